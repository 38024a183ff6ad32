"""A dialog for files begins where a person keeps files, and not where the program happens to be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog

from nec_desktop.gui.file_places import beside_the_last

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield the home of a person who has not yet been asked for a file."""
    before = QFileDialog().directory()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    QFileDialog().setDirectory(QDir.currentPath())
    yield tmp_path
    QFileDialog().setDirectory(before)


def test_the_first_file_is_proposed_among_the_documents(home: Path) -> None:
    (home / "Documents").mkdir()
    assert Path(beside_the_last("Plan.docx")) == home / "Documents" / "Plan.docx"
    assert Path(beside_the_last()) == home / "Documents"


def test_where_there_are_no_documents_it_is_proposed_at_home(home: Path) -> None:
    assert Path(beside_the_last("Plan.docx")) == home / "Plan.docx"


def test_the_next_file_is_proposed_beside_the_last(home: Path) -> None:
    (home / "Documents").mkdir()
    (home / "Plans").mkdir()
    dialog = QFileDialog()
    dialog.setDirectory(str(home / "Plans"))
    assert Path(beside_the_last("Plan.docx")) == home / "Plans" / "Plan.docx"
    assert Path(beside_the_last()) == home / "Plans"
