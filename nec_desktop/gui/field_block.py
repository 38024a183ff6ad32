"""One field on a page: its name, its help, its editor for each place it stands at, and what can be said about it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

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


class FieldBlock(QWidget):
    """`chosen` carries an address that the person wants to go to."""

    chosen = Signal(str)

    def __init__(self, session: PlanSession, page: Page, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._page, self._field = session, page, field
        self._editors: dict[str, FieldEditor] = {}
        self._notes: dict[str, QLabel] = {}
        self._register: RegisterTable | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        places = session.plan.places(page, field)
        own = field.id if field.kind == "register" else "" if field.each or not places else places[0]
        self._heading(field.label, own, "heading")
        if field.help:
            self._layout.addWidget(FlowingLabel(field.help, objectName="caption"))
        if field.kind == "register":
            self._register = RegisterTable(session, session.plan.register(field.id), self)
            self._layout.addWidget(CarriedNote(session, field.id, self._register.current, self))
            self._layout.addWidget(self._register)
        elif field.holds_value:
            self._add_editors(places)
        elif field.view == "events-by-month":
            month = MonthView(session, self)
            month.chosen.connect(self.chosen)
            self._layout.addWidget(month)
        else:
            tables = FieldTables(session, page, field, self)
            tables.chosen.connect(self.chosen)
            self._layout.addWidget(tables)
        session.changed.connect(self._follow)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses that are written here, in order."""
        return tuple(self._editors)

    def holds(self, address: str) -> bool:
        """Say whether what stands at `address` is written here."""
        register_id, _, rest = address.partition("/")
        if self._register is not None:
            return register_id == self._field.id and (not rest or RECORD_ID.match(rest) is not None or "@" in rest)
        return address in self._editors or parent(address) in self._editors

    def address_of(self, widget: QWidget) -> str:
        """Return the address that is written in the editor which holds `widget`; of a register, its id."""
        for address, editor in self._editors.items():
            if editor is widget or editor.isAncestorOf(widget):
                return address
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
            return
        editor = self._editors.get(address) or self._editors.get(parent(address))
        if editor:
            editor.setFocus()

    def ask(self, questions: Sequence[str]) -> bool:
        """Let the first text ask these while it is empty; returns False where nobody writes a text here."""
        editors = [editor for editor in self._editors.values() if isinstance(editor, RichEditor)]
        return any(editor.ask(questions) for editor in editors)

    def cursor_place(self, address: str) -> int:
        """Return how many characters of what is written at `address` stand before the cursor."""
        editor = self._editors.get(address)
        return writing_place(editor.focusProxy()) if editor else 0

    def flush(self) -> None:
        """Hand on whatever is being typed."""
        for editor in self._editors.values():
            editor.flush()
        if self._register is not None:
            self._register.flush()

    def not_saved(self) -> list[str]:
        """Return a sentence for each editor in which something stands that cannot be saved."""
        problems = [editor.problem for editor in self._editors.values()]
        if self._register is not None:
            problems.append(self._register.problem)
        return [f"{self._field.label}: {problem}" for problem in problems if problem]

    # -- how it is built

    def _heading(self, words: str, address: str, name: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        whole = name == "heading"  # a field's name is short; a record's may take lines
        kind = QLabel if whole else FlowingLabel
        row.addWidget(kind(words, objectName=name), 0 if whole else 1)
        if not whole:
            row.setContentsMargins(0, 12, 0, 0)
        if self._field.required and whole:
            row.addWidget(QLabel(self.tr("needed"), objectName="caption"))
        if whole:
            row.addStretch(1)
        if address:
            note = QLabel(objectName="caption")
            row.addWidget(note)
            self._notes[address] = note
            row.addWidget(self._menu_button(address, words))
            self._say_marks(address)
        self._layout.addLayout(row)

    def _menu_button(self, address: str, words: str) -> QToolButton:
        button = QToolButton(text="⋯", popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(self.tr("More about {0}").format(words))
        button.setToolTip(self.tr("More about {0}").format(words))
        menu = QMenu(button)
        button.setMenu(menu)

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
                action.setChecked(self._session.plan.get(join(address, mark)) is True)
                action.toggled.connect(partial(self._set_mark, join(address, mark)))
            before = self.tr("Deleted records…") if self._register is not None else self.tr("Earlier texts…")
            menu.addAction(before, partial(self._show_earlier, address))

        menu.aboutToShow.connect(fill)
        return button

    def _show_earlier(self, address: str) -> None:
        self.flush()
        show_earlier(self._session, address, self)

    def _set_mark(self, address: str, on: bool) -> None:
        self._session.put(address, True if on else None)

    def _say_marks(self, address: str) -> None:
        note = self._notes.get(address)
        if note is None:
            return
        words = []
        if self._session.plan.get(join(address, INTERNAL)) is True or self._field.internal:
            words.append(self.tr("Internal"))
        if self._field.locked:
            unlocked = self._session.plan.get(join(address, UNLOCKED)) is True
            words.append(self.tr("Unlocked") if unlocked else self.tr("The force’s text, locked"))
        note.setText(" · ".join(words))

    def _add_editors(self, places: list[str]) -> None:
        plan, field = self._session.plan, self._field
        if field.each and not places:
            register = plan.register(field.each)
            words = self.tr("There is a text here for each of “{0}”. Add some first.").format(register.title)
            self._layout.addWidget(FlowingLabel(words, objectName="caption"))
        for address in places:
            if field.each:
                self._heading(record_title(plan, field.each, last_part(address)), address, "subheading")
            self._layout.addWidget(CarriedNote(self._session, address, parent=self))
            self._editors[address] = self._make_editor(address)
            self._layout.addWidget(self._editors[address])

    def _make_editor(self, address: str) -> FieldEditor:
        plan, jobs = self._session.plan, self._session.jobs
        editor = make_editor(plan, jobs, self._field, plan.get(address), self, locked=self._is_locked(address))
        editor.edited.connect(partial(self._session.put, address))
        editor.doing.connect(partial(self._session.do_apart, address))
        # What stands around it, for those who hear one thing at a time.
        editor.describe(f"{self.tr('Needed.') if self._field.required else ''} {self._field.help}".strip())
        proofread(editor, self._session, address)
        return editor

    def _is_locked(self, address: str) -> bool:
        return self._field.locked and self._session.plan.get(join(address, UNLOCKED)) is not True

    # -- following the plan

    def _follow(self, touched: Any) -> None:
        for place in list(self._notes):
            if join(place, INTERNAL) in touched:
                self._say_marks(place)
            if join(place, UNLOCKED) in touched:
                self._say_marks(place)
                if place in self._editors:
                    self._replace_editor(place)
        for address, editor in self._editors.items():
            if address in touched:
                editor.show_content(self._session.plan.get(address))

    def _replace_editor(self, address: str) -> None:
        old, new = self._editors[address], self._make_editor(address)
        self._layout.replaceWidget(old, new)
        self._editors[address] = new
        old.deleteLater()
