"""Pictures of every screen, light, dark and in high contrast, at 100 and 150 %, and with text at 200 %.

python -m tests.screens FOLDER (under a display).
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.about_window import AboutWindow
from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.go_to import GoTo
from nec_desktop.gui.help_window import HelpWindow
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.month_view import MonthView
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.remembered import Remembered
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.gui.theme import STYLE, apply_theme
from nec_desktop.gui.versions_page import VersionsPage
from tests.high_contrast import HIGH_CONTRAST, show_in_contrast
from tests.review.edited_copy import EditedCopy, Who
from tests.screens_kept import KeptScreens
from tests.word.sources import force_template

SIZE = (1366, 768)
"""Pixels of a small laptop's screen; at 150 % a window of the same pixels shows two thirds as much."""

PASTED = """Date\tEvent\tStart\tWhere\tNeighbourhood\tWeather
14/7/2026\tPolice surgery\t10am\tThe Hub\tVerwood\tdry
31/2/2026\tStall at the market\thalf ten\tMarket place\tAtlantis\twet
3 Sept\tCoffee morning\t10.30\tWest Moors library\tVerwood, Ferndown\tdry"""
"""Rows as a spreadsheet copies them, some of which cannot be read."""
_BOTH = ("light", "dark")
_EVERY = (*_BOTH, *HIGH_CONTRAST)


def main(folder: Path) -> None:
    """Take all pictures, each scale and scheme in a process of its own, since Qt reads both when it starts."""
    for scale, zoom, schemes in (
        ("1", "100", _EVERY),
        ("1.5", "100", _BOTH),
        ("1", "200", ("light",)),
        ("1.5", "150", ("light",)),
    ):
        for scheme in schemes:
            environment = {**os.environ, "QT_SCALE_FACTOR": scale}
            command = [sys.executable, "-m", "tests.screens", str(folder), scheme, scale, zoom]
            subprocess.run(command, check=True, env=environment)


def take(folder: Path, scheme: str, scale: float, zoom: int) -> None:
    """Walk through the screens of the example plan and keep a picture of each."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([*sys.argv[:1], *STYLE])
    theme = apply_theme(application, Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light)
    if scheme in HIGH_CONTRAST:
        show_in_contrast(application, theme, HIGH_CONTRAST[scheme])
    suffix = f"{scheme}{'' if scale == 1 else '-150'}{'' if zoom == 100 else f'-text-{zoom}'}.png"

    def keep(name: str, widget: QWidget) -> None:
        until(lambda: all(page.is_whole for page in widget.findChildren(SectionPage) if page.isVisible()))
        _wait(200)
        widget.grab().save(str(folder / f"{name}-{suffix}"))

    def until(reached: Callable[[], object]) -> None:
        for _ in range(600):
            if reached():
                return
            _wait(50)
        told = [box.text() for box in application.topLevelWidgets() if isinstance(box, QMessageBox)]
        raise SystemExit(f"A screen did not appear. {' '.join(told)}")

    with tempfile.TemporaryDirectory() as data:
        remembered = Remembered(Path(data))
        remembered.zoom = zoom
        remembered.write()
        jobs = Jobs(Workspace(Path(data)))
        window = MainWindow(jobs)
        window.resize(int(SIZE[0] / scale), int(SIZE[1] / scale))
        window.show()
        until(window.start.empty_note.isVisible)
        keep("start-empty", window)
        window.show_new()
        window.new_plan.area.setText("East Dorset")
        for number in range(3):
            keep(f"new-{number + 1}", window)
            window.new_plan.next_button.click()
        until(lambda: window.desk)
        assert window.desk
        keep("home-new", window)
        window.desk.go_to("profile")
        keep("section-empty", window)
        window.show_example()
        until(
            lambda: (
                window.desk
                and window.desk.session.plan.text("cover/area") == "East Dorset"
                and len(window.desk.session.plan.values) > 999
            )
        )
        desk = window.desk
        assert desk
        for name, address in (
            ("home", ""),
            ("cover", "cover"),
            ("introduction", "introduction"),
            ("profile", "profile/statistics"),
            ("section", "standards/publicise-events"),
            ("standards", "standards/summary"),
            ("calendar", "events"),
            ("measures", "measures"),
            ("quarter", "quarters/2026-07/business-update"),
        ):
            if address:
                desk.go_to(address)
            else:
                desk.show_home()
            keep(name, window)
        for number, name in ((1, "examples"), (2, "evidence"), (3, "checks")):
            desk.go_to("standards/publicise-events")
            desk.side.setCurrentIndex(number)
            keep(f"side-{name}", window)
        desk.show_export()
        keep("export", window)
        _keep_look(desk.pages.currentWidget(), Path(data), keep, until)
        _keep_preview(window, keep, until)
        _keep_review(window, Path(data), keep, until)
        desk.go_to("events")
        table = desk.pages.currentWidget().findChild(RegisterTable)
        assert isinstance(table, RegisterTable)

        table.open_record(desk.session.plan.record_ids("events")[0])
        form = window.findChild(RecordForm)
        assert isinstance(form, RecordForm)
        keep("record", form)
        form.reject()
        _keep_registers(table, desk.pages.currentWidget(), window, keep)
        _keep_helpers(window, keep)
        window.show_start()
        until(window.start.continue_button.isVisible)
        keep("start", window)
        window.show_example()
        until(lambda: window.desk)
        KeptScreens(window, Path(data), keep, until).take()
        window.close()
        jobs.close()


def _keep_preview(
    window: MainWindow, keep: Callable[[str, QWidget], None], until: Callable[[Callable[[], object]], None]
) -> None:
    """Keep pictures of the preview: its pages, where LibreOffice is installed, and as flowing text."""
    assert window.desk
    window.desk.go_to("quarters/2026-07/business-update")
    window.preview.show()
    preview = window.preview.window
    assert preview
    until(lambda: preview.pages.count or preview.flowing.isVisible())
    _wait(500)  # the pictures of the pages come one by one
    keep("preview", preview)
    preview.as_text.setChecked(True)
    until(preview.flowing.isVisible)
    keep("preview-text", preview)
    preview.close()


def _keep_review(
    window: MainWindow,
    folder: Path,
    keep: Callable[[str, QWidget], None],
    until: Callable[[Callable[[], object]], None],
) -> None:
    """Keep pictures of the review desk: before anything was sent, and with a copy that was taken in, and its report."""
    desk = window.desk
    assert desk
    desk.show_review()
    keep("review-empty", window)
    desk.show_export()
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    sending = page.send()
    sending.reviewers.setPlainText("Chair of the panel\nMember of the panel")
    keep("send", sending)
    sending.file.setText(str(folder / "sent.docx"))
    sending.accept()
    until(page.open_button.isVisible)
    keep("sent", window)
    copy, ada = EditedCopy(folder / "sent.docx"), Who("Chair of the panel")
    for words, others in (("former district", "old district"), ("own their home outright", "own their homes")):
        copy.insert_after(copy.delete(copy.paragraph(words), words, ada), others, ada)
    for prompt in ("Choose a grade", "Write here"):
        words = "Good" if prompt == "Choose a grade" else "Say how long before each event it is advertised."
        copy.insert_after(copy.delete(copy.paragraph(prompt), prompt, ada), words, ada)
    dialog = desk.taking_in.take([copy.save(folder / "From the panel.docx")])
    until(dialog.review_button.isVisible)
    keep("take-in", dialog)
    dialog.review_button.click()
    until(lambda: desk.reviews.returns)
    keep("review", window)
    files = desk.taking_in.show_files()
    keep("files-taken-in", files)
    files.accept()
    desk.show_home()
    keep("home-out", window)
    desk.show_grades()
    keep("grades", window)
    desk.show_versions()
    versions = desk.pages.currentWidget()
    assert isinstance(versions, VersionsPage)
    until(versions.changes.toPlainText)
    keep("versions", window)
    desk.go_to("profile")
    desk.side.setCurrentWidget(desk.side.comments)
    keep("side-comments", window)


def _keep_look(
    page: QWidget, folder: Path, keep: Callable[[str, QWidget], None], until: Callable[[Callable[[], object]], None]
) -> None:
    """Keep a picture of what a file would do to the look of documents."""
    assert isinstance(page, ExportPage)
    dialog = page.look_row.change()
    assert dialog
    dialog.show_file(force_template(folder / "Testshire.docx"))
    until(dialog.adopt_button.isEnabled)
    keep("look", dialog)
    dialog.reject()


def _keep_registers(
    table: RegisterTable, page: QWidget, window: MainWindow, keep: Callable[[str, QWidget], None]
) -> None:
    """Keep pictures of writing in a cell, of the calendar, of tables that count, and of pasting rows."""
    assert isinstance(page, SectionPage)
    page.scroll_area.ensureWidgetVisible(table, 0, 40)
    table.table.setCurrentIndex(table.model.index(2, 2))
    table.table.write()
    keep("cell", window)
    table.flush()
    month = page.findChild(MonthView)
    assert isinstance(month, MonthView)
    page.scroll_area.verticalScrollBar().setValue(month.mapTo(page.page, QPoint(0, 0)).y())
    month.grid.setFocus()
    keep("month", window)
    page.scroll_area.verticalScrollBar().setValue(page.scroll_area.verticalScrollBar().maximum())
    keep("by-quarter", window)
    QApplication.clipboard().setText(PASTED)
    table.paste_button.paste()
    assert table.pasting
    keep("paste", table.pasting)
    table.pasting.reject()


def _keep_helpers(window: MainWindow, keep: Callable[[str, QWidget], None]) -> None:
    """Keep pictures of what helps on any screen: finding, going anywhere, focus mode, help, About."""
    assert window.desk
    window.desk.go_to("profile/description")
    window.finding.show()
    assert window.finding.panel
    window.finding.panel.wanted.setText("surgery")
    _wait(600)  # until the plan is read
    window.finding.next()
    keep("find", window)
    window.finding.show_replace()
    window.finding.panel.replacement.setText("drop-in")
    window.finding.panel.replace_button.click()
    keep("replace", window)
    window.undoing.undo()
    window.finding.close()
    window.show_go_to()
    dialog = window.findChild(GoTo)
    assert isinstance(dialog, GoTo)
    dialog.wanted.setText("wim")
    keep("go-to", dialog)
    dialog.reject()
    window.desk.toggle_focus_mode()
    keep("focus", window)
    window.desk.toggle_focus_mode()
    window.help.show_topic("section")
    help_window = window.findChild(HelpWindow)
    assert isinstance(help_window, HelpWindow)
    keep("help", help_window)
    help_window.close()
    window.help.show_about()
    about = window.findChild(AboutWindow)
    assert isinstance(about, AboutWindow)
    keep("about", about)
    about.close()


def _wait(milliseconds: int) -> None:
    """Let the window live for a while. QTest.qWait would keep other threads from running Python."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        take(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]), int(sys.argv[4]))
    else:
        main(Path(sys.argv[1]))
