"""An open plan: its sections at the left, a page in the middle, guidance and checks at the right."""

from contextlib import nullcontext

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSplitter, QWidget

from nec_desktop.gui.ask import ask_to_leave
from nec_desktop.gui.composing import end_composing
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.garbage import collect_soon
from nec_desktop.gui.holding_still import settle
from nec_desktop.gui.next_to_do import NextToDo
from nec_desktop.gui.panes import Panes
from nec_desktop.gui.plan_head import PlanBar, PlanHead
from nec_desktop.gui.plan_home import PlanHome
from nec_desktop.gui.remembered import Remembered
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.screens import Screens
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.gui.section_tree import SectionTree
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.side_panel import SidePanel
from nec_desktop.gui.stacked import Stack
from nec_desktop.gui.taking_in import TakingIn
from nec_desktop.gui.writing_place import go_on_writing
from nec_desktop.plan.lending import lent_words
from nec_desktop.plan.review_registers import ANSWERS


class Desk(QWidget):
    """Everything about one plan. `moved`: another page is shown; `preview`: the document is to be looked at."""

    area_label: QLabel
    title_label: QLabel
    sections_button: QPushButton
    home_button: QPushButton
    review_button: QPushButton
    export_button: QPushButton
    leave_focus_button: QPushButton
    bar: PlanBar
    panes: QSplitter
    nav: SectionTree
    pages: Stack
    side: SidePanel
    moved = Signal()
    preview = Signal()

    def __init__(self, session: PlanSession, notices: tuple[str, ...], remembered: Remembered) -> None:
        super().__init__()
        load_form(self, "desk", PlanBar, SectionTree, SidePanel, Stack)
        self.session = session
        self.reviews = Reviews(session)
        self._remembered = remembered
        self.nav.setColumnCount(2)
        self.nav.show_session(session)
        self.nav.show_reviews(self.reviews, brief=True)
        self.nav.chosen.connect(self.go_to)
        self.side.show_session(session)
        self.side.chosen.connect(self.go_to)
        self.side.comments.show_reviews(self.reviews)
        self.side.comments.picked.connect(self.show_item)
        self.home = PlanHome(self.reviews, tuple(each for each in notices if each != lent_words(session.plan)))
        self.pages.addWidget(self.home)
        self.taking_in = TakingIn(self)
        self.next_to_do = NextToDo(self)
        self.screens = Screens(self)
        self.home_button.clicked.connect(self.show_home)
        self._export_words, self._comes_back = self.export_button.text(), False
        self.export_button.clicked.connect(self.show_export)
        self.review_button.clicked.connect(self.show_review)
        self.leave_focus_button.clicked.connect(self.toggle_focus_mode)
        apart, leave = (self.home_button, self.review_button, self.export_button), self.leave_focus_button
        self.room = Panes(self.panes, self.sections_button, leave, apart, self.title_label, remembered)
        self.room.focus_changed.connect(self._centre)
        self.head = PlanHead(session, self.area_label, self.title_label, self.bar)
        self.reviews.read()

    # -- where to go

    def show_home(self) -> None:
        """Show the plan's task list."""
        if not self.may_leave():
            return
        self._say_way_back(False)
        self._put_up(self.home)
        self.room.show(beside=False, help_=False)
        self.home.show_place(self._remembered.place(self.session.plan.id))
        self.moved.emit()

    def show_export(self) -> None:
        """Show what to check before the document is made, and make it."""
        if not self.may_leave():
            return
        self.session.check()
        page = self.screens.export
        self._put_up(page)
        self.nav.set_current("")
        self.room.show(beside=True, help_=False)
        (page.to_check if self._comes_back else page.document).setFocus()
        self._say_way_back(False)
        self.moved.emit()

    def show_review(self) -> None:
        """Show the review desk, where it was left."""
        if self.may_leave():
            self._show_alone(self.screens.review)

    def show_item(self, item: str) -> None:
        """Show the review desk at something that a reviewer said."""
        self.show_review()
        if self.pages.currentWidget() is self.screens.review:
            self.screens.review.show_item(item)

    def show_grades(self) -> None:
        """Show the panel's grades beside our own."""
        if self.may_leave():
            self._show_alone(self.screens.grades)

    def show_versions(self) -> None:
        """Show the versions of the plan, and what has changed since each."""
        if self.may_leave():
            self._show_alone(self.screens.versions)

    def _show_alone(self, screen: QWidget) -> None:
        self._say_way_back(False)
        self._put_up(screen)
        self.room.show(beside=False, help_=False)
        self.screens.focus()
        self.moved.emit()

    def _show_examples(self) -> None:
        self.side.setCurrentWidget(self.side.examples)
        self.side.examples.setFocus(Qt.FocusReason.OtherFocusReason)

    def change(self, address: str) -> None:
        """Go to something that the check before a document found, with a way back to the same line."""
        self._say_way_back(True)
        self.go_to(address)

    def _say_way_back(self, there: bool) -> None:
        self._comes_back = there
        self.export_button.setText(self.tr("Back to the &check") if there else self._export_words)

    def go_to(self, address: str) -> None:
        """Show the page on which what stands at `address` is written, with the keyboard on it."""
        page = self.session.plan.page_of(address)
        if page is None:
            register, _, item = address.partition("/")
            self.show_item(item) if register == ANSWERS else self.show_home()
            return
        current = self.pages.currentWidget()
        if not isinstance(current, SectionPage) or current.shown.address != page.address:
            if not self.may_leave():
                return
            addresses = list(self.session.plan.every_page())
            after = addresses[addresses.index(page.address) + 1 :]
            current = SectionPage(self.session, page, self.session.plan.page(after[0]) if after else None, self.pages)
            current.go_on.connect(self.next_page)
            current.chosen.connect(self.go_to)
            current.example_wanted.connect(self._show_examples)
            current.gap_wanted.connect(self.next_to_do.go_to_gap)
            self.pages.addWidget(current)
            self._put_up(current)
            self.side.show_page(page)
            self.nav.set_current(page.address)
            self.room.show(beside=True, help_=True)
            settle()  # else the page is painted as it stands, and again when everything on it has its size
            self._remembered.set_place(self.session.plan.id, page.address)
            self.moved.emit()
        current.show_place(address)

    def resume(self) -> None:
        """Go to where the person was writing last, here or when the plan was open before."""
        plan_id = self.session.plan.id
        if place := self._remembered.place(plan_id):
            self.continue_at(place, self._remembered.cursor(plan_id))

    def continue_at(self, address: str, cursor: int) -> None:
        """Go to where the person was writing, so many characters from the beginning of what stands at `address`."""

        def put() -> None:
            edit = self.window().focusWidget()
            if edit and self.pages.isAncestorOf(edit):
                go_on_writing(edit, cursor)

        self.go_to(address)
        QTimer.singleShot(0, self, put)  # the page puts the keyboard there only when everything has its size

    def next_page(self) -> None:
        """Go on to the page after this one."""
        self._step(1)

    def previous_page(self) -> None:
        """Go back to the page before this one."""
        self._step(-1)

    def next_pane(self, step: int = 1) -> None:
        """Move the keyboard to the next pane that is shown."""
        panes = self.room.visible()
        focused = QApplication.focusWidget()
        at = next(
            (n for n, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))), -1
        )
        pane = panes[(at + step) % len(panes)]
        if pane is self.side:
            self.side.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane is self.pages:
            self.focus_page()
        else:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_page(self) -> None:
        """Put the keyboard on the page."""
        page = self.pages.currentWidget()
        if isinstance(page, SectionPage):
            page.show_place(page.place)
        else:
            self.screens.focus()

    def show_guidance(self, address: str, *, examples: bool = False) -> None:
        """Show a page with its guidance or its examples, and the keyboard there."""
        self.go_to(address)
        if self.room.is_focused:
            self.toggle_focus_mode()
        tab = self.side.examples if examples else self.side.guidance
        self.side.setCurrentWidget(tab)
        # The page takes the keyboard once everything on it has its size.
        QTimer.singleShot(0, tab, lambda: tab.setFocus(Qt.FocusReason.ShortcutFocusReason))

    # -- which panes there is room for

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a narrow window the sections make room for the page, until they are asked for."""
        super().resizeEvent(event)
        self.make_room(first=event.oldSize().width() < 0)

    def make_room(self, *, first: bool = False) -> None:
        """Fit the panes to the window's width and to the size of text."""
        self.room.make_room(self.width(), first=first)

    def toggle_focus_mode(self) -> None:
        """Show the page alone, with one way out; or everything again."""
        focused, page = QApplication.focusWidget(), self.pages.currentWidget()
        with page.holding_still() if isinstance(page, SectionPage) else nullcontext():
            self.room.set_focus_mode(not self.room.is_focused)
        if focused is None or not focused.isVisible():
            self.focus_page()

    def _centre(self, focused: bool) -> None:
        if isinstance(page := self.pages.currentWidget(), SectionPage):
            page.centre(focused)

    # -- leaving

    def flush(self) -> None:
        """Hand on whatever is being typed, and remember where. What an input method is still composing is typed."""
        end_composing(QApplication.focusWidget())
        self.screens.flush()
        page = self.pages.currentWidget()
        if isinstance(page, SectionPage):
            page.flush()
            self._remembered.set_place(self.session.plan.id, page.place, page.cursor_place)

    def remember(self) -> None:
        """Keep the widths of the panes."""
        self.room.remember()

    def _current_address(self) -> str:
        page = self.pages.currentWidget()
        return page.shown.address if isinstance(page, SectionPage) else ""

    def _step(self, by: int) -> None:
        order = list(self.session.plan.every_page())
        here = self._current_address()
        number = order.index(here) + by if here in order else 0
        if 0 <= number < len(order):
            self.go_to(order[number])

    def may_leave(self) -> bool:
        """Save what is typed; ask where something stands on the page that cannot be saved."""
        self.flush()
        page = self.pages.currentWidget()
        problems = page.not_saved() if isinstance(page, SectionPage) else []
        if not problems:
            return True
        what, stay, leave = self.tr("Something is not saved."), self.tr("Stay and correct it"), self.tr("Leave it out")
        return ask_to_leave(self, what, "\n".join(problems), stay, leave)

    def _put_up(self, screen: QWidget) -> None:
        """Show another screen; a page that was shown goes, but not before: else a third would be shown meanwhile."""
        before = self.pages.currentWidget()
        self.pages.setCurrentWidget(screen)
        if isinstance(before, SectionPage):
            self.pages.removeWidget(before)
            before.deleteLater()
            collect_soon(self)
