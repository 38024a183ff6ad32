"""Find words in a plan: in what is written, in the registers as shown, and in the guidance for each page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

import msgspec

from nec_desktop.plan.addresses import NOTE, UNLOCKED, join, last_part
from nec_desktop.plan.folding import fold
from nec_desktop.plan.markdown import from_markdown
from nec_desktop.plan.outline import Field
from nec_desktop.plan.parts import MARK_FIELDS
from nec_desktop.plan.plan import Page, Plan
from nec_desktop.plan.wanted import Wanted
from nec_desktop.plan.words import in_words, record_title
from nec_desktop.translation import tr

Kind = Literal["text", "record", "guidance", "example"]
Group = Literal["text", "record", "guidance"]
"""What the person has written in texts, what stands in registers, and what is said to help: the first matters most."""
_WRITTEN = ("rich", "text", "picture")
"""Fields that hold words as they were written; those of a picture stand for it."""
BEFORE, AFTER = 30, 70
"""So many characters of a line are shown before and after the words found."""


class Passage(msgspec.Struct, frozen=True, gc=False):
    """A text to search: where it stands, and what it is called there. `page` is the address of its page; `own` that of
    the value which holds it, where a person writes its words: empty for what is locked, chosen or said to help.

    Python's collector passes over it: a long plan has tens of thousands.
    """

    address: str
    page: str
    label: str
    text: str
    kind: Kind
    own: str = ""


@dataclass(frozen=True)
class Hit:
    """Words found in a passage, from and to; `number` counts the places in the passage that match, from 0."""

    passage: Passage
    start: int
    end: int
    number: int

    @property
    def line(self) -> str:
        """The line, or paragraph, in which the words stand."""
        text = self.passage.text
        return text[text.rfind("\n", 0, self.start) + 1 :].partition("\n")[0]

    def context(self) -> tuple[str, int, int]:
        """Return the line around the words, cut at words, and where in it the words stand."""
        text = self.passage.text
        first, last = max(self.start - BEFORE, 0), min(self.end + AFTER, len(text))
        first = max(text.rfind("\n", first, self.start) + 1, first)
        line_end = text.find("\n", self.end, last)
        last = line_end if line_end >= 0 else last
        if first and text[first - 1] != "\n":
            first = _after_space(text, first, self.start)
        left = "…" if first and text[first - 1] != "\n" else ""
        right = "…" if last < len(text) and text[last] != "\n" else ""
        shown = text[first : self.start], text[self.start : self.end], text[self.end : last]
        at = len(left) + len(shown[0])
        return f"{left}{''.join(shown)}{right}".replace("\n", " "), at, at + len(shown[1])


def _after_space(text: str, first: int, last: int) -> int:
    space = text.find(" ", first, last)
    return space + 1 if space >= 0 else first


@dataclass(frozen=True)
class Found:
    """What was found in a group: the first places, page by page, how many there are in all, and how many of these stand
    in the person's own words.
    """

    group: Group
    hits: list[Hit]
    count: int
    own: int


def next_place(before: Sequence[Hit], done: Hit, end: int, now: Iterable[Hit]) -> Hit | None:
    """Return the first place behind words that were replaced, of which a person writes the words; None for none.

    before, now: the places before and after that; end: where the new words end in the passage.
    """
    behind = [hit.passage.own for hit in before[before.index(done) + 1 :]]
    waiting = {own: n for n, own in enumerate(dict.fromkeys(behind)) if own and own != done.passage.own}
    open_ = [hit for hit in now if hit.passage.own]
    here = (hit for hit in open_ if hit.passage.own == done.passage.own and hit.start >= end)
    others = (hit for hit in open_ if hit.passage.own in waiting)
    return next(here, None) or min(others, key=lambda hit: waiting[hit.passage.own], default=None)


def passages(plan: Plan) -> Iterator[Passage]:
    """Yield every text there is, page by page: what is written, the registers, then the guidance."""
    seen: set[str] = set()
    for page in plan.every_page().values():
        for field in page.fields:
            yield from _records(plan, page, field) if field.kind == "register" else _fields(plan, page, field)
        yield from _passage(plan, page, MARK_FIELDS[NOTE], join(page.address, NOTE), MARK_FIELDS[NOTE].label)
        for passage in _guidance(page):
            if passage.text not in seen:  # each quarter's page has the same
                seen.add(passage.text)
                yield passage


def _fields(plan: Plan, page: Page, field: Field) -> Iterator[Passage]:
    for address in plan.places(page, field):
        label = f"{field.label}: {record_title(plan, field.each, last_part(address))}" if field.each else field.label
        yield from _passage(plan, page, field, address, label)


def _records(plan: Plan, page: Page, field: Field) -> Iterator[Passage]:
    """Yield the cells of a register. Their address is the record's: in its table it is found again."""
    register = plan.register(field.id)
    for record_id in plan.record_ids(register.id):
        title = record_title(plan, register.id, record_id)
        record = join(register.id, record_id)
        columns = {column.id: column for column in register.column} | {NOTE: MARK_FIELDS[NOTE]}
        for column_id, column in columns.items():
            for passage in _passage(plan, page, column, join(record, column_id), f"{title}: {column.label}"):
                yield msgspec.structs.replace(passage, address=record, kind="record")


def _passage(plan: Plan, page: Page, field: Field, address: str, label: str) -> Iterator[Passage]:
    if text := in_words(plan, field, plan.get(address)):
        yield Passage(address, page.address, label, text, "text", address if _is_written(plan, field, address) else "")


def _is_written(plan: Plan, field: Field, address: str) -> bool:
    """Say whether a person writes the words of a field, and may now."""
    return field.kind in _WRITTEN and not (field.locked and plan.get(join(address, UNLOCKED)) is not True)


def _guidance(page: Page) -> Iterator[Passage]:
    section, standard = page.section, page.standard
    texts: list[tuple[str, Kind, str]] = [
        (tr("Purpose"), "guidance", section.purpose),
        (tr("Guidance"), "guidance", section.guidance),
        (tr("Questions to ask yourself"), "guidance", "\n".join(section.prompts)),
        *((tr("Example"), "example", f"{example.text}\n\n{example.why}") for example in section.example),
    ]
    if standard:
        texts = [
            (tr("Requirement"), "guidance", standard.requirement),
            (tr("Why it matters"), "guidance", standard.why),
            (tr("Questions to ask yourself"), "guidance", "\n".join(standard.prompts)),
            (tr("What the panel looks for"), "guidance", standard.panel_looks_for),
            (tr("What the panel has criticised"), "guidance", standard.panel_criticised),
            *((tr("Example"), "example", f"{example.text}\n\n{example.why}") for example in standard.example),
        ]
    for label, kind, text in texts:
        if plain := _plain(text):
            yield Passage(page.address, page.address, label, plain, kind)


@cache
def _plain(text: str) -> str:
    """Return a shipped text without its marks; it is the same all day."""
    return from_markdown(text).plain()


class Finder:
    """Searches texts that are folded once."""

    def __init__(self, searched: Iterable[Passage] = ()) -> None:
        self._folded: list[tuple[str, Passage]] = []
        for passage in searched:
            self.add(passage)

    def add(self, passage: Passage) -> None:
        """Search this text too."""
        self._folded.append((fold(passage.text), passage))

    def find(self, wanted: Wanted, most: Mapping[Group, int]) -> list[Found]:
        """Return the groups in which words are found, in the order of `most`, each with so many places at most."""
        hits: dict[Group, list[Hit]] = {group: [] for group in most}
        counts, own = dict.fromkeys(most, 0), dict.fromkeys(most, 0)
        for folded, passage in self._folded:
            here = wanted.count(passage.text, folded)
            if not here:
                continue
            group = _group(passage)
            if room := most[group] - len(hits[group]):
                places = islice(wanted.stretches(passage.text), room)  # no further than is listed
                hits[group] += [Hit(passage, start, end, n) for n, (start, end) in enumerate(places)]
            counts[group] += here
            own[group] += here if passage.own else 0
        return [Found(group, hits[group], count, own[group]) for group, count in counts.items() if count]


def _group(passage: Passage) -> Group:
    return "guidance" if passage.kind == "example" else passage.kind
