"""The order of a register's records, which is worked out anew only where something has changed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.record_index import RecordIndex
from nec_desktop.plan.values import Content, Record

SORT = ("date", "title")
_RECORDS = st.sampled_from([f"r{number}" for number in range(6)])
_CHANGES = st.one_of(
    st.tuples(_RECORDS.map(lambda rid: f"events/{rid}"), st.none() | st.builds(Record, st.integers(1, 9))),
    st.tuples(_RECORDS.map(lambda rid: f"events/{rid}/date"), st.none() | st.dates(date(2026, 4, 1), date(2026, 4, 4))),
    st.tuples(_RECORDS.map(lambda rid: f"events/{rid}/title"), st.none() | st.sampled_from(["Stall", "surgery"])),
    st.tuples(_RECORDS.map(lambda rid: f"events/{rid}/venue"), st.none() | st.sampled_from(["Library"])),
)


@given(st.lists(st.tuples(_CHANGES, st.booleans())))
def test_the_order_is_that_of_records_that_are_sorted_from_the_beginning(
    steps: list[tuple[tuple[str, Content | None], bool]],
) -> None:
    values: dict[str, Content] = {}
    index = RecordIndex(values)
    for (address, content), asks in steps:
        if content is None:
            values.pop(address, None)
        else:
            values[address] = content
        index.follow(address, content)
        if asks:
            assert index.in_order("events", SORT) == sorted_anew(values)
    copy = RecordIndex(values)
    copy.take_over(index)
    assert index.in_order("events", SORT) == copy.in_order("events", SORT) == sorted_anew(values)


def sorted_anew(values: dict[str, Content]) -> tuple[str, ...]:
    index = RecordIndex(values)
    for address, content in values.items():
        index.follow(address, content)
    return index.in_order("events", SORT)
