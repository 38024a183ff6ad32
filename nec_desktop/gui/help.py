"""F1: the page of help for the screen in use; the tour, and About."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from nec_desktop.gui.help_window import HelpWindow
    from nec_desktop.gui.main_window import MainWindow

TOPICS = {
    "StartPage": "start",
    "TourWindow": "start",
    "NewPlanPage": "new-plan",
    "PlanHome": "home",
    "SectionPage": "section",
    "SectionTree": "section",
    "CarryPage": "from-last",
    "RegisterTable": "register",
    "RecordForm": "record",
    "SidePanel": "guidance",
    "findings": "checks",
    "ExportPage": "export",
    "PageChecks": "export",
    "SendDialog": "sending",
    "GradesPage": "grades",
    "ReviewDesk": "review",
    "VersionsPage": "versions",
    "CommentsPanel": "review",
    "TakeIn": "take-in",
    "EarlierTexts": "history",
    "EarlierCells": "history",
    "DeletedRecords": "history",
    "LastYear": "from-last",
    "PlanBar": "handing-over",
    "ChangedSince": "history",
    "RemovePersonal": "remove-personal",
    "OfferDialog": "handing-over",
    "HandOverDialog": "handing-over",
    "PreviewWindow": "preview",
    "RestorePage": "backups",
    "FindPanel": "find",
    "GoTo": "find",
    "HelpWindow": "contents",
}
"""Which page of help belongs to which widget, by the name of its class or its own."""


def topic_of(widget: QWidget | None) -> str:
    """Return the page of help for a widget: that of the nearest thing around it which has one."""
    while widget is not None:
        for name in (type(widget).__name__, widget.objectName()):
            if name in TOPICS:
                return TOPICS[name]
        widget = widget.parentWidget()
    return "contents"


class Help(QObject):
    """Opens help, the tour and About in windows of their own."""

    def __init__(self, window: "MainWindow", folder: "Path") -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._open: HelpWindow | None = None

    def show_for_screen(self) -> None:
        """Show the page for what has the keyboard; for the screen shown where nothing on it has."""
        window = self._window
        focused = QApplication.focusWidget() or window.focusWidget()
        screen = window.desk.pages.currentWidget() if window.desk else window.screens.currentWidget()
        self.show_topic(topic_of(focused if focused and focused.isVisible() else screen))

    def show_topic(self, topic: str) -> None:
        """Show a page of help, in the window that is open already if one can be reached."""
        from nec_desktop.gui.help_window import HelpWindow  # noqa: PLC0415 - not for the first picture

        # Beside a dialog that must be answered, only a window of the dialog's own can be read.
        parent = QApplication.activeModalWidget() or self._window
        if self._open is None or self._open.parentWidget() is not parent:
            if self._open:
                self._open.close()
            opened = self._open = HelpWindow(parent)
            opened.destroyed.connect(lambda: self._forget(opened))
        self._open.show_topic(topic)
        self._open.show()
        self._open.raise_()
        self._open.activateWindow()

    def show_about(self) -> None:
        """Show versions and licences."""
        from nec_desktop.gui.about_window import AboutWindow  # noqa: PLC0415 - not for the first picture

        AboutWindow(self._folder, self._window).open()

    def show_tour(self) -> None:
        """Show how the program works: on the start page, or in front of what one is at."""
        if self._window.screens.currentWidget() is self._window.start:
            self._window.start.show_tour()
            return
        from nec_desktop.gui.tour import TourWindow  # noqa: PLC0415 - not for the first picture

        TourWindow(self._window).open()

    def _forget(self, closed: "HelpWindow") -> None:
        if self._open is closed:
            self._open = None
