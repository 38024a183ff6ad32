"""The commands that tell what stood before, and who writes."""

import json
from pathlib import Path

import pytest

from tests.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "data")


def test_history_tells_what_stood_before_and_who_changed_it(program: Program) -> None:
    plan_id = program.new()
    assert program.out("writer", "--name", "Sam Example", "--post", "Sergeant") == "Sam Example, Sergeant"
    program.out("set", plan_id, "cover/area", "First")
    program.out("set", plan_id, "cover/area", "Second")
    program.out("set", plan_id, "profile/description", "Long " * 50)
    done = program.run("history", plan_id)
    last, second, first = done.stdout.splitlines()
    assert "profile/description  changed by Sam Example, Sergeant; before: (nothing)" in last
    assert second.endswith("before: First") and first.endswith("before: Little Testing")
    assert done.stderr == "3 changes are kept.\n"
    told = json.loads(program.out("history", plan_id, "cover/area", "--json"))
    assert [(one["content"], one["writer"], one["replaced_by"]) for one in told] == [
        ("First", "Sam Example, Sergeant", "Sam Example, Sergeant"),
        ("Little Testing", "", "Sam Example, Sergeant"),
    ]
    assert told[0]["from"] == told[1]["until"]
    assert program.out("history", plan_id, "--since", "2199-01-01") == ""
    assert len(program.out("history", plan_id, "--since", "2020-01-01").splitlines()) == 3


def test_history_refuses_what_it_cannot_read(program: Program) -> None:
    plan_id = program.new()
    assert "is no address" in program.refused("history", plan_id, "Not an address")
    assert "is not a date for “--since”" in program.refused("history", plan_id, "--since", "yesterday")


def test_writer_says_who_writes_and_changes_one_of_the_two(program: Program) -> None:
    done = program.run("writer")
    assert (done.returncode, done.stdout) == (0, "") and "Nobody has said who writes" in done.stderr
    program.out("writer", "--name", "Sam Example")
    assert program.out("writer", "--post", "Inspector") == "Sam Example, Inspector"
    assert program.out("writer", "--name", "") == "Inspector"
    assert program.out("writer") == "Inspector"
