"""Rounds as records of a plan: what was sent, whom it is awaited from, what came back."""

from datetime import date

from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Record
from nec_desktop.review.rounds import (
    Asked,
    came_back,
    close_round,
    copy_words,
    names_in,
    record_round,
    rounds_of,
    stage_after,
)
from tests.small_plan import TODAY, put, small_plan

SMT = Asked("smt", ("Chief Inspector, East", "Sergeant"), date(2026, 8, 1))


def _send(plan: Plan, asked: Asked = SMT, *, number: int = 1, document: str = "") -> Plan:
    edit = record_round(
        plan, asked, snapshot=f"snapshot0000000{number}", number=number, file="plan.docx", sent=TODAY, document=document
    )
    plan.apply(edit.changes)
    return plan


def test_a_round_says_what_was_sent_and_moves_the_stage_on() -> None:
    plan = _send(small_plan())
    (sent,) = rounds_of(plan)
    assert (sent.stage, sent.reviewers, sent.due, sent.sent) == ("smt", SMT.reviewers, SMT.due, TODAY)
    assert (sent.snapshot, sent.number, sent.file, sent.is_open) == ("snapshot00000001", 1, "plan.docx", True)
    assert sent.title == "Senior management team, sent 15 July 2026"
    assert plan.stage == "with-smt"
    assert plan.unplaced() == []


def test_undo_takes_round_and_stage_back_together() -> None:
    plan = small_plan()
    before = dict(plan.values)
    undo = plan.apply(record_round(plan, SMT, snapshot="s", number=1, file="plan.docx", sent=TODAY).changes)
    assert isinstance(plan.get(f"review-rounds/{rounds_of(plan)[0].id}"), Record)
    plan.apply(undo)
    assert plan.values == before


def test_the_stage_stays_where_sending_does_not_move_it() -> None:
    plan = small_plan()
    assert stage_after(plan, "other", "") == ""
    assert stage_after(plan, "opcc", "quarterly-update/2026-07") == ""
    put(plan, **{"cover/stage": "published"})
    assert stage_after(plan, "smt", "") == ""
    assert _send(plan).stage == "published"


def test_rounds_stand_in_the_order_in_which_they_were_sent_and_are_closed_one_by_one() -> None:
    plan = _send(_send(small_plan()), Asked("community"), number=2)
    first, second = rounds_of(plan)
    assert [first.number, second.number] == [1, 2] and second.reviewers == () and second.due is None
    plan.apply(close_round(plan, first.id, TODAY).changes)
    assert [found.closed for found in rounds_of(plan)] == [TODAY, None]


def test_copies_that_were_sent_are_counted_whatever_versions_were_kept_between() -> None:
    plan = small_plan()
    for snapshot, number in (("first", 3), ("second", 7)):
        edit = record_round(plan, Asked("smt"), snapshot=snapshot, number=number, file="plan.docx", sent=TODAY)
        plan.apply(edit.changes)
    assert copy_words(plan, "first", 3) == "Review copy 1 (S0003)"
    assert copy_words(plan, "second", 7) == "Review copy 2 (S0007)"
    assert copy_words(plan, "made, and not sent", 5) == "Review copy S0005"


def test_who_has_sent_something_back_is_told_by_name() -> None:
    (sent,) = rounds_of(_send(small_plan()))
    back = came_back(sent, ("chief  inspector, east", "Parish clerk", "Parish clerk"))
    assert back.expected == ("Chief Inspector, East",)
    assert back.awaited == ("Sergeant",)
    assert back.others == ("Parish clerk",)


def test_names_stand_on_lines_or_between_semicolons() -> None:
    assert names_in("Chief Inspector, East\n\n Sergeant ; Sergeant;") == ("Chief Inspector, East", "Sergeant")
