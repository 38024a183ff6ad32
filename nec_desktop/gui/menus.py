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
    """A line of a menu. `keys` are in Qt's words, several of them separated by a semicolon and a space; `also` is what
    else somebody may call it who looks for it by Ctrl+K.
    """

    words: str
    keys: str
    run: Callable[[], object]
    needs_plan: bool = False
    also: str = ""


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
                action.setData(command.also)
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
                    Command(tr("Start a &new plan"), "Ctrl+N", window.show_new, also=tr("create, begin, add a plan")),
                    Command(
                        tr("Start this period’s plan from the &last one"),
                        "",
                        window.show_carry,
                        also=tr("carry over, copy last year, roll forward"),
                    ),
                    Command(
                        tr("&Your plans"),
                        "Ctrl+O",
                        window.show_start,
                        also=tr("open, list of plans, start page, switch plan, library"),
                    ),
                    Command(
                        tr("Plan &home"),
                        "Alt+Home",  # as in web browsers
                        desk(lambda d: d.show_home()),
                        True,
                        also=tr("task list, overview, progress, what is left, statuses"),
                    ),
                    Command(
                        tr("Create a &Word document"),
                        "Ctrl+E",
                        desk(lambda d: d.show_export()),
                        True,
                        also=tr("export, print, publish, public copy, PDF, web page, docx, save as, review copy"),
                    ),
                    Command(
                        tr("&Review desk"),
                        "Ctrl+R",
                        desk(lambda d: d.show_review()),
                        True,
                        also=tr("comments, reviewers, suggestions, inbox, track changes"),
                    ),
                    Command(
                        tr("&Grades of the panel"),
                        "Ctrl+Shift+G",
                        desk(lambda d: d.show_grades()),
                        True,
                        also=tr("scores, marks, assessment, results"),
                    ),
                    Command(
                        tr("&Take in reviewed files…"),
                        "Ctrl+Shift+O",
                        desk(lambda d: d.taking_in.ask()),
                        True,
                        also=tr("import, returned, comments from Word, reviewers’ copies"),
                    ),
                    Command(
                        tr("Han&d this plan over…"),
                        "",
                        desk(window.ways.handing_over.hand_over),
                        True,
                        also=tr("send, share, e-mail, colleague, give, save as a file"),
                    ),
                    Command(
                        tr("&Open a colleague’s file…"),
                        "",
                        window.ways.handing_over.ask,
                        also=tr("import, receive, merge, bring together"),
                    ),
                    Command(
                        tr("Who is wr&iting…"), "", window.start.ask_writer, also=tr("my name, author, user, rank")
                    ),
                    Command(
                        tr("&Versions"),
                        "Ctrl+Shift+S",
                        desk(lambda d: d.show_versions()),
                        True,
                        also=tr("save, snapshot, keep, history, restore, earlier copies"),
                    ),
                    Command(
                        tr("&Backups"), "", window.recovery.show_backups, also=tr("restore, recover, safety copy, save")
                    ),
                    Command(tr("&Close"), "Ctrl+Q", window.close, also=tr("quit, exit, end")),
                ),
            ),
            (
                tr("&Edit"),
                (
                    Command(tr("&Undo"), "Ctrl+Z", window.undoing.undo, True, also=tr("take back, mistake")),
                    Command(tr("&Redo"), "Ctrl+Y", window.undoing.redo, True, also=tr("again, repeat")),
                    Command(
                        tr("&Earlier texts…"),
                        "Ctrl+Shift+H",
                        desk(show_earlier_here),
                        True,
                        also=tr("history, what stood here before, deleted text, restore"),
                    ),
                    Command(
                        tr("&Changed since…"),
                        "",
                        desk(show_changed_since),
                        True,
                        also=tr("compare, differences, what is new"),
                    ),
                    Command(
                        tr("&Find…"), "Ctrl+F", window.finding.show, True, also=tr("search in the plan, look for words")
                    ),
                    Command(
                        tr("Rep&lace…"),
                        "Ctrl+H",
                        window.finding.show_replace,
                        True,
                        also=tr("find and replace, substitute, change a word everywhere, rename"),
                    ),
                    Command(tr("Find &next"), "F3", window.finding.next, True, also=tr("search again")),
                    Command(tr("Find &previous"), "Shift+F3", window.finding.previous, True, also=tr("search back")),
                    Command(
                        tr("Remove personal &data…"),
                        "",
                        self._remove_personal,
                        True,
                        also=tr("GDPR, data protection, redact, delete a name, privacy, erase"),
                    ),
                ),
            ),
            (
                tr("&Go"),
                (
                    Command(tr("Go to &anything…"), "Ctrl+K", window.show_go_to),
                    Command(tr("&Next section"), "Ctrl+PgDown", desk(lambda d: d.next_page()), True),
                    Command(tr("&Previous section"), "Ctrl+PgUp", desk(lambda d: d.previous_page()), True),
                    Command(
                        tr("Next thing to &do"),
                        "F8",
                        desk(lambda d: d.next_to_do.go()),
                        True,
                        also=tr("to do, missing, outstanding, gaps, left"),
                    ),
                    Command(
                        tr("Next carried and not &looked at"),
                        "Shift+F8",
                        desk(lambda d: d.next_to_do.go_to_carried()),
                        True,
                        also=tr("copied from last year, review carried text"),
                    ),
                    Command(tr("Next pan&e"), "F6", desk(lambda d: d.next_pane()), True),
                    Command(tr("Pre&vious pane"), "Shift+F6", desk(lambda d: d.next_pane(-1)), True),
                ),
            ),
            (
                tr("&View"),
                (
                    # F11 as in web browsers: nothing but the page, and the same key to come back.
                    Command(
                        tr("&Focus mode"),
                        "F11",
                        desk(lambda d: d.toggle_focus_mode()),
                        True,
                        also=tr("full screen, distraction, hide the panels"),
                    ),
                    Command(
                        tr("&Preview"),
                        "Ctrl+P",
                        window.preview.show,
                        True,
                        also=tr("print preview, pages, what it looks like, PDF"),
                    ),
                    Command(
                        tr("&Larger text"),
                        "Ctrl++; Ctrl+=",
                        window.zoom.larger,
                        also=tr("zoom in, bigger, font size, magnify"),
                    ),
                    Command(tr("&Smaller text"), "Ctrl+-", window.zoom.smaller, also=tr("zoom out, font size")),
                    Command(tr("&Normal text"), "Ctrl+0", window.zoom.normal, also=tr("reset zoom, 100 %, font size")),
                ),
            ),
            (
                tr("&Help"),
                (
                    Command(
                        tr("&Help on this screen"),
                        "F1",
                        window.help.show_for_screen,
                        also=tr("guide, manual, how to, instructions"),
                    ),
                    Command(
                        tr("&Keyboard shortcuts"),
                        "",
                        lambda: window.help.show_topic("keyboard"),
                        also=tr("keys, hotkeys"),
                    ),
                    Command(
                        tr("Show the &tour"),
                        "",
                        window.help.show_tour,
                        also=tr("introduction, first steps, getting started"),
                    ),
                    Command(tr("&About"), "", window.help.show_about, also=tr("version, licences, which program")),
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
