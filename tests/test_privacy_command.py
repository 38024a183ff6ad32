"""The command that removes personal data, run as a process of its own."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.library.every_byte import places_of
from tests.program import PROGRAM, Program

NAME = "Zebedina Quorl"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "data")


def test_it_says_where_words_stand_and_removes_them_only_when_told_to(program: Program) -> None:
    plan_id = program.new()
    program.out("set", plan_id, "cover/area", f"Home of {NAME}")
    looked = program.run("remove-personal", plan_id, NAME, "--json")
    told = json.loads(looked.stdout)
    assert looked.returncode == 1 and "It cannot be undone" in looked.stderr
    assert (told["removed"], told["places"], told["by_kind"]["text"]) == (False, 1, 1)
    assert told["addresses"] == [{"plan": plan_id, "address": "cover/area", "places": 1}]
    assert program.written(plan_id)["cover/area"] == f"Home of {NAME}"
    program.out("set", plan_id, "cover/area", "Nobody’s home")
    assert "Removed from 1 place." in program.out("remove-personal", plan_id, NAME, "--yes")  # an earlier text
    assert places_of("Quorl", program.folder) == []
    assert "Found in 0 places." in program.out("remove-personal", plan_id, NAME)


def test_words_can_be_given_where_no_other_program_sees_them(program: Program) -> None:
    plan_id = program.new()
    program.out("set", plan_id, "cover/area", NAME)
    command = [*PROGRAM, "--data-dir", str(program.folder), "remove-personal", plan_id, "-", "--yes"]
    done = subprocess.run(command, input=f"{NAME}\n", capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert program.written(plan_id)["cover/area"] == "[removed]"


def test_words_that_could_be_anything_are_refused(program: Program) -> None:
    plan_id = program.new()
    assert "at least two letters" in program.refused("remove-personal", plan_id, "x", "--yes")
    assert "one line at a time" in program.refused("remove-personal", plan_id, "Ann\nBen", "--yes")


def test_ids_are_no_words(program: Program) -> None:
    plan_id = program.new()
    before = program.written(plan_id)
    program.out("remove-personal", plan_id, "drafting", "--yes")
    assert program.written(plan_id)["cover/stage"] == before["cover/stage"] == "drafting"
