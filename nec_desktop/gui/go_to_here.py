"""What Ctrl+K offers besides places and menus: whatever has a name on the screen, so that nobody need look for it."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from nec_desktop.gui.go_to_targets import Target, plain_name
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.gui.text_area import TextArea
from nec_desktop.plan.places import page_name
from nec_desktop.translation import tr

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk


def targets_here(desk: "Desk", known: Iterable[Target]) -> list[Target]:
    """Return what can be pressed or shown on the desk as it stands, what the text at hand can be made to do, and what
    the panel will see of each standard; what is `known` by its name already is not said twice.
    """
    names = {target.name for target in known}
    found: list[Target] = []
    for target in (*_panel_views(desk), *_tabs(desk), *_buttons(desk), *_for_text(desk.window().focusWidget())):
        if target.name not in names:
            names.add(target.name)
            found.append(target)
    return found


def _panel_views(desk: "Desk") -> Iterator[Target]:
    """Yield what the panel will see of the standard that is shown, then of the others."""
    shown, name = desk.pages.currentWidget(), tr("What the panel will see")
    also = tr("assessment, requirement, evidence, view of a standard")
    pages = [page for page in desk.session.plan.pages() if page.standard]
    here = shown.shown.address if isinstance(shown, SectionPage) else ""
    for page in sorted(pages, key=lambda page: page.address != here):
        is_here = page.address == here
        said = name if is_here else tr("{0}: {1}").format(name, page.title)
        yield Target(said, page_name(page), partial(_show_panel_view, desk, page.address), also)


def _show_panel_view(desk: "Desk", address: str) -> None:
    desk.go_to(address)
    page = desk.pages.currentWidget()
    if isinstance(page, SectionPage) and page.shown.address == address:  # else something cannot be saved yet
        # The page takes the keyboard once everything on it has its size.
        QTimer.singleShot(0, page, page.panel_button.click)


def _tabs(desk: "Desk") -> Iterator[Target]:
    """Yield the tabs beside the page that is shown; the checks, which are of the whole plan, from anywhere."""
    side, on_page = desk.side, isinstance(desk.pages.currentWidget(), SectionPage)
    also = {
        side.guidance: tr("advice, help on this section, how to write it"),
        side.examples: tr("sample, model text"),
        side.evidence: tr("proof, what shows it"),
        side.checks_tab: tr("problems, errors, warnings, findings, spelling"),
        side.comments: tr("reviewers, feedback on the text"),
        side.last_year: tr("previous text, last period"),
    }
    for number in range(side.count()):
        tab = side.widget(number)
        if tab and (side.isTabVisible(number) if on_page else tab is side.checks_tab):
            note = tr("Beside the page")
            yield Target(tab.accessibleName(), note, partial(_show_tab, desk, tab), also.get(tab, ""))


def _show_tab(desk: "Desk", tab: QWidget) -> None:
    if not isinstance(desk.pages.currentWidget(), SectionPage):
        desk.go_to(desk.session.plan.pages()[0].address)
    if desk.room.is_focused:
        desk.toggle_focus_mode()
    desk.side.setCurrentWidget(tab)
    QTimer.singleShot(0, tab, partial(tab.setFocus, Qt.FocusReason.ShortcutFocusReason))


def _buttons(desk: "Desk") -> Iterator[Target]:
    """Yield every button that is there to be pressed, by what stands on it."""
    buttons: list[QAbstractButton] = [*desk.findChildren(QPushButton), *desk.findChildren(QToolButton)]
    for button in buttons:
        name = plain_name(button.text())
        has_name = any(letter.isalpha() for letter in name) and button.objectName() != "format"
        if has_name and button.isVisible() and button.isEnabled() and not _acts_on_a_line(button):
            yield Target(name, tr("On this screen"), button.click)


def _acts_on_a_line(button: QAbstractButton) -> bool:
    """Say whether a button does something to the line of a table that is selected, which may be out of sight."""
    table = button.parent()
    if not isinstance(table, RegisterTable):
        return False
    return any(button is table.buttons[name] for name in ("open", "duplicate", "delete", "up", "down"))


def _for_text(focused: QWidget | None) -> Iterator[Target]:
    """Yield what can be done in the text that has the keyboard, such as to put a table in."""
    for action in focused.actions() if isinstance(focused, TextArea) else ():
        if action.isEnabled() and action.text():
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Target(plain_name(action.text()), key or tr("In the text"), action.trigger)
