"""What a document shows of one value, and what becomes of the value when characters of that are replaced.

How a value was shown is not assumed: it is tried, and holds only where it gives exactly the text that was sent.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from nec_desktop.document.registers import NOT_YET_WRITTEN
from nec_desktop.document.view_blocks import NOT_GIVEN
from nec_desktop.plan.addresses import UNLOCKED, join
from nec_desktop.plan.cell_reading import read_cell
from nec_desktop.plan.dates import is_complete, read_date
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import Paragraph, RichText, Run
from nec_desktop.plan.values import Content, NotAValueError
from nec_desktop.plan.words import in_words
from nec_desktop.review.kept import SentPlan
from nec_desktop.review.lines import ByHandError
from nec_desktop.review.own_tables import with_row, without_row
from nec_desktop.review.returned import NewLine, Words
from nec_desktop.review.rich_lines import RichLines, in_place
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.text_map import by_words
from nec_desktop.translation import tr

_SUFFIXES = ("", " (internal)", "%")
_ANY_DAY = date(2000, 1, 1)
"""Asked for, and never looked at: dates are read only where they are whole."""


class Shown(Protocol):
    """A value as it is shown."""

    @property
    def text(self) -> str:
        """What is shown, lines joined by BREAK."""

    def replaced(self, start: int, end: int, after: Sequence[Words], lines: Sequence[NewLine]) -> Content | None:
        """Return the value with characters replaced; raises ByHandError."""

    def edited(self, start: int, end: int, text: str) -> Content | None:
        """Return the value with the lines from start to end as a person wrote them; raises ByHandError."""

    def relooked(self, start: int, end: int, look: str, kind: NewLine | None) -> Content | None:
        """Return the value with characters that look so, or with their line as `kind`; raises ByHandError."""

    def with_row(self, place: int, cells: Sequence[str]) -> Content | None:
        """Return the value with a new row under the one that has the place; raises ByHandError."""

    def without_row(self, start: int, end: int) -> Content | None:
        """Return the value without the row that is all from start to end; raises ByHandError."""

    def with_lines_below(self, place: int, after: Sequence[Words], lines: Sequence[NewLine]) -> Content | None:
        """Return the value with new lines below the table in which a place is; raises ByHandError."""


class Form(NamedTuple):
    """How a value is shown. empty: the words that stood for nothing, where nothing was there; prefix: its label."""

    plan: Plan
    field: Field
    in_cell: bool = False
    heading: int = 1
    empty: str | None = None
    prefix: str = ""
    suffix: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the value is one thing, of which parts cannot be changed apart (a date, a choice)."""
        return self.field.kind not in ("rich", "text")

    def shown(self, content: Content | None) -> Shown:
        """Return `content` as this form shows it."""
        if self.field.kind == "rich":
            return _ShownRich(self, content if isinstance(content, RichText) else None)
        return _ShownPlain(self, content)


def form_of(plan: Plan, snapshot: SentPlan, address: str) -> Form:
    """Return how the value at an address was shown when it was sent; raises ByHandError where that cannot be told."""
    field = plan.field_at(address)
    if field is None or _is_gone(plan, address):
        raise ByHandError(tr("The place that it is about is no longer in the plan, or is no field of it."))
    if field.locked and plan.get(join(address, UNLOCKED)) is not True:
        raise ByHandError(
            tr("“{0}” is the force’s text and locked. Unlock it first, if it may be changed here.").format(field.label)
        )
    sent, content = snapshot.texts.get(address), snapshot.values.get(address)
    for form in _forms(plan, field, address, sent.text if sent else "", content):
        if form.shown(content).text == (sent.text if sent else ""):
            return form
    raise ByHandError(tr("What was sent there is worked out from other parts of the plan. Change those by hand."))


def _is_gone(plan: Plan, address: str) -> bool:
    register_id, _, rest = address.partition("/")
    is_cell = plan.outline.find_register(register_id) is not None
    return is_cell and plan.record(register_id, rest.partition("/")[0]) is None


def _forms(plan: Plan, field: Field, address: str, sent: str, content: Content | None) -> list[Form]:
    """Return the forms that a document may have shown a value in."""
    in_cell = plan.outline.find_register(address.partition("/")[0]) is not None
    page = plan.page_of(address)
    heading = (2 if page and page.standard else 1) + 1 + bool(field.each)
    plain = Form(plan, field, in_cell, heading)
    if content is None:
        places = ("", NOT_GIVEN, NOT_YET_WRITTEN, f"{NOT_YET_WRITTEN}.", field.when_empty)
        return [plain._replace(empty=sent)] if sent in places else []
    if field.kind == "rich":
        return [plain]
    label = f"{field.label}: "
    return [plain._replace(prefix=prefix, suffix=suffix) for prefix in ("", label) for suffix in _SUFFIXES]


class _ShownRich:
    def __init__(self, form: Form, content: RichText | None) -> None:
        self._form = form
        self._empty = form.empty if content is None and form.empty else ""
        self._content = content or RichText((Paragraph((Run(self._empty),)),))
        self._lines = RichLines(self._content, in_cell=form.in_cell, heading=form.heading)

    @property
    def text(self) -> str:
        return self._lines.text

    def replaced(self, start: int, end: int, after: Sequence[Words], lines: Sequence[NewLine]) -> Content | None:
        new = self._lines.replaced(start, end, after, lines)
        return self._without_place(new) if self._empty else new

    def _without_place(self, new: RichText) -> RichText:
        """Return a text without what stood for nothing, where a reviewer left it beside their own words."""
        lines = RichLines(new, in_cell=self._form.in_cell, heading=self._form.heading)
        at = lines.text.find(self._empty)
        return new if at < 0 else lines.replaced(at, at + len(self._empty), (), ())

    def edited(self, start: int, end: int, text: str) -> Content | None:
        content: Content | None = None
        shown = self
        old = self.text[start:end].replace(BREAK, "\n")
        for span in reversed(by_words(old, text).spans):
            words = in_place(text[span.new_start : span.new_end].replace("\n", BREAK))
            content = shown.replaced(start + span.start, start + span.end, words, ())
            shown = _ShownRich(self._form, content if isinstance(content, RichText) else None)
        return content

    def relooked(self, start: int, end: int, look: str, kind: NewLine | None) -> Content | None:
        if self._empty:
            return None  # the words that stand for nothing have no look in the plan
        return self._lines.made_into(start, kind) if kind else self._lines.relooked(start, end, look)

    def with_row(self, place: int, cells: Sequence[str]) -> Content | None:
        return with_row(self._content, self._lines.lines_in(place, place)[0], cells)

    def without_row(self, start: int, end: int) -> Content | None:
        return without_row(self._content, self._lines.lines, self._lines.lines_in(start, end))

    def with_lines_below(self, place: int, after: Sequence[Words], lines: Sequence[NewLine]) -> Content | None:
        return self._lines.with_lines_below(place, after, lines)


class _ShownPlain:
    def __init__(self, form: Form, content: Content | None) -> None:
        self._form = form
        self._content = content
        words = in_words(form.plan, form.field, content).replace("\n", BREAK)
        self._empty = (form.empty or "") if content is None else ""
        self._text = f"{form.prefix}{words}{form.suffix}" if words else self._empty

    @property
    def text(self) -> str:
        return self._text

    def replaced(self, start: int, end: int, after: Sequence[Words], lines: Sequence[NewLine]) -> Content | None:  # noqa: ARG002
        form, text = self._form, self._text
        text = f"{text[:start]}{''.join(words.text for words in after)}{text[end:]}"
        if form.prefix and not text.startswith(form.prefix):
            raise ByHandError(
                tr("It changes “{0}”, which the program writes itself and no field of the plan holds.").format(
                    form.prefix.strip()
                )
            )
        if form.suffix == " (internal)" and not text.endswith(form.suffix):
            raise ByHandError(
                tr("It changes the mark “(internal)”. Whether a record is internal is set in the record.")
            )
        return self._meant(text)

    def edited(self, start: int, end: int, text: str) -> Content | None:
        return self._meant(f"{self._text[:start]}{text}{self._text[end:]}")

    def relooked(self, start: int, end: int, look: str, kind: NewLine | None) -> Content | None:  # noqa: ARG002
        return self._content  # no look is kept of it

    def with_row(self, place: int, cells: Sequence[str]) -> Content | None:  # noqa: ARG002
        raise ByHandError(_no_table())

    def without_row(self, start: int, end: int) -> Content | None:  # noqa: ARG002
        raise ByHandError(_no_table())

    def with_lines_below(self, place: int, after: Sequence[Words], lines: Sequence[NewLine]) -> Content | None:  # noqa: ARG002
        raise ByHandError(_no_table())

    def _meant(self, text: str) -> Content | None:
        words = text.removeprefix(self._form.prefix).removesuffix(self._form.suffix)
        if self._empty:
            words = words.replace(self._empty, "", 1)
        words = words.replace(BREAK, "\n").strip()
        if self._form.field.kind == "text" and isinstance(self._content, str) and "\n" in self._content:
            return words or None
        try:
            return meant(self._form.plan, self._form.field, words)
        except NotAValueError as error:
            raise ByHandError(f"{error}") from error


def _no_table() -> str:
    return tr("It is about a row, and there is no table in what it is about. Make this change in the plan by hand.")


def meant(plan: Plan, field: Field, text: str) -> Content | None:
    """Return what the words of a document mean in a field; raises NotAValueError with a sentence."""
    text = text.strip()
    if field.kind in ("date", "period") and text and not is_complete(text):
        raise NotAValueError(tr("“{0}” is no whole date for “{1}”: the year is not told.").format(text, field.label))
    if field.kind == "period" and " to " in text:
        days = (read_date(day, _ANY_DAY, None).isoformat() for day in text.split(" to ", 1))
        return plan.parse(field, " to ".join(days))
    return read_cell(plan, field, text, _ANY_DAY)
