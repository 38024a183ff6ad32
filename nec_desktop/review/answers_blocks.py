"""“You said, we did”: what reviewers said, section by section, each with what we answered, as blocks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from nec_desktop.document.blocks import Block, Cell, Column, Heading, Paragraph, Row, Table, cell, plain
from nec_desktop.document.profile import CopyProfile, is_sensitive
from nec_desktop.plan.addresses import join
from nec_desktop.plan.plan import Page, Plan
from nec_desktop.plan.review_registers import STAGES, STATES
from nec_desktop.plan.words import count_words, list_words
from nec_desktop.review.answers import Answer
from nec_desktop.review.grades import Row as Graded
from nec_desktop.review.grades import rows, sheets
from nec_desktop.review.inbox import Inbox, section_of
from nec_desktop.review.items import Item
from nec_desktop.review.kept import KeptReturn
from nec_desktop.review.returned import Comment
from nec_desktop.review.rounds import Round
from nec_desktop.review.sent_texts import BREAK

NOT_YET, DONE, SOMEBODY = "Not yet answered", "Dealt with", "A reviewer"
TITLE = "You said, we did"
LONGEST_QUOTE = 200
"""Characters of the words that a comment is about: enough to find them by."""
_COLUMNS = (Column("Who", 1.1), Column("You said", 2.5), Column("We did", 2.2))


@dataclass(frozen=True)
class YouSaid:
    """What came back in one round, as one copy may have it.

    A public copy names no reviewer, and leaves out what is about parts of the plan that it does not have, and what
    belongs to no part of it. How much that is, it says.
    """

    plan: Plan
    round: Round
    returns: Sequence[KeptReturn]
    profile: CopyProfile

    @cached_property
    def _inbox(self) -> Inbox:
        return Inbox(self.plan, self.returns)

    @cached_property
    def items(self) -> list[Item]:
        """What this copy tells, in the plan's order."""
        return [item for item in self._inbox.items if not self.profile.public or self._is_public(item)]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the plan that it speaks of."""
        found = (self.plan.page(address) for address in dict.fromkeys(item.place.page for item in self.items))
        return tuple(page for page in found if page)

    @cached_property
    def open(self) -> int:
        """How many of the items have no answer yet."""
        return sum(self._inbox.is_open(item) for item in self.items)

    @property
    def is_begun(self) -> bool:
        """Whether anything was answered."""
        return self.open < len(self.items)

    @property
    def tells_grades(self) -> bool:
        """Whether this copy has a grade of the round."""
        return bool(self._graded)

    def blocks(self, level: int = 1) -> Iterator[Block]:
        """Yield the whole of it; `level` is that of its headings: the contents of a plan do without them."""
        yield from self._in_short(level)
        for section, own in self._by_section().items():
            yield Heading(level, section, in_contents=level == 1)
            yield self._table(section, own)
        yield from self._grades(level)

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield every text of it that a person wrote, behind where it stands: the item's id, the section's name."""
        for item in self.items:
            answer = self._inbox.answer(item)
            for cells in (self._said(item), self._did(answer)):
                for line in cells:
                    yield item.id, _section(item), "".join(run.text for run in line.runs)

    def _is_public(self, item: Item) -> bool:
        page = self.plan.page(item.place.page) if item.place.page else None
        if page is None or is_sensitive(self.plan, page) or not self.profile.shows_section(page.section):
            return False
        return self.profile.shows(self.plan, item.place.address)

    def _in_short(self, level: int) -> Iterator[Block]:
        answers = [self._inbox.answer(item) for item in self.items]
        left_out = len(self._inbox.items) - len(self.items)
        yield Heading(level, "In short", in_contents=level == 1)
        things = count_words(len(answers), "comment or suggestion", "comments and suggestions")
        yield Paragraph(plain(f"{things} came back {self._from()}."))
        if left_out:
            words = count_words(left_out, "more is", "more are")
            yield Paragraph(plain(f"{words} about what is not published, and not listed here."), "note")
        if self.open:
            verb = "is" if self.open == 1 else "are"
            yield Paragraph(plain(f"{self.open} of {len(answers)} {verb} not yet answered."), "missing")
        counts = Counter(map(_state, answers))
        told = [state for state in (*STATES.values(), DONE, NOT_YET) if counts[state]]
        if told:
            lines = tuple(Row((cell(state), cell(f"{counts[state]:,}"))) for state in told)
            columns = Column("Answer", 3), Column("Number", 1, "right")
            yield Table("Answers by kind", columns, lines, "Each row is a kind of answer, with how many there are.")

    def _from(self) -> str:
        if self.profile.public:
            return f"from the {STAGES[self.round.stage]}" if self._has_stage else "from reviewers"
        names = self._inbox.reviewers
        return f"from {list_words(names)}" if names else "from nobody"

    @property
    def _has_stage(self) -> bool:
        return self.round.stage in STAGES and self.round.stage != "other"

    def _by_section(self) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in self.items:
            found.setdefault(_section(item), []).append(item)
        return found

    def _table(self, section: str, items: Sequence[Item]) -> Table:
        lines = tuple(
            Row((cell(self._who(item)), tuple(self._said(item)), tuple(self._did(self._inbox.answer(item)))))
            for item in items
        )
        description = f"What was said about “{section}”: who, what, and what we did."
        return Table("", _COLUMNS, lines, description)

    def _who(self, item: Item) -> str:
        if self.profile.public:
            return STAGES[self.round.stage] if self._has_stage else SOMEBODY
        words = list_words([name or SOMEBODY for name in item.reviewers])
        return words if item.said[0].is_tracked else f"{words} (not tracked)"

    def _said(self, item: Item) -> Iterator[Paragraph]:
        what = item.what
        if item.place.name and item.place.name != item.place.section:
            yield Paragraph(plain(item.place.name, bold=True))
        if not isinstance(what, Comment):
            yield from _lines(item.told(str))
            return
        if what.quote.strip():
            yield Paragraph(plain(f"On “{_short(what.quote)}”:"))
        yield from _lines(what.text)
        for reply in what.replies:
            name = "Reply" if self.profile.public or not reply.author else f"Reply by {reply.author}"
            yield from _lines(f"{name}: {reply.text}")

    def _did(self, answer: Answer) -> Iterator[Paragraph]:
        yield Paragraph(plain(_state(answer), bold=True))
        yield from _lines(answer.reply)
        if answer.text.strip():
            yield from _lines(f"It now reads: “{answer.text}”")

    @cached_property
    def _graded(self) -> list[Graded]:
        sheet = next((found for found in sheets(self.plan, self.returns) if found.id == self.round.id), None)
        return [row for row in rows(self.plan, sheet, str) if self._tells(row)] if sheet else []

    def _grades(self, level: int) -> Iterator[Block]:
        graded = self._graded
        if not graded:
            return
        yield Heading(level, "Grades", in_contents=level == 1)
        if not any(row.agreed for row in graded):
            yield Paragraph(plain("No grade is agreed yet."), "missing")
        public = self.profile.public
        columns = [Column("Standard", 2.2), Column("Our own grade", 1.2)]
        columns += [] if public else [Column("Reviewers’ grades", 2)]
        columns += [Column("Agreed", 1.2), Column("Note", 1.8)]
        lines = []
        for row in graded:
            given = [] if public else [self._given(row)]
            agreed = self._grade(row.agreed) or "Not yet agreed"
            name = f"{row.number}. {row.title}" if row.number else row.title
            cells = (
                cell(name),
                cell(self._grade(row.own) or "None given"),
                *given,
                cell(agreed),
                cell(row.note or "None"),
            )
            lines.append(Row(cells))
        description = "Each row is a standard: our own grade, and that which the panel agreed on."
        yield Table("Grades by standard", tuple(columns), tuple(lines), description)

    def _tells(self, row: Graded) -> bool:
        if self.profile.public:
            return bool(row.agreed) and self.profile.shows(self.plan, join("standards", row.standard, "grade"))
        return bool(row.agreed or row.given or row.others)

    def _given(self, row: Graded) -> Cell:
        told = [f"{name}: {self._grade(grade)}" for name, grade in row.given.items()]
        told += [f"{name}: {words}" for name, words in row.others.items()]
        return tuple(Paragraph(plain(line)) for line in told) or cell("None")

    def _grade(self, grade: str) -> str:
        titles = {each.id: each.title for each in self.plan.standards.grades}
        return titles.get(grade, grade)


def _section(item: Item) -> str:
    return item.place.section or section_of(item)


def _state(answer: Answer) -> str:
    return STATES.get(answer.state, DONE if answer.done else NOT_YET)


def _lines(text: str) -> Iterator[Paragraph]:
    for line in text.replace(BREAK, "\n").split("\n"):
        if line.strip():
            yield Paragraph(plain(line))


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
