"""Grades of a panel: beside our own, agreed on, and turned into recommendations that are followed up."""

from datetime import UTC, datetime

from nec_desktop.document.sent import Sent
from nec_desktop.plan.plan import Plan
from nec_desktop.review.grades import (
    Remark,
    agree,
    agree_where_all_do,
    can_recommend,
    recommend,
    recommendation_of,
    rows,
    sheets,
)
from nec_desktop.review.kept import KeptReturn, SentPlan
from nec_desktop.review.returned import Given, Return
from nec_desktop.review.rounds import Asked, record_round, rounds_of
from tests.small_plan import TODAY, put, small_plan


def _back(reviewer: str, *given: Given, snapshot: str = "first", number: int = 1) -> KeptReturn:
    sent = SentPlan(snapshot, number, Sent(()), {})
    name = f"{reviewer}.docx"
    return KeptReturn(reviewer, sent, reviewer, datetime(2026, 7, 1, tzinfo=UTC), name, Return(grades=given))


def _given(standard: str, part: str, text: str = "", grade: str = "") -> Given:
    return Given(id=f"{standard}{part}{text}{grade}", standard=standard, part=part, text=text, grade=grade)


def _standards(plan: Plan) -> list[str]:
    return [standard.id for standard in plan.standards.standard]


def test_a_standard_has_our_own_grade_last_times_and_each_reviewers() -> None:
    plan = small_plan()
    first, second, *_ = _standards(plan)
    good, fair = plan.standards.grades[0].id, plan.standards.grades[1].id
    put(plan, **{f"standards/{first}/grade": good, f"standards/{first}/last-grade": fair})
    returns = [
        _back("Chair", _given(first, "grade", grade=fair), _given(first, "improve", "Go to more places.")),
        _back("Clerk", _given(first, "grade", "quite good"), _given("", "recommendation", "Publish it.")),
    ]
    (sheet,) = sheets(plan, returns)
    assert sheet.title == "Copy S0001, made without a round" and sheet.reviewers == ("Chair", "Clerk")
    row, other, *_, whole = rows(plan, sheet)
    assert (row.standard, row.own, row.last, row.agreed) == (first, good, fair, "")
    assert row.given == {"Chair": fair} and row.others == {"Clerk": "quite good"} and row.of_all == ""
    assert row.remarks == (Remark("Chair", "improve", "Go to more places."),) and row.remarks[0].asks
    assert other.standard == second and other.given == {}
    assert whole.title == "The plan as a whole" and whole.remarks[0].text == "Publish it."
    assert len(rows(plan, sheet)) == len(plan.standards.standard) + 1


def test_a_standard_that_the_set_does_not_have_is_not_left_out() -> None:
    plan = small_plan()
    (sheet,) = sheets(plan, [_back("Chair", _given("gone", "strengths", "All good."))])
    assert [row.title for row in rows(plan, sheet)][-2:] == ["gone", "The plan as a whole"]


def test_sheets_stand_by_round_the_last_one_first_and_what_came_last_counts() -> None:
    plan = small_plan()
    first = _standards(plan)[0]
    good, fair = plan.standards.grades[0].id, plan.standards.grades[1].id
    plan.apply(record_round(plan, Asked("opcc"), snapshot="second", number=2, file="plan.docx", sent=TODAY).changes)
    returns = [
        _back("Chair", _given(first, "grade", grade=fair), snapshot="second", number=2),
        _back("Clerk", _given(first, "grade", grade=fair)),
        _back("Chair", _given(first, "grade", grade=good), snapshot="second", number=2),
        _back("Nobody", snapshot="third", number=3),
    ]
    found = sheets(plan, returns)
    assert [sheet.id for sheet in found] == [rounds_of(plan)[0].id, "first"]
    assert rows(plan, found[0])[0].given == {"Chair": good}


def test_what_is_agreed_is_kept_changed_and_taken_back() -> None:
    plan = small_plan()
    first, second, *_ = _standards(plan)
    good, fair = plan.standards.grades[0].id, plan.standards.grades[1].id
    returns = [
        _back("Chair", _given(first, "grade", grade=fair), _given(second, "grade", grade=good)),
        _back("Clerk", _given(first, "grade", grade=good), _given(second, "grade", grade=good)),
    ]
    (sheet,) = sheets(plan, returns)
    before = dict(plan.values)
    plan.apply(agree(plan, first, sheet.id, fair, "After a talk.").changes)
    plan.apply(agree(plan, first, sheet.id, good, "After a talk.").changes)
    row = rows(plan, sheet)[0]
    assert (row.agreed, row.note) == (good, "After a talk.")
    plan.apply(agree_where_all_do(plan, sheet).changes)
    assert [row.agreed for row in rows(plan, sheet)][:3] == [good, good, ""]
    assert agree_where_all_do(plan, sheet).changes == ()
    for standard in (first, second):
        plan.apply(agree(plan, standard, sheet.id, "").changes)
    assert plan.values == before and agree(plan, first, sheet.id, "").changes == ()


def test_a_text_becomes_a_recommendation_that_is_open_once() -> None:
    plan = small_plan()
    first = _standards(plan)[0]
    text = "Go to\nmore places."
    assert can_recommend(plan) and recommendation_of(plan, text) == ""
    edit = recommend(plan, first, text)
    plan.apply(edit.changes)
    record_id = edit.changes[0].address.rpartition("/")[2]
    assert recommendation_of(plan, text) == record_id
    assert plan.text(f"recommendations/{record_id}/recommendation") == "Go to more places."
    assert plan.text(f"recommendations/{record_id}/status") == "open"
    assert plan.get(f"recommendations/{record_id}/standards") == (first,)
