"""Ctrl+K: go to any section, field, record or plan, or give any command, by a few letters of its name."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from nec_desktop.actions.plan_list import told_apart
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.go_to_here import targets_here
from nec_desktop.gui.go_to_targets import Target, command_targets
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.addresses import join
from nec_desktop.plan.places import best_matches, every_place

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk
    from nec_desktop.gui.main_window import MainWindow
    from nec_desktop.library.library import Library

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TARGET = Qt.ItemDataRole.UserRole


def place_targets(desk: "Desk") -> list[Target]:
    """Return every section, field and record of the plan that is open; of its quarters the one that runs first."""
    desk.flush()
    plan, today = desk.session.plan, desk.session.today
    others = tuple(join("quarters", quarter.id, "") for quarter in plan.quarters if today not in quarter)
    places = sorted(every_place(plan), key=lambda place: place.address.startswith(others))
    return [Target(place.name, place.within, partial(desk.go_to, place.address)) for place in places]


def ask_where(window: "MainWindow", jobs: Jobs, actions: Iterable[QAction]) -> None:
    """Offer the places of the plan that is open, every command, and what else there is to press or to see; then the
    plans, once the library has told them.
    """
    desk, commands = window.desk, command_targets(actions)
    targets = [*place_targets(desk), *commands, *targets_here(desk, commands)] if desk else commands
    dialog = GoTo(targets, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()

    kind = dialog.tr("Plan")

    def plans(library: "Library") -> list[Target]:
        entries = library.plans()
        apart = told_apart(jobs.workspace, library, entries)
        return [
            Target(
                entry.title or entry.area,
                f"{kind}, {apart[entry.id]}" if entry.id in apart else kind,
                partial(window.open_plan, entry.id),
            )
            for entry in entries
        ]

    jobs.run(plans, while_alive(dialog, dialog.add), lambda _sentence: None)


class GoTo(QDialog):
    """A line to type in, and below it what fits, the likeliest first."""

    wanted: QLineEdit
    results: QTreeWidget
    MOST = 60

    def __init__(self, targets: list[Target], parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "go_to")
        self._targets = targets
        room = parent.size()
        self.resize(min(680, room.width() - 40), min(440, room.height() - 80))
        self.results.setColumnCount(2)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays on the line
        header = self.results.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setMaximumSectionSize(self.width() * 3 // 5)
        self.wanted.textChanged.connect(self._show)
        self.wanted.returnPressed.connect(self._run_current)
        self.wanted.installEventFilter(self)
        self.results.itemClicked.connect(self._run)
        self._show()
        self.wanted.setFocus()

    def add(self, targets: Iterable[Target]) -> None:
        """Offer more, which was not known at once."""
        self._targets = [*self._targets, *targets]
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrows move in the list while the keyboard is on the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            QApplication.sendEvent(self.results, event)
            if item := self.results.currentItem():
                self._say(f"{item.text(0)}, {item.text(1)}")
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self.results.clear()
        found = best_matches(self.wanted.text(), self._targets, lambda target: target.also)[: self.MOST]
        for target in found:
            item = QTreeWidgetItem(self.results, [target.name, target.note])
            item.setData(0, _TARGET, target)
            item.setForeground(1, QColor(tokens().soft))
            item.setToolTip(0, target.name)
        if not found:
            item = QTreeWidgetItem(self.results, [self.tr("Nothing has this name. Ctrl+F looks inside the texts."), ""])
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        elif first := self.results.topLevelItem(0):
            self.results.setCurrentItem(first)

    def _run_current(self) -> None:
        if item := self.results.currentItem():
            self._run(item)

    def _run(self, item: QTreeWidgetItem) -> None:
        target = item.data(0, _TARGET)
        if isinstance(target, Target):
            self.accept()
            target.run()

    def _say(self, words: str) -> None:
        """Read the row out to whoever does not see it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.wanted, words))
