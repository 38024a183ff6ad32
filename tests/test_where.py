"""Where the library is kept, from the command line: told, moved, gone on with."""

import json
from pathlib import Path

import pytest

from tests.program import Program, run_bare


@pytest.fixture
def synced(tmp_path: Path) -> Program:
    """The program on a data folder that OneDrive keeps in step."""
    return Program(tmp_path / "OneDrive - Testing" / "NEC")


def test_a_disk_of_this_computer_is_said_to_be_one(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    done = program.run("where")
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'data'}\n")
    assert "on a disk of this computer, as it should be" in done.stderr
    told = json.loads(program.out("where", "--json"))
    assert told == {"folder": str(tmp_path / "data"), "danger": "", "known": False}


def test_writing_in_a_synced_folder_is_refused_until_a_person_goes_on_knowingly(synced: Program) -> None:
    said = synced.refused("example")
    assert "OneDrive" in said and "where --go-on" in said
    assert synced.run("where").returncode == 1
    done = synced.run("where", "--go-on")
    assert done.returncode == 0 and "go on there all the same" in done.stderr
    assert synced.out("example")
    assert json.loads(synced.out("where", "--json"))["known"] is True


def test_a_library_is_moved_to_this_computer(synced: Program, tmp_path: Path) -> None:
    synced.run("where", "--go-on")
    plan_id = synced.out("example")
    home = tmp_path / "home"
    done = synced.run("where", "--move", HOME=str(home), XDG_DATA_HOME=str(home / "data"))
    assert done.returncode == 0, done.stderr
    moved = Program(Path(done.stdout.strip()))
    assert moved.folder == home / "data" / "NEC Desktop"
    assert f"--data-dir {moved.folder}" in done.stderr and "left there, with a note" in done.stderr
    assert plan_id in moved.out("list")
    assert moved.out("show", plan_id) and moved.run("where").returncode == 0
    for command in ("list", "example", "where"):
        assert f"was moved to {moved.folder}" in synced.refused(command)
    again = run_bare("list", HOME=str(home), XDG_DATA_HOME=str(home / "data"))
    assert plan_id in again.stdout, "it is where the program looks without --data-dir"


def test_backups_go_along_and_are_made_in_the_new_place_from_then_on(synced: Program, tmp_path: Path) -> None:
    synced.run("where", "--go-on")
    synced.new()
    ours, stick = synced.folder / "my backups", tmp_path / "stick"
    for folder in (ours, stick):
        folder.mkdir()
    first = Path(synced.out("backup"))
    second = Path(synced.out("backup", "--folder", ours))
    moved = Program(Path(synced.out("where", "--move", tmp_path / "new")))
    assert (moved.folder / "backups" / first.name).exists() and (moved.folder / "my backups" / second.name).exists()
    assert second.stem in moved.out("backups")
    assert Path(moved.out("backup")).parent == moved.folder / "my backups", "not where the old ones may be deleted"
    moved.out("backup", "--folder", stick)
    again = Program(Path(moved.out("where", "--move", tmp_path / "newer")))
    assert Path(again.out("backup")).parent == stick, "what was chosen elsewhere stays"


def test_a_library_is_not_moved_where_it_would_be_no_better_off(synced: Program, tmp_path: Path) -> None:
    dropbox = tmp_path / "Dropbox"
    said = synced.refused("where", "--move", dropbox / "NEC")
    assert "Dropbox" in said and "disk of this computer" in said
    assert "own folder for such data" in synced.run("where", "--move", XDG_DATA_HOME=str(dropbox)).stderr
    assert not dropbox.exists()
