"""Two copies of one plan brought together: from either side the same, and nothing that only one of them wrote is lost."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from nec_desktop.plan.compare import Values, changes_between
from nec_desktop.plan.merge import Side, merge
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.values import Content, Record

ONE, TWO, THREE = "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc"
OTHER: dict[Side, Side] = {"mine": "theirs", "theirs": "mine"}
BEFORE: dict[str, Content] = {
    "profile/description": "Hard to cross",
    "cover/area": "Little Testing",
    "events/@last-number": 2,
    f"events/{ONE}": Record(1, 1),
    f"events/{ONE}/title": "Surgery",
    f"events/{TWO}": Record(2, 2),
    f"events/{TWO}/title": "Walk",
    f"actions/{ONE[::-1][:8] + TWO[:8]}": Record(1),
    "measures/links": (ONE, TWO),
}


def both_ways(mine: Values, theirs: Values, decided: dict[str, Side] | None = None) -> dict[str, Content]:
    """Return what comes of two copies, which is the same whichever is called mine."""
    decided = decided or {}
    here = merge(BEFORE, mine, theirs, decided)
    there = merge(BEFORE, theirs, mine, {address: OTHER[side] for address, side in decided.items()})
    assert {conflict.address for conflict in here.conflicts} == {conflict.address for conflict in there.conflicts}
    assert {conflict.address for conflict in here.conflicts} <= decided.keys()
    assert not changes_between(here.values, there.values)
    return here.values


def test_what_only_one_changed_is_taken() -> None:
    mine = BEFORE | {"cover/area": "Great Testing"}
    theirs = BEFORE | {"profile/description": "Easy to cross", "profile/crime": "Little"}
    del theirs["measures/links"]
    merged = both_ways(mine, theirs)
    assert merged["cover/area"] == "Great Testing"
    assert merged["profile/description"] == "Easy to cross" and merged["profile/crime"] == "Little"
    assert "measures/links" not in merged


def test_both_texts_are_had_and_what_they_share_stands_once() -> None:
    mine = BEFORE | {"profile/description": from_plain("Shared.\nBy me.\nThe end.")}
    theirs = BEFORE | {"profile/description": from_plain("Shared.\nBy them.\nThe end.\nAnd more.")}
    merged = merge(BEFORE, mine, theirs, {"profile/description": "both"}).values
    assert merged["profile/description"] == from_plain("Shared.\nBy me.\nBy them.\nThe end.\nAnd more.")


def test_of_what_is_no_text_both_leaves_what_is_here() -> None:
    mine, theirs = BEFORE | {"cover/area": "Mine"}, BEFORE | {"cover/area": "Theirs"}
    assert merge(BEFORE, mine, theirs, {"cover/area": "both"}).values["cover/area"] == "Mine"


def test_what_both_changed_differently_is_asked_and_stays_until_it_is_decided() -> None:
    mine, theirs = BEFORE | {"cover/area": "Mine"}, BEFORE | {"cover/area": "Theirs"}
    (conflict,) = merge(BEFORE, mine, theirs).conflicts
    assert (conflict.address, conflict.before, conflict.mine, conflict.theirs) == (
        "cover/area",
        "Little Testing",
        "Mine",
        "Theirs",
    )
    assert merge(BEFORE, mine, theirs).values["cover/area"] == "Mine"
    assert both_ways(mine, theirs, {"cover/area": "theirs"})["cover/area"] == "Theirs"


def test_what_both_changed_alike_is_no_conflict() -> None:
    same = BEFORE | {"cover/area": "Both"}
    assert both_ways(same, same)["cover/area"] == "Both"


def test_a_truth_and_a_one_are_not_the_same() -> None:
    mine, theirs = BEFORE | {"profile/x": True}, BEFORE | {"profile/x": 1}
    assert [conflict.address for conflict in merge(BEFORE, mine, theirs).conflicts] == ["profile/x"]


def test_a_record_taken_out_is_gone_with_its_columns_and_the_links_to_it() -> None:
    theirs = {address: content for address, content in BEFORE.items() if ONE not in address}
    mine = BEFORE | {"measures/links": (ONE, TWO, THREE)}
    merged = both_ways(mine, theirs)
    assert not [address for address in merged if ONE in address]
    assert merged["measures/links"] == (TWO, THREE)


def test_a_record_taken_out_by_one_and_written_on_by_the_other_is_asked_as_a_whole() -> None:
    theirs = {address: content for address, content in BEFORE.items() if ONE not in address}
    mine = BEFORE | {f"events/{ONE}/title": "Surgery at the cafe", f"events/{ONE}/date": date(2026, 5, 1)}
    (conflict,) = merge(BEFORE, mine, theirs).conflicts
    assert conflict.address == f"events/{ONE}" and f"events/{ONE}/date" in conflict.together
    kept = both_ways(mine, theirs, {f"events/{ONE}": "mine"})
    assert kept[f"events/{ONE}/title"] == "Surgery at the cafe" and kept[f"events/{ONE}"] == Record(1, 1)
    assert not [a for a in both_ways(mine, theirs, {f"events/{ONE}": "theirs"}) if ONE in a.split("/")]


def test_a_record_that_was_only_moved_can_be_taken_out() -> None:
    theirs = {address: content for address, content in BEFORE.items() if ONE not in address}
    assert f"events/{ONE}" not in both_ways(BEFORE | {f"events/{ONE}": Record(9, 1)}, theirs)


def test_two_records_added_under_one_number_get_numbers_of_their_own() -> None:
    mine = BEFORE | {f"events/{THREE}": Record(3, 3), "events/@last-number": 3}
    four = "dddddddddddddddd"
    theirs = BEFORE | {f"events/{four}": Record(3, 3), "events/@last-number": 3}
    merged = both_ways(mine, theirs)
    numbers = [merged[f"events/{record}"] for record in (THREE, four)]
    assert sorted(record.number for record in numbers if isinstance(record, Record)) == [3, 4]
    assert merged["events/@last-number"] == 4


def test_links_that_both_added_are_all_there() -> None:
    mine, theirs = BEFORE | {"measures/links": (ONE, TWO, THREE)}, BEFORE | {"measures/links": (TWO, "x")}
    assert both_ways(mine, theirs)["measures/links"] == (TWO, THREE, "x")


def test_without_a_version_in_common_what_differs_is_asked_and_nothing_is_lost() -> None:
    mine, theirs = {"a/b": "x", "a/c": "mine"}, {"a/b": "x", "a/c": "theirs", "a/d": "new"}
    merged = merge({}, mine, theirs)
    assert merged.values == {"a/b": "x", "a/c": "mine", "a/d": "new"}
    assert [conflict.address for conflict in merged.conflicts] == ["a/c"]


# -- any two copies

RECORDS = [ONE, TWO, THREE, "dddddddddddddddd"]
places = st.sampled_from(["profile/description", "cover/area", "profile/x"])
words = st.sampled_from(["", "one", "two", "three"])
acts = st.lists(
    st.one_of(
        st.tuples(st.just("write"), places, words),
        st.tuples(st.just("remove"), st.sampled_from(RECORDS), st.just("")),
        st.tuples(st.just("add"), st.sampled_from(RECORDS), words),
        st.tuples(st.just("move"), st.sampled_from(RECORDS), st.sampled_from("1234")),
        st.tuples(st.just("link"), st.sampled_from(RECORDS), st.just("")),
    ),
    max_size=8,
)


def after(acted: list[tuple[str, str, str]]) -> dict[str, Content]:
    """Return a copy on which somebody has worked."""
    values = dict(BEFORE)
    for act, place, word in acted:
        address = f"events/{place}"
        record = values.get(address)
        if act == "write":
            values[place] = word
            if not word:
                del values[place]
        elif act == "add":
            if record is None:
                numbers = [each.number for each in values.values() if isinstance(each, Record)]
                values[address] = Record(9, max(numbers, default=0) + 1)
                values["events/@last-number"] = max(numbers, default=0) + 1
            values[f"{address}/title"] = word or "?"
        elif act == "remove":
            values = {each: content for each, content in values.items() if place not in each.split("/")}
            links = tuple(link for link in _links(values) if link != place)
            values["measures/links"] = links
        elif act == "move" and isinstance(record, Record):
            values[address] = Record(float(word), record.number)
        elif act == "link" and isinstance(record, Record):
            values["measures/links"] = tuple(dict.fromkeys((*_links(values), place)))
        if not _links(values):
            values.pop("measures/links", None)
    return values


def _links(values: Values) -> tuple[str, ...]:
    links = values.get("measures/links")
    return links if isinstance(links, tuple) else ()


@example(
    [("add", THREE, "?"), ("link", THREE, "")], [("add", RECORDS[3], "?"), ("link", RECORDS[3], "")], []
)  # links that both added have an order, too
@given(acts, acts, st.lists(st.sampled_from(["mine", "theirs"]), min_size=20, max_size=20))
def test_any_two_copies_come_to_the_same_from_either_side(
    one: list[tuple[str, str, str]], other: list[tuple[str, str, str]], sides: list[Side]
) -> None:
    mine, theirs = after(one), after(other)
    asked = merge(BEFORE, mine, theirs).conflicts
    merged = both_ways(mine, theirs, {conflict.address: side for conflict, side in zip(asked, sides, strict=False)})
    records = {address for address, content in merged.items() if isinstance(content, Record)}
    columns = {address.rpartition("/")[0] for address in merged if address.endswith("/title")}
    assert columns <= records, "no column is left without its record"
    assert all(f"events/{link}" in records for link in _links(merged)), "no link leads nowhere"
    numbers = [content.number for content in merged.values() if isinstance(content, Record) and content.number]
    assert len(numbers) == len(set(numbers)), "no shown number is given twice"


@given(acts)
def test_a_copy_that_nobody_else_touched_stays_as_it_is(one: list[tuple[str, str, str]]) -> None:
    mine = after(one)
    assert both_ways(mine, BEFORE) == mine
    assert both_ways(mine, mine) == mine
