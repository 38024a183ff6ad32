"""The program as a screen reader meets it. The walkers run on Debian's own Python, beside the program."""

import sys
from pathlib import Path

from tests.accessibility.reviewed_library import reviewed_library
from tests.accessibility.walking import walk
from tests.program import Program


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
