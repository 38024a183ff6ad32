"""What stands beside a page: guidance, examples, evidence, checks, what reviewers said, and the last period."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from nec_desktop.gui.checks_tab import ChecksTab
from nec_desktop.gui.comments_panel import CommentsPanel
from nec_desktop.gui.guide import Guide, bullets, heading, link_bullets, markdown
from nec_desktop.gui.last_year import LastYear
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.text_size import TextSize
from nec_desktop.plan.addresses import join
from nec_desktop.plan.plan import Page
from nec_desktop.plan.selection import records_shown
from nec_desktop.plan.words import record_title


class SidePanel(QTabWidget):
    """Tabs for the page shown; one that has nothing to say is not there. `chosen` carries an address to go to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: PlanSession | None = None
        self._page: Page | None = None
        self._titles: dict[QWidget, str] = {}
        """What each tab is called, with its count, in one line."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its tabs and what they show take the keyboard
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)  # where six tabs do not fit
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabBar().setDrawBase(False)
        self.guidance, self.examples, self.evidence = Guide(), Guide(), Guide()
        for guide in (self.guidance, self.examples, self.evidence):
            guide.chosen.connect(self.chosen)
        self.checks_tab = ChecksTab()
        self.checks = self.checks_tab.panel
        self.checks.chosen.connect(self.chosen)
        self.checks.told.connect(lambda count: self._count(self.checks_tab, self.tr("Checks"), count))
        self.comments = CommentsPanel()
        self.comments.told.connect(self._show_comments)
        self.last_year = LastYear()
        self.last_year.told.connect(self._show_last_year)
        for widget, title in (
            (self.guidance, self.tr("Guidance")),
            (self.examples, self.tr("Examples")),
            (self.evidence, self.tr("Evidence")),
            (self.checks_tab, self.tr("Checks")),
            (self.comments, self.tr("Comments")),
            (self.last_year, self.tr("Last year")),
        ):
            widget.setAccessibleName(title)
            self.addTab(widget, title)
            self._titles[widget] = title
        TextSize(self, self._fit_tabs)
        self.checks.setAccessibleName(self.tr("Checks"))

    def show_session(self, session: PlanSession) -> None:
        """Follow the checks of a plan."""
        self._session = session
        self.checks.show_session(session)
        self.last_year.show_session(session)
        session.changed.connect(self._show_evidence)

    def show_page(self, page: Page) -> None:
        """Show what belongs to a page."""
        self._page = page
        self.guidance.show_html(self._guidance_html(page))
        examples = self._examples_html(page)
        self.examples.show_html("".join(examples))
        self.setTabVisible(self.indexOf(self.examples), bool(examples))  # first, so that the tabs are fitted with it
        self._count(self.examples, self.tr("Examples"), len(examples))
        self._show_evidence()
        self.checks.show_page(page)
        self.comments.show_page(page)
        self.last_year.show_page(page)

    def _show_evidence(self, _addresses: object = None) -> None:
        """Show what is linked to a standard, and what usually shows that it is met."""
        session, page = self._session, self._page
        standard = page.standard if page else None
        self.setTabVisible(self.indexOf(self.evidence), standard is not None)
        if session is None or page is None or standard is None:
            return
        html, count = [], 0
        for field in page.fields:
            if field.kind != "records":
                continue
            found = records_shown(session.plan, page, field)
            if field.register == "evidence":
                count = len(found)
            records = tuple((join(field.register, r), record_title(session.plan, field.register, r)) for r in found)
            html.append(heading(f"{field.label}: {len(found) or self.tr('none yet')}") + link_bullets(records))
        html.append(heading(self.tr("What usually shows it")) + bullets(standard.evidence))
        html.append(heading(self.tr("What can be counted")) + bullets(standard.measures))
        scroll = self.evidence.verticalScrollBar().value()
        self.evidence.show_html("".join(html))
        self.evidence.verticalScrollBar().setValue(scroll)
        self._count(self.evidence, self.tr("Evidence"), count)

    def _count(self, widget: QWidget, title: str, count: int) -> None:
        self._titles[widget] = f"{title} {count}" if count else title
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """Write each tab on one line; where they do not all fit so, its count on another, or else each of its words."""
        bar, flag = self.tabBar(), Qt.TextFlag.TextShowMnemonic
        tabs = {self.indexOf(widget): title for widget, title in self._titles.items()}

        def across(words: str) -> int:
            return bar.fontMetrics().size(flag, words).width()

        def wanted(break_up: Callable[[str], str]) -> int:
            seen = [(tab, title) for tab, title in tabs.items() if bar.isTabVisible(tab)]
            wider = sum(across(break_up(title)) - across(bar.tabText(tab)) for tab, title in seen)
            return bar.sizeHint().width() + wider

        ways: tuple[Callable[[str], str], ...] = (str, _count_below, lambda title: title.replace(" ", "\n"))
        write = next((way for way in ways if wanted(way) <= self.width()), ways[-1])
        for tab, title in tabs.items():
            if write(title) != bar.tabText(tab):
                bar.setTabText(tab, write(title))
            if title != bar.accessibleTabName(tab):
                bar.setAccessibleTabName(tab, title)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width of the pane."""
        super().resizeEvent(event)
        self._fit_tabs()

    def _show_comments(self, to_answer: int, said: int) -> None:
        self.setTabVisible(self.indexOf(self.comments), said > 0)
        self._count(self.comments, self.tr("Comments"), to_answer)

    def _show_last_year(self, count: int) -> None:
        quarter = self._page is not None and self._page.quarter is not None
        self.setTabVisible(self.indexOf(self.last_year), count > 0)
        self._count(self.last_year, self.tr("Last quarter") if quarter else self.tr("Last year"), count)

    def _guidance_html(self, page: Page) -> str:
        standard, tr = page.standard, self.tr
        if standard is None:
            prompts = page.section.prompts
            asked = heading(tr("Ask yourself")) + bullets(prompts) if prompts else ""
            return (
                heading(tr("What this section is for"))
                + markdown(page.section.guidance or page.section.purpose)
                + asked
            )
        parts = [
            heading(tr("Why it matters")) + markdown(standard.why),
            heading(tr("Ask yourself")) + bullets(standard.prompts),
            heading(tr("What the panel looks for")) + markdown(standard.panel_looks_for),
            heading(tr("What the panel has criticised")) + markdown(standard.panel_criticised),
            heading(tr("What shows whether it is met")) + bullets(standard.indicators),
        ]
        if standard.cross_references:
            parts.append(heading(tr("Where it comes from")) + bullets(standard.cross_references))
        return "".join(parts)

    def _examples_html(self, page: Page) -> list[str]:
        shown = []
        if page.standard:
            verdicts = {"passes": self.tr("This passes"), "good": self.tr("This is better")}
            for example in sorted(page.standard.example, key=lambda example: list(verdicts).index(example.verdict)):
                shown.append(self._example(verdicts[example.verdict], example.text, example.why))
        for n, piece in enumerate(page.section.example, 1):
            alone = len(page.section.example) == 1
            title = self.tr("An example") if alone else self.tr("Example {0}").format(n)
            shown.append(self._example(title, piece.text, piece.why))
        return shown

    def _example(self, title: str, text: str, why: str) -> str:
        box = f"<table width='100%' cellspacing='0'><tr><td>{markdown(text)}</td></tr></table>"
        return f"{heading(title)}{box}<p><b>{escape(self.tr('Why:'))}</b> {escape(why)}</p>"


def _count_below(title: str) -> str:
    words, _, last = title.rpartition(" ")
    return f"{words}\n{last}" if last.isdecimal() else title
