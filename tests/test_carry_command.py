"""The command that starts this period's plan from the last one."""

from pathlib import Path

import pytest

from nec_desktop.actions.plans import make_example
from nec_desktop.actions.workspace import Workspace
from tests.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.fixture
def example(program: Program) -> str:
    workspace = Workspace(program.folder)
    with workspace.write() as library:
        return make_example(workspace, library)


def test_it_prints_the_new_plans_id_and_says_what_went_over(program: Program, example: str) -> None:
    dates = ("--from", "2027-04-01", "--to", "2028-03-31")
    done = program.run("carry-forward", example, *dates, "--drop", "profile", "--rework", "methods")
    plan = program.plan(done.stdout.strip())
    assert done.returncode == 0
    assert "are carried over" in done.stderr
    assert "Stays behind: Actions: 6 of 18. No longer open: A1, 29 May 2026, Keep one log" in done.stderr
    assert plan.get("profile/description") is None
    assert plan.get("methods/approach") is None
    assert (len(plan.record_ids("channels")), len(plan.record_ids("communities"))) == (8, 0)
    assert len(plan.record_ids("actions")) == 12


def test_without_dates_it_is_for_the_period_that_comes_next(program: Program, example: str) -> None:
    plan = program.plan(program.out("carry-forward", example, "--records", "evidence=keep"))
    assert program.written(plan.id)["cover/period"] == "2027-04-01 to 2028-03-31"
    assert len(plan.record_ids("evidence")) == 24


def test_a_quarters_update_begins_from_the_one_before(program: Program, example: str) -> None:
    program.out("set", example, "quarters/2026-07/promise/promise", "We came.")
    assert (
        "carried over from the quarter before" in program.run("carry-forward", example, "--quarter", "2026-10").stderr
    )
    assert program.written(example)["quarters/2026-10/promise/promise"] == "We came."


def test_what_nobody_has_looked_at_is_told_apart_by_what_it_is_about(program: Program, example: str) -> None:
    program.out("carry-forward", example, "--quarter", "2026-10")
    told = [line for line in program.run("check", example).stdout.splitlines() if "nobody has looked at it" in line]
    about = [line for line in told if "“Progress this quarter: " in line]
    assert len(about) == len(set(about)) == 3
    assert any("Progress this quarter: P2, Fraud and scams aimed at older people” is from" in line for line in about)


def test_what_it_cannot_do_is_refused(program: Program, example: str) -> None:
    assert "no section “profil”" in program.refused("carry-forward", example, "--drop", "profil")
    assert "gives no rule" in program.refused("carry-forward", example, "--records", "evidence")
    assert "no quarter" in program.refused("carry-forward", example, "--quarter", "2026-04")
