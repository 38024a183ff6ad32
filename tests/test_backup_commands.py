"""The commands that back up, list backups and go back to one, as a script runs them."""

import json
from pathlib import Path

import pytest

from tests.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "data")


def test_a_library_is_backed_up_listed_and_gone_back_to(program: Program) -> None:
    assert "There is no library yet" in program.refused("backup")
    plan = program.new("Purbeck")
    made = Path(program.out("backup"))
    program.out("set", plan, "cover/area", "Changed since")
    (told,) = json.loads(program.out("backups", "--json"))
    assert (told["name"], told["good"], told["trouble"]) == (made.stem, True, "")
    assert [entry["id"] for entry in told["plans"]] == [plan]
    assert made.stem in program.out("backups") and "Purbeck" in program.out("backups")
    done = program.run("restore-backup", made.stem)
    assert done.returncode == 0 and "What was there before is in the backup library-" in done.stderr
    assert program.written(plan)["cover/area"] == "Purbeck"
    assert len(json.loads(program.out("backups", "--json"))) == 2


def test_one_plan_is_brought_back_as_a_copy(program: Program) -> None:
    plan = program.new("Purbeck")
    name = Path(program.out("backup")).stem
    copy = program.out("restore-backup", name, "--plan", plan, "--as-copy")
    assert copy != plan and "from the backup of" in program.written(copy)["cover/title"]
    assert "Say with --plan which plan" in program.refused("restore-backup", name, "--as-copy")


def test_a_bad_backup_is_listed_as_no_good_and_refused(program: Program) -> None:
    program.new()
    made = Path(program.out("backup"))
    made.write_bytes(made.read_bytes()[:9000])
    assert "NO GOOD" in program.out("backups")
    assert "is no good" in program.refused("restore-backup", made.name)


def test_backups_go_to_another_folder_from_now_on(program: Program, tmp_path: Path) -> None:
    program.new()
    assert "is not a folder that is there" in program.refused("backup", "--folder", tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    assert Path(program.out("backup", "--folder", tmp_path / "stick")).parent == tmp_path / "stick"
    assert Path(program.out("backup")).parent == tmp_path / "stick"


def test_a_damaged_library_is_saved_and_set_aside_when_asked(program: Program) -> None:
    plan = program.new("Purbeck")
    program.out("backup")
    file = program.folder / "library.db"
    broken = bytes(100) + file.read_bytes()[100:]
    file.write_bytes(broken)
    assert "damaged" in program.refused("list") or "not a library" in program.refused("list")
    done = program.run("salvage")
    assert done.returncode == 0 and "Saved: 1 plan" in done.stderr and "newest good backup" in done.stderr, done.stderr
    assert file.read_bytes() == broken
    assert program.run("salvage", "--use").returncode == 0
    assert program.written(plan)["cover/area"] == "Purbeck"
    assert [path.read_bytes() for path in (program.folder / "set-aside").glob("library-damaged-*.db")] == [broken]
