"""A line for each pasted column, with a box that says which column of the register it goes to."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from nec_desktop.gui.choice_editors import ChoiceBox
from nec_desktop.plan.column_match import Match, columns_to_fill
from nec_desktop.plan.outline import Field, Register
from nec_desktop.plan.pasted_records import column_name
from nec_desktop.plan.pasted_table import Rows

_LONGEST = 40
"""Characters of what stands in a column that are shown as an example."""


class ColumnBoxes(QWidget):
    """`changed`: the person chose anew. A column of the register is filled from one place only."""

    changed = Signal()

    def __init__(self, register: Register, host: QWidget) -> None:
        super().__init__(host)
        self._register = register
        self.boxes: list[ChoiceBox] = []
        self._grid = QGridLayout(host)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self.hide()

    def show_columns(self, rows: Rows, match: Match) -> None:
        """Show the pasted columns and where they are thought to go."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.boxes = []
        for number, column_id in enumerate(match.columns):
            name = column_name(rows, number, has_headings=match.has_headings)
            label = QLabel(name, textFormat=Qt.TextFormat.PlainText)
            texts = [row[number] for row in rows[match.has_headings :] if row[number]]
            example = " ".join(texts[0].split()) if texts else self.tr("empty")
            shown = example if len(example) <= _LONGEST else f"{example[: _LONGEST - 1]}…"
            box = self._box(column_id)
            box.setAccessibleName(self.tr("{0}, for example {1}, goes to").format(name, shown))
            label.setBuddy(box)
            self._grid.addWidget(label, number, 0)
            caption = QLabel(shown, textFormat=Qt.TextFormat.PlainText, objectName="caption")
            self._grid.addWidget(box, number, 1)
            self._grid.addWidget(caption, number, 2)
            self.boxes.append(box)

    def columns(self) -> list[Field | None]:
        """Return for each pasted column the register's column that it fills."""
        return [self._register.find(box.currentData() or "") for box in self.boxes]

    def _box(self, column_id: str | None) -> ChoiceBox:
        box = ChoiceBox()
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.addItem(self.tr("Leave out"), None)
        for column in columns_to_fill(self._register):
            box.addItem(column.label, column.id)
        box.setCurrentIndex(max(box.findData(column_id), 0))
        box.activated.connect(lambda _: self._choose(box))
        return box

    def _choose(self, chosen: ChoiceBox) -> None:
        for box in self.boxes:
            if box is not chosen and box.currentData() == chosen.currentData():
                with QSignalBlocker(box):
                    box.setCurrentIndex(0)
        self.changed.emit()
