"""Let a walker of this package, which runs on Debian's own Python, walk through the program."""

import os
import subprocess
from pathlib import Path

from tests.display import display

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
