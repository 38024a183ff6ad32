"""Each rule about records and fields: where it finds something, in which words, and where it finds nothing."""

from datetime import date
from typing import Any

import pytest

from nec_desktop.plan.checks import Finding
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.rules import rules_for
from tests.small_plan import LANGUAGE, TODAY, address, findings, plan_from, put, record, shipped, small_plan

PERIOD = {"cover": {"period": "2026-04-01 to 2027-03-31"}}
STANDARDS = shipped().standards_set("dorset-nec-2019").standard


def found(plan: Plan, check: str, today: date = TODAY) -> list[Finding]:
    """Return what one check finds."""
    return [finding for finding in findings(plan, today) if finding.rule == check]


def one(plan: Plan, check: str, today: date = TODAY) -> tuple[str, str]:
    """Return the only finding's address and message."""
    (finding,) = found(plan, check, today)
    return finding.address, finding.message


def rows(register: str, *records: dict[str, Any]) -> Plan:
    """Return a plan of one year with these records, and nothing else."""
    return plan_from(PERIOD, {register: list(records)})


def test_nothing_is_found_in_the_small_plan() -> None:
    assert findings(small_plan()) == []


def test_every_rule_is_used_by_the_outline_that_ships() -> None:
    assert {check.rule for check in shipped().outline("nec-plan").check} == rules_for(small_plan(), LANGUAGE).keys()


# -- required fields and columns


def test_a_required_field_that_is_empty_is_found() -> None:
    plan = small_plan()
    put(plan, **{"profile/description": None, "standards/publicise-events/grade": None})
    assert [(finding.severity, finding.address, finding.message) for finding in findings(plan)] == [
        ("error", "profile/description", "“The area in brief” is not yet written."),
        ("error", "standards/publicise-events/grade", "“Our grade” is not yet chosen."),
    ]


def test_a_field_that_is_not_required_may_be_empty() -> None:
    plan = small_plan()
    put(plan, **{"profile/map": None, "places/about": None})
    assert findings(plan) == []


def test_required_columns_that_are_empty_are_found_at_the_first_of_them() -> None:
    plan = small_plan()
    put(plan, **{address(plan, "partners", "together"): None, address(plan, "partners", "kind"): None})
    assert one(plan, "required-column-filled") == (
        address(plan, "partners", "kind"),
        "Testing Town Council: “kind” and “what we do together” not given.",
    )


def test_a_column_that_is_not_required_may_be_empty() -> None:
    plan = small_plan()
    put(plan, **{address(plan, "partners", "mailbox"): None, address(plan, "communities", "size"): None})
    assert findings(plan) == []


# -- columns filled, outcomes


def test_columns_that_a_check_names_are_to_be_filled() -> None:
    plan = small_plan()
    put(plan, **{address(plan, "events", "advertised-on", 2): None})
    assert one(plan, "event-has-publicity") == (
        address(plan, "events", "advertised-on", 2),
        "13 August 2026, Market surgery 2: “advertised on” not given.",
    )


def test_nought_and_no_fill_a_column() -> None:
    plan = small_plan()
    for column in ("attended", "first-time"):
        put(plan, **{address(plan, "events", column): 0})
    put(plan, **{address(plan, "events", "step-free"): False})
    assert findings(plan) == []


def test_an_event_that_has_been_needs_an_outcome_from_the_next_day() -> None:
    plan = small_plan()
    assert not found(plan, "event-has-outcome", date(2026, 8, 13))
    assert one(plan, "event-has-outcome", date(2026, 8, 14)) == (
        address(plan, "events", "attended", 2),
        "13 August 2026, Market surgery 2 has taken place, but “came” and “outcome” not given.",
    )
    put(plan, **{address(plan, "events", "attended", 2): 0})
    put(plan, **{address(plan, "events", "outcome", 2): "Cancelled."})
    assert not found(plan, "event-has-outcome", date(2026, 8, 14))


# -- standards


def test_a_standard_without_evidence_is_found_on_its_page() -> None:
    plan = rows("evidence", {"date": TODAY, "standards": ["meet-face-to-face"]})
    addresses = [finding.address for finding in found(plan, "standard-has-evidence")]
    assert addresses == [f"standards/{standard.id}" for standard in STANDARDS[1:]]
    assert found(plan, "standard-has-evidence")[0].message == (
        f"Standard 2, {STANDARDS[1].title}, has no evidence from this period or the year before it."
    )


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2025, 3, 30), False),
        (date(2025, 3, 31), True),
        (date(2026, 4, 1), True),
        (date(2027, 3, 31), True),
        (date(2027, 4, 1), False),
    ],
)
def test_evidence_counts_from_a_year_before_the_period_to_its_end(day: date, *, counts: bool) -> None:
    plan = rows("evidence", {"date": day, "standards": [standard.id for standard in STANDARDS]})
    assert len(found(plan, "standard-has-evidence")) == (0 if counts else len(STANDARDS))


def test_evidence_without_a_date_counts_only_while_there_is_no_period() -> None:
    plan = rows("evidence", {"standards": [standard.id for standard in STANDARDS]})
    assert len(found(plan, "standard-has-evidence")) == len(STANDARDS)
    put(plan, **{"cover/period": None})
    assert not found(plan, "standard-has-evidence")


def test_a_weak_grade_without_an_open_action_is_found() -> None:
    plan = small_plan()
    put(plan, **{"standards/keep-website-current/grade": "requires-improvement"})
    assert one(plan, "weak-grade-has-action") == (
        "standards/keep-website-current/grade",
        f"Standard 2, {STANDARDS[1].title}, is graded “requires improvement” but no open action is linked to it.",
    )


@pytest.mark.parametrize(("status", "enough"), [("in-hand", True), ("done", False), ("stopped", False), (None, True)])
def test_an_action_answers_a_weak_grade_while_it_is_open(status: str | None, *, enough: bool) -> None:
    plan = small_plan()
    put(plan, **{"standards/meet-face-to-face/grade": "inadequate", address(plan, "actions", "status"): status})
    assert bool(found(plan, "weak-grade-has-action")) is not enough


# -- days and dates


def test_an_event_advertised_late_is_found_with_its_days() -> None:
    plan = small_plan()
    put(plan, **{address(plan, "events", "advertised-on", 2): date(2026, 8, 7)})
    assert one(plan, "event-advertised-in-time") == (
        address(plan, "events", "advertised-on", 2),
        "13 August 2026, Market surgery 2 was advertised 6 days ahead; people need at least 7.",
    )
    put(plan, **{address(plan, "events", "advertised-on", 2): date(2026, 8, 6)})
    assert not found(plan, "event-advertised-in-time")
    put(plan, **{address(plan, "events", "advertised-on", 2): None})
    assert not found(plan, "event-advertised-in-time")


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (date(2026, 7, 14), "past"),
        (date(2026, 7, 15), ""),
        (date(2026, 10, 15), ""),
        (date(2026, 10, 16), "more than three months ahead"),
    ],
)
def test_a_review_lies_within_three_months(day: date, problem: str) -> None:
    plan = rows("priorities", {"priority": "Parking", "review": day})
    place = address(plan, "priorities", "review")
    told = [(finding.address, finding.message) for finding in found(plan, "priority-reviewed-in-time")]
    words = f"P1, Parking: the review date, {day.day} {day:%B} {day.year}, is {problem}."
    assert told == ([(place, words)] if problem else [])


def test_without_a_review_date_it_is_not_late() -> None:
    assert not found(rows("priorities", {"priority": "Parking"}), "priority-reviewed-in-time")


def test_a_page_not_looked_at_for_a_month_is_found() -> None:
    plan = rows("neighbourhoods", {"name": "North", "checked": date(2026, 6, 13)})
    assert one(plan, "pages-checked-recently") == (
        address(plan, "neighbourhoods", "checked"),
        "North: the web page was last checked 32 days ago.",
    )
    assert not found(plan, "pages-checked-recently", date(2026, 7, 14))
    assert not found(rows("neighbourhoods", {"name": "North"}), "pages-checked-recently")


@pytest.mark.parametrize(
    ("last", "following", "is_found"),
    [
        (None, None, True),
        (date(2026, 4, 13), None, True),
        (date(2026, 4, 14), None, False),
        (None, date(2026, 10, 15), False),
        (None, date(2026, 10, 16), True),
        (date(2020, 1, 1), date(2026, 8, 1), False),
    ],
)
def test_a_council_is_met_within_three_months_before_or_after(
    last: date | None, following: date | None, *, is_found: bool
) -> None:
    dates = {name: day for name, day in (("last", last), ("next", following)) if day}
    plan = rows("councils", {"council": "Upper Testing", **dates})
    if is_found:
        assert one(plan, "council-contact-each-quarter") == (
            address(plan, "councils", "next"),
            "Upper Testing: no contact within three months of today, before or after.",
        )
    else:
        assert not found(plan, "council-contact-each-quarter")


def test_a_date_outside_the_period_is_found() -> None:
    plan = rows("events", {"title": "Fair", "date": date(2027, 4, 1)})
    assert one(plan, "event-within-period") == (
        address(plan, "events", "date"),
        "1 April 2027, Fair is outside the period of the plan.",
    )
    put(plan, **{address(plan, "events", "date"): date(2027, 3, 31)})
    assert not found(plan, "event-within-period")
    put(plan, **{address(plan, "events", "date"): date(2027, 4, 1), "cover/period": None})
    assert not found(plan, "event-within-period")


def test_an_action_that_is_overdue_is_found_until_it_is_done() -> None:
    plan = rows("actions", {"action": "Ask for the hall", "due": date(2026, 7, 14), "status": "in-hand"})
    assert one(plan, "action-not-overdue") == (
        address(plan, "actions", "due"),
        "A1, 14 July 2026, Ask for the hall was due on 14 July 2026 and is not done.",
    )
    assert not found(plan, "action-not-overdue", date(2026, 7, 14))
    for status in ("done", "stopped"):
        put(plan, **{address(plan, "actions", "status"): status})
        assert not found(plan, "action-not-overdue")


# -- neighbourhoods and quarters


def test_a_neighbourhood_without_an_event_is_found_for_each_quarter() -> None:
    plan = plan_from(
        PERIOD,
        {
            "neighbourhoods": [{"key": "north", "name": "North"}, {"key": "south", "name": "South"}],
            "events": [
                {"kind": "surgery", "date": date(2026, 4, 1), "neighbourhood": ["north", "south"]},
                {"kind": "stall", "date": date(2026, 9, 30), "neighbourhood": ["north"]},
                {"kind": "online", "date": date(2026, 10, 1), "neighbourhood": ["north", "south"]},
                {"kind": "meeting", "date": date(2027, 4, 1), "neighbourhood": ["north", "south"]},
                {"kind": "meeting", "neighbourhood": ["south"]},
            ],
        },
    )
    north, south = plan.record_ids("neighbourhoods")
    told = [(finding.address, finding.message) for finding in found(plan, "face-to-face-each-quarter")]
    assert told == [
        (f"neighbourhoods/{place}", f"{name} has no face-to-face event from {quarter}.")
        for place, name, quarter in (
            (north, "North", "October to December 2026"),
            (north, "North", "January to March 2027"),
            (south, "South", "July to September 2026"),
            (south, "South", "October to December 2026"),
            (south, "South", "January to March 2027"),
        )
    ]


def test_without_a_period_no_quarter_is_missed() -> None:
    plan = plan_from(registers={"neighbourhoods": [{"name": "North"}]})
    assert not found(plan, "face-to-face-each-quarter")


# -- counts, links, choices


@pytest.mark.parametrize(("count", "is_found"), [(0, True), (1, True), (2, False), (4, False), (5, True)])
def test_there_are_two_to_four_priorities(count: int, *, is_found: bool) -> None:
    plan = rows("priorities", *({"priority": f"Number {n}"} for n in range(count)))
    expected = (
        "local-priorities",
        f"There are {count} priorities; a neighbourhood can hold you to two, three or four.",
    )
    told = [(finding.address, finding.message) for finding in found(plan, "priorities-two-to-four")]
    assert told == ([expected] if is_found else [])


def test_a_rule_without_an_upper_limit_has_none() -> None:
    assert one(rows("good-practice"), "practice-is-shared")[0] == "sharing"
    assert not found(rows("good-practice", *({"tried": f"Number {n}"} for n in range(9))), "practice-is-shared")


def test_a_community_that_no_event_is_meant_for_is_found() -> None:
    plan = plan_from(
        registers={
            "communities": [{"key": "farmers", "community": "Farmers"}, {"key": "young", "community": "Young people"}],
            "events": [{"title": "Market", "communities": ["farmers"]}],
        }
    )
    young = record(plan, "communities", 2)
    assert one(plan, "community-is-reached") == (
        f"communities/{young}",
        "No event is meant for this community: Young people.",
    )
    put(plan, **{address(plan, "events", "communities"): (record(plan, "communities"), young)})
    assert not found(plan, "community-is-reached")


def test_a_characteristic_without_a_line_is_found() -> None:
    plan = small_plan()
    put(plan, **{address(plan, "equality", "characteristic"): "race"})
    assert one(plan, "equality-is-covered") == ("equality-annex", "The equality screening has no line for age.")


# -- order and size


@pytest.mark.parametrize(
    ("start", "end", "is_found"),
    [("10:00", "09:59", True), ("10:00", "10:00", True), ("10:00", "10:01", False), ("10:00", "", False)],
)
def test_an_event_ends_after_it_starts(start: str, end: str, *, is_found: bool) -> None:
    plan = rows("events", {"title": "Fair", "date": date(2026, 8, 1), "start": start, "end": end})
    told = [(finding.address, finding.message) for finding in found(plan, "event-ends-after-start")]
    assert told == (
        [(address(plan, "events", "end"), "1 August 2026, Fair ends before it starts.")] if is_found else []
    )


@pytest.mark.parametrize(("start", "is_found"), [("02:00", True), ("05:59", True), ("06:00", False), ("", False)])
def test_nobody_is_invited_at_night(start: str, *, is_found: bool) -> None:
    plan = rows("events", {"title": "Fair", "date": date(2026, 8, 1), "start": start})
    told = [(finding.address, finding.message) for finding in found(plan, "event-by-day")]
    expected = (address(plan, "events", "start"), "1 August 2026, Fair starts at night, before 6am.")
    assert told == ([expected] if is_found else [])


@pytest.mark.parametrize(("first", "came", "is_found"), [(5, 4, True), (4, 4, False), (0, 0, False), (4, None, False)])
def test_no_more_come_for_the_first_time_than_come(first: int, came: int | None, *, is_found: bool) -> None:
    plan = rows("events", {"title": "Fair", "first-time": first, **({"attended": came} if came is not None else {})})
    told = [(finding.address, finding.message) for finding in found(plan, "first-time-not-more")]
    expected = (address(plan, "events", "first-time"), "Fair: more people came for the first time than came at all.")
    assert told == ([expected] if is_found else [])
