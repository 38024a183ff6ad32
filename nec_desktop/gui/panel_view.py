"""What the panel will see of a standard, in a window of its own."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from nec_desktop.gui.forms import load_form
from nec_desktop.gui.guide import Guide, heading, link, link_bullets
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.panel_view import Answer, PanelView, Shown, panel_view
from nec_desktop.plan.plan import Page


class PanelDialog(QDialog):
    """One standard at a time, with the ones before and after. `chosen` carries an address to go to."""

    guide: Guide
    previous_button: QPushButton
    next_button: QPushButton
    close_button: QPushButton
    chosen = Signal(str)

    def __init__(self, session: PlanSession, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "panel_view", Guide)
        self.setWindowTitle(self.tr("What the panel will see"))
        self.resize(QSize(720, 600).boundedTo(self.screen().availableSize() * 0.9))
        self._session = session
        self._pages = [page for page in session.plan.pages() if page.standard]
        self._at = [each.address for each in self._pages].index(page.address)
        self.guide.chosen.connect(self._go)
        self.previous_button.clicked.connect(lambda: self._step(-1))
        self.next_button.clicked.connect(lambda: self._step(1))
        self.close_button.clicked.connect(self.reject)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._show()

    def _step(self, by: int) -> None:
        self._at += by
        self._show()

    def _show(self) -> None:
        page = self._pages[self._at]
        view = panel_view(self._session.plan, page, self._session.today)
        gaps = tuple((f.address, f"{f.message} {f.advice}") for f in self._session.findings_on(page))
        self.guide.show_html("".join(self._html(view, gaps)))
        self.previous_button.setEnabled(self._at > 0)
        self.next_button.setEnabled(self._at < len(self._pages) - 1)
        self.guide.setFocus()

    def _html(self, view: PanelView, gaps: tuple[tuple[str, str], ...]) -> Iterator[str]:
        yield heading(view.title)
        yield f"<table width='100%' cellspacing='0'><tr><td>{escape(view.requirement)}</td></tr></table>"
        for answer in view.answers:
            if answer.is_short:
                yield f"<p><b>{escape(answer.label)}:</b> {self._words(answer)}</p>"
        yield heading(self.tr("What the checks would ask"))
        yield link_bullets(gaps) if gaps else f"<p>{escape(self.tr('Nothing.'))}</p>"
        for answer in view.answers:
            if not answer.is_short:
                yield heading(answer.label)
                lines = self._words(answer).split("\n")
                yield "".join(f"<p>{line}</p>" for line in lines if line)
        for shown in view.shown:
            yield heading(self._count(shown))
            yield link_bullets(shown.records)

    def _words(self, answer: Answer) -> str:
        missing = self.tr("Not yet chosen") if answer.is_short else self.tr("Not yet written")
        return escape(answer.words) or link(answer.address, missing)

    def _count(self, shown: Shown) -> str:
        return f"{shown.title}: {len(shown.records) or self.tr('none')}"

    def _go(self, address: str) -> None:
        self.accept()
        self.chosen.emit(address)
