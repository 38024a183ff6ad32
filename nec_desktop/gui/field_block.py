"""One field on a page, or a place of it: its name, its help, its editor, and what can be said about it."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from nec_desktop.gui.carried_note import CarriedNote
from nec_desktop.gui.editors import make_editor
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.field_tables import FieldTables
from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.looking_back import show_earlier
from nec_desktop.gui.month_view import MonthView
from nec_desktop.gui.proofreader import proofread
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.writing_place import writing_place
from nec_desktop.plan.addresses import INTERNAL, RECORD_ID, UNLOCKED, join, last_part, parent
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Page
from nec_desktop.plan.words import record_title

_ABOVE_PLACE = 8
"""Pixels, beside the layout's own: with them a field's first place stands as far from its help as the next from it."""


class FieldBlock(QWidget):
    """`chosen` carries an address that the person wants to go to. `place` is the address that is written here, empty
    where none is; `begins` says that it is the field's first, which has its name and help above it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        page: Page,
        field: Field,
        place: str,
        parent: QWidget | None = None,
        *,
        begins: bool = True,
    ) -> None:
        super().__init__(parent)
        self._session, self._page, self._field = session, page, field
        self._place = place
        self._own = field.id if field.kind == "register" else place
        self._editor: FieldEditor | None = None
        self._note: QLabel | None = None
        self._more: QToolButton | None = None
        self._register: RegisterTable | None = None
        self._shown: MonthView | FieldTables | None = None
        """What is written elsewhere, and only shown here."""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        if begins:
            self._heading(field.label, "heading", has_menu=bool(self._own) and not field.each)
        if begins and field.help:
            self._layout.addWidget(FlowingLabel(field.help, objectName="caption"))
        if field.kind == "register":
            self._register = RegisterTable(session, session.plan.register(field.id), self)
            self._layout.addWidget(CarriedNote(session, field.id, self._register.current, self))
            self._layout.addWidget(self._register)
        elif field.holds_value:
            self._add_editor(begins=begins)
        else:
            is_month = field.view == "events-by-month"
            self._shown = MonthView(session, self) if is_month else FieldTables(session, page, field, self)
            self._layout.addWidget(self._shown)
        if isinstance(self._shown, FieldTables):
            self._shown.chosen.connect(self.chosen)
        session.changed.connect(self._follow)

    @property
    def address(self) -> str:
        """The address that is written here; empty where none is."""
        return self._place if self._editor else ""

    def holds(self, address: str) -> bool:
        """Say whether what stands at `address` is written here, or shown."""
        if self._shown is not None:
            return address == join(self._page.address, self._field.id)
        register_id, _, rest = address.partition("/")
        if self._register is not None:
            return register_id == self._field.id and (not rest or RECORD_ID.match(rest) is not None or "@" in rest)
        return self._editor is not None and self._place in (address, parent(address))

    def address_of(self, widget: QWidget) -> str:
        """Return the address that is written in the editor which holds `widget`; of a register, its id."""
        if self._editor and (self._editor is widget or self._editor.isAncestorOf(widget)):
            return self._place
        return self._field.id if self._register is not None and self._register.isAncestorOf(widget) else ""

    def show_place(self, address: str) -> None:
        """Put the keyboard on what stands at `address`; a record's column opens the record's form there."""
        if self._register is not None:
            _, _, rest = address.partition("/")
            record_id, _, column = rest.partition("/")
            if RECORD_ID.fullmatch(record_id):
                self._register.select(record_id)
                if column and not column.startswith("@"):
                    self._register.open_record(record_id, column)
            else:
                self._register.setFocus()
        elif self._editor and self.holds(address):
            self._editor.setFocus()
        elif self._shown is not None:
            self._shown.take_keyboard()

    def ask(self, questions: Sequence[str]) -> bool:
        """Let the text ask these while it is empty; returns False where nobody writes a text here."""
        return isinstance(self._editor, RichEditor) and self._editor.ask(questions)

    def cursor_place(self) -> int:
        """Return how many characters of what is written here stand before the cursor."""
        return writing_place(self._editor.focusProxy()) if self._editor else 0

    def flush(self) -> None:
        """Hand on whatever is being typed."""
        if self._editor:
            self._editor.flush()
        if self._register is not None:
            self._register.flush()

    def not_saved(self) -> list[str]:
        """Return a sentence for what stands here and cannot be saved."""
        problem = self._editor.problem if self._editor else self._register.problem if self._register else ""
        return [f"{self._field.label}: {problem}"] if problem else []

    # -- how it is built

    def _heading(self, words: str, name: str, *, has_menu: bool = True) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        whole = name == "heading"  # a field's name is short; a record's may take lines
        kind = QLabel if whole else FlowingLabel
        row.addWidget(kind(words, objectName=name), 0 if whole else 1)
        if self._field.required and whole:
            row.addWidget(QLabel(self.tr("needed"), objectName="caption"))
        if whole:
            row.addStretch(1)
        if has_menu:
            self._note = QLabel(objectName="caption")
            row.addWidget(self._note)
            self._more = self._menu_button(words)
            row.addWidget(self._more)
            self._say_marks(self._note)
        self._layout.addLayout(row)

    def _menu_button(self, words: str) -> QToolButton:
        button = QToolButton(text="⋯", popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        name = self.tr("More about {0}").format(words)
        button.setAccessibleName(name)
        button.setToolTip(self.tr("{0} (Alt+Enter)").format(name))
        # Tab goes to the next field: who writes on at once would press the button with every space.
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        more = QAction(name, self)
        more.setShortcuts([QKeySequence("Alt+Return"), QKeySequence("Alt+Enter")])
        more.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(more)
        menu = QMenu(button)
        button.setMenu(menu)
        more.triggered.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))

        def fill() -> None:
            menu.clear()
            marks = [(INTERNAL, self.tr("Internal: leave it out of the public copy"))]
            if self._field.internal:
                marks = []
                menu.addAction(self.tr("Never in the public copy")).setEnabled(False)
            if self._field.locked:
                marks.append((UNLOCKED, self.tr("Unlock the force’s text to change it")))
            for mark, label in marks:
                action = menu.addAction(label)
                action.setCheckable(True)
                action.setChecked(self._session.plan.get(join(self._own, mark)) is True)
                action.toggled.connect(partial(self._set_mark, join(self._own, mark)))
            before = self.tr("Deleted records…") if self._register is not None else self.tr("Earlier texts…")
            menu.addAction(before, self._show_earlier)

        menu.aboutToShow.connect(fill)
        return button

    def _show_earlier(self) -> None:
        self.flush()
        show_earlier(self._session, self._own, self)

    def _set_mark(self, address: str, on: bool) -> None:
        self._session.put(address, True if on else None)

    def _say_marks(self, note: QLabel) -> None:
        words = []
        if self._session.plan.get(join(self._own, INTERNAL)) is True or self._field.internal:
            words.append(self.tr("Internal"))
        if self._field.locked:
            unlocked = self._session.plan.get(join(self._own, UNLOCKED)) is True
            words.append(self.tr("Unlocked") if unlocked else self.tr("The force’s text, locked"))
        note.setText(" · ".join(words))

    def _add_editor(self, *, begins: bool) -> None:
        plan, field, place = self._session.plan, self._field, self._place
        if not place:
            register = plan.register(field.each)
            words = self.tr("There is a text here for each of “{0}”. Add some first.").format(register.title)
            self._layout.addWidget(FlowingLabel(words, objectName="caption"))
            return
        if field.each:
            if begins:
                self._layout.addSpacing(_ABOVE_PLACE)
            self._heading(self._record_words(), "subheading")
        self._layout.addWidget(CarriedNote(self._session, place, parent=self))
        self._editor = self._make_editor()
        self._layout.addWidget(self._editor)

    def _make_editor(self) -> FieldEditor:
        session, field, place = self._session, self._field, self._place
        locked = field.locked and session.plan.get(join(place, UNLOCKED)) is not True
        editor = make_editor(session.plan, session.jobs, field, session.plan.get(place), self, locked=locked)
        editor.edited.connect(partial(session.put, place))
        editor.doing.connect(partial(session.do_apart, place))
        # What stands around it, for those who hear one thing at a time.
        of = f"{words}." if (words := self._record_words()) else ""
        needed = self.tr("Needed.") if field.required else ""
        editor.describe(" ".join(filter(None, (of, needed, field.help))))
        proofread(editor, session, place)
        return editor

    def _record_words(self) -> str:
        """Return what the record is called for which this is written; empty where it is for none."""
        field = self._field
        return record_title(self._session.plan, field.each, last_part(self._place)) if field.each else ""

    # -- following the plan

    def _follow(self, touched: Any) -> None:
        lock_changed = join(self._own, UNLOCKED) in touched
        if self._note and (lock_changed or join(self._own, INTERNAL) in touched):
            self._say_marks(self._note)
        if lock_changed:
            self._replace_editor()
        if self._editor and self._place in touched:
            self._editor.show_content(self._session.plan.get(self._place))

    def _replace_editor(self) -> None:
        if old := self._editor:
            focused = QApplication.focusWidget()
            self._editor = self._make_editor()
            self._layout.replaceWidget(old, self._editor)
            parts = self._editor.findChildren(QWidget)
            stops = (each for each in parts if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
            for before, stop in pairwise([*filter(None, (self._more,)), *stops]):
                self.setTabOrder(before, stop)  # where the old one stood: by itself, behind all else
            if focused and old.isAncestorOf(focused):
                self._editor.setFocus()
            old.hide()
            old.deleteLater()
