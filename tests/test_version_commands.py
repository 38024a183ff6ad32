"""The commands of versions, each run as a process of its own."""

import json
from pathlib import Path

import pytest

from nec_desktop.actions.workspace import Workspace
from tests.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "data")


def test_a_version_is_kept_compared_and_restored(program: Program) -> None:
    plan_id = program.new()
    program.out("set", plan_id, "profile/description", "We listen to all.")
    assert program.out("version", plan_id, "Before the panel") == "S0001"
    program.out("set", plan_id, "profile/description", "We hear all.")

    (listed,) = json.loads(program.out("versions", plan_id, "--json"))
    assert (listed["number"], listed["kind"], listed["name"], listed["changed_since"]) == (
        1, "version", "Before the panel", 1,
    )  # fmt: skip
    assert "Before the panel  (1 change since)" in program.out("versions", plan_id)

    assert "We [-listen to-]{+hear+} all." in program.out("compare", plan_id, "S0001")
    (told,) = json.loads(program.out("compare", plan_id, "before the panel", "now", "--json"))
    assert (told["address"], told["kind"], told["page"]) == ("profile/description", "changed", "profile")
    assert (told["before"], told["after"]) == ("We listen to all.", "We hear all.")
    assert json.loads(program.out("compare", plan_id, "1", "1", "--json")) == []

    done = program.run("restore", plan_id, "S0001", "--section", "profile")
    assert done.returncode == 0 and "What it was before is S0002." in done.stderr
    assert program.written(plan_id)["profile/description"] == "We listen to all."
    program.out("restore", plan_id, "S0002")
    assert program.written(plan_id)["profile/description"] == "We hear all."


def test_what_is_not_there_is_said(program: Program) -> None:
    plan_id = program.new()
    assert "No version has been kept yet" in program.run("versions", plan_id).stderr
    assert "no version “S0007”" in program.refused("compare", plan_id, "S0007")
    assert "no version “Draft”" in program.refused("restore", plan_id, "Draft")
    assert "needs a name" in program.refused("version", plan_id, " ")


def test_a_version_is_kept_while_a_window_has_the_library(program: Program) -> None:
    plan_id = program.new()
    with Workspace(program.folder).write("a window") as library:
        assert program.out("version", plan_id, "Meanwhile") == "S0001"
        assert [entry.name for entry in library.snapshots(plan_id)] == ["Meanwhile"]


def test_a_version_is_exported_as_it_was(program: Program, tmp_path: Path) -> None:
    from docx import Document  # noqa: PLC0415

    plan_id, target = program.new(), tmp_path / "then.docx"
    program.out("set", plan_id, "profile/description", "We listen to all.")
    program.out("version", plan_id, "Then")
    program.out("set", plan_id, "profile/description", "We hear all.")
    program.out("export-version", plan_id, "Then", target)
    words = "\n".join(element.text or "" for element in Document(str(target)).element.body.iter())
    assert "We listen to all." in words and "We hear all." not in words
