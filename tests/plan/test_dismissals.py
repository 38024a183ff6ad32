"""Findings dismissed with a reason: what is left out, where it is kept, and when it comes back."""

import pytest

from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.dismissals import Dismissal, can_dismiss, dismiss, dismissals, restore
from nec_desktop.plan.edits import delete_record, duplicate_record
from nec_desktop.plan.markdown import from_markdown, to_markdown
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import RichText, from_plain
from tests.small_plan import TODAY, address, findings, plan_from, put, record

PLACE = "profile/description"
KEPT = f"{PLACE}/@dismissed"
TEXT = "We organize talks. Mrs Smith agreed. We organize walks.\n\nA coler."


def spelling(plan: Plan) -> list[Finding]:
    return [finding for finding in findings(plan) if finding.rule == "spelling"]


def sentences(found: list[Finding]) -> list[str]:
    return [finding.remark.sentence for finding in found if finding.remark]


@pytest.fixture
def plan() -> Plan:
    """A plan with four findings about words, the first of which is dismissed."""
    plan = plan_from({"profile": {"description": TEXT}})
    plan.apply(dismiss(plan, spelling(plan)[0], " The coach’s\nword. ").changes)
    return plan


def test_what_was_dismissed_is_left_out_and_nothing_else(plan: Plan) -> None:
    assert sentences(spelling(plan)) == ["We organize walks.", "A coler."]
    assert [finding.rule for finding in findings(plan) if finding.address == PLACE and finding.remark] == [
        "named-person",
        "spelling",
        "spelling",
    ]
    assert dismissals(plan) == [Dismissal(PLACE, "spelling", "organize", "We organize talks.", "The coach’s word.")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("We organize talks.", 0),
        ("Before it, something else.\n\nWe  organize talks. After it, too.", 0),
        ("**We organize** talks.", 0),
        ("We organize many talks.", 1),
        ("We organize talks!", 1),
        ("We will color talks.", 1),
    ],
)
def test_it_comes_back_when_its_sentence_changes(text: str, left: int, plan: Plan) -> None:
    put(plan, **{PLACE: from_markdown(text)})
    assert len(spelling(plan)) == left
    put(plan, **{PLACE: from_markdown(TEXT)})
    assert len(spelling(plan)) == 2


def test_it_holds_for_its_place_only(plan: Plan) -> None:
    put(plan, **{"profile/towns": from_plain("We organize talks.")})
    assert [finding.address for finding in spelling(plan)] == [PLACE, PLACE, "profile/towns"]


def test_dismissing_again_keeps_the_last_reason(plan: Plan) -> None:
    put(plan, **{PLACE: from_plain("We organize talks.")})
    first = plan.values.pop(KEPT)
    finding = spelling(plan)[0]
    plan.values[KEPT] = first
    plan.apply(dismiss(plan, finding, "Another reason").changes)
    assert [kept.reason for kept in dismissals(plan)] == ["Another reason"]


def test_it_can_be_restored_and_each_step_undone(plan: Plan) -> None:
    second = dismiss(plan, spelling(plan)[0], "Also theirs")
    undo = plan.apply(second.changes)
    assert second.label == "Dismiss “organize”" and len(dismissals(plan)) == 2
    plan.apply(undo)
    (kept,) = dismissals(plan)
    edit = restore(plan, kept)
    plan.apply(edit.changes)
    assert edit.label == "Look at “organize” again"
    assert not dismissals(plan) and KEPT not in plan.values and len(spelling(plan)) == 3


def test_an_error_that_is_about_words_can_be_accepted(plan: Plan) -> None:
    (named,) = [finding for finding in findings(plan) if finding.rule == "named-person"]
    plan.apply(dismiss(plan, named, "She is the patron, and agreed.").changes)
    assert not [finding for finding in findings(plan) if finding.rule == "named-person"]


def test_what_is_missing_cannot_be_dismissed_and_nothing_without_a_reason(plan: Plan) -> None:
    missing = next(finding for finding in findings(plan) if finding.rule == "required-field-filled")
    assert not can_dismiss(missing) and can_dismiss(spelling(plan)[0])
    for finding, reason in ((missing, "Why not"), (spelling(plan)[0], " \n")):
        with pytest.raises(ValueError, match="only with a reason"):
            dismiss(plan, finding, reason)


def test_it_is_saved_and_read_like_any_value(plan: Plan, library: Library) -> None:
    changes = [*dismiss(plan, spelling(plan)[0], "Pipe | and\ttab *star*").changes]
    assert all(plan.checked(change) == change for change in changes)
    plan.apply(changes)
    plan_id = library.add_plan("nec-plan", "dorset-nec-2019", [*changes])
    kept = library.values(plan_id)[KEPT]
    assert isinstance(kept, RichText) and kept == plan.values[KEPT] == from_markdown(to_markdown(kept))
    assert not [place for place in plan.unplaced() if place == KEPT]


def test_it_is_in_no_copy_of_the_document(plan: Plan) -> None:
    for copy in (CopyProfile(), CopyProfile("public")):
        assert "The coach’s word" not in str(Composer(plan, copy, TODAY, {}).plan_document())


def test_it_goes_with_its_record_and_not_into_a_duplicate() -> None:
    plan = plan_from(registers={"events": [{"title": "Talk", "outcome": "We organize talks."}]})
    plan.apply(dismiss(plan, spelling(plan)[0], "Theirs").changes)
    assert [kept.address for kept in dismissals(plan)] == [address(plan, "events", "outcome")]
    first = record(plan, "events")
    plan.apply(duplicate_record(plan, "events", first).changes)
    assert len(spelling(plan)) == 1
    plan.apply(delete_record(plan, "events", first).changes)
    assert not dismissals(plan)


@pytest.mark.parametrize(
    "content", [from_plain("nonsense"), from_markdown("| a | b |\n| --- | --- |\n| c | d |"), "text"]
)
def test_what_somebody_else_wrote_there_is_not_read(content: RichText | str) -> None:
    plan = plan_from({"profile": {"description": TEXT}})
    put(plan, **{KEPT: content})
    assert not dismissals(plan) and len(spelling(plan)) == 3
