"""The preview: a document's pages beside the window in which it is written, made anew while one writes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QPushButton, QTextBrowser, QWidget

from nec_desktop.actions.errors import ObstructedError
from nec_desktop.actions.libreoffice import find_libreoffice
from nec_desktop.actions.pdf_pages import Place
from nec_desktop.document.profile import CopyProfile
from nec_desktop.gui.document_boxes import offer_copies, offer_documents
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.laying_out import LayingOut
from nec_desktop.gui.page_checks import PageChecks
from nec_desktop.gui.page_view import PageView
from nec_desktop.gui.preview_maker import Made, PreviewMaker, Wanted
from nec_desktop.gui.session import PlanSession


class PreviewWindow(QDialog):
    """Stays beside the window while one works. Closing it stops what is being made; `closed` says so.

    `chosen` carries the address of what stands in the way of the document.
    """

    document: QComboBox
    copy: QComboBox
    smaller_button: QPushButton
    zoom_note: QLabel
    larger_button: QPushButton
    page_note: QLabel
    as_text: QCheckBox
    made_note: QLabel
    close_button: QPushButton
    notice: QLabel
    pages: PageView
    flowing: QTextBrowser
    in_the_way: PageChecks
    chosen = Signal(str)
    closed = Signal()

    def __init__(self, session: PlanSession, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "preview_window", PageChecks, PageView)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        room = self.screen().availableSize()
        self.resize(min(820, room.width() * 6 // 10), min(1000, room.height() * 9 // 10))
        self._session = session
        self._profile = CopyProfile()
        self._places: dict[str, Place] = {}
        self._place = ""
        self._made_at = ""
        self._laying_out: LayingOut | None = None
        offer_documents(self.document, session.plan)
        offer_copies(self.copy)
        self.flowing.setOpenExternalLinks(False)
        self.flowing.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for note in (self.zoom_note, self.page_note, self.made_note):
            note.setObjectName("caption")
        self.maker = PreviewMaker(session, self)
        self.maker.made.connect(self._show_made)
        self.maker.refused.connect(self._show_refused)
        self.maker.working.connect(self._show_working)
        for box in (self.document, self.copy):
            box.currentIndexChanged.connect(self._make)
        self.as_text.toggled.connect(self._make)
        self.pages.page_changed.connect(self._show_page)
        self.pages.zoomed.connect(self._show_zoom)
        self.smaller_button.clicked.connect(lambda: self.pages.zoom(-1))
        self.larger_button.clicked.connect(lambda: self.pages.zoom(1))
        self.in_the_way.setObjectName("findings")
        self.in_the_way.chosen.connect(self.chosen)
        self.close_button.clicked.connect(self.close)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self.pages.zoom(step))
        self.as_text.setVisible(find_libreoffice() is not None)  # else there is nothing to choose
        self._show_zoom(100)
        self._show_kind(None)

    # -- what is asked for

    def show_document(self, document_id: str, profile: CopyProfile, place: str) -> None:
        """Make a preview of a document, and show the page of the section at the address `place`."""
        self._profile, self._place = profile, place
        for box, data in ((self.document, document_id), (self.copy, profile.copy)):
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(data)))
            box.blockSignals(False)
        self._make()

    def go_to(self, place: str) -> None:
        """Show the page on which the section at the address `place` begins, where the document has it."""
        self._place = place
        if self.flowing.isVisible():
            if not self._is_laying_out:  # else it is gone to in a moment
                self.flowing.scrollToAnchor(place)
        elif place in self._places:
            self.pages.go_to(self._places[place])

    def _make(self, _changed: object = None) -> None:
        self._profile = replace(self._profile, copy=self.copy.currentData())
        wanted = Wanted(self.document.currentData(), self._profile, paged=not self.as_text.isChecked())
        self._made_at = ""
        self.maker.show(wanted)

    # -- what is shown

    def _show_made(self, made: Any) -> None:
        assert isinstance(made, Made)
        self._made_at = f"{self._session.jobs.workspace.now().astimezone():%H:%M}"
        why = made.preview.why_none
        if made.preview.pages:
            before, self._places = self._places, dict(made.preview.places)
            seen = self.pages.place
            self.pages.show_pages(made.preview.pages)
            self._show_kind(self.pages)
            self.pages.go_to(moved(seen, before, self._places))
        elif made.flowing:
            value = self.flowing.verticalScrollBar().value()
            made.flowing.setParent(self.flowing)  # it goes when the next one comes
            self._laying_out = LayingOut(made.flowing, lambda: self._go_on_reading(value))
            self.flowing.setDocument(made.flowing)
            differ = self.tr("Page breaks, page numbers and the look will differ in the Word document.")
            self._show_kind(self.flowing, f"{differ} {why}".strip())
        self._show_working(False)
        self._go_where_asked()

    def _go_on_reading(self, value: int) -> None:
        """Show what was shown before the text was made anew, unless somebody has moved on in it meanwhile."""
        bar = self.flowing.verticalScrollBar()
        if not bar.value():
            bar.setValue(value)
        self._go_where_asked()

    def _show_refused(self, error: Any) -> None:
        self._made_at = ""
        self._laying_out = None
        if isinstance(error, ObstructedError):
            lines = [(obstacle.address, obstacle.words) for obstacle in error.obstacles]
            self.in_the_way.show_pages(self._session, (), lines, errors=False)
            there = self.tr("Enter or a click on a line leads there.")
            self._show_kind(self.in_the_way, f"{error.why}. {there}")
        else:
            self.flowing.setPlainText(str(error))
            self._show_kind(self.flowing, self.tr("There is nothing to show yet. Why that is stands below."))

    def _show_kind(self, shown: QWidget | None, notice: str = "") -> None:
        """Show the pages, or the text, or what stands in the way; nothing yet while the first is being made."""
        kinds = (self.pages, self.flowing, self.in_the_way)
        focused = any(kind.hasFocus() for kind in kinds)
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        for kind in kinds:
            kind.setVisible(kind is (shown or self.pages))
        paged = self.pages.isVisibleTo(self)
        for widget in (self.smaller_button, self.zoom_note, self.larger_button, self.page_note):
            widget.setVisible(paged)
        if focused and shown:
            shown.setFocus()

    def _show_working(self, working: bool) -> None:
        made = self.tr("Made {0}").format(self._made_at) if self._made_at else ""
        anew = self.tr("Being made anew …") if self.pages.count else self.tr("Being made …")
        self.made_note.setText(anew if working else made)

    def _show_page(self, page: int) -> None:
        words = self.tr("Page {0} of {1}").format(page + 1, self.pages.count)
        self.page_note.setText(words)
        self.pages.setAccessibleDescription(words)

    def _show_zoom(self, percent: int) -> None:
        self.zoom_note.setText(f"{percent} %")

    # -- the place in the document

    def _go_where_asked(self) -> None:
        """Go to the section that was asked for, once."""
        if self._place:
            self.go_to(self._place)
            if not self._is_laying_out:
                self._place = ""

    @property
    def _is_laying_out(self) -> bool:
        return self.flowing.isVisible() and self._laying_out is not None and not self._laying_out.is_done

    # -- closing

    def done(self, result: int) -> None:
        """Stop what is being made. Qt comes here by Esc, by the button and by the window's own."""
        self.maker.stop()
        self.pages.show_pages(None)
        self.closed.emit()
        super().done(result)


def moved(seen: Place, before: Mapping[str, Place], after: Mapping[str, Place]) -> Place:
    """Return where `seen` is in pages made anew: as far after the beginning of its section as it was."""
    begun = [(place, address) for address, place in before.items() if place <= seen and address in after]
    if not begun:
        return seen
    start, address = max(begun)
    return Place(after[address].page + seen.page - start.page, seen.down + after[address].down - start.down)
