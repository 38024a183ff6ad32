"""A library in a synced folder is not opened before the person has said where it is to be kept."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from nec_desktop.actions.plans import make_example
from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.place_question import settle_place
from nec_desktop.library.moved import moved_to
from nec_desktop.library.places import accept, danger_of, is_accepted
from nec_desktop.paths import default_data_folder
from tests.gui.questions import answer_next


@pytest.fixture(autouse=True)
def home(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A home of the person’s own, where the program would keep its data unasked."""
    assert qapp
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


def test_the_plans_are_moved_to_this_computer(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive" / "NEC"
    danger = danger_of(folder)
    assert danger
    accept(folder, danger)
    workspace = Workspace(folder)
    with workspace.write() as library:
        plan_id = make_example(workspace, library)
    asked = answer_next("Move them")
    moved = settle_place(folder, danger)
    assert moved == default_data_folder() == moved_to(folder)
    assert "in a folder that OneDrive keeps in step with other computers" in asked[0]
    assert str(moved) in asked[0] and "what was saved can be lost" in asked[0]
    with Workspace(moved).write() as library:
        assert [plan.id for plan in library.plans()] == [plan_id]


def test_who_goes_on_is_asked_once(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    danger = danger_of(folder)
    assert danger
    answer_next("Go on there")
    assert settle_place(folder, danger) == folder
    assert is_accepted(folder, danger)
    with Workspace(folder).write() as library:
        assert library.plans() == []


def test_who_closes_has_changed_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    danger = danger_of(folder)
    assert danger
    answer_next("Close")
    assert settle_place(folder, danger) is None
    assert not folder.exists()


def test_where_there_is_no_better_place_moving_is_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "Google Drive"))
    danger = danger_of(tmp_path / "Dropbox")
    assert danger
    asked = answer_next("Close")
    assert settle_place(tmp_path / "Dropbox", danger) is None
    assert "nec-desktop where --move DIR" in asked[0]
