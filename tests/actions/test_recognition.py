"""A returned file is recognised: of which plan and snapshot it is a copy, by whatever it still bears; and whose it is."""

from pathlib import Path

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.recognition import UnlikeError, UnrecognisedError, recognise, whose
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.review_copy import PLAN_ID, SNAPSHOT_ID
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.review_code import review_code
from nec_desktop.plan.richtext import Paragraph as Prose
from nec_desktop.plan.richtext import RichText, Run
from nec_desktop.review.reading import CommentText, Mark, Paragraph, Piece, Reading, Story
from tests.library.numbered import numbered
from tests.small_plan import refusal

OWN = "On Tuesdays the team stands at the market cross and asks everybody who passes by what worries them."
ANN, BEN = Mark("Ann Example", "2026-07-01T10:00:00Z"), Mark("Ben Example", "2026-07-02T10:00:00Z")


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str, tmp_path: Path) -> Plan:
    """The small plan, sent twice with a change in between, under the numbers 1 and 2."""
    plan = open_plan(workspace, library, plan_id).plan
    export_plan(workspace, library, Order(plan, tmp_path / "1.docx"))
    change = Change("profile/description", RichText((Prose((Run(OWN),)),)))
    library.save(plan_id, [change])
    plan.apply([change])
    export_plan(workspace, library, Order(plan, tmp_path / "2.docx"))
    return plan


def lines_of(library: Library, plan: Plan, number: int) -> list[str]:
    """Return the lines that were sent."""
    sent = numbered(library, plan.id, number).sent
    assert sent
    lines = [block.text for block in sent.blocks]
    return lines + [line.text for block in sent.blocks for row in block.rows for cell in row.cells for line in cell]


def paragraphs(lines: list[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Piece(line),)) for line in lines)


def test_by_what_it_says_of_itself_whatever_else_it_says(library: Library, plan: Plan) -> None:
    first, _ = library.snapshots(plan.id)
    properties = {PLAN_ID: plan.id, SNAPSHOT_ID: first.id}
    reading = Reading(paragraphs(lines_of(library, plan, 2)), properties=properties)
    origin = recognise(library, plan.id, reading)
    assert (origin.snapshot, origin.by) == (first, "properties")
    assert "S0001" in origin.words
    assert recognise(library, "", reading).snapshot == first


def test_by_the_code_in_a_footer(library: Library, plan: Plan) -> None:
    footer = Story("footer", paragraphs([f"Little Testing · {review_code(plan.id, 2)}"]))
    origin = recognise(library, plan.id, Reading((), stories=(footer,)))
    assert (origin.snapshot.number, origin.by) == (2, "code")
    assert str(review_code(plan.id, 2)) in origin.words


def test_the_code_that_stands_on_most_pages_counts(library: Library, plan: Plan) -> None:
    lines = [f"See {review_code(plan.id, 1)}", f"Page 1 {review_code(plan.id, 2)}", f"Page 2 {review_code(plan.id, 2)}"]
    pasted = [Paragraph((Piece(lines[0]),)), *paragraphs([lines[1]] * 3)]
    assert recognise(library, plan.id, Reading(tuple(pasted))).snapshot.number == 2


def test_a_snapshot_that_is_gone_leaves_the_code(library: Library, plan: Plan) -> None:
    reading = Reading(
        paragraphs([str(review_code(plan.id, 2))]), properties={PLAN_ID: plan.id, SNAPSHOT_ID: "gone567890123456"}
    )
    assert recognise(library, plan.id, reading).by == "code"


@pytest.mark.parametrize("number", [1, 2])
def test_by_its_text_alone_with_the_reviewers_changes_left_out(library: Library, plan: Plan, number: int) -> None:
    lines = paragraphs(lines_of(library, plan, number))
    marked = [
        Paragraph((Piece("Moreover, ", inserted=ANN), *(Piece(piece.text, deleted=ANN) for piece in line.pieces)))
        for line in lines
    ]
    origin = recognise(library, plan.id, Reading(tuple(marked)))
    assert (origin.snapshot.number, origin.by) == (number, "text")
    assert "100% of what was sent" in origin.words
    assert recognise(library, "", Reading(tuple(marked))).snapshot == origin.snapshot


def test_what_only_shares_the_outlines_words_is_not_recognised_and_the_choices_are_told(
    library: Library, plan: Plan
) -> None:
    sent = numbered(library, plan.id, 1).sent
    assert sent
    printed = [block.text for block in sent.blocks if block.kind == "heading" or block.style == "asked"]
    with pytest.raises(UnrecognisedError) as refused:
        recognise(library, plan.id, Reading(paragraphs(printed)))
    assert [entry.number for entry in refused.value.choices] == [1, 2]
    assert "S0001 of 15 July 2026 or S0002" in str(refused.value) and "bears no review code" in str(refused.value)


def test_as_the_person_said_against_all_signs(library: Library, plan: Plan) -> None:
    foreign = Reading((), properties={PLAN_ID: "someother1", SNAPSHOT_ID: "x"})
    with pytest.raises(UnlikeError, match="next to nothing of S0002") as refused:
        recognise(library, plan.id, foreign, number=2)
    assert [entry.number for entry in refused.value.choices] == [2]
    like = Reading(paragraphs(lines_of(library, plan, 2)), properties=foreign.properties)
    for origin in (
        recognise(library, plan.id, foreign, number=2, even_unlike=True),
        recognise(library, plan.id, like, number=2),
    ):
        assert (origin.snapshot.number, origin.by) == (2, "person")
    said = refusal(RefusedError, lambda: recognise(library, plan.id, foreign, number=7))
    assert "Nothing was sent as S0007. What was sent: S0001 and S0002." in said


def test_another_plans_copy_is_refused_by_the_name_of_that_plan(library: Library, plan: Plan) -> None:
    other = library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", "The other plan")])
    snapshot = library.snapshots(plan.id)[0].id
    readings = [
        Reading((), properties={PLAN_ID: plan.id, SNAPSHOT_ID: snapshot}),
        Reading(paragraphs([f"Review code {review_code(plan.id, 1)}"])),
        Reading(paragraphs(lines_of(library, plan, 1))),
    ]
    for reading in readings:
        said = refusal(RefusedError, lambda reading=reading: recognise(library, other, reading))  # type: ignore[misc]
        assert plan.title in said and plan.id in said and "Take it in there" in said


def test_a_plan_that_is_not_in_this_library_is_told_by_its_code(library: Library, plan: Plan) -> None:
    code = review_code("elsewhere1", 3)
    said = refusal(RefusedError, lambda: recognise(library, plan.id, Reading(paragraphs([f"Page 1 {code}"]))))
    assert "not in this library" in said and str(code) in said


def test_where_nothing_was_sent_that_is_said(library: Library, plan_id: str) -> None:
    said = refusal(RefusedError, lambda: recognise(library, plan_id, Reading(())))
    assert "nothing was sent yet" in said


# -- whose copy it is


def changed(*marks: Mark) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Piece("words", inserted=mark),)) for mark in marks)


def test_the_only_author_is_the_reviewer() -> None:
    comments = (CommentText("0", author="Ann  Example"),)
    assert whose(Reading(changed(ANN, Mark("Unknown Author")), comments=comments), "a.docx")[:2] == (
        "Ann Example",
        True,
    )


def test_of_several_authors_it_is_who_saved_the_file_and_that_is_said() -> None:
    several = changed(ANN, ANN, BEN)
    most = whose(Reading(several), "a.docx")
    assert (most.name, most.certain) == ("Ann Example", False)
    assert "by Ann Example and Ben Example" in most.words
    last = whose(Reading(several, properties={"core:lastModifiedBy": "Ben Example"}), "a.docx")
    assert (last.name, last.certain) == ("Ben Example", False)
    assert "saved it last" in last.words


@pytest.mark.parametrize("nobody", ["", "Author", "Unknown Author"])
def test_where_nobody_is_named_it_is_who_saved_it_or_the_copy_itself(nobody: str) -> None:
    nameless = changed(Mark(nobody))
    saved = Reading(nameless, properties={"core:lastModifiedBy": "Ben Example", "core:creator": "Testshire Police"})
    assert whose(saved, "a.docx")[:2] == ("Ben Example", True)
    unsaved = Reading(nameless, properties={"core:lastModifiedBy": "Testshire", "core:creator": "Testshire"})
    assert whose(unsaved, "a.docx")[:2] == ("Copy returned as a.docx", False)
