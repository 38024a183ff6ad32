"""Check answers, then make the Word document."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QWidget,
)

from nec_desktop.actions.export import find_update, proposed_name
from nec_desktop.actions.libreoffice import NOT_INSTALLED, find_libreoffice
from nec_desktop.actions.order import Order
from nec_desktop.document.profile import CopyProfile, Obstacle, marking_of, public_obstacles
from nec_desktop.gui.answers import Answers
from nec_desktop.gui.document_boxes import introduced, name_copies, offer_copies, offer_documents, offer_rounds
from nec_desktop.gui.document_maker import DocumentMaker, Wanted
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.look_row import LookRow
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import restyle
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
    answers: Answers
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

    def __init__(self, session: PlanSession) -> None:
        super().__init__()
        load_form(self, "export_page", Answers, LookRow)
        self._session = session
        self.maker = DocumentMaker(session, self)
        self._made: Path | None = None
        self._target = Path()
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
        self._has_libreoffice = find_libreoffice() is not None
        if not self._has_libreoffice:
            self.as_pdf.setText(self.tr("Also as PDF (needs LibreOffice, which is not installed here)"))
            self.exact_pages.setText(self.tr("Exact page numbers in the contents (needs LibreOffice too)"))
            for way in (self.as_pdf, self.exact_pages):
                way.setToolTip(NOT_INSTALLED)
        for box in (self.document, self.copy):
            box.currentIndexChanged.connect(self._refresh)
        for tick in (self.annexes, self.publish):
            tick.toggled.connect(self._refresh)
        self.answers.setObjectName("findings")
        self.answers.chosen.connect(self.chosen)
        self.send_button.clicked.connect(self.send)
        self.create_button.clicked.connect(self._ask_where)
        self.preview_button.clicked.connect(self.preview)
        self.cancel_button.clicked.connect(self.maker.stop)
        self.open_button.clicked.connect(lambda: self._open(self._made))
        self.folder_button.clicked.connect(lambda: self._open(self._made.parent if self._made else None))
        self.maker.said.connect(self.progress_note.setText)
        self.maker.made.connect(self._is_made)
        self.maker.failed.connect(self._has_failed)
        session.checked.connect(self._refresh)
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

    def make(self, target: Path, asked: Asked | None = None) -> None:
        """Write the document to `target` in the background, as a round where one is asked for. It can be stopped."""
        as_page = self.is_web_page
        self._target = target
        self._show_done("")
        self._show_work(running=True)
        exact = self.exact_pages.isChecked()
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
        if count := len(self._obstacles()):
            stand = count_words(count, "thing stands", "things stand")
            words = self.tr("A public copy cannot be made yet: {0} in the way. They are listed above.").format(stand)
            self._show_done(words, good=False)
            return
        what = self.document.currentText() if self.document.currentData() else ""
        kind = self.tr("public copy") if self.profile.public else "" if self.is_answers else self.tr("review copy")
        if self.is_web_page:
            title, ending, files = self.tr("Create the web page"), ".html", self.tr("Web page (*.html)")
        else:
            title, ending, files = self.tr("Create the Word document"), ".docx", "Word (*.docx)"
        proposed = proposed_name(self._session.plan, f"{what} {kind}".strip(), ending)
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, files)
        if name:
            self.make(Path(name if name.lower().endswith(ending) else f"{name}{ending}"))

    def _refresh(self) -> None:
        session, public, answers = self._session, self.profile.public, self.is_answers
        rounds = offer_rounds(self.document, session.plan)
        self.last_round.setVisible(rounds and not answers)
        for tick in (self.prompts, self.annexes, self.exact_pages):
            tick.setVisible(not answers)  # what came back has neither prompts nor annexes nor contents
        for tick in (self.prompts, self.last_round):
            tick.setEnabled(not public)
        self.as_pdf.setEnabled(self._has_libreoffice and not self.is_web_page)
        self.exact_pages.setEnabled(self.as_pdf.isEnabled())
        self.look_row.setEnabled(not self.is_web_page)
        self.publish.setVisible(public and not self.is_web_page and not self.document.currentData())
        pages = self._pages()
        held = (
            self.tr(
                "Without private notes, internal items, the assessment sheet, and evidence that is not publishable. "
                "It is refused while something stands in the way."
            )
            if public
            else self.tr("With what each section asks, the evidence register and the assessment sheet. Marked DRAFT.")
        )
        self.intro.setText(introduced(self.document))
        name_copies(self.copy, answers=answers)
        if answers:
            held = self.tr("All that came back in the round, with what you answered. What has no answer yet says so.")
            if public:
                held = self.tr("No reviewer is named, and what is about internal parts is left out. {0}").format(held)
        if self.is_web_page:
            alone = self.tr("One file that needs no others: whoever keeps the site can put it there as it is.")
            held = f"{alone} {held}"
        marking = self.tr("Marking on every page: {0}.").format(marking_of(session.plan, pages))
        self.copy_note.setText(f"{held} {marking}")
        kind = self.tr("public copy") if public else self.tr("review copy")
        kind = self.tr("the answers") if answers else kind
        way = self.tr("C&reate {0} as a web page") if self.is_web_page else self.tr("C&reate {0} in Word")
        way = self.tr("Publish and c&reate {0} in Word") if self.publishes else way
        sends = not public and not answers
        way = self.tr("Only c&reate the file") if sends else way
        self.create_button.setText(way.format(kind))
        self.send_button.setVisible(sends)
        restyle(self.create_button, "" if sends else "primary")
        obstacles = self._obstacles()
        lines = [(obstacle.address, obstacle.words) for obstacle in obstacles]
        self.answers.show_pages(session, pages, lines, errors=not public)
        self.answers.setHidden(answers)
        self.findings_note.setText(self._found_words(pages, len(obstacles)))

    def _found_words(self, pages: tuple[Page, ...], obstacles: int) -> str:
        session = self._session
        findings = [f for page in pages for f in session.findings_on(page)]
        count = sum(not (self.profile.public and finding.severity == "error") for finding in findings)
        unfinished = sum(session.status(page) != "completed" for page in pages)
        parts = [
            count_words(obstacles, "thing stands in the way", "things stand in the way") if obstacles else "",
            count_words(count, "finding") if count else "",
            count_words(unfinished, "section not completed", "sections not completed") if unfinished else "",
        ]
        if self.is_answers:
            return self.tr("What reviewers said is answered on the review desk (Ctrl+R).")
        found = ", ".join(part for part in parts if part)
        said = f"{found}." if found else self.tr("Everything is completed and the checks find nothing.")
        return f"{said} {self.tr('Enter or a click on a line changes it; Ctrl+E comes back to the same line.')}"

    def _obstacles(self) -> list[Obstacle]:
        if not self.profile.public or self.is_answers:  # what is written in answers is looked through as they are made
            return []
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
        restyle(self.done_note, "good" if good else "error")
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
            self._show_done(self.tr("No program opens {0}. Open it from your file manager.").format(path), good=False)
