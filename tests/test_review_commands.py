"""The commands of a review: what is sent, and what comes back, each run as a process of its own."""

from pathlib import Path

import pytest

from nec_desktop.plan.review_code import find_codes, review_code
from nec_desktop.review.rounds import rounds_of
from tests.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "data")


def test_send_makes_the_copy_notes_the_round_and_moves_the_stage_on(program: Program, tmp_path: Path) -> None:
    plan_id, target = program.new(), tmp_path / "for the panel.docx"
    due = ("--due", "2099-04-30")
    done = program.run("send", plan_id, target, "--stage", "opcc", "--reviewers", "Chair; Ben Example", *due)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert target.stat().st_size > 5000
    assert next(find_codes(done.stderr)) == review_code(plan_id, 1)
    assert "The plan’s stage is “With the OPCC assessment panel”." in done.stderr
    plan = program.plan(plan_id)
    (sent,) = rounds_of(plan)
    assert (sent.stage, sent.reviewers, str(sent.due)) == ("opcc", ("Chair", "Ben Example"), "2099-04-30")
    assert (sent.number, sent.file, plan.stage) == (1, target.name, "with-opcc")


def test_send_refuses_what_cannot_be_sent_and_notes_nothing(program: Program, tmp_path: Path) -> None:
    plan_id, target = program.new(), tmp_path / "plan.docx"
    assert "“soon” is not a date for “--due”" in program.refused(
        "send", plan_id, target, "--stage", "smt", "--due", "soon"
    )
    assert "has passed already" in program.refused("send", plan_id, target, "--stage", "smt", "--due", "2001-01-01")
    assert "is not a Word file name" in program.refused("send", plan_id, tmp_path / "plan.pdf", "--stage", "smt")
    assert program.run("send", plan_id, target).returncode == 2
    assert rounds_of(program.plan(plan_id)) == [] and not target.exists()
