"""F8: the way through all that is left to do, one place after another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nec_desktop.gui.section_page import SectionPage
from nec_desktop.gui.select_words import select_words
from nec_desktop.plan.next_to_do import Order, Stop, ToDo

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk


class NextToDo(QObject):
    """`told` carries what is to be done at the place to which it went."""

    told = Signal(str)

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._last: Order = ()
        self._reached = ""

    def go(self) -> None:
        """Go to what is to be done next after the place of the keyboard, on this page and then on those after it."""
        desk = self._desk
        desk.flush()
        desk.session.check()
        page = self._page
        to_do = ToDo(desk.session.plan, desk.session.findings, page.shown if page else None)
        stop = to_do.after(self._order_here(to_do))
        if stop is None:
            self.told.emit(self.tr("Nothing is left to do: the checks find nothing."))
            return
        desk.go_to(stop.address)
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
            select_words(self._desk.window().focusWidget(), stop.words, stop.number)
        others = self.tr("And {0} more here: see “Checks”.").format(stop.others) if stop.others else ""
        self.told.emit(f"{stop.why} {others}".strip())
