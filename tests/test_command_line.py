"""Each command of the command line: what it prints, what it refuses, and with which exit code."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from nec_desktop.paths import RESOURCES
from nec_desktop.plan.values import Picture
from tests.program import EXAMPLE_TITLE, PERIOD, PROGRAM, Program
from tests.small_plan import DATA
from tests.word.sample import part


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "data")


@pytest.fixture(scope="module")
def with_example(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A library with the example plan, for commands that only read."""
    program = Program(tmp_path_factory.mktemp("example"))
    last = program.out("example", "--json").splitlines()[-1]
    assert len(last) == 10 and program.plan(last).title == EXAMPLE_TITLE
    return program


# -- starting plans


def test_new_prints_the_id_alone_and_fills_the_cover(program: Program) -> None:
    done = program.run("new", "--area", "Little Testing", *PERIOD, "--outline", "nec-plan", "--json")
    assert done.returncode == 0 and done.stderr == ""
    plan_id = done.stdout.strip()
    assert len(plan_id) == 10 and plan_id.isalnum() and done.stdout == f"{plan_id}\n"
    values = program.written(plan_id)
    assert values["cover/area"] == "Little Testing"
    assert values["cover/period"] == "2026-04-01 to 2027-03-31"
    assert values["cover/title"] == "Little Testing: area engagement plan 2026–27"


def test_new_takes_the_second_edition_of_the_standards(program: Program) -> None:
    plan_id = program.out("new", "--area", "A", *PERIOD, "--standards", "eight-standards-unofficial")
    assert len(program.plan(plan_id).standards.standard) == 8


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--from", "soon", "--to", "2027-03-31"), "“soon” is not a date for “--from”"),
        (("--from", "2026-04-01", "--to", ""), "--to is empty"),
        (("--from", "2027-04-01", "--to", "2026-03-31"), "ends (2026-03-31) before it begins (2027-04-01)"),
        ((*PERIOD, "--standards", "none"), "The standards set “none” is not here"),
    ],
)
def test_new_refuses_with_a_sentence(program: Program, arguments: tuple[str, ...], words: str) -> None:
    assert words in program.refused("new", "--area", "A", *arguments)


# -- lists


def test_list_without_plans_says_how_to_make_one_and_makes_no_folder(program: Program) -> None:
    done = program.run("list")
    assert (done.returncode, done.stdout) == (0, "") and "There are no plans yet" in done.stderr
    assert json.loads(program.out("list", "--json")) == []
    assert not program.folder.exists()


def test_list_prints_each_plan(with_example: Program) -> None:
    (entry,) = json.loads(with_example.out("list", "--json"))
    assert list(entry) == ["id", "title", "area", "period", "stage"]
    assert entry["title"] == EXAMPLE_TITLE and entry["area"] == "East Dorset"
    assert entry["period"] == "2026-04-01 to 2027-03-31" and entry["stage"] == "drafting"
    assert with_example.out("list") == f"{entry['id']}  {EXAMPLE_TITLE}  (2026-04-01 to 2027-03-31, drafting)"


@pytest.mark.parametrize(
    ("word", "key", "expected"),
    [
        ("standards", "standards", {"dorset-nec-2019": 10, "eight-standards-unofficial": 8}),
        ("outlines", "kind", {"nec-plan": "plan", "quarterly-update": "update"}),
    ],
)
def test_what_plans_are_made_from_is_listed_and_validated(
    program: Program, tmp_path: Path, word: str, key: str, expected: dict[str, object]
) -> None:
    listed = json.loads(program.out(word, "--json"))
    assert {entry["id"]: entry[key] for entry in listed} == expected
    lines = program.out(word).splitlines()
    assert lines == [f"{entry['id']}  {entry['title']}  ({entry['file']})" for entry in listed]
    good = program.run(word, *sorted((RESOURCES / word).glob("*.toml")))
    assert good.returncode == 0 and good.stderr.count("no faults.") == len(listed)
    bad = tmp_path / "bad.toml"
    bad.write_text('format = 7\ntitle = ""\n', encoding="utf-8")
    said = program.refused(word, bad, tmp_path / "none.toml")
    assert "bad.toml, line 1, format: found 7; expected" in said and "faults:" in said
    assert f"{tmp_path / 'none.toml'} cannot be used. 1 fault:" in said


def test_a_forces_faulty_file_is_told_beside_the_list(program: Program) -> None:
    faulty = program.folder / "standards" / "ours.toml"
    faulty.parent.mkdir(parents=True)
    faulty.write_text("format = 7\n", encoding="utf-8")
    done = program.run("standards", "--json")
    assert done.returncode == 1 and len(json.loads(done.stdout)) == 2
    assert f"{faulty} cannot be used." in done.stderr
    assert program.run("outlines").returncode == 0


# -- values and records


def test_what_show_prints_can_be_set_again(program: Program) -> None:
    plan_id = program.new()
    done = program.run("set", plan_id, "profile/description", "# One\n\n- a\n- **b** \\* C:\\new")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Saved profile/description.\n")
    shown: list[dict[str, str]] = json.loads(program.out("show", plan_id, "--json"))
    assert all(list(entry) == ["address", "kind", "value"] for entry in shown)
    values = {entry["address"]: entry["value"] for entry in shown}
    assert values == program.written(plan_id)
    lines = [line.split("\t") for line in program.out("show", plan_id).splitlines()]
    for (address, kind, line), entry in zip(lines, shown, strict=True):
        assert (address, kind) == (entry["address"], entry["kind"])
        assert line == entry["value"].replace("\\", "\\\\").replace("\n", "\\n")
    kinds = {entry["address"]: entry["kind"] for entry in shown}
    assert kinds["profile/description"] == "rich" and kinds["cover/period"] == "period"
    before = program.plan(plan_id).values
    program.out("set", plan_id, "profile/description", values["profile/description"])
    assert program.plan(plan_id).values == before
    program.out("set", plan_id, "profile/description", "")
    assert "profile/description" not in program.written(plan_id)


def test_set_takes_a_file_and_says_what_it_took_out(program: Program, tmp_path: Path) -> None:
    plan_id = program.new()
    text = tmp_path / "text.md"
    text.write_text("\ufeffÜber\x07 the \u202ehill", encoding="utf-8")
    done = program.run("set", plan_id, "profile/towns", f"@{text}")
    assert done.stderr == "2 characters that no document can hold were taken out.\nSaved profile/towns.\n"
    assert program.written(plan_id)["profile/towns"] == "Über the hill"
    program.out("set", plan_id, "profile/map", f"@{DATA / 'map.png'}", "--alt", "A map of one town.")
    picture = program.plan(plan_id).get("profile/map")
    assert isinstance(picture, Picture) and (picture.name, picture.alt) == ("map.png", "A map of one town.")


def test_set_refuses_with_a_sentence_and_changes_nothing(program: Program) -> None:
    plan_id = program.new()
    before = program.written(plan_id)
    for address, value, words in (
        ("profile/nothing", "x", "There is no field at “profile/nothing”. Near it: profile/description"),
        ("cover/completed", "soon", "“soon” is not a date for"),
        ("profile/towns", "@/no/such/file", "begin it with @@"),
        ("introduction/vision", "Ours", "locked"),
    ):
        assert words in program.refused("set", plan_id, address, value)
    assert program.written(plan_id) == before


def test_add_prints_the_records_id_alone_on_the_last_line(program: Program) -> None:
    plan_id = program.new()
    done = program.run("add", plan_id, "events", '{"title": "Sur\\u0007gery", "step-free": true}', "--json")
    assert done.returncode == 0
    assert done.stderr == "1 character that no document can hold was taken out.\n"
    record = done.stdout.splitlines()[-1]
    assert len(record) == 16 and record.isalnum()
    values = program.written(plan_id)
    assert values[f"events/{record}/title"] == "Surgery" and values[f"events/{record}/step-free"] == "yes"
    assert "has no column “when”" in program.refused("add", plan_id, "events", '{"when": 1}')
    assert "That is not JSON" in program.refused("add", plan_id, "events", "{title: 1}")


def test_add_reads_a_record_from_a_file(program: Program, tmp_path: Path) -> None:
    plan_id = program.new()
    (tmp_path / "one.json").write_text('\ufeff{"title": "“Surgery” at 10"}', encoding="utf-8")
    record = program.out("add", plan_id, "events", f"@{tmp_path / 'one.json'}").strip()
    assert program.written(plan_id)[f"events/{record}/title"] == "“Surgery” at 10"
    assert "none.json" in program.refused("add", plan_id, "events", f"@{tmp_path / 'none.json'}")


# -- checks and documents


def test_the_example_has_its_two_warnings_and_nothing_else(with_example: Program) -> None:
    done = with_example.run("check", EXAMPLE_TITLE, "--json")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert done.returncode == 1 and done.stderr == ""
    assert all(list(finding) == ["severity", "rule", "address", "message", "advice"] for finding in found)
    assert [(finding["severity"], finding["rule"]) for finding in found] == [
        ("warning", "community-is-reached"),
        ("warning", "event-has-publicity"),
    ]
    plan = with_example.plan(EXAMPLE_TITLE)
    assert all(plan.page_of(finding["address"]) and finding["advice"] for finding in found)


def test_what_is_found_is_printed_before_its_count(with_example: Program) -> None:
    done = subprocess.run(
        [*PROGRAM, "check", "East", "--data-dir", with_example.folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Warning: ") and lines[-1] == "2 findings." and len(lines) == 5


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ((), f"Review copy of {EXAMPLE_TITLE} (NEC-"),
        (("--copy", "public"), f"Public copy of {EXAMPLE_TITLE}: written to "),
        (("--document", "quarterly-update/2026-07"), "Review copy of Quarterly update, July to September 2026 (NEC-"),
        (("--document", "quarterly-update", "--copy", "public"), "Public copy of Quarterly update, "),
    ],
    ids=["review", "public", "update", "public update"],
)
def test_each_document_of_the_example_is_written(
    with_example: Program, tmp_path: Path, options: tuple[str, ...], name: str
) -> None:
    target = tmp_path / "plan.docx"
    done = with_example.run("export", "East Dorset", target, *options)
    assert done.returncode == 0 and done.stdout == "", done.stderr
    assert done.stderr.splitlines()[-1].startswith(name)
    assert "East Dorset" in part(target)
    assert list(tmp_path.iterdir()) == [target]


def test_a_plan_is_published_and_the_list_says_so(program: Program, tmp_path: Path) -> None:
    plan = program.out("example").split()[-1]
    done = program.run("publish", plan, tmp_path / "plan.docx")
    assert done.returncode == 0, done.stderr
    assert "The plan’s stage is now “published”." in done.stderr
    assert (tmp_path / "plan.docx").is_file()
    assert "Warning" not in done.stderr
    assert program.out("list").rstrip().endswith("published)")


def test_to_publish_goes_over_no_open_round_without_a_word(program: Program, tmp_path: Path) -> None:
    plan = program.out("example").split()[-1]
    program.out("send", plan, tmp_path / "sent.docx", "--stage", "opcc", "--reviewers", "Chair")
    done = program.run("publish", plan, tmp_path / "plan.docx")
    assert done.returncode == 0, done.stderr
    warned, *_steps, said = done.stderr.splitlines()
    assert warned.startswith("Warning: The review round “OPCC assessment panel, sent ")
    assert "is still open. Nothing has come back yet from Chair." in warned
    assert "is now “published”" in said


def test_an_open_round_of_an_update_is_told_where_the_update_becomes_public(program: Program, tmp_path: Path) -> None:
    plan, update = program.out("example").split()[-1], ("--document", "quarterly-update/2026-07")
    program.out("send", plan, tmp_path / "sent.docx", "--stage", "smt", "--reviewers", "Chief", *update)
    assert "Warning" not in program.run("publish", plan, tmp_path / "plan.docx").stderr
    done = program.run("export", plan, tmp_path / "update.docx", "--copy", "public", *update)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Warning: The review round “Senior management team, sent ")
    assert "Nothing has come back yet from Chief." in done.stderr


def test_a_web_page_is_a_public_copy(with_example: Program, tmp_path: Path) -> None:
    target = tmp_path / "plan.html"
    done = with_example.run("export", "East Dorset", target)
    assert done.returncode == 1 and done.stderr.startswith("A review copy is a Word file")
    assert not target.exists()
    done = with_example.run("export", "East Dorset", target, "--copy", "public")
    assert done.returncode == 0, done.stderr
    assert "<h1>East Dorset</h1>" in target.read_text(encoding="utf-8")
