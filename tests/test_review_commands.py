"""The commands of a review: what is sent, and what comes back, each run as a process of its own."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.review_code import find_codes, review_code
from nec_desktop.review.rounds import rounds_of
from tests.program import Program
from tests.review.edited_copy import EditedCopy, Who
from tests.review.imitations import by_word
from tests.review.sent_copy import SentCopy, send_small_plan


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


# -- taking in


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> SentCopy:
    return send_small_plan(tmp_path_factory.mktemp("sent"))


@pytest.fixture
def desk(sent: SentCopy, tmp_path: Path) -> Program:
    """A library from which the small plan was sent, and to which nothing came back yet."""
    shutil.copytree(sent.folder, tmp_path / "desk")
    return Program(tmp_path / "desk")


def taken_in(program: Program, plan_id: str, *arguments: str | Path) -> list[dict[str, Any]]:
    """Take files in, and return what was printed of them."""
    done = program.run("take-in", plan_id, *arguments, "--json")
    printed: list[dict[str, Any]] = json.loads(done.stdout)
    assert done.returncode == int(any(each["refused"] for each in printed)), done.stderr
    return printed


def test_take_in_prints_one_object_for_each_file(desk: Program, sent: SentCopy, tmp_path: Path) -> None:
    file = by_word(sent.file, tmp_path / "from the panel.docx")
    before = desk.written(sent.plan_id)
    (told,) = taken_in(desk, sent.plan_id, file)
    assert (told["file"], told["plan"], told["snapshot"], told["recognised"]) == (
        str(file), sent.plan_id, 1, "properties",
    )  # fmt: skip
    assert told["taken_in"] and told["reviewer"] and told["known"] == 0
    replaced = next(each for each in told["suggestions"] if each["before"] == "listen")
    assert {name: replaced[name] for name in ("address", "kind", "author", "tracked", "after", "confidence")} == {
        "address": "introduction/mission",
        "kind": "replacement",
        "author": "Ada Panel",
        "tracked": True,
        "after": "hear",
        "confidence": "exact",
    }
    assert replaced["date"].startswith("2026-08-03")
    (asked,) = (each for each in told["comments"] if each["text"] == "Who answers at night?")
    assert asked["address"] == "contact/reporting" and asked["author"] == "Ada Panel"
    assert [reply["author"] for reply in asked["replies"]] == ["Ben Reader", "Ada Panel"]
    assert told["grades"] and isinstance(told["outside"], list) and isinstance(told["unplaced"], list)
    assert all(sentence.endswith(".") for sentence in told["report"])
    assert desk.written(sent.plan_id) == before


def test_take_in_without_json_tells_the_report(desk: Program, sent: SentCopy, tmp_path: Path) -> None:
    file = by_word(sent.file, tmp_path / "copy.docx")
    told = desk.out("take-in", sent.plan_id, file)
    assert told.startswith(f"{file}:\n") and "Recognised as a copy of S0001" in told
    assert "Nothing new." in desk.out("take-in", sent.plan_id, file)


def test_take_in_goes_on_behind_a_file_that_it_refuses(desk: Program, sent: SentCopy, tmp_path: Path) -> None:
    bad, good = tmp_path / "letter.docx", by_word(sent.file, tmp_path / "good.docx")
    bad.write_bytes(b"Dear Sir")
    refused, told = taken_in(desk, sent.plan_id, bad, good)
    assert refused["refused"] and refused["report"] == [refused["refused"]]
    assert set(refused) == set(told) and refused["suggestions"] == []
    assert told["taken_in"] and told["suggestions"]
    done = desk.run("take-in", sent.plan_id, bad, good)
    assert done.returncode == 1 and str(bad) in done.stderr and "Nothing new." in done.stdout


def test_take_in_is_told_what_a_file_does_not_tell(desk: Program, sent: SentCopy, tmp_path: Path) -> None:
    copy = EditedCopy(sent.file)
    copy.delete(copy.paragraph("listen", "Normal"), "listen", Who("Unknown Author"))
    file = copy.save(tmp_path / "copy.docx")
    assert "What was sent: S0001" in desk.refused("take-in", sent.plan_id, file, "--snapshot", "5")
    (told,) = taken_in(desk, sent.plan_id, file, "--snapshot", "S0001", "--reviewer", "Panel chair")
    assert (told["reviewer"], told["recognised"]) == ("Panel chair", "person")


def test_a_file_that_does_not_tell_what_it_is_is_refused_with_the_way_to_say_it(
    desk: Program, sent: SentCopy, tmp_path: Path
) -> None:
    from docx import Document  # noqa: PLC0415

    strange, other = tmp_path / "letter.docx", tmp_path / "of another plan.docx"
    letter = Document()
    letter.add_paragraph("Dear Sir, the bins were late.")
    letter.save(str(strange))
    elsewhere = Program(tmp_path / "elsewhere")
    elsewhere.out("export", elsewhere.new(), other)
    for file, words in ((strange, "It cannot be told of what this file is a copy"), (other, "a copy of another plan")):
        said = desk.refused("take-in", sent.plan_id, file)
        assert words in said and said.endswith("The option --snapshot says so, as in --snapshot S0001.")
    assert "which asks once more" in desk.refused("take-in", sent.plan_id, strange, "--snapshot", "S0001")


def test_a_file_that_was_taken_in_under_a_wrong_name_is_renamed_by_taking_it_in_again(
    desk: Program, sent: SentCopy, tmp_path: Path
) -> None:
    copy = EditedCopy(sent.file)
    copy.insert_after(
        copy.delete(copy.paragraph("listen", "Normal"), "listen", Who("Word user")), "hear", Who("Word user")
    )
    file = copy.save(tmp_path / "copy.docx")
    (first,) = taken_in(desk, sent.plan_id, file, "--reviewer", "Adda Panel")
    before = desk.written(sent.plan_id)
    (renamed,) = taken_in(desk, sent.plan_id, file, "--reviewer", "Ada Panel")
    assert (renamed["reviewer"], renamed["taken_in"], renamed["suggestions"]) == ("Ada Panel", False, [])
    told = " ".join(renamed["report"])
    assert "It counted as the copy of Adda Panel, and counts as that of Ada Panel from now on." in told
    with Workspace(desk.folder).read() as library:
        (kept,) = library.returns(sent.plan_id)
    assert kept.reviewer == "Ada Panel"
    assert [each.id for each in kept.returned.suggestions] == [each["id"] for each in first["suggestions"]]
    assert [each.author for each in kept.returned.suggestions] == ["Word user"], "what is signed keeps its author"
    assert desk.written(sent.plan_id) == before
    (again,) = taken_in(desk, sent.plan_id, file)
    assert "It counts as the copy of Ada Panel. Nothing new." in again["report"][0]


def test_take_in_waits_for_no_window(desk: Program, sent: SentCopy, tmp_path: Path) -> None:
    with Workspace(desk.folder).write("a window"):
        said = desk.refused("take-in", sent.plan_id, by_word(sent.file, tmp_path / "copy.docx"))
    assert "only one program can write at a time" in said


def test_take_in_needs_a_plan_and_a_file(desk: Program, sent: SentCopy, tmp_path: Path) -> None:
    assert desk.run("take-in", sent.plan_id).returncode == 2
    assert "There is no plan" in desk.refused("take-in", "nowhere", tmp_path / "copy.docx")


def test_what_writes_documents_is_not_loaded_to_take_one_in() -> None:
    """Nor what reads plans: so a command takes in a file in half the time."""
    show = "import sys, nec_desktop.commands.returned; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", show], capture_output=True, encoding="utf-8", check=True).stdout
    assert "nec_desktop.word.returned" in modules.split()
    assert not {"docx", "PIL", "nec_desktop.word.writer", "nec_desktop.plan.catalogue"} & set(modules.split())
