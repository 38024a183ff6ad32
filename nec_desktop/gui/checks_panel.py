"""What the checks find, on the page shown and elsewhere, and what was dismissed."""

from itertools import groupby

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QFont, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from nec_desktop.gui.dismissing import ask_why
from nec_desktop.gui.select_words import select_words
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import tokens
from nec_desktop.language.readability import reading_ease
from nec_desktop.plan.checks import Finding, page_address
from nec_desktop.plan.dismissals import Dismissal, can_dismiss, dismissals, restore
from nec_desktop.plan.plan import Page
from nec_desktop.plan.texts import text_of

_ADDRESS, _SUBJECT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class ChecksPanel(QListWidget):
    """Enter goes to a line's place. Delete, or the context menu, dismisses a finding about words, or looks at one that
    was dismissed again. `chosen` carries an address, `told` how many findings there are where one is.
    """

    chosen = Signal(str)
    told = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: PlanSession | None = None
        self._page: Page | None = None
        self.setObjectName("findings")
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        delete = QAction(self.tr("Dismiss with a reason…"), self)
        delete.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self.dismiss_or_restore)
        self.addAction(delete)

    def show_session(self, session: PlanSession) -> None:
        """Follow the checks of a plan."""
        self._session = session
        session.checked.connect(self._show)

    def show_page(self, page: Page) -> None:
        """Begin with what is found on a page."""
        self._page = page
        self._show()

    def dismiss_or_restore(self) -> None:
        """Dismiss the finding selected, after asking why; or look again at one that was dismissed."""
        subject = self.currentItem().data(_SUBJECT) if self.currentItem() else None
        if self._session is None:
            return
        if isinstance(subject, Dismissal):
            self._session.apply(restore(self._session.plan, subject))
            self._session.check()
        elif isinstance(subject, Finding) and can_dismiss(subject):
            ask_why(self, self._session, subject)

    # -- what is shown

    def _show(self) -> None:
        session, page = self._session, self._page
        if session is None:
            return
        row, scroll = self.currentRow(), self.verticalScrollBar().value()
        here = session.findings_on(page) if page else []
        elsewhere = [finding for finding in session.findings if not page or finding not in here]
        self.clear()
        if problem := session.jobs.workspace.language.speller.problem:
            self._line(problem, colour="warning")
        if page:
            self._heading(self.tr("On this page") if here else self.tr("Nothing to mend on this page"))
        for finding in here:
            self._finding(finding)
        if page:
            self._show_ease(session, page)
        for address, found in groupby(elsewhere, key=lambda finding: page_address(session.plan, finding)):
            its_page = session.plan.page_of(address)
            self._heading(its_page.title if its_page else self.tr("Elsewhere in the plan"))
            for finding in found:
                self._finding(finding)
        if not session.findings and not page:
            self._heading(self.tr("Nothing to mend"))
        self._show_dismissed(session)
        self.setCurrentRow(min(row, self.count() - 1))
        self.verticalScrollBar().setValue(scroll)
        self.told.emit(len(here) if page else len(elsewhere))

    def _show_ease(self, session: PlanSession, page: Page) -> None:
        plan = session.plan
        places = [place for field in page.fields if field.kind == "rich" for place in plan.places(page, field)]
        ease = reading_ease("\n".join(text_of(plan, place, plan.get(place)) for place in places))
        if ease is None:
            return
        self._heading(self.tr("Reading ease: {0} of 100").format(ease.figure))
        words = self.tr("{0} A sentence has {1:.0f} words on average, a word {2:.1f} syllables.")
        self._line(words.format(ease.meaning, ease.words_a_sentence, ease.syllables_a_word))

    def _show_dismissed(self, session: PlanSession) -> None:
        kept = dismissals(session.plan)
        if kept:
            self._heading(self.tr("Dismissed: {0}").format(len(kept)))
        for dismissal in kept:
            words = self.tr("“{0}”: {1}\nDelete looks at it again.").format(dismissal.words, dismissal.reason)
            self._line(words, dismissal.address, subject=dismissal)

    def _heading(self, words: str) -> None:
        item = self._line(words)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)

    def _finding(self, finding: Finding) -> None:
        severity = {"error": self.tr("Error"), "warning": self.tr("Warning"), "advice": self.tr("Advice")}
        lines = [severity[finding.severity], finding.message, finding.advice]
        colour = {"error": "error", "warning": "warning"}.get(finding.severity, "ink")
        self._line("\n".join(line for line in lines if line), finding.address, colour=colour, subject=finding)

    def _line(
        self, words: str, address: str = "", *, colour: str = "ink", subject: Finding | Dismissal | None = None
    ) -> QListWidgetItem:
        item = QListWidgetItem(words, self)
        item.setData(_ADDRESS, address)
        item.setData(_SUBJECT, subject)
        item.setForeground(QColor(getattr(tokens(), colour)))
        if not address:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    # -- what is done

    def _go(self, item: QListWidgetItem) -> None:
        """Go to a line's place, and select the words there that it is about."""
        address, subject = item.data(_ADDRESS), item.data(_SUBJECT)
        if not address:
            return
        self.chosen.emit(address)
        if isinstance(subject, Finding) and subject.remark:
            words = subject.remark.words
            # The page puts the keyboard there only when everything has its size.
            QTimer.singleShot(0, self, lambda: select_words(self.window().focusWidget(), words, 0))

    def _show_menu(self, place: QPoint) -> None:
        item = self.itemAt(place) or self.currentItem()
        subject = item.data(_SUBJECT) if item else None
        if item is None or not (isinstance(subject, Dismissal) or (subject and can_dismiss(subject))):
            return
        self.setCurrentItem(item)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        again, leave = self.tr("Look at it again"), self.tr("Dismiss with a reason…")
        menu.addAction(again if isinstance(subject, Dismissal) else leave, self.dismiss_or_restore)
        menu.popup(self.viewport().mapToGlobal(place))
