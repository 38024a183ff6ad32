"""Any plan: some of its fields filled, and some of its registers, with whatever fits there."""

from collections.abc import Iterator
from datetime import date, time

from hypothesis import strategies as st

from nec_desktop.plan.addresses import INTERNAL, MARKING, NOTE, STATUS, join, new_record_id
from nec_desktop.plan.outline import STANDARDS, Field, ValueKind
from nec_desktop.plan.plan import STATUSES, Change, Plan
from nec_desktop.plan.values import Content, File, Period, Picture, Record
from tests.small_plan import empty_plan
from tests.strategies import rich_texts, texts
from tests.word.sample import CHART_HASH

days = st.dates(date(1900, 1, 1), date(2200, 12, 31)) | st.dates(date(2026, 1, 1), date(2027, 12, 31))
periods = st.tuples(days, days).map(lambda two: Period(min(two), max(two))) | st.builds(
    Period, st.just(date(2026, 4, 1)), st.just(date(2027, 3, 31))
)
numbers = st.integers(0, 10**14) | st.floats(-1e14, 1e14) | st.integers(2019, 2027) | st.sampled_from([0, -1, 1e-9])
KEPT: dict[ValueKind, st.SearchStrategy[Content]] = {
    "rich": rich_texts,
    "text": texts,
    "date": days,
    "period": periods,
    "time": st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    "number": numbers,
    "yes-no": st.booleans(),
    "picture": st.builds(Picture, st.just(CHART_HASH), texts, texts),
    "file": st.builds(File, st.just(CHART_HASH), texts),
}


def contents(plan: Plan, field: Field, records: list[str]) -> st.SearchStrategy[Content]:
    """Return the strategy for what may stand in a field: any choice that it has, or had in an older outline."""
    chosen = st.sampled_from([*plan.choices(field), "a-choice-of-long-ago"])
    match field.kind:
        case "choice":
            return chosen
        case "choices":
            return st.lists(chosen, max_size=3).map(tuple)
        case "links":
            known = [standard.id for standard in plan.standards.standard] if field.to == STANDARDS else records
            return st.lists(st.sampled_from([*known, "0000000000000000"]), max_size=4).map(tuple)
    return KEPT[field.value_kind]


def marks(draw: st.DrawFn, address: str) -> Iterator[Change]:
    """Draw what may be said about a page, a field or a record."""
    if draw(st.integers(0, 5)) == 0:
        yield Change(join(address, INTERNAL), draw(st.booleans()))
    if draw(st.integers(0, 9)) == 0:
        yield Change(join(address, NOTE), draw(rich_texts))


@st.composite
def any_changes(draw: st.DrawFn) -> list[Change]:
    """Draw the values of a plan: some of its fields filled, and some of its registers."""
    plan = empty_plan()
    registers = draw(st.lists(st.sampled_from(plan.outline.register), max_size=6, unique_by=lambda r: r.id))
    ids = {register.id: [new_record_id() for _ in range(draw(st.integers(1, 4)))] for register in registers}
    changes = [Change("cover/period", draw(periods))] if draw(st.booleans()) else []
    for register in registers:
        for number, rid in enumerate(ids[register.id], 1):
            place = join(register.id, rid)
            changes += [Change(place, Record(draw(st.floats(-5, 5)), number * bool(register.prefix)))]
            for column in register.column:
                if draw(st.integers(0, 3)):
                    changes.append(Change(join(place, column.id), draw(contents(plan, column, ids.get(column.to, [])))))
            changes += marks(draw, place)
    plan.apply(changes)
    pages = list(plan.every_page().values())
    for page in draw(st.lists(st.sampled_from(pages), max_size=12, unique_by=lambda p: p.address)):
        for field in page.fields:
            for place in set(plan.places(page, field)) - {"cover/period"}:  # the quarters' pages follow from it
                changes.append(Change(place, draw(contents(plan, field, ids.get(field.to, [])))))
        changes += marks(draw, page.address)
        if draw(st.integers(0, 9)) == 0:
            changes.append(Change(join(page.address, MARKING), "official-sensitive"))
        changes.append(Change(join(page.address, STATUS), draw(st.sampled_from(list(STATUSES)))))
    return changes
