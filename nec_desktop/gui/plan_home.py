"""A plan's home: its task list, what is left, and the way back to where one was."""

from datetime import date
from itertools import product

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.out_for_review import OutForReview
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.section_tree import SectionTree, left_to_do
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.text_size import TextSize
from nec_desktop.plan.addresses import MARKING, join
from nec_desktop.plan.carried_rules import not_looked_at
from nec_desktop.plan.plan import PUBLISHED, SENSITIVE, Plan
from nec_desktop.plan.review_registers import ROUNDS
from nec_desktop.plan.values import Period
from nec_desktop.plan.words import count_words, date_words, period_words
from nec_desktop.translation import tr

_LEAST, _AROUND = 6, 12
"""Lines of the list that are seen at least, and pixels around the words of one."""


class PlanHome(QWidget):
    """`chosen` carries the address of the page to write next; `resumed` asks for the place where the person was;
    `versions` asks for those, `changed_since` for what has changed.
    """

    title: QLabel
    plan_note: QLabel
    notice: QLabel
    left_note: QLabel
    carried: QWidget
    carried_note: QLabel
    carried_button: QPushButton
    buttons: QWidget
    continue_button: QPushButton
    versions_button: QPushButton
    changed_button: QPushButton
    out_for_review: OutForReview
    tasks: SectionTree
    chosen = Signal(str)
    resumed = Signal()
    versions = Signal()
    changed_since = Signal()

    def __init__(self, reviews: Reviews, notices: tuple[str, ...]) -> None:
        super().__init__()
        load_form(self, "plan_home", OutForReview, SectionTree)
        session = self._session = reviews.session
        self._reviews = reviews
        self._begin_at = ""
        self.plan_note.setObjectName("caption")
        self.continue_button.setObjectName("primary")
        row = FlowLayout(self.buttons, 12)
        for button in (self.continue_button, self.versions_button, self.changed_button):
            row.addWidget(button)
        TextSize(self.tasks, self._fit)
        self._fit()
        self.notice.setText("\n\n".join(notices))
        self.notice.setVisible(bool(notices))
        self.tasks.keep_near()
        self.tasks.show_session(session)
        self.tasks.chosen.connect(self.chosen)
        self.continue_button.clicked.connect(self._continue)
        self.versions_button.clicked.connect(self.versions)
        self.changed_button.clicked.connect(self.changed_since)
        session.changed.connect(self._refresh)
        session.checked.connect(self._refresh)
        reviews.changed.connect(self._refresh)

    def show_place(self, address: str) -> None:
        """Show the home; `address` is where the person was last, empty for nowhere yet."""
        page = self._session.plan.page_of(address) if address else None
        if page is None:
            self._begin_at, words = where_to_begin(self._session)
            self.continue_button.setText(words)
        else:
            self._begin_at = ""
            self.continue_button.setText(self.tr("Continue where I left off: {0}").format(page.title))
            self.tasks.set_current(page.address)
        self._refresh()
        self.continue_button.setFocus()

    def _fit(self) -> None:
        """Leave some lines to the list, also where all is scrolled since it takes more than the window."""
        self.tasks.setMinimumHeight(_LEAST * (self.tasks.fontMetrics().height() + _AROUND))

    def _continue(self) -> None:
        if self._begin_at:
            self.chosen.emit(self._begin_at)
        else:
            self.resumed.emit()

    def status_words(self) -> str:
        """Return what is left and the plan's marking, that of its most sensitive section."""
        plan = self._session.plan
        marking = plan.field_at("cover/marking")
        sensitive = any(plan.text(join(page.address, MARKING)) == SENSITIVE for page in plan.pages())
        shown = SENSITIVE if sensitive else plan.text("cover/marking")
        words = plan.choices(marking).get(shown, "") if marking else ""
        return " · ".join(part for part in (left_words(self._session).removesuffix("."), words) if part)

    def _refresh(self, _addresses: object = None) -> None:
        if self.isHidden():  # another page is shown; this one is written anew when it is
            return
        plan = self._session.plan
        self.title.setText(plan.title or plan.area)
        period = plan.period
        stage = plan.field_at("cover/stage")
        parts = [
            self.tr("Period: {0}").format(period_words(period)) if isinstance(period, Period) else "",
            self.tr("Stage: {0}").format(_choice(plan.choices(stage) if stage else {}, plan.stage))
            + _published_words(plan),
            self.tr("Standards: {0}").format(plan.standards.title),
        ]
        self.plan_note.setText(" · ".join(part for part in parts if part))
        self.left_note.setText(left_words(self._session))
        self._show_carried()
        if plan.record_ids(ROUNDS):
            self.out_for_review.show_rounds(self._reviews)
        else:
            self.out_for_review.hide()

    def _show_carried(self) -> None:
        """Say how much of the last period's text nobody has looked at, as the checks found it last."""
        found = not_looked_at(self._session.plan, self._session.findings)
        count = count_words(len(found), self.tr("text or record"), self.tr("texts or records"))
        self.carried_note.setText(self.tr("Carried over and not yet looked at: {0}.").format(count))
        self.carried_button.setAccessibleDescription(self.carried_note.text())
        self.carried.setVisible(bool(found))


def where_to_begin(session: PlanSession) -> tuple[str, str]:
    """Return where a person begins who has not been in the plan here, by how far that is, and the words for it."""
    plan = session.plan
    cover, *others = plan.pages()
    if all(plan.status(page) == "not-started" for page in others):
        return cover.address, tr("Start with the cover")
    if plan.stage == PUBLISHED:
        for update, quarter in product(plan.updates, plan.quarters):
            if session.today in quarter:
                return plan.update_pages(update, quarter)[0].address, tr("Go to this quarter’s update")
    left = [page for page in (cover, *others) if session.status(page) != "completed"]
    if left and plan.stage != PUBLISHED:
        return left[0].address, tr("Go on with what is left: {0}").format(left[0].title)
    return cover.address, tr("Open the cover")


def left_words(session: PlanSession) -> str:
    """Say how much of the plan is left, against the days left until the draft is due."""
    left, total = left_to_do(session, session.plan.pages())
    words = (
        tr("All {0} sections are completed.").format(total)
        if not left
        else tr("{0} of {1} sections are left.").format(left, total)
    )
    return f"{words} {due_words(session)}".strip()


def due_words(session: PlanSession) -> str:
    """Say when the draft is due, in days from today; empty where no day is set."""
    due = session.plan.get("cover/due")
    if not isinstance(due, date):
        return ""
    days = (due - session.today).days
    if days == 0:
        return tr("The draft is due today.")
    if days > 0:
        return tr("The draft is due in {0}, on {1}.").format(count_words(days, "day"), date_words(due))
    return tr("The draft was due {0} ago, on {1}.").format(count_words(-days, "day"), date_words(due))


def _published_words(plan: Plan) -> str:
    """Say since when a published plan is."""
    day = plan.get("cover/published")
    return tr(" on {0}").format(date_words(day)) if plan.stage == PUBLISHED and isinstance(day, date) else ""


def _choice(choices: dict[str, str], value: str) -> str:
    return choices.get(value, value or tr("not chosen"))
