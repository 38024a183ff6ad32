"""Ctrl+Z and Ctrl+Y: at the place where they act, so that the person sees what happens, and said in words."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from nec_desktop.plan.addresses import MARKING, NOTE, RECORD_ID, join, last_part, parent

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk
    from nec_desktop.gui.main_window import MainWindow
    from nec_desktop.gui.section_page import SectionPage
    from nec_desktop.plan.plan import Edit, Plan

# What is imported inside a function here is what the first picture of the window does without.

_SAID = 6000
"""Milliseconds for which the status bar says what was undone."""


class Undoing(QObject):
    """Takes back and makes again for a window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def undo(self) -> None:
        """Take back the last change where it was made, and say what it was."""
        if desk := self._window.desk:
            self._act(desk, lambda: desk.session.to_undo, desk.session.undo, self.tr("Undone: {0}"))

    def redo(self) -> None:
        """Make again what was taken back last, where that was, and say what it was."""
        if desk := self._window.desk:
            self._act(desk, lambda: desk.session.to_redo, desk.session.redo, self.tr("Done again: {0}"))

    def _act(self, desk: "Desk", following: "Callable[[], Edit | None]", do: Callable[[], str], words: str) -> None:
        desk.flush()  # what is being typed is the last change
        edit = following()
        if edit is not None and not _is_reached(desk, edit):
            return  # the person stays where something cannot be saved yet
        label = do()
        self._window.statusBar().showMessage(words.format(label) if label else "", _SAID)


def _is_reached(desk: "Desk", edit: "Edit") -> bool:
    """Go to where an edit acts, unless it is seen already. Returns False where the page shown must not be left."""
    place = _place(desk, edit)
    if not place:
        return True
    desk.go_to(place)
    page, wanted = _section(desk), desk.session.plan.page_of(place)
    return page is not None and wanted is not None and page.shown.address == wanted.address


def _place(desk: "Desk", edit: "Edit") -> str:
    """Return where to go before an edit is made; empty where the person sees it from where they are."""
    from nec_desktop.plan.review_registers import REVIEW_REGISTERS  # noqa: PLC0415

    plan, page = desk.session.plan, _section(desk)
    if page is None and any(change.address.partition("/")[0] in REVIEW_REGISTERS for change in edit.changes):
        return ""  # what was decided elsewhere is seen there
    each = dict.fromkeys(_shown(plan, edit))
    places = {place: found.address for place in each if (found := plan.page_of(place))}
    if page:
        here = [place for place, address in places.items() if address == page.shown.address]
        focused = QApplication.focusWidget()
        is_there = page.row in here and focused is not None and page.isAncestorOf(focused)
        if page.shown.address in here or is_there:
            return ""
        return next(iter(here or places), "")
    # What was sent or restored elsewhere is seen there.
    return "" if len(set(places.values())) > 1 else next(iter(places), "")


def _section(desk: "Desk") -> "SectionPage | None":
    from nec_desktop.gui.section_page import SectionPage  # noqa: PLC0415

    page = desk.pages.currentWidget()
    return page if isinstance(page, SectionPage) else None


def _shown(plan: "Plan", edit: "Edit") -> Iterator[str]:
    """Yield the places that show an edit; a record once for its cells, of which pasted rows have thousands."""
    record = ""
    for change in edit.changes:
        if not record or not change.address.startswith(record):
            yield (place := _shown_at(plan, change.address))
            record = f"{place}/" if place.count("/") == 1 and RECORD_ID.fullmatch(last_part(place)) else ""


def _shown_at(plan: "Plan", address: str) -> str:
    """Return the place that shows a change: of a cell its record, so that no form opens; of a mark what bears it."""
    first, _, rest = address.partition("/")
    record_id = rest.partition("/")[0]
    if RECORD_ID.fullmatch(record_id) and plan.outline.find_register(first):
        return join(first, record_id)
    last = last_part(address)
    return parent(address) if last.startswith("@") and last not in (MARKING, NOTE) else address
