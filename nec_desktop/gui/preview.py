"""View > Preview, and the button of the page that creates the document: one window, which follows where one writes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from nec_desktop.gui.main_window import MainWindow
    from nec_desktop.gui.preview_window import PreviewWindow


class Preview(QObject):
    """Keeps the preview's window from when it is asked for until it, or the plan, is closed."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.window: PreviewWindow | None = None

    def show(self) -> None:
        """Show the document that is chosen where one creates it; elsewhere the one with the page that is written."""
        from nec_desktop.document.profile import CopyProfile  # noqa: PLC0415 - not for the first picture
        from nec_desktop.gui.document_boxes import document_of  # noqa: PLC0415 - as above
        from nec_desktop.gui.export_page import ExportPage  # noqa: PLC0415
        from nec_desktop.gui.preview_window import PreviewWindow  # noqa: PLC0415

        desk = self._window.desk
        if desk is None:
            return
        desk.flush()
        if self.window is None:
            self.window = PreviewWindow(desk.session, self._window)
            self.window.chosen.connect(self._change)
            self.window.closed.connect(self._forget)
            desk.moved.connect(self._follow)
        page = desk.pages.currentWidget()
        if isinstance(page, ExportPage):
            document_id, profile, place = str(page.document.currentData()), page.profile, ""
        else:
            place = self._place()
            document_id, profile = document_of(desk.session.plan, place), CopyProfile()
        self.window.show_document(document_id, profile, place)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.pages.setFocus()

    def close(self) -> None:
        """Close the window, and stop what is being made."""
        if self.window:
            self.window.close()

    def _follow(self) -> None:
        if self.window and (place := self._place()):
            self.window.go_to(place)

    def _change(self, address: str) -> None:
        """Go to what stands in the way of the document, in the window in which one writes; the preview stays open."""
        if self._window.desk:
            self._window.desk.go_to(address)
            self._window.activateWindow()

    def _place(self) -> str:
        """Return the address of the section that is shown in the window, empty for another page."""
        from nec_desktop.gui.section_page import SectionPage  # noqa: PLC0415 - as above

        page = self._window.desk.pages.currentWidget() if self._window.desk else None
        return page.shown.address if isinstance(page, SectionPage) else ""

    def _forget(self) -> None:
        self.window = None
        if self._window.desk:
            self._window.desk.moved.disconnect(self._follow)
