"""The inbox: all that came back for one plan, in the order in which the plan is read, with what was answered."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property

from nec_desktop.plan.addresses import RECORD_ID, join, last_part
from nec_desktop.plan.folding import fold
from nec_desktop.plan.places import page_name
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.texts import reading_order
from nec_desktop.plan.words import record_title
from nec_desktop.review.answers import Answer, answer_to, answer_to_item, is_open
from nec_desktop.review.gathered import gathered
from nec_desktop.review.items import Item, Place, Said, What
from nec_desktop.review.kept import KeptReturn
from nec_desktop.review.overlaps import alike, is_of_words, overlaps
from nec_desktop.review.returned import Comment, Given, Suggestion, Unplaced

OUTSIDE, UNPLACED, ALL_OVER = "Outside the fields", "Not placed", "All over the plan"
"""The sections of the inbox for what belongs to no section of the plan, or to many."""
_FIRST_OF_ALL = (0, 0, 0, 0)


@dataclass(frozen=True)
class Wanted:
    """What to show of the inbox; empty means everything.

    section: a page's address, OUTSIDE, UNPLACED or ALL_OVER; kind: an item's or a suggestion's; state: one of STATES,
    "open" or "done"; text: words that have to occur in it.
    """

    section: str = ""
    reviewer: str = ""
    kind: str = ""
    state: str = ""
    text: str = ""


@dataclass(frozen=True)
class Count:
    """How many items there are, and how many of them are still open."""

    open: int = 0
    all: int = 0


class Inbox:
    """Items of all returns of a plan. Make a new one when a file was taken in, or records came or went.

    Answers are looked up in the plan as it stands, so that an inbox stays true while items are decided.
    """

    def __init__(self, plan: Plan, returns: Iterable[KeptReturn]) -> None:
        self.plan = plan
        self.items: tuple[Item, ...] = tuple(_related(_in_order(plan, gathered(_items(plan, returns)))))

    def on(self, plan: Plan) -> "Inbox":
        """Return the same items with what is answered in another plan, as in one on which decisions are tried."""
        other = copy(self)
        other.plan = plan
        return other

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {said.what.id: item for item in self.items for said in item.said}

    @cached_property
    def _by_address(self) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            for each in item.parts or (item,):
                if each.place.address:
                    found[each.place.address].append(each)
        return dict(found)

    def item(self, item_id: str) -> Item | None:
        """Return the item of that id, or None. Every reviewer's id of what several said leads to the same item."""
        return self._by_id.get(item_id)

    def answer(self, item: Item) -> Answer:
        """Return what was answered to an item."""
        return answer_to_item(self.plan, item)

    def is_open(self, item: Item) -> bool:
        """Say whether something is still to be decided about an item."""
        return is_open(self.plan, item)

    def find(self, wanted: Wanted) -> list[Item]:
        """Return the items that are wanted, in order."""
        words = fold(wanted.text).split()
        return [item for item in self.items if self._fits(item, wanted, words)]

    def _fits(self, item: Item, wanted: Wanted, words: Sequence[str]) -> bool:
        if wanted.section and wanted.section != section_of(item):
            return False
        if wanted.reviewer and wanted.reviewer not in item.reviewers:
            return False
        if wanted.kind and wanted.kind not in (item.kind, item.suggestion_kind):
            return False
        if wanted.state and not self._is_in(item, wanted.state):
            return False
        return not words or all(word in fold(f"{item.title}\n{item.text}") for word in words)

    def _is_in(self, item: Item, state: str) -> bool:
        if state == "open":
            return self.is_open(item)
        answer = self.answer(item)
        return answer.done if state == "done" else answer.state == state

    @property
    def reviewers(self) -> list[str]:
        """Everybody who said something, by name."""
        return sorted({name for item in self.items for name in item.reviewers}, key=str.casefold)

    def counts(self) -> dict[str, Count]:
        """Return how many items each section has, by what `section_of` gives, in the order of the inbox."""
        every, still = Counter[str](), Counter[str]()
        for item in self.items:
            section = section_of(item)
            every[section] += 1
            still[section] += self.is_open(item)
        return {section: Count(still[section], number) for section, number in every.items()}

    def count(self) -> Count:
        """Return how many items there are in all."""
        return Count(sum(self.is_open(item) for item in self.items), len(self.items))

    def at(self, address: str) -> list[Item]:
        """Return the items about what stands at an address, parts of others among them."""
        return self._by_address.get(address, [])

    def on_page(self, page: str) -> list[Item]:
        """Return the items of the section whose page has that address."""
        return [item for item in self.items if item.place.page == page]

    def accepted_beside(self, item: Item) -> list[Suggestion]:
        """Return what has been taken over, word for word, of the other suggestions for the same text as it was sent."""
        return [
            other.suggestion
            for other in self.at(item.place.address)
            if other.id != item.id and other.suggestion and is_of_words(other.suggestion) and self._is_taken_over(other)
            if other.said[0].of.snapshot.id == item.said[0].of.snapshot.id
        ]

    def _is_taken_over(self, item: Item) -> bool:
        answers = [answer_to(self.plan, said.what.id) for said in item.said]
        return any(answer.state == "accepted" and not answer.text for answer in answers)


def section_of(item: Item) -> str:
    """Return the section of the inbox in which an item stands: its page's address, OUTSIDE, UNPLACED or ALL_OVER."""
    if item.place.page:
        return item.place.page
    if item.parts:
        return ALL_OVER
    return OUTSIDE if item.kind in ("outside", "grade") else UNPLACED


def place_of(plan: Plan, address: str) -> Place:
    """Return where an address is, in words; what is no longer in the plan has no page."""
    page = plan.page_of(address) if address else None
    if page is None:
        return Place(address)
    return Place(address, page.address, page_name(page), _name(plan, address) or page.title)


def _name(plan: Plan, address: str) -> str:
    register_id, _, rest = address.partition("/")
    record_id, _, column_id = rest.partition("/")
    field = plan.field_at(address)
    register = plan.outline.find_register(register_id)
    if register and not record_id:
        return register.title
    if register and RECORD_ID.fullmatch(record_id):
        title = record_title(plan, register_id, record_id)
        return f"{title}: {field.label}" if column_id and field else title
    if field and field.each:
        return f"{field.label}: {record_title(plan, field.each, last_part(address))}"
    return field.label if field else ""


def _items(plan: Plan, returns: Iterable[KeptReturn]) -> Iterator[Item]:
    """Yield what was said, each once, where the very same was suggested with all who did.

    A comment that comes again has grown since: the last one counts.
    """
    alone: dict[str, Said] = {}
    for kept in returns:
        said = kept.returned
        every: tuple[What, ...] = said.comments + said.suggestions + said.grades + said.outside + said.unplaced
        for what in every:
            if not isinstance(what, Given) or _has_to_be_read(what):
                alone[what.id] = Said(what, kept)
    joined: dict[object, list[Said]] = defaultdict(list)
    for one in alone.values():
        joined[alike(one)].append(one)
    places: dict[str, Place] = {}
    for same in joined.values():
        address = _address(plan, same[0].what)
        if address not in places:
            places[address] = place_of(plan, address)
        yield Item(tuple(same), places[address])


def _has_to_be_read(given: Given) -> bool:
    """Say whether what was filled in is more than a grade, a name or a date."""
    return given.part not in ("assessed-by", "date") and not (given.part == "grade" and given.grade)


def _address(plan: Plan, what: What) -> str:
    match what:
        case Suggestion():
            return what.address or what.record
        case Comment():
            return what.address
        case Given():
            address = join("standards", what.standard)
            return address if what.standard and plan.page(address) else _sheet(plan)
    return ""


def _sheet(plan: Plan) -> str:
    """Return the address of the page on which the assessment sheet is, empty where no page has it."""
    pages = plan.every_page().values()
    return next((page.address for page in pages for field in page.fields if field.view == "assessment-sheet"), "")


def _in_order(plan: Plan, items: Iterable[Item]) -> list[Item]:
    order = reading_order(plan)
    known: dict[str, tuple[int, int, int, int]] = {}

    def key(item: Item) -> tuple[int, tuple[int, int, int, int], int, int]:
        address, what = item.place.address, item.what
        if item.place.page and address not in known:
            known[address] = order(address)
        tray = 0 if item.place.page else 2 if isinstance(what, Unplaced | Comment) else 1
        start = what.start if isinstance(what, Suggestion | Comment) else 0
        return tray, known.get(address, _FIRST_OF_ALL), -item.said[0].of.snapshot.number, start

    return sorted(items, key=key)


def _related(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items with what stands against them, and what belongs to the same act."""
    rivals = overlaps(items)
    acts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in items:
        for act in _acts(item):
            acts[act].append(item.id)
    for item in items:
        together = dict.fromkeys(other for act in _acts(item) for other in acts[act] if other != item.id)
        against = rivals.get(item.id, ())
        yield replace(item, rivals=tuple(against), together=tuple(together)) if against or together else item


def _acts(item: Item) -> Iterator[tuple[str, str]]:
    for said in item.said:
        if isinstance(said.what, Suggestion) and said.what.group:
            yield said.of.id, said.what.group
