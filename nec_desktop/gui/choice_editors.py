"""One choice of several, or several to tick."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFocusEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.text_size import TextSize
from nec_desktop.gui.widths import keep_within
from nec_desktop.plan.folding import fold
from nec_desktop.plan.outline import STANDARDS, Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import count_words, item_words, record_title

_ID = Qt.ItemDataRole.UserRole
_FEW = 8
"""Entries, beyond which a list has a box to filter it."""
_ROWS_SHOWN = 7
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_LOWEST_ROW = 24
"""Pixels: room for the box to tick, and a target that a mouse hits."""


class ChoiceBox(QComboBox):
    """A box of choices that leaves the wheel to the page: scrolling past must not change an answer."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll the page."""
        event.ignore()


class TickList(QListWidget):
    """A list to tick that shows, as soon as Tab comes to it, which line the space bar would tick."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the current line, or the first one that is shown."""
        super().focusInEvent(event)
        shown = (item for row in range(self.count()) if not (item := self.item(row)).isHidden())
        current = self.currentItem() or next(shown, None)
        if event.reason() in _BY_KEY and current:
            self.setCurrentItem(current)
            current.setSelected(True)


def fill_choices(box: QComboBox, plan: Plan, field: Field) -> None:
    """Offer what can be chosen in a field, and nothing before it."""
    choices: dict[Any, str] = {True: box.tr("Yes"), False: box.tr("No")}
    box.addItem(box.tr("Not chosen"), None)
    for value, label in (plan.choices(field) if field.kind == "choice" else choices).items():
        box.addItem(label, value)


class ChoiceEditor(FieldEditor):
    """One choice, or yes and no."""

    def __init__(self, plan: Plan, field: Field, content: Content | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = ChoiceBox()
        self.box.setAccessibleName(field.label)
        # On Linux a screen reader takes a box's name from the label beside it only; the one that is seen is elsewhere.
        label = QLabel(field.label, self)
        label.setBuddy(self.box)
        label.hide()
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_within(self.box, 50)
        fill_choices(self.box, plan, field)
        self.rows.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.show_content(content)
        self.box.activated.connect(self._choose)

    def show_content(self, content: Content | None) -> None:
        """Show what the plan holds now; only a person's choice is handed on."""
        self._shown = content
        if content is not None and self._index(content) < 0:
            # Chosen from an earlier edition's list: it stays until somebody chooses anew.
            self.box.addItem(self.tr("{0} (no longer offered)").format(content), content)
        self.box.setCurrentIndex(max(self._index(content), 0))

    def _index(self, content: Content | None) -> int:
        return next((n for n in range(self.box.count()) if self.box.itemData(n) == content), -1)

    def _choose(self) -> None:
        if self.box.currentData() != self._shown:
            self._shown = self.box.currentData()
            self.edited.emit(self._shown)


class TickEditor(FieldEditor):
    """Several choices, or links to standards or records: a list to tick, by mouse or with the space bar."""

    def __init__(self, plan: Plan, field: Field, content: Content | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._field = plan, field
        self.filter = QLineEdit(placeholderText=self.tr("Type to find in the list"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Find in {0}").format(field.label))
        self.list = TickList()
        self.list.setAccessibleName(field.label)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().installEventFilter(self)
        self.note = FlowingLabel(objectName="caption")
        self.add_button: QPushButton | None = None
        """Adds what can be ticked, where that is offered and there is nothing yet."""
        for widget in (self.filter, self.list, self.note):
            self.rows.addWidget(widget)
        self.setFocusProxy(self.list)
        self._chosen: tuple[str, ...] = content if isinstance(content, tuple) else ()
        self._fill()
        TextSize(self, self._fill)
        self.filter.textChanged.connect(self._filter)
        self.filter.returnPressed.connect(self.list.setFocus)
        self.list.itemChanged.connect(self._ticked)

    def show_content(self, content: Content | None) -> None:
        """Show what the plan holds now, without handing it on."""
        chosen = content if isinstance(content, tuple) else ()
        if chosen != self._chosen:
            self._chosen = chosen
            self._fill()

    def offer_to_add(self, what: str, add: Callable[[], None]) -> None:
        """Offer, while there is nothing to tick, to `add` some of `what`."""
        self.add_button = QPushButton(self.tr("Add {0}…").format(what))
        self.add_button.clicked.connect(add)
        self.rows.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill()

    def tick(self, identifier: str) -> None:
        """Tick what has been added, as if the person had."""
        self._chosen = (*self._chosen, identifier)
        self._fill()
        self.edited.emit(self._chosen)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Offer the records that there are now: some may have been added elsewhere."""
        super().showEvent(event)
        if [self.list.item(n).data(_ID) for n in range(self.list.count())] != list(self._options()):
            self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Scroll the page, unless the person is at work in the list."""
        if event.type() == QEvent.Type.Wheel and not self.list.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _options(self) -> dict[str, str]:
        """Return what can be ticked, and what is ticked though it is not there any more."""
        plan, field = self._plan, self._field
        if field.kind == "choices":
            options = plan.choices(field)
        elif field.to == STANDARDS:
            options = {s.id: f"{n} {s.title}" for n, s in enumerate(plan.standards.standard, 1)}
        else:
            options = {rid: record_title(plan, field.to, rid) for rid in plan.record_ids(field.to)}
        return options | {gone: item_words(plan, field, gone) for gone in self._chosen if gone not in options}

    def _fill(self) -> None:
        options = self._options()
        row = max(self.list.fontMetrics().height() + 8, _LOWEST_ROW)
        with QSignalBlocker(self.list):
            self.list.clear()
            for identifier, label in options.items():
                item = QListWidgetItem(label, self.list)
                item.setData(_ID, identifier)
                item.setSizeHint(QSize(0, row))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                on = identifier in self._chosen
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.filter.setVisible(len(options) > _FEW)
        self.list.setFixedHeight(row * min(len(options), _ROWS_SHOWN) + 2 * self.list.frameWidth() + 12)
        self.list.setVisible(bool(options))
        if self.add_button:
            self.add_button.setHidden(bool(options))
        self.setFocusProxy(self.list if options else self.add_button)  # type: ignore[arg-type] # none: nothing to stop at
        self._filter()

    def _filter(self, _text: str = "") -> None:
        words = fold(self.filter.text()).split()
        for n in range(self.list.count()):
            item = self.list.item(n)
            label = fold(item.text())
            item.setHidden(not all(word in label for word in words))
        self._say_chosen()

    def _say_chosen(self) -> None:
        if not self.list.count():
            register = self._plan.outline.find_register(self._field.to)
            title = register.title if register else self._field.label
            self.note.setText(
                self.tr("There is nothing to tick yet. What is entered in “{0}” appears here.").format(title)
            )
            return
        names = [item.text() for item in self._items(lambda item: item.checkState() == Qt.CheckState.Checked)]
        hidden = self._items(lambda item: item.isHidden())
        words = self.tr("{0} of {1} ticked").format(len(names), self.list.count())
        if names and self.list.count() > _ROWS_SHOWN:
            words += f": {', '.join(names[:4])}{' …' if len(names) > 4 else ''}"
        if hidden:
            words += " · " + self.tr("{0} not shown").format(count_words(len(hidden), "entry", "entries"))
        self.note.setText(words)

    def _items(self, test: Callable[[QListWidgetItem], bool]) -> list[QListWidgetItem]:
        return [item for item in map(self.list.item, range(self.list.count())) if test(item)]

    def _ticked(self) -> None:
        ticked = self._items(lambda item: item.checkState() == Qt.CheckState.Checked)
        self._chosen = tuple(item.data(_ID) for item in ticked)
        self._say_chosen()
        self.edited.emit(self._chosen or None)
