"""A plan is handed over by the window and lent to a colleague: every page says who has it, until it is back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from nec_desktop.actions.writer import Writer, keep_writer
from nec_desktop.gui.hand_over_dialog import HandOverDialog
from nec_desktop.gui.theme import Theme
from nec_desktop.plan.lending import LENT, lending
from tests.gui.colleagues import Colleague
from tests.gui.questions import answer_next
from tests.gui.squeezed import squeezed
from tests.gui.windows import Open, desk_of


def test_the_open_plan_is_handed_over_and_lent(
    qtbot: QtBot, theme: Theme, ann: Colleague, ben: Colleague, tmp_path: Path, ann_window: Open
) -> None:
    plan_id = ann.start()
    shown = ann_window()
    theme.set_zoom(200)
    shown.open_plan(plan_id)
    desk = desk_of(qtbot, shown)
    shown.ways.handing_over.hand_over(desk)
    (dialog,) = shown.findChildren(HandOverDialog)
    qtbot.keyClicks(dialog.holder, "Sergeant Example")
    dialog.hand_over(tmp_path / "no folder" / "plan.necplan")
    qtbot.waitUntil(lambda: "is not there" in dialog.said_note.text(), timeout=10000)
    assert desk.session.plan.get(LENT) is None, "a plan is not lent by a file that is not there"
    dialog.hand_over(tmp_path / "plan.necplan")
    qtbot.waitUntil(lambda: "read again and the same as the plan" in dialog.said_note.text(), timeout=10000)
    assert desk.session.plan.get(LENT) == "Sergeant Example"
    qtbot.waitUntil(lambda: not squeezed(dialog))
    dialog.cancel_button.click()
    ben.take(tmp_path / "plan.necplan")
    assert ben.value(plan_id, LENT) == "Sergeant Example"


def test_what_becomes_of_the_file_is_told_before_the_dialog_closes(
    qtbot: QtBot, ann: Colleague, tmp_path: Path, ann_window: Open
) -> None:
    plan_id = ann.start()
    shown = ann_window()
    shown.open_plan(plan_id)
    desk = desk_of(qtbot, shown)
    shown.ways.handing_over.hand_over(desk)
    (dialog,) = shown.findChildren(HandOverDialog)
    qtbot.keyClicks(dialog.holder, "Sergeant Example")
    dialog.hand_over(tmp_path / "no folder" / "plan.necplan")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: "is not there" in dialog.said_note.text(), timeout=10000)
    assert desk.session.to_undo is None, "there is nothing to take back of what did not come about"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_after_the_colleagues_name_asks_where_to_put_the_file(
    qtbot: QtBot,
    ann: Colleague,
    tmp_path: Path,
    ann_window: Open,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "plan.necplan"), ""))
    plan_id = ann.start()
    shown = ann_window()
    shown.open_plan(plan_id)
    shown.ways.handing_over.hand_over(desk_of(qtbot, shown))
    (dialog,) = shown.findChildren(HandOverDialog)
    qtbot.waitUntil(dialog.holder.hasFocus)
    qtbot.keyClicks(dialog.holder, "Sergeant Example")
    qtbot.keyClick(dialog.holder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "read again and the same as the plan" in dialog.said_note.text(), timeout=10000)
    assert (tmp_path / "plan.necplan").exists()


def test_a_plan_that_is_lent_says_so_on_every_page_until_it_is_back(
    qtbot: QtBot, ann: Colleague, ann_window: Open
) -> None:
    plan_id = ann.start()
    shown = ann_window()
    shown.open_plan(plan_id)
    desk = desk_of(qtbot, shown)
    assert not desk.bar.isVisible()
    desk.session.apply(lending("Sergeant Example"))
    for show in (desk.show_home, desk.show_versions, lambda: desk.go_to("methods")):
        show()
        assert desk.bar.isVisible() and "The plan is with Sergeant Example" in desk.bar.words.text()
    assert "Sergeant Example" not in desk.home.notice.text(), "it is said once"
    desk.bar.button.click()
    assert not desk.bar.isVisible() and desk.session.plan.get(LENT) is None
    desk.session.undo()
    assert desk.bar.isVisible()


@pytest.mark.parametrize("opens", [True, False])
def test_a_plan_that_is_lent_is_opened_only_when_that_is_wanted(
    qtbot: QtBot, ann: Colleague, ann_window: Open, opens: bool
) -> None:
    plan_id = ann.start()
    ann.lend(plan_id, "Sergeant Example")
    shown = ann_window()
    asked = answer_next("all the same" if opens else "Leave it closed")
    shown.open_plan(plan_id)
    qtbot.waitUntil(lambda: bool(asked), timeout=10000)
    assert "is with Sergeant Example." in asked[0]
    if opens:
        assert desk_of(qtbot, shown).session.plan.id == plan_id
    else:
        qtbot.waitUntil(lambda: shown.screens.currentWidget() is shown.start)
        assert shown.desk is None


def test_whoever_has_the_plan_is_told_how_to_give_it_back(qtbot: QtBot, ann: Colleague, ann_window: Open) -> None:
    plan_id = ann.start()
    keep_writer(ann.workspace, Writer("Sergeant Example", "Ferndown"))
    ann.lend(plan_id, "Sergeant Example")
    shown = ann_window()
    shown.open_plan(plan_id)
    desk = desk_of(qtbot, shown)
    assert "until you give it back" in desk.bar.words.text() and desk.bar.button.isHidden()
