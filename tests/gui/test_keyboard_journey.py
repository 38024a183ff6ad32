"""The whole journey by real keys: from an empty library to a Word document, in the program as it is started."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.display import display

SECONDS = 30
"""A step that has not come about by then has failed."""


class Person:
    """Somebody at the keyboard of a program's windows."""

    def __init__(self, display: str, program: "subprocess.Popen[bytes]") -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self._program = program

    def looks_at(self, title: str) -> None:
        """Wait for a window of that title and give it the keyboard, as a window manager does."""
        _wait_for(lambda: self._windows(title), f"a window “{title}”")
        self._do("windowfocus", "--sync", self._windows(title)[-1])

    def presses(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            time.sleep(0.15)  # a person is slower

    def types(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "15", text)

    def _windows(self, title: str) -> list[str]:
        assert self._program.poll() is None, "the program has ended"
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout.split()

    def _do(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self._environment, check=True, capture_output=True)


def _wait_for(reached: Callable[[], Any], what: str) -> Any:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if found := reached():
            return found
        time.sleep(0.1)
    raise AssertionError(f"{what} did not come within {SECONDS} seconds")


def _command(folder: Path, *words: str) -> Any:
    """Return what a command prints as JSON; reading is allowed while a window is open."""
    command = [sys.executable, "-m", "nec_desktop", *words, "--json", "--data-dir", str(folder)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _value(folder: Path, plan: str, address: str) -> str:
    return next((row["value"] for row in _command(folder, "show", plan) if row["address"] == address), "")


def test_from_an_empty_library_to_a_document_by_keys_alone(tmp_path: Path) -> None:
    folder, target = tmp_path / "data", tmp_path / "purbeck.docx"
    with display() as name:
        environment = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        program = subprocess.Popen([sys.executable, "-m", "nec_desktop", "--data-dir", str(folder)], env=environment)
        try:
            person = Person(name, program)
            person.looks_at("NEC Desktop")
            _wait_for((folder / "library.db").exists, "the library")
            time.sleep(0.5)
            person.presses("Return")  # Start a new plan
            person.types("Purbeck")
            person.presses("Return", "Return", "Return")  # area; period; outline and standards
            (entry,) = _wait_for(lambda: _command(folder, "list"), "the plan")
            assert entry["area"] == "Purbeck"

            person.looks_at("Purbeck.* - NEC Desktop")
            person.presses("Return", "ctrl+Next", "ctrl+Next")  # the cover; introduction; area profile
            person.types("Heath and coast.")
            _wait_for(lambda: "Heath" in _value(folder, entry["id"], "profile/description"), "the saved text")

            person.presses("ctrl+e", "alt+r")  # Create a Word document; Only create the file
            person.looks_at("Create the Word document")
            person.types(str(target))
            person.presses("Return")
            _wait_for(target.exists, "the document")

            person.looks_at("Purbeck.* - NEC Desktop")
            person.presses("ctrl+q")
            assert program.wait(SECONDS) == 0
        finally:
            program.kill()
            program.wait()
    assert target.read_bytes()[:2] == b"PK"
    assert _value(folder, entry["id"], "profile/description") == "Heath and coast."
