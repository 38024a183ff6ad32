"""The menu bar: every command of the window, its key, and whether it needs an open plan."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from nec_desktop.gui.looking_back import show_changed_since, show_earlier_here

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk
    from nec_desktop.gui.main_window import MainWindow


class Command(NamedTuple):
    """A line of a menu. `keys` are in Qt's words, several of them separated by a semicolon and a space."""

    words: str
    keys: str
    run: Callable[[], object]
    needs_plan: bool = False


class Menus(QObject):
    """Builds the menus of a window, and keeps the commands that need a plan from being used without one."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._with_plan: list[QAction] = []
        self.actions: list[QAction] = []
        """Every command, in the order of the menus."""
        for title, commands in self._menus():
            menu = window.menuBar().addMenu(title)
            for command in commands:
                action = QAction(command.words, window)
                action.setShortcuts(QKeySequence.listFromString(command.keys))
                action.triggered.connect(command.run)
                menu.addAction(action)
                self.actions.append(action)
                if command.needs_plan:
                    self._with_plan.append(action)
        self.allow_plan_commands(allowed=False)

    def allow_plan_commands(self, *, allowed: bool) -> None:
        """Let the commands that need an open plan be used, or not."""
        for action in self._with_plan:
            action.setEnabled(allowed)

    def name_undo(self, undo: str, redo: str) -> None:
        """Say in the menu what would be undone and redone; empty for nothing."""
        for action in self.actions:
            if action.shortcut() == QKeySequence("Ctrl+Z"):
                action.setText(self.tr("&Undo: {0}").format(undo.replace("&", "&&")) if undo else self.tr("&Undo"))
            elif action.shortcut() == QKeySequence("Ctrl+Y"):
                action.setText(self.tr("&Redo: {0}").format(redo.replace("&", "&&")) if redo else self.tr("&Redo"))

    def _menus(self) -> tuple[tuple[str, tuple[Command, ...]], ...]:
        window, desk, tr = self._window, self._on_desk, self.tr
        return (
            (
                tr("&Plan"),
                (
                    Command(tr("Start a &new plan"), "Ctrl+N", window.show_new),
                    Command(tr("Start this period’s plan from the &last one"), "", window.show_carry),
                    Command(tr("&Your plans"), "Ctrl+O", window.show_start),
                    Command(tr("Plan &home"), "Ctrl+H", desk(lambda d: d.show_home()), True),
                    Command(tr("Create a &Word document"), "Ctrl+E", desk(lambda d: d.show_export()), True),
                    Command(tr("&Review desk"), "Ctrl+R", desk(lambda d: d.show_review()), True),
                    Command(tr("&Grades of the panel"), "Ctrl+Shift+G", desk(lambda d: d.show_grades()), True),
                    Command(tr("&Take in reviewed files…"), "Ctrl+Shift+O", desk(lambda d: d.taking_in.ask()), True),
                    Command(tr("Han&d this plan over…"), "", desk(window.ways.handing_over.hand_over), True),
                    Command(tr("&Open a colleague’s file…"), "", window.ways.handing_over.ask),
                    Command(tr("Who is wr&iting…"), "", window.start.ask_writer),
                    Command(tr("&Versions"), "Ctrl+Shift+S", desk(lambda d: d.show_versions()), True),
                    Command(tr("&Backups"), "", window.recovery.show_backups),
                    Command(tr("&Close"), "Ctrl+Q", window.close),
                ),
            ),
            (
                tr("&Edit"),
                (
                    Command(tr("&Undo"), "Ctrl+Z", window.undoing.undo, True),
                    Command(tr("&Redo"), "Ctrl+Y", window.undoing.redo, True),
                    Command(tr("&Earlier texts…"), "Ctrl+Shift+H", desk(show_earlier_here), True),
                    Command(tr("&Changed since…"), "", desk(show_changed_since), True),
                    Command(tr("&Find in the plan…"), "Ctrl+F", window.finding.show, True),
                    Command(tr("Find &next"), "F3", window.finding.next, True),
                    Command(tr("Find &previous"), "Shift+F3", window.finding.previous, True),
                    Command(tr("Remove personal &data…"), "", self._remove_personal, True),
                ),
            ),
            (
                tr("&Go"),
                (
                    Command(tr("Go to &anything…"), "Ctrl+K", window.show_go_to),
                    Command(tr("&Next section"), "Ctrl+PgDown", desk(lambda d: d.next_page()), True),
                    Command(tr("&Previous section"), "Ctrl+PgUp", desk(lambda d: d.previous_page()), True),
                    Command(tr("Next thing to &do"), "F8", desk(lambda d: d.next_to_do.go()), True),
                    Command(
                        tr("Next carried and not &looked at"),
                        "Shift+F8",
                        desk(lambda d: d.next_to_do.go_to_carried()),
                        True,
                    ),
                    Command(tr("Next pan&e"), "F6", desk(lambda d: d.next_pane()), True),
                    Command(tr("Pre&vious pane"), "Shift+F6", desk(lambda d: d.next_pane(-1)), True),
                ),
            ),
            (
                tr("&View"),
                (
                    # F11 as in web browsers: nothing but the page, and the same key to come back.
                    Command(tr("&Focus mode"), "F11", desk(lambda d: d.toggle_focus_mode()), True),
                    Command(tr("&Preview"), "Ctrl+P", window.preview.show, True),
                    Command(tr("&Larger text"), "Ctrl++; Ctrl+=", window.zoom.larger),
                    Command(tr("&Smaller text"), "Ctrl+-", window.zoom.smaller),
                    Command(tr("&Normal text"), "Ctrl+0", window.zoom.normal),
                ),
            ),
            (
                tr("&Help"),
                (
                    Command(tr("&Help on this screen"), "F1", window.help.show_for_screen),
                    Command(tr("&Keyboard shortcuts"), "", lambda: window.help.show_topic("keyboard")),
                    Command(tr("Show the &tour"), "", window.help.show_tour),
                    Command(tr("&About"), "", window.help.show_about),
                ),
            ),
        )

    def _remove_personal(self) -> None:
        from nec_desktop.gui.remove_personal import ask_what_to_remove  # noqa: PLC0415 - not for the first picture

        ask_what_to_remove(self._window)

    def _on_desk(self, command: Callable[["Desk"], object]) -> Callable[[], None]:
        def run() -> None:
            if self._window.desk:
                command(self._window.desk)

        return run
