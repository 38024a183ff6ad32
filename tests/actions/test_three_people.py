"""Three people who write on one plan and send it criss-cross, older files too: nothing is lost, decided or asked wrongly.

Beside the plans a model is kept that knows of every value which writings led to it. Of two values the one that knows of
the other's writings stands; where neither does, a person is asked, and only there.
"""

import shutil
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.plan.compare import changes_between
from nec_desktop.plan.edits import add_record, delete_record
from nec_desktop.plan.merge import Side
from tests.actions.people import Person, people_named

LINES = ("cover/title", "cover/area", "cover/prepared-by")
Act = tuple[str, int, int, Side]
"""What is done, by which of the three, with which line, record or file, and whose words stand in a dispute."""


@dataclass(frozen=True)
class Known:
    """A value, and the writings that led to it; None for what was deleted."""

    value: object
    writings: frozenset[int]


State = dict[str, Known]
NOTHING = Known(None, frozenset())


@dataclass
class Writer:
    """One of the three, with what the model knows of their plan: lines by address, records by id."""

    person: Person
    known: State = field(default_factory=dict)

    def put(self, place: str, value: object, writing: int) -> None:
        before = self.known.get(place, NOTHING)
        self.known[place] = Known(value, before.writings | {writing})

    def check(self) -> None:
        plan = self.person.plan
        for place, known in self.known.items():
            if "/" in place:
                now: object = plan.get(place)
            else:
                now = plan.cell("events", place, "title") if plan.record("events", place) else None
            assert now == known.value, (self.person.name, place)
        assert set(plan.record_ids("events")) == {p for p, k in self.known.items() if "/" not in p and k.value}


class Three:
    """Ann, Ben and Cy, and the files that they have sent, each with what the model knew of the plan in it."""

    def __init__(self, people: list[Person]) -> None:
        begun = {"cover/title": Known("A plan", frozenset()), "cover/area": Known("Here", frozenset())}
        self.writers = [Writer(person, dict(begun)) for person in people]
        self.files: list[tuple[Path, State]] = []
        self._writings = count(1)

    def act(self, act: Act) -> None:
        what, who, number, side = act
        writer = self.writers[who]
        records = [place for place, known in sorted(writer.known.items()) if "/" not in place and known.value]
        if what == "send":
            self.send(writer)
        elif what == "take":
            self.take(writer, *self.files[-1 - number % len(self.files)], side) if self.files else None
        elif what == "line":
            self._line(writer, LINES[number % len(LINES)])
        elif what == "add" or not records:
            self._add(writer)
        elif what == "cell":
            self._cell(writer, records[number % len(records)])
        else:
            self._delete(writer, records[number % len(records)])

    def send(self, writer: Writer) -> tuple[Path, State]:
        file = writer.person.file.with_name(f"{len(self.files)}.necplan")
        shutil.copy(writer.person.send(), file)
        self.files.append((file, dict(writer.known)))
        return self.files[-1]

    def take(self, writer: Writer, file: Path, theirs: State, side: Side) -> int:
        """Take a file over as the model says; return how much was asked."""
        person, disputed = writer.person, set[str]()
        for place in {*writer.known, *theirs}:
            one, other = writer.known.get(place, NOTHING), theirs.get(place, NOTHING)
            writings = one.writings | other.writings
            if one.value == other.value:
                writer.known[place] = Known(one.value, writings)
            elif one.writings <= other.writings:
                writer.known[place] = other
            elif not other.writings <= one.writings:
                disputed.add(place)
                decided = other if side == "theirs" else one
                writer.known[place] = Known(decided.value, writings | {next(self._writings)})
        offer = inspect(person.workspace, person.library, file)
        asked = {_place(conflict.address) for conflict in offer.conflicts}
        assert asked == disputed, f"{person.name}: asked about {asked}, disputed {disputed}"
        take_over(person.workspace, person.library, offer, {each.address: side for each in offer.conflicts})
        writer.check()
        return len(asked)

    def _line(self, writer: Writer, place: str) -> None:
        words = self._words(writer)
        writer.person.put(place, words)
        writer.put(place, words, next(self._writings))

    def _add(self, writer: Writer) -> None:
        words, there = self._words(writer), set(writer.person.plan.record_ids("events"))
        writer.person.do(add_record(writer.person.plan, "events", {"title": words}))
        (record,) = set(writer.person.plan.record_ids("events")) - there
        writer.put(record, words, next(self._writings))

    def _cell(self, writer: Writer, record: str) -> None:
        words = self._words(writer)
        writer.person.put(f"events/{record}/title", words)
        writer.put(record, words, next(self._writings))

    def _delete(self, writer: Writer, record: str) -> None:
        writer.person.do(delete_record(writer.person.plan, "events", record))
        writer.put(record, None, next(self._writings))

    def _words(self, writer: Writer) -> str:
        """Return words that nobody has written before."""
        return f"{writer.person.name} {next(self._writings)}"


def _place(address: str) -> str:
    return address.split("/")[1] if address.startswith("events/") else address


acts = st.lists(
    st.tuples(
        st.sampled_from(("line", "add", "cell", "delete", "send", "send", "take", "take", "take")),
        st.integers(0, 2),
        st.integers(0, 5),
        st.sampled_from(("mine", "theirs")),
    ),
    min_size=6,
    max_size=20,
)
# Ann and Cy each send what the other has not seen; Ben and then Ann know of both, by different ways.
CRISS_CROSS: list[Act] = [
    ("add", 0, 0, "mine"),
    ("line", 0, 0, "mine"),
    ("send", 0, 0, "mine"),
    ("add", 2, 0, "mine"),
    ("line", 2, 1, "mine"),
    ("send", 2, 0, "mine"),
    ("line", 1, 2, "mine"),
    ("take", 1, 0, "mine"),
    ("take", 1, 1, "mine"),
    ("take", 0, 0, "mine"),
]


def goes_on(writer: int, other: int) -> list[Act]:
    """One of the two deletes what both know of and writes on, and takes what the other has."""
    wrote: list[Act] = [("delete", writer, 0, "mine"), ("delete", writer, 0, "mine")]
    wrote += [("line", writer, number, "mine") for number in (0, 1)]
    return [*wrote, ("send", other, 0, "mine"), ("take", writer, 0, "mine")]


@settings(max_examples=15)
@given(acts)
@example([*CRISS_CROSS, *goes_on(0, 1)])
@example([*CRISS_CROSS, *goes_on(1, 0)])
def test_whatever_three_people_send_criss_cross_all_come_to_the_same_and_nothing_is_lost(acted: list[Act]) -> None:
    _criss_cross(acted)


@pytest.mark.long
@settings(max_examples=400, derandomize=False)
@given(acts)
def test_whatever_three_people_send_at_length_all_come_to_the_same(acted: list[Act]) -> None:
    _criss_cross(acted)


def _criss_cross(acted: list[Act]) -> None:
    with people_named("Ann", "Ben", "Cy") as people:
        three = Three(people)
        for act in acted:
            three.act(act)
        ann, ben, cy = three.writers
        for other in (ben, cy):
            three.take(ann, *three.send(other), "mine")
        last = three.send(ann)
        for other in (ben, cy):
            assert three.take(other, *last, "mine") == 0, "what was decided there is not asked again"
            assert not changes_between(other.person.values, ann.person.values)
            assert other.person.plan.unplaced() == []
