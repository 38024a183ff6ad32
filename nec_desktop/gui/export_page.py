"""Check answers, then make the Word document."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QProgressBar, QPushButton, QScrollArea, QWidget

from nec_desktop.actions.errors import ObstructedError
from nec_desktop.actions.export import find_update
from nec_desktop.actions.file_names import proposed_name
from nec_desktop.actions.libreoffice import find_libreoffice, not_installed
from nec_desktop.actions.order import Order
from nec_desktop.document.profile import CopyProfile, Obstacle, is_draft, marking_of, marking_told, public_obstacles
from nec_desktop.gui.before_publishing import may_publish, open_rounds
from nec_desktop.gui.document_boxes import introduced, name_copies, offer_copies, offer_documents, offer_rounds
from nec_desktop.gui.document_maker import DocumentMaker, Wanted
from nec_desktop.gui.export_words import Choice, check_words, copy_words, create_words, file_words
from nec_desktop.gui.file_places import beside_the_last
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.look_row import LookRow
from nec_desktop.gui.page_checks import PageChecks
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.theme import restyle
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.plan import Page
from nec_desktop.plan.words import count_words
from nec_desktop.review.rounds import Asked, answered_round

if TYPE_CHECKING:
    from nec_desktop.gui.send_dialog import SendDialog

WEB_PAGE = "web page"


class ExportPage(QWidget):
    """`chosen` carries the address of something to change first. `preview` asks for a look at what is chosen."""

    scroll_area: QScrollArea
    document: QComboBox
    copy: QComboBox
    look_row: LookRow
    prompts: QCheckBox
    large_print: QCheckBox
    annexes: QCheckBox
    last_round: QCheckBox
    as_pdf: QCheckBox
    exact_pages: QCheckBox
    publish: QCheckBox
    copy_note: QLabel
    findings_note: QLabel
    to_check: PageChecks
    send_button: QPushButton
    create_button: QPushButton
    preview_button: QPushButton
    cancel_button: QPushButton
    intro: QLabel
    progress: QProgressBar
    progress_note: QLabel
    done_note: QLabel
    open_button: QPushButton
    folder_button: QPushButton
    chosen = Signal(str)
    preview = Signal()

    def __init__(self, reviews: Reviews) -> None:
        super().__init__()
        load_form(self, "export_page", PageChecks, LookRow)
        self._reviews, session = reviews, reviews.session
        self._session = session
        self.maker = DocumentMaker(session, self)
        self._made: Path | None = None
        self._target = Path()
        self._is_behind = False
        self._in_answers: dict[str, tuple[Obstacle, ...]] = {}  # in the way of these when they were last to be made
        self.copy_note.setObjectName("caption")
        self.send_button.setObjectName("primary")
        offer_documents(self.document, session.plan)
        offer_copies(self.copy)
        self.copy.addItem(self.tr("Public copy as a web page, for the force’s site"), WEB_PAGE)
        self.look_row.of(session.jobs)
        self.look_row.changed.connect(session.look_changed)
        self.prompts.setChecked(True)
        self.annexes.setChecked(True)
        self.last_round.setChecked(True)
        if find_libreoffice() is None:
            self.as_pdf.setText(self.tr("Also as PDF (needs LibreOffice, which is not installed here)"))
            self.exact_pages.setText(self.tr("Exact page numbers in the contents (needs LibreOffice too)"))
            for way in (self.as_pdf, self.exact_pages):
                way.setToolTip(not_installed())
                way.setEnabled(False)
        for box in (self.document, self.copy):
            box.currentIndexChanged.connect(self._refresh)
        for tick in (self.annexes, self.publish):
            tick.toggled.connect(self._refresh)
        self.to_check.setObjectName("findings")
        self.to_check.chosen.connect(self.chosen)
        self.send_button.clicked.connect(self.send)
        self.create_button.clicked.connect(self._ask_where)
        self.preview_button.clicked.connect(self.preview)
        self.cancel_button.clicked.connect(self.maker.stop)
        self.open_button.clicked.connect(lambda: self._open(self._made))
        self.folder_button.clicked.connect(lambda: self._open(self._made.parent if self._made else None))
        self.maker.said.connect(self.progress_note.setText)
        self.maker.made.connect(self._is_made)
        self.maker.failed.connect(self._has_failed)
        self.maker.obstructed.connect(self._show_obstacles)
        session.checked.connect(self._follow)
        reviews.changed.connect(self._follow)
        self._show_work(running=False)
        self._show_done("")
        self._refresh()

    @property
    def profile(self) -> CopyProfile:
        """The copy that is chosen."""
        public = self.copy.currentData() != "review"
        profile = CopyProfile(
            "public" if public else "review",
            self.prompts.isChecked(),
            self.large_print.isChecked(),
            self.annexes.isChecked(),
        )
        return profile if self.last_round.isChecked() else profile.without_last_round()

    @property
    def is_answers(self) -> bool:
        """Whether the document is what was answered in a round, and none of the plan's own."""
        return answered_round(str(self.document.currentData())) is not None

    @property
    def is_web_page(self) -> bool:
        """Whether the copy is to be a web page, and no Word file."""
        return bool(self.copy.currentData() == WEB_PAGE)

    @property
    def publishes(self) -> bool:
        """Whether the copy is to be published: a public one of the whole plan, in Word."""
        return not self.publish.isHidden() and self.publish.isChecked()

    def choose(self, document: str) -> None:
        """Choose the document of that id, in the copy that is not public, and put the keyboard on what makes it."""
        offer_rounds(self.document, self._session.plan)
        self.document.setCurrentIndex(max(self.document.findData(document), 0))
        self.copy.setCurrentIndex(0)
        self._main_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def make(self, target: Path, asked: Asked | None = None) -> None:
        """Write the document to `target` in the background, as a round where one is asked for. It can be stopped."""
        as_page = self.is_web_page
        self._target = target
        self._in_answers.clear()
        self._show_done("")
        self._show_work(running=True)
        exact = self.exact_pages.isChecked() and not as_page
        order = Order(self._session.plan, target, self.profile, str(self.document.currentData()), exact_pages=exact)
        as_pdf = self.as_pdf.isChecked() and not as_page
        self.maker.make(Wanted(order, as_page=as_page, as_pdf=as_pdf, publishes=self.publishes, asked=asked))

    def _is_made(self, words: str) -> None:
        self._made = self._target
        as_page = self._target.suffix == ".html"
        self.open_button.setText(self.tr("&Open in the browser") if as_page else self.tr("&Open in Word"))
        self._show_work(running=False)
        self._show_done(words)

    def _has_failed(self, sentence: str) -> None:
        self._made = None
        self._show_work(running=False)
        self._show_done(sentence, good=False)

    def _show_obstacles(self, error: Any) -> None:
        assert isinstance(error, ObstructedError)
        self._has_failed(self.tr("{0}. It is listed above.").format(error.why) if self.is_answers else str(error))
        self._in_answers[str(self.document.currentData())] = error.obstacles
        self._refresh()

    def send(self) -> "SendDialog":
        """Ask with whom the review copy goes out and until when; then make it and note the round."""
        from nec_desktop.gui.send_dialog import SendDialog  # noqa: PLC0415 - opened by few

        document = str(self.document.currentData())
        dialog = SendDialog(self._session, document, self.document.currentText() if document else "", self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: self.make(dialog.target, dialog.asked))
        dialog.rejected.connect(self.send_button.setFocus)
        dialog.open()
        return dialog

    def _ask_where(self) -> None:
        if not self.is_answers and (count := len(self._obstacles())):
            stand = count_words(count, "thing stands", "things stand")
            words = self.tr("A public copy cannot be made yet: {0} in the way. They are listed above.").format(stand)
            self._show_done(words, good=False)
            return
        if not may_publish(self, self._open_rounds(), is_plan=self.publishes):
            return
        what = self.document.currentText() if self.document.currentData() else ""
        kind = self.tr("public copy") if self.profile.public else "" if self.is_answers else self.tr("review copy")
        title, ending, files = file_words(web_page=self.is_web_page)
        proposed = proposed_name(self._session.plan, f"{what} {kind}".strip(), ending)
        name, _ = QFileDialog.getSaveFileName(self, title, beside_the_last(proposed), files)
        if name:
            self.make(Path(name if name.lower().endswith(ending) else f"{name}{ending}"))

    def _refresh(self) -> None:
        self._is_behind = False
        session, public, answers = self._session, self.profile.public, self.is_answers
        rounds = offer_rounds(self.document, session.plan)
        page = self.is_web_page
        # What a copy does not have is not asked for; what was ticked before is ticked when it is there again.
        self.last_round.setVisible(rounds and not answers and not public)
        self.prompts.setVisible(not answers and not public)
        self.annexes.setVisible(not answers)
        self.exact_pages.setVisible(not answers and not page)
        self.as_pdf.setHidden(page)
        self.publish.setVisible(public and not page and not self.document.currentData())
        self.intro.setText(introduced(self.document))
        name_copies(self.copy, answers=answers)
        draft = is_draft(session.plan, self.profile)
        pages, choice = self._pages(), Choice(public, answers, page, self.publishes, draft)
        self.copy_note.setText(copy_words(choice, marking_told(session.plan, marking_of(session.plan, pages))))
        self.create_button.setText(create_words(choice))
        self.send_button.setVisible(choice.sends)
        restyle(self.create_button, "" if choice.sends else "primary")
        obstacles, out = self._obstacles(), self._open_rounds()
        lines = [(obstacle.address, obstacle.words) for obstacle in obstacles]
        self.to_check.show_pages(session, pages, lines, out, errors=not public)
        self.to_check.setHidden(answers and not obstacles)
        found = [f for page in pages for f in session.findings_on(page) if not (public and f.severity == "error")]
        unfinished = sum(session.status(page) != "completed" for page in pages)
        words = check_words(choice, obstacles=len(obstacles), findings=len(found) + len(out), unfinished=unfinished)
        self.findings_note.setText(words)

    def _follow(self) -> None:
        """Read anew what has changed; while another page is shown, whoever writes there does not wait for that."""
        if self.isVisible():
            self._refresh()
        else:
            self._is_behind = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what was found meanwhile."""
        super().showEvent(event)
        if self._is_behind:
            self._refresh()

    def _open_rounds(self) -> list[Finding]:
        return open_rounds(self._reviews, str(self.document.currentData())) if self._goes_out else []

    @property
    def _goes_out(self) -> bool:
        """Whether it becomes public, so that open rounds of it are told: the plan, published, or an update."""
        return self.publishes or (self.profile.public and bool(self.document.currentData()) and not self.is_answers)

    def _obstacles(self) -> Sequence[Obstacle]:
        if not self.profile.public:
            return ()
        if self.is_answers:  # what is written in answers is looked through as they are made
            return self._in_answers.get(str(self.document.currentData()), ())
        return public_obstacles(self._session.plan, self._pages(), self._session.findings)

    def _pages(self) -> tuple[Page, ...]:
        plan, document_id = self._session.plan, str(self.document.currentData())
        if self.is_answers:
            return ()
        if not document_id:
            return tuple(page for page in plan.pages() if self.profile.prints_section(page.section))
        return plan.update_pages(*find_update(plan, document_id, self._session.today))

    def _show_work(self, *, running: bool) -> None:
        for button in (self.send_button, self.create_button):
            button.setEnabled(not running)
        self.preview_button.setHidden(running)
        for widget in (self.cancel_button, self.progress, self.progress_note):
            widget.setVisible(running)

    def _show_done(self, words: str, *, good: bool = True) -> None:
        restyle(self.done_note, "done" if good else "error")
        self.done_note.setText(words)
        self.done_note.setVisible(bool(words))
        for button in (self.open_button, self.folder_button):
            button.setVisible(bool(words) and good)
        if words:
            (self.open_button if good else self._main_button).setFocus()
            QTimer.singleShot(0, self, self._scroll_to_end)  # when there is room for what is said

    def _scroll_to_end(self) -> None:
        self.scroll_area.ensureWidgetVisible(self.open_button if self.open_button.isVisible() else self.done_note)

    @property
    def _main_button(self) -> QPushButton:
        return self.create_button if self.profile.public or self.is_answers else self.send_button

    def _open(self, path: Path | None) -> None:
        if path and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            restyle(self.done_note, "error")  # the file is there all the same, and so are the ways to it
            self.done_note.setText(self.tr("No program opens {0}. Open it from your file manager.").format(path))
