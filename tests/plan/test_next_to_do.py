"""What is left to do, in the order in which a reader comes to it."""

from nec_desktop.plan.next_to_do import Stop, ToDo
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.rules import find_all
from tests.small_plan import LANGUAGE, TODAY, address, put, small_plan


def walk(plan: Plan, shown: str = "") -> list[tuple[str, str]]:
    """Return the address and the words of each stop, from the beginning to the last."""
    to_do = ToDo(plan, find_all(plan, TODAY, LANGUAGE), plan.page(shown))
    stops: list[Stop] = []
    stop = to_do.after(())
    while stop is not None and (not stops or stop.order > stops[-1].order):
        stops.append(stop)
        stop = to_do.after(stop.order)
    return [(stop.address, stop.words) for stop in stops]


def test_nothing_is_left_in_a_plan_in_which_no_check_finds_anything() -> None:
    assert walk(small_plan()) == []


def test_each_needed_field_and_finding_is_a_stop_in_the_order_of_the_page() -> None:
    plan = small_plan()
    record = address(plan, "events", "venue")
    text = from_plain("We organize visits. People know. We organize talks, and color them.")
    plan.apply(
        [
            Change("methods/approach", text),
            Change("cover/area", None),
            Change("cover/prepared-by", None),
            Change(record, "color"),
        ]
    )
    assert walk(plan) == [
        ("cover/area", ""),
        ("cover/prepared-by", ""),
        ("methods/approach", "organize"),
        ("methods/approach", "organize"),
        ("methods/approach", "color"),
        (record, "color"),
    ]


def test_what_several_checks_find_in_one_place_is_one_stop_that_says_how_many() -> None:
    plan = small_plan()
    put(plan, **{address(plan, "measures", column): None for column in ("baseline", "target")})
    found = find_all(plan, TODAY, LANGUAGE)
    doubled = [found[0], *found]
    stop = ToDo(plan, doubled, None).after(())
    assert stop and stop.why == found[0].message and stop.others >= 1


def test_a_quarters_update_asks_for_what_it_needs_on_the_page_that_is_shown_alone() -> None:
    plan = small_plan()
    page = next(page for page in plan.every_page().values() if page.quarter and any(f.required for f in page.fields))
    wanted = [place for field in page.fields if field.required for place in plan.places(page, field)]
    put(plan, **dict.fromkeys(wanted))
    assert walk(plan) == []
    assert walk(plan, page.address) == [(place, "") for place in wanted]
