"""Rounds: what was sent for review, to whom, until when, and what came back. They are records of the plan."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nec_desktop.plan.addresses import join
from nec_desktop.plan.edits import add_record
from nec_desktop.plan.plan import PUBLISHED, Change, Edit, Plan
from nec_desktop.plan.review_code import snapshot_code
from nec_desktop.plan.review_registers import ROUNDS, STAGES
from nec_desktop.plan.words import date_words
from nec_desktop.translation import tr

if TYPE_CHECKING:  # a plan is sent before anything comes back
    from nec_desktop.review.inbox import Inbox
    from nec_desktop.review.kept import KeptReturn

STAGE_OF_PLAN = {"smt": "with-smt", "opcc": "with-opcc", "community": "with-community"}
"""The stage on the cover that a round moves the plan on to."""
_ANSWERED = "answers/"


@dataclass(frozen=True)
class Asked:
    """What a person says of a round before it is sent. stage: an id of STAGES; due: until when it is to come back."""

    stage: str
    reviewers: tuple[str, ...] = ()
    due: date | None = None


@dataclass(frozen=True)
class Round:
    """A round as its record tells. snapshot, number: of what was sent; file: the name that it was sent under.

    document: of what it is, as an order has it with its quarter; empty for the plan, and where it was sent before that
    was noted.
    """

    id: str
    title: str
    stage: str
    reviewers: tuple[str, ...]
    due: date | None
    sent: date | None
    snapshot: str
    number: int
    file: str
    document: str
    closed: date | None

    @property
    def is_open(self) -> bool:
        """Whether it has not been closed."""
        return self.closed is None


@dataclass(frozen=True)
class CameBack:
    """Who of a round has sent something back: of those expected, those still awaited, and others."""

    expected: tuple[str, ...]
    awaited: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class RoundState:
    """How far a round is. files: how many came back; items, to_answer: what they say, and how much awaits an answer."""

    round: Round
    back: CameBack
    files: int
    items: int
    to_answer: int

    @property
    def is_answered(self) -> bool:
        """Whether something came back, and none of it awaits an answer."""
        return self.files > 0 and self.to_answer == 0

    @property
    def is_over(self) -> bool:
        """Whether all of it is answered, and nobody is awaited any more."""
        return self.is_answered and not self.back.awaited


def answers_id(round_id: str) -> str:
    """Return the id of the document that tells what was answered in a round, the last one for an empty id."""
    return f"{_ANSWERED}{round_id}"


def answered_round(document_id: str) -> str | None:
    """Return the id of the round of which a document tells what was answered; None for a document of the plan."""
    return document_id.removeprefix(_ANSWERED) if document_id.startswith(_ANSWERED) else None


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a text, one a line or between semicolons, each once."""
    names = (" ".join(name.split()) for name in re.split(r"[\n;]", text))
    return tuple(dict.fromkeys(name for name in names if name))


def rounds_of(plan: Plan) -> list[Round]:
    """Return the rounds of a plan, in the order in which they were sent."""
    return [_round(plan, record_id) for record_id in plan.record_ids(ROUNDS)]


def sent_in_rounds(plan: Plan) -> frozenset[str]:
    """Return the ids of the snapshots that rounds sent. Of other review copies nobody knows whether they were."""
    return frozenset(found.snapshot for found in rounds_of(plan))


def copy_number(plan: Plan, snapshot_id: str) -> int:
    """Return which of the copies that rounds sent a snapshot is, counted from 1; 0 for one that no round sent."""
    sent = [found.snapshot for found in rounds_of(plan)]
    return sent.index(snapshot_id) + 1 if snapshot_id in sent else 0


def copy_words(plan: Plan, snapshot_id: str, number: int) -> str:
    """Return what a review copy is called. number: of its snapshot, which its review code bears: other versions that
    were kept meanwhile count in it.
    """
    count = copy_number(plan, snapshot_id)
    code = snapshot_code(number)
    return tr("Review copy {0} ({1})").format(count, code) if count else tr("Review copy {0}").format(code)


def stage_after(plan: Plan, stage: str, document: str) -> str:
    """Return the stage on the cover to which sending moves a plan on, empty where it stays as it is.

    It stays where a second document is sent (`document` names it), and where the plan is published: it still is.
    """
    field, moved = plan.field_at("cover/stage"), STAGE_OF_PLAN.get(stage, "")
    if document or field is None or moved not in plan.choices(field) or plan.stage in (moved, PUBLISHED):
        return ""
    return moved


def record_round(
    plan: Plan, asked: Asked, *, snapshot: str, number: int, file: str, sent: date, document: str = "", by: str = ""
) -> Edit:
    """Record that a copy was sent, and by whom, and move the plan's stage on.

    The record's id is that of the first change.
    """
    cells = {
        "title": f"{STAGES[asked.stage]}, sent {date_words(sent)}",
        "stage": asked.stage,
        "reviewers": "\n".join(asked.reviewers) or None,
        "due": asked.due,
        "sent": sent,
        "by": by or None,
        "snapshot": snapshot,
        "number": number,
        "file": file,
        "document": document or None,
    }
    edit = add_record(plan, ROUNDS, {column: content for column, content in cells.items() if content is not None})
    moved = stage_after(plan, asked.stage, document)
    stage = (plan.checked(Change("cover/stage", moved)),) if moved else ()
    return Edit(tr("Note the review round (what was sent stays sent)"), (*edit.changes, *stage))


def close_round(plan: Plan, round_id: str, day: date) -> Edit:
    """Close a round on `day`: nothing more is awaited."""
    return Edit(tr("Close the review round"), (plan.checked(Change(join(ROUNDS, round_id, "closed"), day)),))


def came_back(a_round: Round, reviewers: Iterable[str]) -> CameBack:
    """Return who has sent something back, by the names on the returns of a round. Case and spaces do not matter."""
    back = {_key(name): name for name in reviewers}
    expected = {_key(name) for name in a_round.reviewers}
    return CameBack(
        tuple(name for name in a_round.reviewers if _key(name) in back),
        tuple(name for name in a_round.reviewers if _key(name) not in back),
        tuple(name for key, name in back.items() if key not in expected),
    )


def state_of(a_round: Round, returns: "Sequence[KeptReturn]", inbox: "Inbox") -> RoundState:
    """Return how far a round is, by those of `returns` that came back to what it sent; `inbox` is that of them all."""
    own = [kept for kept in returns if kept.snapshot.id == a_round.snapshot]
    names = [name for kept in own for name in (kept.reviewer, *_authors(kept)) if name]
    items = [item for item in inbox.items if any(said.of.snapshot.id == a_round.snapshot for said in item.said)]
    to_answer = sum(inbox.is_open(item) for item in items)
    return RoundState(a_round, came_back(a_round, names), len(own), len(items), to_answer)


def _authors(kept: "KeptReturn") -> Iterator[str]:
    for items in (kept.returned.comments, kept.returned.suggestions, kept.returned.grades):
        yield from (item.author for item in items)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _round(plan: Plan, record_id: str) -> Round:
    def text(column: str) -> str:
        return plan.text(join(ROUNDS, record_id, column))

    def day(column: str) -> date | None:
        content = plan.cell(ROUNDS, record_id, column)
        return content if isinstance(content, date) else None

    number = plan.cell(ROUNDS, record_id, "number")
    return Round(
        record_id,
        text("title"),
        text("stage"),
        names_in(text("reviewers")),
        day("due"),
        day("sent"),
        text("snapshot"),
        int(number) if isinstance(number, int | float) else 0,
        text("file"),
        text("document"),
        day("closed"),
    )
