"""The window: sections at the left, the page in the middle, guidance and checks at the right."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
)

from nec_desktop.actions.export import export_plan, proposed_name
from nec_desktop.actions.plans import OpenedPlan, example_here, make_example, open_plan
from nec_desktop.document.profile import CopyProfile
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.start_page import StartPage
from nec_desktop.plan.plan import STATUSES, Page

_ADDRESS = Qt.ItemDataRole.UserRole


class MainWindow(QMainWindow):
    """Shows the start page, then the pages of one plan."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.session: PlanSession | None = None
        self.setWindowTitle("NEC Desktop")
        self.resize(1366, 768)
        self.nav = QTreeWidget(objectName="nav")
        self.nav.setAccessibleName(self.tr("Sections"))
        self.nav.setHeaderHidden(True)
        self.nav.setColumnCount(2)
        self.nav.currentItemChanged.connect(lambda item, _: self._show_item(item))
        self.stack = QStackedWidget()
        self.guidance = QTextBrowser(openExternalLinks=True)
        self.guidance.setAccessibleName(self.tr("Guidance"))
        self.checks = QListWidget(wordWrap=True)
        self.checks.setAccessibleName(self.tr("Checks"))
        self.checks.itemActivated.connect(lambda item: self.go_to(item.data(_ADDRESS)))
        self.side = QTabWidget(objectName="side")
        self.side.addTab(self.guidance, self.tr("Guidance"))
        self.side.addTab(self.checks, self.tr("Checks"))
        splitter = QSplitter()
        for widget in (self.nav, self.stack, self.side):
            splitter.addWidget(widget)
        splitter.setSizes([290, 750, 326])
        self.setCentralWidget(splitter)
        menu = self.menuBar().addMenu(self.tr("&Plan"))
        for words, shortcut, slot in (
            (self.tr("Plans"), "Ctrl+Home", self.show_start),
            (self.tr("Create review copy in Word…"), "Ctrl+E", lambda: self._export(CopyProfile("review"))),
            (self.tr("Create public copy in Word…"), "", lambda: self._export(CopyProfile("public"))),
            (self.tr("Undo"), "Ctrl+Z", self._undo),
            (self.tr("Redo"), "Ctrl+Y", self._redo),
            (self.tr("Close"), "Ctrl+Q", self.close),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(shortcut))
            action.triggered.connect(slot)
            menu.addAction(action)
        self.start = StartPage(jobs)
        self.start.open_plan.connect(self.open_plan)
        self.start.example.connect(self.show_example)
        self.start.failed.connect(self._tell)
        self.stack.addWidget(self.start)
        self.show_start()

    def show_start(self) -> None:
        """Show the plans there are, and the ways to start."""
        self._leave_page()
        self.nav.hide()
        self.side.hide()
        self.stack.setCurrentWidget(self.start)
        self.start.refresh()

    def show_example(self) -> None:
        """Open the finished example, made anew where the library has none."""
        workspace = self._jobs.workspace
        self._jobs.run(
            lambda library: example_here(library) or make_example(workspace, library), self.open_plan, self._tell
        )

    def open_plan(self, wanted: str) -> None:
        """Open a plan by id or title."""
        workspace = self._jobs.workspace
        self._jobs.run(lambda library: open_plan(workspace, library, wanted), self._opened, self._tell)

    def _opened(self, opened: OpenedPlan) -> None:
        self.session = PlanSession(opened.plan, self._jobs, self)
        self.session.saved.connect(lambda time: self.statusBar().showMessage(self.tr("Saved {0}").format(time)))
        self.session.failed.connect(self._tell)
        self.session.checked.connect(self._show_checks)
        self.session.changed.connect(lambda _: self._show_statuses())
        self.setWindowTitle(f"{opened.plan.title} - NEC Desktop")
        self.nav.clear()
        for page in opened.plan.every_page().values():
            item = QTreeWidgetItem(self.nav, [f"{page.number} {page.title}".strip(), ""])
            item.setData(0, _ADDRESS, page.address)
        self.nav.setColumnWidth(0, 200)
        self.nav.show()
        self.side.show()
        self._show_statuses()
        self.session.check()
        if first := self.nav.topLevelItem(0):
            self.nav.setCurrentItem(first)
        for notice in opened.notices:
            self._tell(notice)

    def go_to(self, address: str) -> None:
        """Show the page on which what stands at `address` is written."""
        page = self.session.plan.page_of(address) if self.session else None
        for number in range(self.nav.topLevelItemCount()):
            item = self.nav.topLevelItem(number)
            if page and item and item.data(0, _ADDRESS) == page.address:
                self.nav.setCurrentItem(item)

    def _show_item(self, item: QTreeWidgetItem | None) -> None:
        page = self.session.plan.page(item.data(0, _ADDRESS)) if self.session and item else None
        if self.session and page:
            self._leave_page()
            shown = SectionPage(self.session, page)
            shown.go_on.connect(self._next)
            self.stack.addWidget(shown)
            self.stack.setCurrentWidget(shown)
            self.guidance.setMarkdown(_guidance(page))

    def _leave_page(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, SectionPage):
            page.flush()
            self.stack.removeWidget(page)
            page.deleteLater()

    def _next(self) -> None:
        if below := self.nav.itemBelow(self.nav.currentItem()):
            self.nav.setCurrentItem(below)

    def _show_statuses(self) -> None:
        for number in range(self.nav.topLevelItemCount()):
            item = self.nav.topLevelItem(number)
            page = self.session.plan.page(item.data(0, _ADDRESS)) if self.session and item else None
            if self.session and page and item:
                item.setText(1, STATUSES[self.session.plan.status(page)])

    def _show_checks(self) -> None:
        findings = self.session.findings if self.session else []
        self.checks.clear()
        for finding in findings:
            words = f"{finding.severity.capitalize()}: {finding.message} {finding.advice}"
            item = QListWidgetItem(words, self.checks)
            item.setData(_ADDRESS, finding.address)
        self.side.setTabText(1, self.tr("Checks {0}").format(len(findings)))

    def _export(self, profile: CopyProfile) -> None:
        if self.session is None:
            return
        page = self.stack.currentWidget()
        if isinstance(page, SectionPage):
            page.flush()
        proposed = proposed_name(self.session.plan, f"{profile.copy} copy")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Create the Word document"), proposed, "Word (*.docx)")
        if name:
            self.export(Path(name), profile)

    def export(self, target: Path, profile: CopyProfile) -> None:
        """Export the plan to `target`, in the background, and say when it is there."""
        assert self.session is not None
        workspace, plan_id = self._jobs.workspace, self.session.plan.id
        self._jobs.run(
            lambda library: export_plan(
                workspace, library, open_plan(workspace, library, plan_id).plan, target, profile
            ),
            lambda what: self.statusBar().showMessage(f"{what}: {target}"),
            self._tell,
        )

    def _undo(self) -> None:
        if self.session and (label := self.session.undo()):
            self.statusBar().showMessage(self.tr("Undone: {0}").format(label))

    def _redo(self) -> None:
        if self.session and (label := self.session.redo()):
            self.statusBar().showMessage(self.tr("Done again: {0}").format(label))

    def _tell(self, sentence: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Information, "NEC Desktop", sentence, parent=self)
        box.open()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close only when everything written is on the disk."""
        self._leave_page()
        self._jobs.wait()
        event.accept()


def _guidance(page: Page) -> str:
    if page.standard:
        standard = page.standard
        asked = "\n".join(f"- {prompt}" for prompt in standard.prompts)
        return (
            f"## Why it matters\n{standard.why}\n\n## Ask yourself\n{asked}\n\n"
            f"## What the panel looks for\n{standard.panel_looks_for}\n\n{standard.panel_criticised}"
        )
    asked = "\n".join(f"- {prompt}" for prompt in page.section.prompts)
    return f"{page.section.guidance}\n\n## Ask yourself\n{asked}"
