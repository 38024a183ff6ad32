"""A public copy begins with what a resident asks; what the plan cannot answer is not asked."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from nec_desktop.document.blocks import Block, Contents, Heading, Item, Paragraph, Table
from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile
from nec_desktop.plan.addresses import INTERNAL, join
from nec_desktop.plan.plan import Plan
from tests.document.composed import example_plan
from tests.small_plan import TODAY, plan_from, put

PLACES = [
    {
        "key": "v",
        "name": "Verwood",
        "parishes": "Verwood, Three Legged Cross",
        "lead": "PC, Verwood",
        "page": "https://npt.example/v",
    },
    {"key": "f", "name": "Ferndown", "parishes": "Ferndown", "lead": "PC, Ferndown"},
]
TEAM = [
    {"role": "Inspector", "number": "1", "neighbourhood": ["v", "f"], "contact": "area@npt.example"},
    {"role": "PC, Verwood", "number": "1", "neighbourhood": ["v"], "contact": "verwood@npt.example"},
]
EVENTS = [
    {"title": "Over", "date": "2026-07-14", "venue": "Hub", "kind": "surgery"},
    {"title": "Today", "date": "2026-07-15", "venue": "Hub", "kind": "surgery", "start": "17:30", "step-free": "yes"},
    {"title": "Over today", "date": "2026-07-15", "venue": "Hub", "kind": "surgery", "attended": "12"},
    {"title": "Cancelled today", "date": "2026-07-15", "venue": "Hub", "kind": "surgery", "attended": "0"},
    {"title": "Assembly", "date": "2026-07-16", "venue": "School", "kind": "school"},
    *({"title": f"Later {n}", "date": f"2026-08-{n:02}", "venue": "Hall", "kind": "meeting"} for n in range(1, 9)),
]


def first_pages(plan: Plan, today: date = TODAY, copy: CopyProfile = CopyProfile("public")) -> list[Block]:  # noqa: B008 - frozen
    """Return the blocks before document control."""
    blocks = Composer(plan, copy, today, {}).plan_document().blocks
    return list(blocks[: next(n for n, block in enumerate(blocks) if getattr(block, "address", "") == "cover")])


def questions(blocks: list[Block]) -> list[str]:
    """Return the questions that are answered."""
    return [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]


def words(blocks: list[Block]) -> str:
    """Return all words, line by line."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | Item):
        yield "".join(run.text for run in block.runs)
    elif isinstance(block, Table):
        for row in block.rows:
            yield " | ".join(" / ".join(line for part in cell for line in _lines(part)) for cell in row.cells)


def plan_with(**registers: Any) -> Plan:
    """Return a plan with these registers."""
    return plan_from(registers={name.replace("_", "-"): rows for name, rows in registers.items()})


def test_the_example_answers_every_question_before_the_contents() -> None:
    plan = example_plan()
    blocks = Composer(plan, CopyProfile("public"), date(2026, 11, 27), {}).plan_document().blocks
    asked = questions(list(blocks[: next(n for n, block in enumerate(blocks) if isinstance(block, Contents))]))
    assert asked == [
        "Who is my officer?",
        "How do I reach the police?",
        "When can I meet my team?",
        "What did you do about what we said?",
    ]
    assert first_pages(plan, copy=CopyProfile()) == []


def test_a_place_has_its_officer_and_the_contact_that_is_most_its_own() -> None:
    told = words(first_pages(plan_with(neighbourhoods=PLACES, team=TEAM))).splitlines()
    assert told[0] == (
        "Verwood / Verwood, Three Legged Cross | PC, Verwood | verwood@npt.example / Web page of Verwood"
    )
    assert told[1] == "Ferndown / Ferndown | PC, Ferndown | area@npt.example"


def test_without_neighbourhoods_the_posts_are_told() -> None:
    team = [{"role": "Sergeant", "number": "1", "contact": "team@npt.example"}]
    assert words(first_pages(plan_with(team=team))).startswith("Sergeant | team@npt.example")


def test_meetings_are_the_next_ones_that_anybody_may_come_to() -> None:
    blocks = first_pages(plan_with(events=EVENTS))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    told = words([table]).splitlines()
    assert told[0] == "Wednesday 15 July 2026 / 5:30pm | Today | Hub / Step-free access"
    assert [line.split(" | ")[1] for line in told[1:]] == [f"Later {n}" for n in range(1, 6)]
    assert "All dates are in section 9, “Engagement calendar”." in words(blocks)


def test_what_is_past_is_no_meeting() -> None:
    assert first_pages(plan_with(events=EVENTS), today=date(2027, 1, 1)) == []


def test_the_latest_answers_come_first_and_unanswered_feedback_never() -> None:
    said = [{"said": f"Said {n}", "did": f"Did {n}", "result": "Better", "date": f"2026-07-0{n}"} for n in range(1, 7)]
    told = words(first_pages(plan_with(you_said_we_did=said))).splitlines()
    assert told[:4] == [f"Said {n} | Did {n} / Better" for n in (6, 5, 4, 3)]
    feedback = [
        {"summary": "Answered", "response": "We went", "date": "2026-07-01"},
        {"summary": "Waiting", "date": "2026-07-02"},
    ]
    told = words(first_pages(plan_with(feedback=feedback))).splitlines()
    assert told == ["Answered | We went", "More is in section 6, “Feedback received”."]


def test_what_is_internal_is_never_told() -> None:
    plan = plan_with(neighbourhoods=PLACES, team=TEAM, events=EVENTS)
    for place in (
        join("team", plan.record_ids("team")[1]),
        join("neighbourhoods", plan.record_ids("neighbourhoods")[0], "page"),
        join("events", plan.record_ids("events")[1]),
    ):
        put(plan, **{join(place, INTERNAL): True})
    told = words(first_pages(plan))
    assert "verwood@npt.example" not in told and "Web page" not in told and "Today" not in told
    assert "area@npt.example" in told and "Later 1" in told


def test_a_plan_without_answers_has_no_such_page() -> None:
    assert first_pages(plan_with()) == []
