"""The plan on one page: grades in words, and numbers that the registers bear out."""

from datetime import date

from nec_desktop.plan.addresses import INTERNAL, join
from nec_desktop.plan.overview import overview
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.view_tables import ViewContext
from nec_desktop.plan.words import date_words
from tests.small_plan import TODAY, empty_plan, plan_from, put

EVENTS = [
    {"title": "Surgery", "date": "2026-07-01", "attended": "12", "first-time": "5"},
    {"title": "Meeting", "date": "2026-07-08", "attended": "1,030"},
    {"title": "Nobody came", "date": "2026-07-09", "attended": "0"},
    {"title": "Not counted yet", "date": "2026-07-10"},
    {"title": "To come", "date": "2026-08-02"},
    {"title": "Sooner", "date": "2026-07-20"},
]


def numbers(plan: Plan, hidden: str = "") -> dict[str, str]:
    """Return the plan in numbers."""
    context = ViewContext(plan, TODAY, shows=lambda address: not hidden or not address.startswith(hidden))
    return {item.text: entry.text for item, entry in overview(context).tables[1].rows}


def test_events_that_are_past_count_as_held_unless_nobody_came() -> None:
    told = numbers(plan_from(registers={"events": EVENTS}))
    assert told["Events held"] == "3 of 6 in the calendar; how many came is not yet recorded for 1"
    assert told["People met"] == "1,042, 5 of them for the first time"
    assert told["Next event"] == "20 July 2026"


def test_an_event_of_today_is_the_next_until_it_is_known_how_many_came() -> None:
    events: list[dict[str, object]] = [
        {"title": "Later", "date": "2026-08-02"},
        {"title": "Today", "date": TODAY.isoformat()},
    ]
    assert numbers(plan_from(registers={"events": events}))["Next event"] == date_words(TODAY)
    events[1]["attended"] = "7"
    told = numbers(plan_from(registers={"events": events}))
    assert (told["Events held"], told["Next event"]) == ("1 of 2 in the calendar", "2 August 2026")


def test_feedback_and_actions_are_counted_by_what_is_left() -> None:
    feedback = [{"date": "2026-07-01", "summary": f"Item {n}"} for n in range(3)]
    feedback[0]["response"] = "We replied."
    actions = [
        {"action": "Late", "due": "2026-07-01", "status": "in-hand"},
        {"action": "In time", "due": "2026-09-01", "status": "in-hand"},
        {"action": "Finished", "due": "2026-07-01", "status": "done"},
        {"action": "Given up", "due": "2026-07-01", "status": "stopped"},
    ]
    told = numbers(plan_from(registers={"feedback": feedback, "actions": actions}))
    assert told["Feedback received"] == "3 items, 1 of them answered"
    assert told["Open actions"] == "2 of 4 in the action plan, 1 of them overdue"


def test_an_empty_plan_says_that_there_is_nothing_yet() -> None:
    told = numbers(empty_plan())
    assert told == dict.fromkeys(("Events held", "People met", "Feedback received", "Open actions"), "None yet")


def test_what_the_reader_may_not_see_is_not_counted() -> None:
    plan = plan_from(registers={"events": EVENTS})
    first = plan.record_ids("events")[0]
    told = numbers(plan, hidden=join("events", first))["Events held"]
    assert told == "2 of 5 in the calendar; how many came is not yet recorded for 1"


def test_each_standard_has_its_grade_in_words_its_evidence_and_what_is_still_to_be_done() -> None:
    plan = plan_from(
        {"standards": {"meet-face-to-face": {"grade": "good"}}},
        {
            "evidence": [
                {"description": "Log", "date": "2026-06-01", "standards": ["meet-face-to-face", "keep-website-current"]}
            ],
            "actions": [
                {"action": "Do", "standards": ["meet-face-to-face"], "status": "in-hand"},
                {"action": "Done", "standards": ["meet-face-to-face"], "status": "done"},
            ],
        },
    )
    first, second, *others = [[cell.text for cell in row] for row in overview(ViewContext(plan, TODAY)).tables[0].rows]
    assert first[2:] == ["Good", "1", "1"]
    assert second[2:] == ["Not yet graded", "1", "0"]
    assert len(others) == len(plan.standards.standard) - 2


def test_a_grade_that_is_internal_is_not_told() -> None:
    plan = plan_from({"standards": {"meet-face-to-face": {"grade": "good"}}})
    grade = "standards/meet-face-to-face/grade"
    put(plan, **{join(grade, INTERNAL): True})
    context = ViewContext(plan, date(2026, 7, 15), shows=lambda address: plan.get(join(address, INTERNAL)) is not True)
    assert overview(context).tables[0].rows[0][2].text == ""
