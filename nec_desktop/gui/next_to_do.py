"""F8: the way through all that is left to do, one place after another."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from shiboken6 import isValid

from nec_desktop.gui.filling import when_whole
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.gui.select_words import select_words
from nec_desktop.plan.addresses import last_part
from nec_desktop.plan.carried_rules import not_looked_at
from nec_desktop.plan.next_to_do import Order, Stop, ToDo
from nec_desktop.plan.wanted import Wanted

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk


class NextToDo(QObject):
    """`told` carries what is to be done at the place to which it went; `left` the same, when the person leaves that."""

    told = Signal(str)
    left = Signal(str)

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._last: Order = ()
        self._reached = ""
        self._told_here = ""
        self._watching: list[QMetaObject.Connection] = []

    def go(self) -> None:
        """Go to what is to be done next after the place of the keyboard, on this page and then on those after it."""
        self._when_checked(self._go_on)

    def go_to_carried(self) -> None:
        """Go on in the same way, but only to what was carried from the last period and nobody has looked at since."""
        self._when_checked(self._go_on_with_carried)

    def go_to_gap(self) -> None:
        """Go to the first place on the page shown at which an answer is missing or an error stands."""
        if self._page:
            self._when_checked(self._go_to_first_gap)

    def _when_checked(self, go: Callable[[], None]) -> None:
        """Go when it is known what is left; not any more where a large plan is checked first, and the page left."""
        self._desk.flush()
        here = self._desk.pages.currentWidget()

        def still_here() -> None:
            if self._desk.pages.currentWidget() is here:
                go()

        self._desk.session.checking.when_done(here, still_here)

    def _go_on(self) -> None:
        plan, page = self._desk.session.plan, self._page
        to_do = ToDo(plan, self._desk.session.findings, page.shown if page else None)
        self._go(to_do, self.tr("Nothing is left to do: the checks find nothing."))

    def _go_on_with_carried(self) -> None:
        plan = self._desk.session.plan
        to_do = ToDo(plan, not_looked_at(plan, self._desk.session.findings), None)
        self._go(to_do, self.tr("Everything that was carried over has been looked at."))

    def _go_to_first_gap(self) -> None:
        if page := self._page:
            session = self._desk.session
            errors = [finding for finding in session.findings_on(page.shown) if finding.severity == "error"]
            self._go_to(ToDo(session.plan, errors, page.shown).after(()), self.tr("Nothing is missing here now."))

    def _go(self, to_do: ToDo, nothing: str) -> None:
        self._go_to(to_do.after(self._order_here(to_do)), nothing)

    def _go_to(self, stop: Stop | None, nothing: str) -> None:
        if stop is None:
            self.told.emit(nothing)
            return
        self._desk.go_to(stop.address)
        # The page puts the keyboard there only when everything on it has its size.
        QTimer.singleShot(0, self, lambda: self._arrive(stop))

    @property
    def _page(self) -> SectionPage | None:
        page = self._desk.pages.currentWidget()
        return page if isinstance(page, SectionPage) else None

    def _order_here(self, to_do: ToDo) -> Order:
        """Return after which stop to look: the last one, while the person is still there; else before what is here."""
        here = self._page.row if self._page else ""
        if here and here == self._reached:
            return self._last
        return to_do.order_of(here) if here else ()

    def _arrive(self, stop: Stop) -> None:
        page, wanted = self._page, self._desk.session.plan.page_of(stop.address)
        if page is None or wanted is None or page.shown.address != wanted.address:
            return  # the person stays where something cannot be saved yet
        self._last, self._reached = stop.order, page.row
        if stop.words:
            select_words(self._desk.window().focusWidget(), Wanted(stop.words), stop.number)
        others = self.tr("And {0} more here: see “Checks”.").format(stop.others) if stop.others else ""
        why = f"{stop.why} {others}".strip()
        form = page.table.form if page.table else None
        if form and (editor := form.editors.get(last_part(stop.address))):  # the form hides the foot of the window
            editor.say_why(why)
        self._leave()
        self._told_here = why
        self.told.emit(why)
        focused = self._desk.window().focusWidget()
        when_whole(focused, lambda: self._watch(page, focused))

    # -- until the place is left

    def _watch(self, page: SectionPage, focused: QWidget | None) -> None:
        """Notice when the cursor leaves what was selected, or the keyboard the field or the record."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._watching = [application.focusChanged.connect(self._look)]
        if page.table:
            self._watching.append(page.table.table.selectionModel().currentChanged.connect(self._look))
        if isinstance(focused, QTextEdit | QLineEdit):
            moved = (focused.cursorPositionChanged, focused.selectionChanged)
            self._watching += [each.connect(self._leave) for each in moved]

    def _look(self, *_now: object) -> None:
        is_there = isValid(self._desk.pages)  # type: ignore[no-untyped-call] # a plan is put away with a form open
        if not is_there or self._page is None or self._page.row != self._reached:
            self._leave()

    def _leave(self, *_now: object) -> None:
        for connection in self._watching:
            QObject.disconnect(connection)
        self._watching = []
        if self._told_here:
            self.left.emit(self._told_here)
            self._told_here = ""
