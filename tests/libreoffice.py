"""LibreOffice in tests: a Word file for it, and what is left of it afterwards."""

import time
from pathlib import Path

import pytest
from docx import Document

from nec_desktop.actions.libreoffice import find_libreoffice

needs_libreoffice = pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")


def word_file(path: Path, words: str = "Words of a document.") -> Path:
    """Write a Word file of one paragraph."""
    document = Document()
    document.add_paragraph(words)
    document.save(str(path))
    return path


def running(folder: Path) -> list[str]:
    """Return the command lines of what still runs with `folder` among its arguments."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdecimal():
            try:
                line = (process / "cmdline").read_text(encoding="utf-8", errors="replace")
            except OSError:  # it has ended meanwhile
                continue
            if str(folder) in line:
                found.append(line.replace("\0", " "))
    return found


def has_ended(folder: Path, seconds: float = 10) -> bool:
    """Say whether nothing runs any more with `folder` among its arguments; what was killed takes a moment to go."""
    until = time.monotonic() + seconds
    while running(folder):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
