"""One writer at a time, over several processes: the second is told who holds the library, and readers are not hindered."""

import getpass
import platform
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nec_desktop.library.errors import LibraryError, LibraryLockedError
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.plan.plan import Change
from tests.library.holders import end, kill, line, program
from tests.library.machine import read_only
from tests.small_plan import refusal

HOLDER = "library.holder.json"


def test_the_holder_is_named_to_the_second_writer(tmp_path: Path) -> None:
    with program("hold", tmp_path):
        said = refusal(LibraryLockedError, lambda: Library(tmp_path, writing=True))
    assert said.startswith(
        f"The library is open in a NEC Desktop window ({getpass.getuser()} on {platform.node()}, since "
    )
    assert "Close it there and try again" in said and "reading commands work meanwhile" in said


def test_a_second_writer_of_the_same_process_is_refused_too(tmp_path: Path) -> None:
    with Library(tmp_path, writing=True, program="a test"):
        said = refusal(LibraryLockedError, lambda: Library(tmp_path, writing=True))
        assert "open in a test (" in said
    with Library(tmp_path, writing=True):
        pass


def test_a_refused_writer_changes_nothing(tmp_path: Path) -> None:
    with program("hold", tmp_path) as holder:
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        refusal(LibraryLockedError, lambda: Library(tmp_path, writing=True))
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
        end(holder)
    assert not (tmp_path / HOLDER).exists()


def test_readers_see_what_a_writer_of_another_process_has_saved(tmp_path: Path) -> None:
    with Library(tmp_path, writing=True) as library:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", "0 before")])
    with Library(tmp_path, writing=False) as early, program("count", tmp_path, plan_id) as writer:
        assert early.plans()[0].title == "0 before" or early.plans()[0].title[0].isdigit()
        seen = 0
        while seen < 20:
            saved = int(line(writer))
            with Library(tmp_path, writing=False) as late:
                for reader in (early, late):
                    title = reader.plans()[0].title
                    assert int(title.split()[0]) >= saved, "a reader sees at least what was told as saved"
            seen += 1


def test_a_writer_is_not_hindered_by_a_reader(tmp_path: Path) -> None:
    with Library(tmp_path, writing=True) as library:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", "Read me")])
        with closing(sqlite3.connect(tmp_path / FILE_NAME)) as reader:
            reader.execute("BEGIN")
            assert reader.execute("SELECT count(*) FROM plan").fetchone() == (1,)
            library.save(plan_id, [Change("cover/title", "Changed")])
            assert library.plans()[0].title == "Changed"


def test_a_lock_is_taken_over_from_a_killed_program(tmp_path: Path) -> None:
    with program("hold", tmp_path) as holder:
        kill(holder)
        holder.wait()
        assert (tmp_path / HOLDER).exists(), "the killed program could not tidy up"
        with Library(tmp_path, writing=True, program="the next one"):
            said = refusal(LibraryLockedError, lambda: Library(tmp_path, writing=True))
            assert "open in the next one" in said
    assert not (tmp_path / HOLDER).exists()


def test_a_program_that_ends_leaves_the_library_to_the_next(tmp_path: Path) -> None:
    with program("hold", tmp_path) as holder:
        end(holder)
    with program("hold", tmp_path) as next_one:
        end(next_one)


@pytest.mark.parametrize("text", ["", "no JSON", "[]", '{"program": 1}', '{"since": "yesterday"}', "\x00\xff"])
def test_a_holder_that_cannot_be_read_is_still_a_holder(tmp_path: Path, text: str) -> None:
    with Library(tmp_path, writing=True):
        (tmp_path / HOLDER).write_text(text, encoding="latin-1")
        said = refusal(LibraryLockedError, lambda: Library(tmp_path, writing=True))
        assert "open in another NEC Desktop program, and" in said


def test_a_lock_file_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    with Library(tmp_path, writing=True):
        pass
    (tmp_path / "library.lock").touch()
    with read_only(tmp_path / "library.lock"):
        said = refusal(LibraryError, lambda: Library(tmp_path, writing=True))
    assert "Permission denied" in said and "--data-dir" in said


def test_reading_makes_no_files(tmp_path: Path) -> None:
    with Library(tmp_path / "data", writing=False) as library:
        assert library.plans() == []
        said = refusal(LibraryError, lambda: library.find("anything"))
    assert "There is no plan “anything”" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long  # the library waits five seconds before it gives up
def test_a_strange_program_that_writes_is_told_and_saving_goes_on_when_it_has_done(tmp_path: Path) -> None:
    with Library(tmp_path, writing=True) as library, closing(sqlite3.connect(tmp_path / FILE_NAME)) as strange:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", "Before")])
        strange.execute("BEGIN IMMEDIATE")
        said = refusal(LibraryLockedError, lambda: library.save(plan_id, [Change("cover/title", "After")]))
        assert said == f"Another program is busy with the library {tmp_path / FILE_NAME}. Close it and try again."
        strange.rollback()
        library.save(plan_id, [Change("cover/title", "After")])
        assert library.plans()[0].title == "After"
