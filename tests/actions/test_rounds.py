"""A copy that is sent as a round: the file, its snapshot, and what the plan records of it."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from docx import Document

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.rounds import round_edit, send_copy
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.words import date_words
from nec_desktop.review.rounds import Asked, rounds_of
from tests.small_plan import TODAY, refusal

ASKED = Asked("opcc", ("Panel chair",), TODAY + timedelta(14))


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


def test_a_round_names_the_snapshot_that_was_sent(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    sent = send_copy(workspace, library, Order(plan, tmp_path / "for the panel.docx"), ASKED)
    save(library, plan, round_edit(workspace, plan, ASKED, sent))
    (entry,) = library.snapshots(plan.id)
    (kept,) = rounds_of(open_plan(workspace, library, plan.id).plan)
    assert (kept.snapshot, kept.number, kept.file) == (entry.id, entry.number, "for the panel.docx")
    assert (kept.reviewers, kept.due, kept.sent) == (ASKED.reviewers, ASKED.due, TODAY)
    assert plan.stage == "with-opcc"
    assert library.snapshot(entry.id).values["cover/stage"] == "with-opcc", "they read where the plan is: with them"


def test_the_cover_says_whom_it_is_for_and_by_when_it_is_to_come_back(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    def facts(asked: Asked, name: str) -> list[str]:
        send_copy(workspace, library, Order(plan, tmp_path / name), asked)
        rows = Document(str(tmp_path / name)).tables[0].rows
        return [f"{row.cells[0].text}: {row.cells[1].text}" for row in rows]

    panel, other = facts(ASKED, "panel.docx"), facts(Asked("other"), "other.docx")
    by = date_words(TODAY + timedelta(14))
    assert "Stage: With the OPCC assessment panel" in panel and "For: OPCC assessment panel" in panel
    assert f"Please return: By {by}, as a Word file (.docx), with Track Changes on" in panel
    assert "Please return: As a Word file (.docx), with Track Changes on" in other
    assert not any(line.startswith("For:") for line in other)


def test_what_cannot_be_sent_leaves_no_snapshot(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    target = tmp_path / "plan.docx"
    cases = (
        (CopyProfile("public"), ASKED, "A round sends a review copy."),
        (CopyProfile(), Asked("board"), "“board” is no stage of a review. Choose smt, opcc, community or other."),
        (CopyProfile(), Asked("smt", (), TODAY - timedelta(1)), "has passed already"),
    )
    for profile, asked, words in cases:
        send = partial(send_copy, workspace, library, Order(plan, target, profile), asked)
        assert words in refusal(RefusedError, send)
    assert not target.exists() and library.snapshots(plan.id) == [] and rounds_of(plan) == []
