"""A window on what stood before: a list at the left, at the right what has changed since, in words; one is put back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nec_desktop.gui.card_html import Part, card_html
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.guide import Guide
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.whole_columns import WholeColumns
from nec_desktop.plan.plan import Edit
from nec_desktop.plan.words import date_words, time_words
from nec_desktop.translation import tr

_LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Line:
    """A line of the list: its cells, what is told of it when it is chosen, and the edit that puts it back, if any can.

    address: where it is written, empty for nowhere. group: the heading under which it stands, empty for none.
    """

    cells: tuple[str, ...]
    parts: Callable[[], Iterable[Part]]
    edit: Edit | None = None
    address: str = ""
    group: str = field(default="", kw_only=True)


class LookBack(QDialog):
    """What both kinds of looking back have in common. To put something back is an edit like any other, with undo."""

    heading: QLabel
    since_label: QLabel
    since: QComboBox
    since_row: QHBoxLayout
    panes: QSplitter
    lines: QTreeWidget
    told: Guide
    note: QLabel
    go_button: QPushButton
    earlier_button: QPushButton
    restore_button: QPushButton
    close_button: QPushButton

    def __init__(self, session: PlanSession, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "look_back", Guide)
        self.session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        behind = parent.window()
        while above := behind.parentWidget():  # from a form there is as much room as from the page behind it
            behind = above.window()
        self.resize(min(1000, behind.width() - 40), min(600, behind.height() - 60))
        self.heading.setObjectName("subheading")
        self.note.setObjectName("caption")
        self.restore_button.setObjectName("primary")
        for widget in (self.since_label, self.since, self.go_button, self.earlier_button):
            widget.hide()
        self.panes.setSizes([420, 540])
        self.lines.currentItemChanged.connect(self._show_current)
        self.restore_button.clicked.connect(self._restore)
        self.close_button.clicked.connect(self.accept)
        self.note.setText(self.tr("It is being read…"))
        self._show_current()

    def set_headings(self, *headings: str, wide: int = 0) -> None:
        """Say what stands in the columns of the list. wide: the column that has the room which the others leave."""
        self.lines.setColumnCount(len(headings))
        self.lines.setHeaderLabels(headings)
        WholeColumns(self.lines, wide)

    @property
    def line(self) -> Line | None:
        """The line that is chosen."""
        item = self.lines.currentItem()
        chosen = item.data(0, _LINE) if item else None
        return chosen if isinstance(chosen, Line) else None

    def show_lines(self, lines: Sequence[Line], note: str, group: str = "") -> None:
        """Show lines, the first one chosen, or the first of a group, and below them a note."""
        self.lines.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for line in lines:
            if line.group and line.group not in groups:
                groups[line.group] = QTreeWidgetItem(self.lines, [line.group])
                groups[line.group].setFirstColumnSpanned(True)
                groups[line.group].setFlags(Qt.ItemFlag.ItemIsEnabled)
            item = QTreeWidgetItem(groups.get(line.group, self.lines.invisibleRootItem()), list(line.cells))
            item.setData(0, _LINE, line)
            for column, words in enumerate(line.cells):
                item.setToolTip(column, words)
        self.lines.expandAll()
        first = groups.get(group) or self.lines.topLevelItem(0)
        if first is not None:
            self.lines.setCurrentItem(first.child(0) if first.childCount() else first)
        self.lines.setFocus()
        self.note.setText(note)
        self._show_current()

    def show_failed(self, sentence: str) -> None:
        """Say why nothing can be shown."""
        self.note.setText(sentence)

    def _show_current(self, *_items: object) -> None:
        line = self.line
        self.told.show_html(card_html(tuple(line.parts()), beside=False) if line else "")
        self.restore_button.setEnabled(line is not None and line.edit is not None)
        for button in (self.go_button, self.earlier_button):
            button.setEnabled(line is not None and bool(line.address))

    def _restore(self) -> None:
        if self.line and self.line.edit:
            self.session.apply(self.line.edit)
            self.accept()


def name_words(writer: str) -> str:
    """Return the name of somebody who wrote, without the post: a list has no room for it."""
    return writer.partition(",")[0] or tr("not said")


def moment_words(moment: datetime) -> str:
    """Return an instant as a person where this one sits says it."""
    local = moment.astimezone()
    return tr("{0}, {1}").format(date_words(local.date()), time_words(local.time()))
