"""LibreOffice is found, run on one file, and ended: whatever happens, nothing runs on and a sentence says what it was."""

from pathlib import Path

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.libreoffice import find_libreoffice, not_installed, pdf_of
from tests.library.machine import small_disk
from tests.libreoffice import has_ended, needs_libreoffice, running, word_file
from tests.small_plan import refusal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for the run alone."""
    path = tmp_path / "run"
    path.mkdir()
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A Word file, with a name that needs care."""
    return word_file(tmp_path / "Plän of “East” #1.docx")


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in the place of LibreOffice: one that fails as a broken installation does."""
    path = folder / "bin" / "soffice"
    path.parent.mkdir()
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{path.parent}:/usr/bin:/bin")


@needs_libreoffice
def test_a_pdf_is_made_and_the_persons_own_profile_is_not_touched(
    source: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    made = pdf_of(source, folder)
    assert made.parent == folder and made.read_bytes().startswith(b"%PDF-")
    assert not [path for path in home.rglob("*") if "office" in path.name.lower()]
    assert has_ended(folder)


@needs_libreoffice
def test_it_is_ended_with_all_that_it_started_when_it_is_stopped(source: Path, folder: Path) -> None:
    def tick() -> None:
        if (folder / "profile").is_dir():  # LibreOffice itself runs, not only what starts it
            assert running(folder)
            raise RefusedError("Stopped.")

    assert refusal(RefusedError, lambda: pdf_of(source, folder, tick)) == "Stopped."
    assert has_ended(folder)


def test_it_is_ended_when_it_takes_too_long(folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(folder, f"/bin/sleep 1000 # {folder}", monkeypatch)
    said = refusal(RefusedError, lambda: pdf_of(source, folder, longest=0.1))
    assert "was not ready after 0 minutes, so it was stopped" in said
    assert has_ended(folder)


def test_without_it_a_sentence_says_how_to_get_it(folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    if find_libreoffice() is None:  # else it lies in a place of its own, which is looked at too
        assert refusal(RefusedError, lambda: pdf_of(source, folder)) == not_installed()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo 'cannot open display' >&2; exit 77", "(exit code 77) without making the PDF"),
        ("echo 'cannot open display' >&2; exit 77", "Its last words: cannot open display"),
        ("exit 0", "(exit code 0) without making the PDF"),
        ("kill -SEGV $$", "(exit code -11) without making the PDF"),
    ],
    ids=["fails", "what it said", "makes nothing", "crashes"],
)
def test_a_crash_is_told(folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch, script: str, words: str) -> None:
    program(folder, script, monkeypatch)
    assert words in refusal(RefusedError, lambda: pdf_of(source, folder))


def test_a_program_that_cannot_be_started_is_told(folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(folder, "", monkeypatch)
    (folder / "bin" / "soffice").write_bytes(b"\x7fELF but not really")
    assert "LibreOffice could not be started" in refusal(RefusedError, lambda: pdf_of(source, folder))


@needs_libreoffice
def test_a_file_that_it_cannot_read_is_told(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    assert "without making the PDF" in refusal(RefusedError, lambda: pdf_of(broken, folder))


@needs_libreoffice
def test_a_full_disk_is_told(source: Path) -> None:
    with small_disk("1m") as disk:
        with disk.left(160_000 if disk.is_mounted else 2000):
            said = refusal(RefusedError, lambda: pdf_of(source, disk.path))
        full = "is full, so no PDF could be made. Make room and try again."
        assert (full if disk.is_mounted else "PDF") in said
        assert not running(disk.path)
