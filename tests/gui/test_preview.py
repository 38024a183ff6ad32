"""The preview: pages as they will be, made anew while one writes; flowing text without LibreOffice; stopped on closing."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from nec_desktop.actions.pdf_pages import Place
from nec_desktop.document.profile import CopyProfile
from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.preview_maker import PreviewMaker
from nec_desktop.gui.preview_window import PreviewWindow, moved
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import MARKING, join
from nec_desktop.plan.plan import SENSITIVE
from nec_desktop.plan.richtext import from_plain
from tests.gui.keys import give_keyboard
from tests.gui.windows import page_of
from tests.libreoffice import needs_libreoffice, running

LONG = 90_000
"""Milliseconds in which LibreOffice is ready even on a machine that has much else to do."""
UPDATE = "quarterly-update/2026-07"


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, of this test alone."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def preview(
    qtbot: QtBot, session: PlanSession, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PreviewWindow]:
    """The preview of the small plan, without anything asked of it yet."""
    monkeypatch.setattr(PreviewMaker, "PAUSE", 50)
    beside = QWidget()
    qtbot.addWidget(beside)
    opened = PreviewWindow(session, beside)
    opened.show()
    qtbot.waitExposed(opened)
    yield opened
    if isValid(opened):  # type: ignore[no-untyped-call] # its stub gives no types
        opened.close()
    qtbot.waitUntil(lambda: not running(scratch), timeout=LONG)


def _words(preview: PreviewWindow) -> str:
    """Return what the pages say; nothing where there are none."""
    pages = preview.pages.shown
    return "\n".join(pages.text(n) for n in range(len(pages.sizes))) if pages else ""


@pytest.fixture
def without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which LibreOffice is not installed."""
    monkeypatch.setenv("PATH", str(tmp_path))


# -- by keyboard, in the window


@needs_libreoffice
def test_ctrl_p_shows_the_pages_of_what_one_writes_and_keys_move_in_them(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    give_keyboard(qtbot, example)
    example.desk.go_to("quarters/2026-07/business-update")
    qtbot.keyClick(example, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = example.preview.window
    assert preview and preview.document.currentData() == UPDATE
    qtbot.waitUntil(lambda: preview.pages.count > 1, timeout=LONG)
    assert preview.made_note.text().startswith("Made ")
    give_keyboard(qtbot, preview)
    assert QApplication.focusWidget() is preview.pages
    qtbot.keyClick(preview.pages, Qt.Key.Key_End)
    last = preview.pages.count
    assert preview.page_note.text() == f"Page {last} of {last}"
    qtbot.keyClick(preview.pages, Qt.Key.Key_Home)
    assert preview.page_note.text() == f"Page 1 of {last}"
    qtbot.keyClick(preview.pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom_note.text() == "125 %"
    qtbot.keyClick(preview.pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom_note.text() == "100 %"
    with qtbot.waitSignal(preview.destroyed):
        qtbot.keyClick(preview.pages, Qt.Key.Key_Escape)
    assert example.preview.window is None


@pytest.mark.usefixtures("without_libreoffice")
def test_the_export_page_shows_the_copy_and_document_that_are_chosen_there(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.show_export()
    page = example.desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    page.document.setCurrentIndex(page.document.findData(UPDATE))
    page.copy.setCurrentIndex(1)
    page.preview_button.click()
    preview = example.preview.window
    assert preview
    qtbot.waitUntil(preview.flowing.isVisible, timeout=LONG)
    assert (preview.document.currentData(), preview.copy.currentData()) == (UPDATE, "public")
    qtbot.waitUntil(lambda: "Public copy" in preview.flowing.toPlainText(), timeout=LONG)
    example.show_start()
    assert example.preview.window is None, "it goes with the plan"


@pytest.mark.usefixtures("without_libreoffice")
def test_the_flowing_preview_goes_where_one_writes(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.go_to("profile")
    example.preview.show()
    preview = example.preview.window
    assert preview
    qtbot.waitUntil(lambda: preview.flowing.verticalScrollBar().value() > 0, timeout=LONG)
    before = preview.flowing.verticalScrollBar().value()
    example.desk.go_to("events")
    qtbot.waitUntil(lambda: preview.flowing.verticalScrollBar().value() > before)


@needs_libreoffice
def test_the_preview_of_a_quarters_update_opens_where_one_writes(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.go_to("quarters/2026-07/contacts")
    example.preview.show()
    preview = example.preview.window
    assert preview and preview.document.currentData() == UPDATE
    qtbot.waitUntil(lambda: preview.pages.count > 1, timeout=LONG)
    assert preview.pages.page > 0, "not the first page"


# -- made anew


@needs_libreoffice
def test_what_is_written_while_pages_are_made_is_on_those_made_next(
    qtbot: QtBot, session: PlanSession, preview: PreviewWindow
) -> None:
    preview.show_document("", CopyProfile(), "profile")
    session.put("profile/description", from_plain("The first words."))
    qtbot.waitUntil(lambda: preview.pages.count > 0, timeout=LONG)
    session.put("profile/description", from_plain("The zebra crossing."))
    with qtbot.waitSignal(preview.maker.working, check_params_cb=lambda working: working, timeout=LONG):
        assert preview.pages.count > 0, "the old pages stay until the new ones are there"
    session.put("profile/description", from_plain("The yellow bridge."))
    assert preview.made_note.text() == "Being made anew …"
    qtbot.waitUntil(lambda: "The yellow bridge." in _words(preview), timeout=LONG)
    qtbot.waitUntil(lambda: preview.made_note.text().startswith("Made "), timeout=LONG)


@needs_libreoffice
def test_another_copy_takes_the_place_of_what_is_being_made(
    qtbot: QtBot, preview: PreviewWindow, scratch: Path
) -> None:
    preview.show_document("", CopyProfile(), "")
    qtbot.waitUntil(lambda: bool(running(scratch)), timeout=LONG)
    preview.copy.setCurrentIndex(1)
    qtbot.waitUntil(lambda: preview.pages.count > 0, timeout=LONG)
    assert "Public copy" in _words(preview) and "DRAFT for review" not in _words(preview)


@needs_libreoffice
def test_closing_the_window_ends_libreoffice(qtbot: QtBot, preview: PreviewWindow, scratch: Path) -> None:
    preview.show_document("", CopyProfile(), "")
    qtbot.waitUntil(lambda: bool(running(scratch)), timeout=LONG)
    preview.close()
    qtbot.waitUntil(lambda: not running(scratch), timeout=LONG)
    qtbot.waitUntil(lambda: not list(scratch.iterdir()), timeout=LONG)


# -- without pages


@pytest.mark.usefixtures("without_libreoffice")
def test_without_libreoffice_the_document_flows_and_says_so(
    qtbot: QtBot, session: PlanSession, preview: PreviewWindow
) -> None:
    preview.show_document("", CopyProfile(), "")
    qtbot.waitUntil(preview.flowing.isVisible, timeout=LONG)
    assert preview.notice.text().startswith("Page breaks, page numbers and the look will differ")
    assert "LibreOffice is not installed here" in preview.notice.text()
    assert session.plan.area in preview.flowing.toPlainText() and not preview.pages.isVisible()
    session.put("profile/description", from_plain("The zebra crossing."))
    qtbot.waitUntil(lambda: "The zebra crossing." in preview.flowing.toPlainText(), timeout=LONG)


@pytest.mark.usefixtures("without_libreoffice")
def test_a_refused_public_copy_shows_what_stands_in_the_way(
    qtbot: QtBot, session: PlanSession, preview: PreviewWindow
) -> None:
    session.put(join("profile", MARKING), SENSITIVE)
    preview.show_document("", CopyProfile("public"), "")
    qtbot.waitUntil(preview.in_the_way.isVisible, timeout=LONG)
    assert "1 thing stands in the way" in preview.notice.text()
    assert [preview.in_the_way.item(row).text() for row in range(preview.in_the_way.count())] == [
        "In the way: The section “Area profile” is marked OFFICIAL-SENSITIVE."
    ]
    session.undo()
    qtbot.waitUntil(lambda: "Public copy" in preview.flowing.toPlainText(), timeout=LONG)
    assert preview.flowing.isVisible() and not preview.in_the_way.isVisible()
    assert "in the way" not in preview.notice.text()


@pytest.mark.usefixtures("without_libreoffice")
def test_what_stands_in_the_way_leads_to_where_it_is_mended(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    session = example.desk.session
    session.put(join("profile", MARKING), SENSITIVE)
    example.desk.show_export()
    page = example.desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    page.copy.setCurrentIndex(1)
    page.preview_button.click()
    preview = example.preview.window
    assert preview
    qtbot.waitUntil(preview.in_the_way.isVisible, timeout=LONG)
    give_keyboard(qtbot, preview)
    assert QApplication.focusWidget() is preview.in_the_way, "with the keyboard, since there are no pages"
    qtbot.keyClick(preview.in_the_way, Qt.Key.Key_Down)
    qtbot.keyClick(preview.in_the_way, Qt.Key.Key_Return)
    assert page_of(example.desk).shown.address == "profile"
    qtbot.waitUntil(example.isActiveWindow)
    assert preview.isVisible()
    session.put(join("profile", MARKING), None)
    qtbot.waitUntil(lambda: "Public copy" in preview.flowing.toPlainText(), timeout=LONG)


# -- the place


def test_a_place_keeps_its_distance_from_its_section() -> None:
    before = {"a": Place(1, 0.5), "b": Place(4, 0.25)}
    after = {"a": Place(1, 0.5), "b": Place(6, 0.5)}
    assert moved(Place(5, 0.25), before, after) == Place(7, 0.5)
    assert moved(Place(2, 0.0), before, after) == Place(2, 0.0)
    assert moved(Place(0, 0.5), before, after) == Place(0, 0.5), "before the first section"
    assert moved(Place(5, 0.0), before, {"a": Place(2, 0.5)}) == Place(6, 0.0), "the section is not there any more"


def test_a_change_after_the_preview_is_gone_asks_nothing_of_it(qtbot: QtBot, session: PlanSession) -> None:
    beside = QWidget()
    maker = PreviewMaker(session, beside)
    beside.deleteLater()
    qtbot.waitUntil(lambda: not isValid(maker))  # type: ignore[no-untyped-call] # as above
    session.put("cover/title", "Another title")
    assert session.plan.title == "Another title"
