"""The page that makes the Word document."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QListWidgetItem
from pytestqt.qtbot import QtBot

from nec_desktop.gui.desk import Desk
from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.plan.addresses import MARKING, join
from nec_desktop.plan.edits import add_record
from nec_desktop.plan.plan import SENSITIVE
from nec_desktop.plan.review_code import find_codes
from nec_desktop.plan.review_registers import ROUNDS
from nec_desktop.plan.words import date_words
from nec_desktop.review.rounds import Asked, rounds_of
from tests.gui.keys import give_keyboard
from tests.gui.questions import answer_next
from tests.gui.windows import Open, open_example, page_of
from tests.libreoffice import needs_libreoffice
from tests.word.sample import part


def test_the_document_is_made_from_what_is_chosen(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    desk = open_example(qtbot, open_window())
    desk.show_export()
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    codes = []
    for copy, document, words in ((0, 0, "Review copy"), (1, 0, "Public copy"), (0, 2, "July to September 2026")):
        page.copy.setCurrentIndex(copy)
        page.document.setCurrentIndex(document)
        target = tmp_path / f"{copy}-{document}.docx"
        page.make(target)
        qtbot.waitUntil(page.open_button.isVisible, timeout=30000)
        assert words in page.done_note.text()
        assert target.read_bytes()[:2] == b"PK"
        if copy == 0:
            codes.append(str(next(find_codes(page.done_note.text()))))
    with desk.session.jobs.workspace.read() as library:
        kept = [library.snapshot(entry.id) for entry in library.snapshots(desk.session.plan.id)]
    assert [snapshot.entry.document for snapshot in kept] == ["", str(page.document.itemData(2))]
    assert [snapshot.sent and snapshot.sent.code for snapshot in kept] == codes, "each review copy that was made"


def test_a_public_copy_says_what_stands_in_the_way(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    desk = open_example(qtbot, open_window())
    desk.session.put(join("profile", MARKING), SENSITIVE)
    desk.show_export()
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    page.copy.setCurrentIndex(1)
    assert "1 thing stands in the way" in page.findings_note.text()
    page.make(tmp_path / "public.docx")
    qtbot.waitUntil(page.done_note.isVisible, timeout=10000)
    assert "OFFICIAL-SENSITIVE" in page.done_note.text()
    assert not (tmp_path / "public.docx").exists()
    page.to_check.setCurrentRow(0)
    page.to_check.itemActivated.emit(page.to_check.item(0))
    assert page_of(desk).shown.address == "profile"
    assert desk.export_button.text().replace("&", "") == "Back to the check"
    qtbot.mouseClick(desk.export_button, Qt.MouseButton.LeftButton)
    assert page.isVisible() and page.to_check.currentRow() == 0
    assert desk.export_button.text().replace("&", "") == "Create a Word document"


def test_what_was_found_while_another_page_was_shown_is_there_when_one_comes_back(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_example(qtbot, open_window())
    desk.show_export()
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    missing = "Error: “The area in brief” is not yet written."
    assert not _lines(page, missing)
    desk.show_home()
    desk.session.put("profile/description", None)
    desk.session.check()
    desk.show_export()
    assert len(_lines(page, missing)) == 1


def test_what_was_made_is_at_hand_also_where_no_program_opens_it(
    qtbot: QtBot, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    window = open_window()
    page = _shown(open_example(qtbot, window))
    give_keyboard(qtbot, window)
    page.document.setCurrentIndex(1)
    page.make(tmp_path / "copy.docx")
    qtbot.waitUntil(lambda: page.open_button.isVisible() and page.open_button.hasFocus(), timeout=30000)
    qtbot.keyClick(page.open_button, Qt.Key.Key_Return)
    assert page.done_note.text() == f"No program opens {tmp_path / 'copy.docx'}. Open it from your file manager."
    assert page.open_button.hasFocus(), "a second Enter sends nothing"
    qtbot.keyClick(page.open_button, Qt.Key.Key_Tab)
    assert page.folder_button.hasFocus()


def test_a_plan_is_published_from_the_window(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    desk = open_example(qtbot, open_window())
    desk.show_export()
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    assert not page.publish.isVisible()
    page.copy.setCurrentIndex(1)
    page.publish.click()
    assert page.create_button.text().replace("&", "") == "Publish and create public copy in Word"
    page.document.setCurrentIndex(1)
    assert not page.publish.isVisible() and not page.publishes
    page.document.setCurrentIndex(0)
    page.make(tmp_path / "published.docx")
    qtbot.waitUntil(page.open_button.isVisible, timeout=30000)
    assert "The plan’s stage is now Published, and what went out is kept." in page.done_note.text()
    assert desk.session.plan.stage == "published"
    desk.session.finish_saving()
    with desk.session.jobs.workspace.read() as library:
        assert [entry.kind for entry in library.snapshots(desk.session.plan.id)] == ["published"]
        assert library.find(desk.session.plan.id).stage == "published"
    desk.show_home()
    assert f"Stage: Published on {date_words(desk.session.today)}" in desk.home.plan_note.text()


def test_the_page_says_that_no_marking_is_chosen_as_the_front_page_does(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    page = _shown(desk)
    assert page.copy_note.text().endswith("Marking on every page: OFFICIAL.")
    desk.session.put("cover/marking", None)
    desk.session.check()
    words = "Marking on every page: OFFICIAL (“Security marking” is not yet chosen)."
    qtbot.waitUntil(lambda: page.copy_note.text().endswith(words))


@pytest.mark.parametrize("stage", ["drafting", "published"])
def test_the_page_says_of_the_draft_mark_what_the_file_says(
    qtbot: QtBot, open_window: Open, tmp_path: Path, stage: str
) -> None:
    desk = open_example(qtbot, open_window())
    desk.session.put("cover/stage", stage)
    page = _shown(desk)
    page.document.setCurrentIndex(1)  # a quarter's update has a few pages
    page.make(tmp_path / "copy.docx")
    qtbot.waitUntil(page.open_button.isVisible, timeout=30000)
    is_draft = stage == "drafting"
    assert ("DRAFT review copy" in part(tmp_path / "copy.docx")) == is_draft
    assert (" Marked DRAFT." in page.copy_note.text()) == is_draft
    assert ("Not marked DRAFT: the plan’s stage is Published." in page.copy_note.text()) != is_draft


def test_before_a_plan_is_published_an_open_round_is_told_and_asked_about_once(
    qtbot: QtBot, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_example(qtbot, open_window())
    page = _shown(desk)
    page.make(tmp_path / "sent.docx", Asked("opcc", ("Panel chair",)))
    qtbot.waitUntil(page.open_button.isVisible, timeout=30000)
    (sent,) = rounds_of(desk.session.plan)
    told = f"The review round “{sent.title}” is still open. Nothing has come back yet from Panel chair."
    page.copy.setCurrentIndex(1)
    assert not _lines(page, told), "a public copy that is not published leaves the round as it is"
    page.publish.click()
    (line,) = _lines(page, told)
    assert line.text().startswith("Warning: ")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_about: (str(tmp_path / "public.docx"), ""))
    asked = answer_next("Do not publish yet")
    page.create_button.click()
    assert told in asked[0] and not page.cancel_button.isVisible() and desk.session.plan.stage == "with-opcc"
    asked = answer_next("Publish all the same")
    page.create_button.click()
    qtbot.waitUntil(page.open_button.isVisible, timeout=30000)
    assert desk.session.plan.stage == "published" and len(asked) == 1
    assert [found.is_open for found in rounds_of(desk.session.plan)] == [True], "to publish closes nothing"
    page.to_check.itemActivated.emit(_lines(page, told)[0])
    assert desk.home.isVisible(), "where it is closed"


def test_an_open_round_of_an_update_is_told_where_the_update_goes_out_and_not_where_the_plan_does(
    qtbot: QtBot, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_example(qtbot, open_window())
    page = _shown(desk)
    page.document.setCurrentIndex(2)
    page.make(tmp_path / "sent.docx", Asked("smt", ("Superintendent",)))
    qtbot.waitUntil(page.open_button.isVisible, timeout=30000)
    told = "Nothing has come back yet from Superintendent."
    assert not _lines(page, told), "a review copy goes to reviewers, and not to the public"
    for copy, document, publishes, lines in ((1, 0, True, 0), (1, 1, False, 0), (1, 2, False, 1), (2, 2, False, 1)):
        page.copy.setCurrentIndex(copy)
        page.document.setCurrentIndex(document)
        page.publish.setChecked(publishes)
        assert (page.publishes, len(_lines(page, told))) == (publishes, lines), (copy, document)
    page.copy.setCurrentIndex(1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_about: (str(tmp_path / "public.docx"), ""))
    asked = answer_next("Do not make it yet")
    page.create_button.click()
    assert told in asked[0] and not page.cancel_button.isVisible()
    asked = answer_next("Make it all the same")
    page.create_button.click()
    qtbot.waitUntil(page.open_button.isVisible, timeout=30000)
    assert (tmp_path / "public.docx").is_file() and len(asked) == 1


def _shown(desk: Desk) -> ExportPage:
    desk.show_export()
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    return page


def _lines(page: ExportPage, words: str) -> list[QListWidgetItem]:
    return page.to_check.findItems(words, Qt.MatchFlag.MatchContains)


def test_what_a_copy_does_not_have_is_not_asked_for_and_comes_back_as_it_was(example: MainWindow) -> None:
    page = _export_page(example)
    assert example.session
    example.session.apply(add_record(example.session.plan, ROUNDS, {"title": "A first look"}))
    page.prompts.setChecked(False)
    page.annexes.setChecked(False)

    def asked() -> set[str]:
        ticks = {"prompts": page.prompts, "last round": page.last_round, "annexes": page.annexes, "pdf": page.as_pdf}
        return {name for name, tick in ticks.items() if tick.isVisible()}

    for row, wanted in (
        (0, {"prompts", "last round", "annexes", "pdf"}),
        (1, {"annexes", "pdf"}),
        (2, {"annexes"}),
        (0, {"prompts", "last round", "annexes", "pdf"}),
    ):
        page.copy.setCurrentIndex(row)
        example.session.check()
        assert asked() == wanted
    assert not page.prompts.isChecked() and not page.annexes.isChecked() and page.last_round.isChecked()


def test_a_stopped_document_leaves_nothing_behind(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    desk = open_example(qtbot, open_window())
    desk.show_export()
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    folder = tmp_path / "out"
    folder.mkdir()
    page.make(folder / "plan.docx")
    page.cancel_button.click()
    qtbot.waitUntil(page.done_note.isVisible, timeout=30000)
    assert "Stopped" in page.done_note.text()
    assert list(folder.iterdir()) == []


# -- PDF


def _export_page(window: MainWindow) -> ExportPage:
    assert window.desk
    window.desk.show_export()
    page = window.desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    return page


@needs_libreoffice
def test_a_pdf_is_made_beside_the_document_by_keyboard(qtbot: QtBot, example: MainWindow, tmp_path: Path) -> None:
    page = _export_page(example)
    page.document.setCurrentIndex(2)
    page.as_pdf.setFocus()
    qtbot.keyClick(page.as_pdf, Qt.Key.Key_Space)
    page.make(tmp_path / "update.docx")
    qtbot.waitUntil(page.open_button.isVisible, timeout=60000)
    assert page.done_note.text().endswith("The PDF is beside it: update.pdf")
    assert (tmp_path / "update.pdf").read_bytes().startswith(b"%PDF-")


@needs_libreoffice
def test_a_pdf_that_cannot_be_made_is_said_and_the_document_kept(
    qtbot: QtBot, example: MainWindow, tmp_path: Path
) -> None:
    page = _export_page(example)
    page.document.setCurrentIndex(2)
    page.as_pdf.setChecked(True)
    (tmp_path / "update.pdf").mkdir()
    page.make(tmp_path / "update.docx")
    qtbot.waitUntil(page.open_button.isVisible, timeout=60000)
    said = page.done_note.text()
    assert "made and compared with the plan" in said and "The PDF was not made." in said and "is a folder" in said
    assert (tmp_path / "update.docx").is_file()


def test_without_libreoffice_the_page_says_why_there_is_no_pdf(
    example: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    page = _export_page(example)
    assert not page.as_pdf.isEnabled() and "needs LibreOffice, which is not installed" in page.as_pdf.text()
    assert "libreoffice.org" in page.as_pdf.toolTip()


# -- web page


def test_a_public_copy_becomes_a_web_page_from_the_keyboard(
    qtbot: QtBot, example: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _export_page(example)
    page.copy.setFocus()
    qtbot.keyClick(page.copy, Qt.Key.Key_End)
    assert page.create_button.text().replace("&", "") == "Create public copy as a web page"
    assert page.as_pdf.isHidden() and page.prompts.isHidden()
    asked: list[str] = []

    def choose(_parent: object, title: str, proposed: str, files: str) -> tuple[str, str]:
        asked.extend((title, Path(proposed).name, files))
        assert Path(proposed).is_absolute() and Path(proposed).parent != Path.cwd(), "a file goes among a person’s own"
        return str(tmp_path / "plan"), files

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.create_button.setFocus()
    qtbot.keyClick(page.create_button, Qt.Key.Key_Space)
    qtbot.waitUntil(page.open_button.isVisible, timeout=60000)
    assert asked == ["Create the web page", "East Dorset public copy.html", "Web page (*.html)"]
    assert "Public copy of East Dorset" in page.done_note.text()
    assert page.open_button.text().replace("&", "") == "Open in the browser"
    assert (tmp_path / "plan.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_what_stands_in_the_way_of_a_public_copy_stands_in_the_way_of_the_web_page(
    qtbot: QtBot, example: MainWindow, tmp_path: Path
) -> None:
    page = _export_page(example)
    assert example.desk
    example.desk.session.put(join("profile", MARKING), SENSITIVE)
    page.copy.setCurrentIndex(2)
    assert "1 thing stands in the way" in page.findings_note.text()
    page.make(tmp_path / "plan.html")
    qtbot.waitUntil(page.done_note.isVisible, timeout=10000)
    assert "OFFICIAL-SENSITIVE" in page.done_note.text() and not list(tmp_path.glob("*.html"))
