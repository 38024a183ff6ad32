"""The program as a screen reader meets it. The walkers run on Debian's own Python, beside the program."""

import os
import subprocess
import sys
from pathlib import Path

from tests.accessibility.reviewed_library import reviewed_library
from tests.display import display
from tests.program import Program

_DEBIANS_PYTHON = "/usr/bin/python3"
_LONGEST = 400
"""Seconds after which a walk is taken to hang."""


def walk(walker: str, *arguments: str | Path) -> None:
    """Let a walker of this package start the program and walk through it, on a bus and a display of its own."""
    walk = [_DEBIANS_PYTHON, "-m", f"tests.accessibility.{walker}", *map(str, arguments)]
    with display() as name:
        environment = {
            **os.environ,
            "DISPLAY": name,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        done = subprocess.run(
            ["dbus-run-session", "--", *walk],
            cwd=Path(__file__).parents[2],
            env=environment,
            capture_output=True,
            text=True,
            timeout=_LONGEST,
            check=False,
        )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-3000:]}"


def test_from_an_empty_library_to_a_document_by_names_and_roles(tmp_path: Path) -> None:
    folder, target = tmp_path / "data", tmp_path / "purbeck.docx"
    walk("journey", target, sys.executable, "-m", "nec_desktop", "--data-dir", folder)
    assert target.read_bytes()[:2] == b"PK"
    program = Program(folder)
    (plan_id,) = (line.split()[0] for line in program.out("list").splitlines())
    kept = program.written(plan_id)
    assert kept["cover/due"] == "2027-02-14"
    assert kept["cover/stage"] == "with-community"
    assert kept["contact/stations"] == "Ask at the front desk in Wareham."
    assert "Police community support officer" in kept.values()
    assert kept["contact/@status"] == "completed"


def test_every_screen_of_the_example_has_names_and_roles_that_say_what_is_there(tmp_path: Path) -> None:
    walk("screens", sys.executable, "-m", "nec_desktop", "--data-dir", tmp_path)


def test_every_screen_of_a_review_has_names_and_roles_that_say_what_is_there(tmp_path: Path) -> None:
    reviewed = reviewed_library(tmp_path)
    program = (sys.executable, "-m", "nec_desktop", "--data-dir", tmp_path, "--plan", reviewed.plan_id)
    walk("review_screens", reviewed.file, *program)
