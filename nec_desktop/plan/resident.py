"""What a resident asks: who is my officer, how do I reach them, when can I meet them, what became of what we said.

Worked out from the registers of the team, the events and what people said; only what the reader may see.
"""

from datetime import date, time
from typing import NamedTuple

from nec_desktop.plan.counts import Standing, standing_of
from nec_desktop.plan.quarters import WEEKDAYS
from nec_desktop.plan.view_tables import ViewContext, words_seen
from nec_desktop.plan.words import date_words, time_words

NEXT_EVENTS = 6
ANSWERS = 4
NOT_OPEN = ("school", "watch")
"""Kinds of event to which nobody comes who was not invited."""


class Team(NamedTuple):
    """A neighbourhood, the places in it, the post that leads it, and where it is written to or read about."""

    neighbourhood: str
    places: str
    lead: str
    contact: str
    page: str


class Meeting(NamedTuple):
    """An event to come: the day with its weekday, the times, what it is, where."""

    day: str
    times: str
    title: str
    venue: str
    step_free: bool


class Answer(NamedTuple):
    """What somebody said, what was done, and what is different since."""

    said: str
    did: str
    result: str = ""


def teams(context: ViewContext) -> list[Team]:
    """Return each neighbourhood with its team."""
    found = []
    for place in context.records("neighbourhoods"):
        name, parishes, lead, page = (
            words_seen(context, place, column, "neighbourhoods") for column in ("name", "parishes", "lead", "page")
        )
        if name:
            found.append(Team(name, parishes, lead, _contact(context, place), page))
    return found


def posts(context: ViewContext) -> list[tuple[str, str]]:
    """Return each post of the team and its contact: what there is to tell where no neighbourhood is entered."""
    told = [
        (words_seen(context, rid, "role", "team"), words_seen(context, rid, "contact", "team"))
        for rid in context.records("team")
    ]
    return [(role, contact) for role, contact in told if role]


def _contact(context: ViewContext, place: str) -> str:
    """Return the contact of the post that serves this place and the fewest others."""
    serving: list[tuple[int, str]] = []
    for rid in context.records("team"):
        places = context.plan.cell("team", rid, "neighbourhood")
        contact = words_seen(context, rid, "contact", "team")
        if contact and isinstance(places, tuple) and place in places:
            serving.append((len(places), contact))
    return min(serving, key=lambda one: one[0])[1] if serving else ""


def next_meetings(context: ViewContext) -> list[Meeting]:
    """Return the next events to which anybody may come. One of today is over when it is known how many came."""
    plan = context.plan
    coming: list[tuple[date, str]] = []
    for rid in context.records("events"):
        day = plan.cell("events", rid, "date")
        is_to_come = standing_of(plan, rid, context.today) is Standing.TO_COME
        if is_to_come and isinstance(day, date) and plan.cell("events", rid, "kind") not in NOT_OPEN:
            coming.append((day, rid))
    return [_meeting(context, day, rid) for day, rid in sorted(coming, key=lambda one: one[0])[:NEXT_EVENTS]]


def _meeting(context: ViewContext, day: date, rid: str) -> Meeting:
    moments = (context.plan.cell("events", rid, column) for column in ("start", "end"))
    times = " to ".join(time_words(moment) for moment in moments if isinstance(moment, time))
    title, venue = (words_seen(context, rid, column) for column in ("title", "venue"))
    step_free = words_seen(context, rid, "step-free") == "Yes"
    return Meeting(f"{WEEKDAYS[day.weekday()]} {date_words(day)}", times, title, venue, step_free)


def answers(context: ViewContext) -> list[Answer]:
    """Return the latest things that people said and what was done: finished business, else answered feedback."""
    told = _told(context, "you-said-we-did", "said", "did", "result") or _told(
        context, "feedback", "summary", "response"
    )
    return told[:ANSWERS]


def answers_register(context: ViewContext) -> str:
    """Return the register that the answers come from."""
    return "you-said-we-did" if _told(context, "you-said-we-did", "said", "did") else "feedback"


def _told(context: ViewContext, register: str, *columns: str) -> list[Answer]:
    """Return the records that say both what was said and what was done, the latest first."""
    dated = [(context.plan.cell(register, rid, "date"), rid) for rid in context.records(register)]
    past = [(day, rid) for day, rid in dated if isinstance(day, date) and day <= context.today]
    latest = sorted(past, key=lambda one: one[0], reverse=True)
    found = (Answer(*(words_seen(context, rid, column, register) for column in columns)) for _, rid in latest)
    return [answer for answer in found if answer.said and answer.did]
