"""The buttons above a rich text: what each does, its key, and whether it is on where the cursor stands."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from nec_desktop.gui import rich_commands as commands
from nec_desktop.gui import table_commands
from nec_desktop.gui.clipboard import words_in
from nec_desktop.gui.filling import LONG
from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.rich_formats import is_bold, list_kind
from nec_desktop.gui.slices import waiting
from nec_desktop.gui.text_area import TextArea
from nec_desktop.gui.theme import tokens


@dataclass(frozen=True)
class _Command:
    """A button's face, name and key; `mark` says whether it is on at the cursor, `in_table` whether a cell takes it,
    `asks` whether a question comes first.
    """

    face: str
    name: str
    key: str
    slot: Callable[[], None]
    mark: Callable[[QTextCursor], bool] | None = None
    in_table: bool = True
    asks: bool = False


class RichToolbar(QWidget):
    """One stop for Tab: the arrow keys go from button to button, Escape goes back to the text."""

    def __init__(self, area: TextArea, ask_link: Callable[[], None], ask_picture: Callable[[], None]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Formatting"))
        self.is_over_text = False
        self._area = area
        self._stands: tuple[int, QTextBlockFormat] | None = None
        """In which paragraph the cursor stood, of what kind, when the buttons last showed it."""
        self._marks: list[tuple[QAction, Callable[[QTextCursor], bool]]] = []
        self._in_table: list[QAction] = []
        self._outside_tables: list[QAction] = []
        self.buttons: list[QToolButton] = []
        self._row = FlowLayout(self, 4)
        tr = self.tr
        for command in (
            _Command("B", tr("Bold"), "Ctrl+B", self._bold, lambda _: is_bold(area.currentCharFormat())),
            _Command("I", tr("Italic"), "Ctrl+I", self._italic, lambda _: area.fontItalic()),
            self._list_command("bullet", tr("• List"), tr("Bulleted list"), "Ctrl+Shift+L"),
            self._list_command("number", tr("1. List"), tr("Numbered list"), "Ctrl+Shift+N"),
            _Command(
                tr("Link"), tr("Link"), "Ctrl+Shift+K", ask_link, lambda c: bool(c.charFormat().anchorHref()), asks=True
            ),
        ):
            self._add_button(self._action(command), command.face)
        self._add_menu(tr("Heading"), self._headings())
        self._add_menu(tr("Table"), self._table_actions())
        picture = _Command(tr("Picture"), tr("Picture"), "Ctrl+Shift+P", ask_picture, in_table=False, asks=True)
        self._add_button(self._action(picture), picture.face)
        self._style_faces()
        area.currentCharFormatChanged.connect(self.show_state)
        area.cursorPositionChanged.connect(self._follow)
        to_toolbar = QAction(area, text=tr("Go to the formatting buttons"))
        to_toolbar.setShortcut(QKeySequence("Alt+F10"))
        to_toolbar.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        to_toolbar.triggered.connect(lambda: self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason))
        area.addAction(to_toolbar)
        words_only = QAction(area, text=tr("Paste the words only"))
        words_only.setShortcut(QKeySequence("Ctrl+Shift+V"))
        words_only.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        words_only.triggered.connect(self._paste_words)
        area.addAction(words_only)
        self.show_state()

    def _follow(self) -> None:
        """Show it anew in another paragraph, or one of another kind: no letter waits for the buttons. Other looks of
        letters are told by a signal of their own.
        """
        cursor = self._area.textCursor()
        stands = cursor.blockNumber(), cursor.blockFormat()
        if stands != self._stands:
            self._stands = stands
            self.show_state()

    def show_state(self) -> None:
        """Show which of the buttons are on where the cursor stands."""
        cursor = self._area.textCursor()
        for action, mark in self._marks:
            action.setChecked(mark(cursor))
        in_table = cursor.currentTable() is not None
        for action in self._in_table:
            action.setEnabled(in_table)
        for action in self._outside_tables:
            action.setEnabled(not in_table)

    def stand_over_text(self, over: bool) -> None:
        """Stand on a ground of one's own, with a line below, or on the page."""
        self.is_over_text = over
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Hide the text below."""
        if self.is_over_text:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(tokens().page))
            painter.setPen(QColor(tokens().handle))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move from button to button, or back to the text: a button would take the arrow keys for itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.buttons:
            step = {Qt.Key.Key_Right.value: 1, Qt.Key.Key_Left.value: -1}.get(event.key())
            if step:
                self._focus_button((self.buttons.index(watched) + step) % len(self.buttons))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._area.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _paste_words(self) -> None:
        self._area.insertFromMimeData(words_in(QGuiApplication.clipboard().mimeData()))

    def _focus_button(self, number: int) -> None:
        for n, button in enumerate(self.buttons):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if n == number else Qt.FocusPolicy.NoFocus)
        self.buttons[number].setFocus(Qt.FocusReason.TabFocusReason)

    # -- how it is built

    def _list_command(self, kind: str, face: str, name: str, key: str) -> _Command:
        return _Command(face, name, key, lambda: self._list(kind), _in_list(kind), in_table=False)

    def _action(self, command: _Command) -> QAction:
        action = QAction(command.name, self._area, checkable=command.mark is not None)
        if command.key:
            key = QKeySequence(command.key)
            action.setShortcut(key)
            # Several texts stand on one page: the key belongs to the one in which the person writes.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setToolTip(f"{command.name} ({key.toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(partial(self._do, command))
        action.triggered.connect(self.show_state)
        if not command.in_table:
            self._outside_tables.append(action)
        if command.mark:
            self._marks.append((action, command.mark))
        self._area.addAction(action)
        return action

    def _add_button(self, action: QAction, face: str) -> None:
        button = self._button(face, action.text(), action.toolTip())
        button.setCheckable(action.isCheckable())
        button.clicked.connect(action.trigger)
        action.toggled.connect(button.setChecked)
        action.enabledChanged.connect(button.setEnabled)
        # A button turns itself on when it is pressed; what is on is for the text at the cursor to say.
        button.clicked.connect(lambda: button.setChecked(action.isChecked()))

    def _add_menu(self, name: str, actions: list[QAction | None]) -> None:
        button = self._button(name, name, self.tr("{0}: choose what kind").format(name))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        button.setMenu(menu)
        button.setText(f"{name} ▾")

    def _button(self, face: str, name: str, tip: str) -> QToolButton:
        button = QToolButton(self, text=face, toolTip=tip, objectName="format", autoRaise=True)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus if self.buttons else Qt.FocusPolicy.TabFocus)
        button.installEventFilter(self)
        self.buttons.append(button)
        self._row.addWidget(button)
        return button

    def _style_faces(self) -> None:
        for button, weight, italic in (
            (self.buttons[0], QFont.Weight.Bold, False),
            (self.buttons[1], QFont.Weight.Normal, True),
        ):
            font = button.font()
            font.setWeight(weight)
            font.setItalic(italic)
            button.setFont(font)

    def _headings(self) -> list[QAction | None]:
        names = (self.tr("Plain text"), self.tr("Heading"), self.tr("Smaller heading"), self.tr("Smallest heading"))
        return [
            self._action(
                _Command(
                    name,
                    name,
                    f"Ctrl+Alt+{level}",
                    lambda level=level: self._with_cursor(lambda c: commands.set_heading(c, level)),  # type: ignore[misc]
                    lambda c, level=level: c.blockFormat().headingLevel() == level,  # type: ignore[misc]
                    in_table=False,
                )
            )
            for level, name in enumerate(names)
        ]

    def _table_actions(self) -> list[QAction | None]:
        palette = self._area.palette
        tr = self.tr
        insert = self._action(_Command("", tr("Insert a table"), "Ctrl+Shift+T", self._insert_table, in_table=False))
        within = [
            self._action(_Command("", name, "", lambda change=change: self._with_cursor(change)))  # type: ignore[misc]
            for name, change in (
                (tr("Add a row below"), lambda c: table_commands.add_row(c, palette())),
                (tr("Add a column to the right"), lambda c: table_commands.add_column(c, palette())),
                (tr("Remove this row"), lambda c: table_commands.remove_row(c, palette())),
                (tr("Remove this column"), table_commands.remove_column),
                (tr("Remove the table"), table_commands.remove_table),
            )
        ]
        self._in_table = within
        return [insert, None, *within]

    # -- what the buttons do

    def _do(self, command: _Command) -> None:
        """Do what a button does: to all of a book it takes a moment, in which the pointer waits."""
        cursor = self._area.textCursor()
        waits = not command.asks and cursor.selectionEnd() - cursor.selectionStart() > LONG
        with waiting() if waits else nullcontext(), self._area.apart(command.name):
            command.slot()

    def _bold(self) -> None:
        area = self._area
        cursor = area.textCursor()
        bold = not is_bold(area.currentCharFormat())
        if cursor.hasSelection():
            commands.set_bold(cursor, bold=bold)
        else:
            area.setFontWeight(commands.weight_for(cursor, bold=bold).value)

    def _italic(self) -> None:
        self._area.setFontItalic(not self._area.fontItalic())

    def _list(self, kind: str) -> None:
        self._with_cursor(lambda cursor: commands.toggle_list(cursor, kind))

    def _with_cursor(self, change: Callable[[QTextCursor], None]) -> None:
        change(self._area.textCursor())
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_state()

    def _insert_table(self) -> None:
        self._area.setTextCursor(table_commands.insert_table(self._area.textCursor(), 3, 3, self._area.palette()))
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)


def _in_list(kind: str) -> Callable[[QTextCursor], bool]:
    def mark(cursor: QTextCursor) -> bool:
        in_list = cursor.currentList()
        return in_list is not None and list_kind(in_list.format()) == kind

    return mark
