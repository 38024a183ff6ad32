"""What the checks find, on the page shown and elsewhere, and what was dismissed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QShowEvent
from PySide6.QtWidgets import QListWidgetItem, QMenu, QWidget

from nec_desktop.gui.card_lines import STRONG, CardLines
from nec_desktop.gui.dismissing import ask_why
from nec_desktop.gui.finding_words import severity_colour, severity_words
from nec_desktop.gui.line_list import LineList, strengthen
from nec_desktop.gui.select_words import select_words
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import tokens
from nec_desktop.language.language import PERSONAL
from nec_desktop.language.readability import reading_ease
from nec_desktop.plan.checks import Finding, page_address
from nec_desktop.plan.dismissals import Dismissal, can_dismiss, dismissals, restore
from nec_desktop.plan.plan import Page
from nec_desktop.plan.proof import number_of
from nec_desktop.plan.texts import running_text
from nec_desktop.plan.wanted import Wanted
from nec_desktop.translation import tr

_ADDRESS, _SUBJECT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1

MOST = 200
"""Findings that are listed at once, on the page and elsewhere: nobody reads more, and a longer list takes its time."""


@dataclass(frozen=True)
class _Line:
    """A line of the panel. `colour` is the name of a token, in which its first `strong` letters stand, or all of them;
    `spoken` is what a screen reader says in place of it.
    """

    words: str
    address: str = ""
    colour: str = "ink"
    subject: Finding | Dismissal | None = None
    is_heading: bool = False
    spoken: str = ""
    strong: int = 0


def _heading(words: str) -> _Line:
    return _Line(words, is_heading=True)


class ChecksPanel(LineList):
    """Enter goes to a line's place. Delete, or the context menu, dismisses a finding about words, or looks at one that
    was dismissed again. `chosen` carries an address, `told` how many findings there are where one is.
    """

    chosen = Signal(str)
    told = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: PlanSession | None = None
        self._page: Page | None = None
        self._shown: list[_Line] = []
        self._is_new_page = False
        self.setObjectName("findings")
        self.setItemDelegate(CardLines(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        delete = QAction(dismiss_words(), self)
        delete.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self.dismiss_or_restore)
        self.addAction(delete)

    def show_session(self, session: PlanSession) -> None:
        """Follow the checks of a plan."""
        self._session = session
        # After the others who follow: a key that was pressed meanwhile comes between.
        session.checked.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def show_page(self, page: Page) -> None:
        """Begin with what is found on a page, in sight too, unless the person is at work in the list."""
        self._is_new_page = self._is_new_page or self._page is None or page.address != self._page.address
        self._page = page
        self._show()

    @property
    def subject(self) -> Finding | Dismissal | None:
        """What the line that is chosen is about."""
        item = self.currentItem()
        return item.data(_SUBJECT) if item else None

    def dismiss_or_restore(self) -> None:
        """Dismiss the finding selected, after asking why; or look again at one that was dismissed."""
        subject = self.subject
        if self._session is None:
            return
        if isinstance(subject, Dismissal):
            self._session.apply(restore(self._session.plan, subject))
            self._session.check()
        elif isinstance(subject, Finding) and can_dismiss(subject):
            ask_why(self, self._session, subject)

    # -- what is shown

    def _show(self) -> None:
        """Show the findings; where they are as before, the list is left alone, so that nobody loses their place."""
        session, page = self._session, self._page
        if session is None:
            return
        here = session.findings_on(page) if page else []
        self.told.emit(len(here) if page else len(session.findings))
        if not self.isVisible():
            return  # the list is made when somebody looks at it
        known = {id(finding) for finding in here}
        elsewhere = [finding for finding in session.findings if id(finding) not in known]
        lines = list(self._lines(session, page, here, elsewhere))
        if lines != self._shown:
            self._shown = lines
            self._fill(lines)
        if self._is_new_page and not self.hasFocus():
            self.scrollToTop()
        self._is_new_page = False

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what was found meanwhile."""
        super().showEvent(event)
        self._show()

    def _fill(self, lines: list[_Line]) -> None:
        row, subject, scroll = self.currentRow(), self.subject, self.verticalScrollBar().value()
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.words, self)
            item.setData(_ADDRESS, line.address)
            item.setData(_SUBJECT, line.subject)
            item.setData(STRONG, line.strong)
            item.setForeground(QColor(getattr(tokens(), line.colour)))
            if line.spoken:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
            if not line.address:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            if line.is_heading:
                strengthen(item)
        still = next((n for n, line in enumerate(lines) if subject and line.subject == subject), -1)
        if self._is_new_page and not self.hasFocus() and not self._is_here(subject):
            still = -1  # or Down would lead on from the middle of the list, of which its beginning is seen
        # Where it is mended, its neighbour is next; on another page nobody has chosen any.
        self.setCurrentRow(still if still >= 0 or self._is_new_page else min(row, self.count() - 1))
        self.verticalScrollBar().setValue(scroll)

    def _is_here(self, subject: Finding | Dismissal | None) -> bool:
        """Say whether a line is about the page that is shown."""
        session, page = self._session, self._page
        if not isinstance(subject, Finding) or session is None or page is None:
            return False
        return page_address(session.plan, subject) == page.address

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take on the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._fill(self._shown)

    def _lines(
        self, session: PlanSession, page: Page | None, here: list[Finding], elsewhere: list[Finding]
    ) -> Iterator[_Line]:
        if problem := session.jobs.workspace.language.speller.problem:
            yield _Line(problem, colour="warning")
        if page:
            yield _heading(self.tr("On this page") if here else self.tr("Nothing to mend on this page"))
            yield from (self._finding(finding) for finding in here[:MOST])
            if len(here) > MOST:
                yield _Line(self.tr("And {0} more on this page.").format(len(here) - MOST))
            yield from self._ease(session, page)
        for address, found in groupby(elsewhere[:MOST], key=lambda finding: page_address(session.plan, finding)):
            its_page = session.plan.page_of(address)
            yield _heading(its_page.title if its_page else self.tr("Elsewhere in the plan"))
            yield from (self._finding(finding, its_page.title if its_page else "") for finding in found)
        if len(elsewhere) > MOST:
            yield _Line(self.tr("And {0} more, which come here as these are mended.").format(len(elsewhere) - MOST))
        if not session.findings and not page:
            yield _heading(self.tr("Nothing to mend"))
        kept = dismissals(session.plan)
        if kept:
            yield _heading(self.tr("Dismissed: {0}").format(len(kept)))
        for dismissal in kept:
            words = self.tr("“{0}”: {1}").format(dismissal.words, dismissal.reason)
            yield _Line(f"{words}\n{look_again_words()}", dismissal.address, subject=dismissal)

    def _ease(self, session: PlanSession, page: Page) -> Iterator[_Line]:
        plan = session.plan
        places = [place for field in page.fields if field.kind == "rich" for place in plan.places(page, field)]
        ease = reading_ease("\n".join(running_text(plan.get(place)) for place in places))
        if ease is not None:
            yield _heading(self.tr("Reading ease: {0} of 100").format(ease.figure))
            words = self.tr("{0} A sentence has {1:.0f} words on average, a word {2:.1f} syllables.")
            yield _Line(words.format(ease.meaning, ease.words_a_sentence, ease.syllables_a_word))

    def _finding(self, finding: Finding, where: str = "") -> _Line:
        severity = severity_words(finding)
        told = [finding.message, finding.advice] if finding.advice else [finding.message]
        words = "\n".join([severity, *told])
        # Who does not see the headings hears with each line where it belongs.
        spoken = self.tr("{0} in {1}").format(severity, where) if where else ""
        spoken = "\n".join([spoken, *told]) if spoken else ""
        return _Line(words, finding.address, severity_colour(finding), finding, spoken=spoken, strong=len(severity))

    # -- what is done

    def go(self, item: QListWidgetItem) -> None:
        """Go to a line's place, and select the words there that it is about."""
        address, subject = item.data(_ADDRESS), item.data(_SUBJECT)
        if not address:
            return
        self.chosen.emit(address)
        if self._session and isinstance(subject, Finding) and subject.remark:
            words, number = Wanted(subject.remark.words), number_of(self._session.plan, subject)
            # The page puts the keyboard there only when everything has its size.
            QTimer.singleShot(0, self, lambda: select_words(self.window().focusWidget(), words, number))

    def _show_menu(self, place: QPoint) -> None:
        item = self.itemAt(place) or self.currentItem()
        subject = item.data(_SUBJECT) if item else None
        if item is None or subject is None:
            return
        self.setCurrentItem(item)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(subject, Finding) and not can_dismiss(subject):
            menu.addAction(cannot_be_dismissed()).setEnabled(False)
        else:
            again = isinstance(subject, Dismissal)
            menu.addAction(look_again_words() if again else dismiss_words(), self.dismiss_or_restore)
        if isinstance(subject, Finding) and subject.remark and self._is_personal(subject):
            menu.addAction(self.tr("Remove everywhere…"), partial(self._remove_everywhere, subject.remark.words))
        menu.popup(self.viewport().mapToGlobal(place))

    def _is_personal(self, finding: Finding) -> bool:
        checks = self._session.plan.outline.check if self._session else ()
        return any(check.id == finding.rule and check.rule in PERSONAL for check in checks)

    def _remove_everywhere(self, words: str) -> None:
        from nec_desktop.gui.main_window import MainWindow  # noqa: PLC0415 - it imports what is imported here
        from nec_desktop.gui.remove_personal import ask_what_to_remove  # noqa: PLC0415 - not for the first picture

        window = self.window()
        if isinstance(window, MainWindow):
            ask_what_to_remove(window, words)


def dismiss_words(*, by_key: bool = True) -> str:
    """Return what a finding about words is told; `by_key` says that Delete does it too, and takes out no words."""
    return tr("Dismiss with a reason… (Delete)") if by_key else tr("Dismiss with a reason…")


def look_again_words(*, by_key: bool = True) -> str:
    """Return what a finding that was dismissed is told."""
    return tr("Look at it again (Delete)") if by_key else tr("Look at it again")


def cannot_be_dismissed() -> str:
    """Return why other findings stay."""
    return tr("This cannot be dismissed: it goes when it is mended.")
