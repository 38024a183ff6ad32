"""What stood in the last period beside what is written now, with a way to put a text of it in."""

from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.guide import Guide, bullets, heading, link
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.carry_quarter import carry_quarter
from nec_desktop.plan.last_time import LastPage, LastText, insert_last, last_page, last_records, last_texts, panel_said
from nec_desktop.plan.plan import Edit, Page, Plan

if TYPE_CHECKING:
    from nec_desktop.library.library import Library
    from nec_desktop.review.kept import KeptReturn

_INSERT, _BEGIN = "insert:", "begin:"
MOST = 12
"""Records of the last period that are named."""


class LastYear(Guide):
    """`told` carries how many texts and tables stood on the page in the last period; 0 where there is none."""

    told = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: PlanSession | None = None
        self._page: Page | None = None
        self._before: Plan | None = None
        self._returns: list[KeptReturn] = []
        self._texts: dict[str, LastText] = {}
        self.chosen.connect(self._insert)

    def show_session(self, session: PlanSession) -> None:
        """Follow a plan, and read the one before it, apart."""
        self._session = session
        session.changed.connect(self._follow)
        workspace, plan = session.jobs.workspace, session.plan

        def read(library: "Library") -> "tuple[Plan | None, list[KeptReturn]]":
            from nec_desktop.actions.carry_forward import plan_before  # noqa: PLC0415 - opening a plan does without

            before = plan_before(workspace, library, plan)
            return before, library.returns(before.id) if before else []

        session.jobs.look(read, while_alive(self, self._take), while_alive(self, lambda _sentence: None))

    def show_page(self, page: Page) -> None:
        """Show what stood on a page in the last period."""
        self._page = page
        self._show_last()

    def _take(self, found: "tuple[Plan | None, list[KeptReturn]]") -> None:
        self._before, self._returns = found
        self._show_last()

    def _follow(self, touched: Any) -> None:
        # While somebody types in a text, only whether it can still be put in may change.
        if not touched.isdisjoint(self._texts):
            self._show_last()

    def _show_last(self) -> None:
        session, page = self._session, self._page
        last = last_page(session.plan, page, self._before) if session and page else None
        if session is None or page is None or last is None:
            self._texts = {}
            self.told.emit(0)
            return
        texts, records = last_texts(session.plan, page, last), last_records(page, last)
        said = panel_said(last) + self._reviewers_said(last)
        self._texts = {text.address: text for text in texts}
        place = self.verticalScrollBar().value()
        html = [f"<p><b>{escape(self.tr('As it stood in {0}').format(last.since))}</b></p>"]
        if self._quarters_edits():
            words = self.tr("Begin this quarter’s update from that one")
            html.append(f"<p>{link(_BEGIN, words)}</p>")
        if said:
            html.append(heading(self.tr("What the panel and reviewers said")) + bullets(tuple(said)))
        html += [self._text_html(text) for text in texts]
        html += [self._records_html(label, titles) for label, titles in records]
        self.show_html("".join(html))
        self.verticalScrollBar().setValue(place)
        self.told.emit(len(texts) + len(records) + bool(said))

    def _reviewers_said(self, last: LastPage) -> list[str]:
        if not self._returns or last.plan is not self._before:
            return []
        from nec_desktop.review.inbox import Inbox  # noqa: PLC0415 - a plan that nothing came back to needs none

        found = Inbox(last.plan, self._returns).on_page(last.page.address)
        return [f"{', '.join(item.reviewers)}: {' '.join(item.text.split())}" for item in found[:MOST] if item.text]

    def _text_html(self, text: LastText) -> str:
        lines = text.words.replace("\t", " · ").split("\n")
        body = "".join(f"<p>{escape(line)}</p>" for line in lines)
        there = link(_INSERT + text.address, self.tr("Insert last time’s text")) if text.can_insert else ""
        return heading(text.label) + body + (f"<p>{there}</p>" if there else "")

    def _records_html(self, label: str, titles: list[str]) -> str:
        more = self.tr("and {0} more").format(len(titles) - MOST) if len(titles) > MOST else ""
        return heading(f"{label}: {len(titles)}") + bullets((*titles[:MOST], *([more] if more else [])))

    def _quarters_edits(self) -> list[Edit]:
        """Return what begins the updates of the quarter shown from those of the one before; nothing for other pages."""
        session, quarter = self._session, self._page.quarter if self._page else None
        if session is None or quarter is None:
            return []
        edits = (carry_quarter(session.plan, update, quarter) for update in session.plan.updates)
        return [edit for edit in edits if edit.changes]

    def _insert(self, address: str) -> None:
        session, page = self._session, self._page
        if session and address == _BEGIN:
            for edit in self._quarters_edits():
                session.apply(edit)
            self._show_last()
        text = self._texts.get(address.removeprefix(_INSERT))
        if session is None or page is None or text is None or not address.startswith(_INSERT):
            return
        if last := last_page(session.plan, page, self._before):
            session.apply(insert_last(session.plan, text, last.since))
