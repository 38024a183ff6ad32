"""The library is replaced, mended, brought up to date or given a plan, and the disk stops it half way: killed, full,
or only to be read. The library then is as it was or as it was to become, nothing is lost, and it can be done again.
"""

import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nec_desktop.actions.backups import back_up, list_backups
from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.aside import ASIDE
from nec_desktop.library.errors import DamagedLibraryError
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Content
from tests.library.harness.disk import acts_of, compiled, environment, run
from tests.library.holders import kill, line, program
from tests.library.kept import DATA
from tests.library.saver import numbered
from tests.small_plan import small_plan

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD is Linux's")
MADE = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
UPGRADE = "import sys; from pathlib import Path; from nec_desktop.commands.command import say\n" + (
    "from nec_desktop.library.library import Library; from nec_desktop.library.errors import LibraryError\n"
    "try:\n    Library(Path(sys.argv[1]), writing=True).close()\n"
    "except LibraryError as error:\n    say(error)\n    sys.exit(1)\n"
)
Kept = dict[str, dict[str, Content]] | bytes
"""What a library holds, by plan; the bytes of one that is damaged."""


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The disk that stops, compiled."""
    return compiled("disk.c", tmp_path_factory.mktemp("disk"))


def command(folder: Path, *arguments: str) -> list[str]:
    return ["-m", "nec_desktop", "--data-dir", str(folder), *arguments]


# -- what is stopped: each begins a data folder and returns the command


def restoring(folder: Path) -> list[str]:
    workspace = Workspace(folder, lambda: MADE)
    with workspace.write() as library:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", numbered(1))
    made = back_up(workspace)
    with workspace.write() as library:
        library.save(plan_id, numbered(2))
    return command(folder, "restore-backup", made.name)


def restoring_after_a_crash(folder: Path) -> list[str]:
    """The last changes stand beside the library still."""
    begun = restoring(folder)
    with Library(folder, writing=False) as library:
        plan_id = library.plans()[0].id
    with program("count", folder, plan_id) as saver:
        line(saver)
        kill(saver)
    return begun


def restoring_over_a_damaged_one(folder: Path) -> list[str]:
    begun = restoring(folder)
    (folder / FILE_NAME).write_bytes((folder / FILE_NAME).read_bytes()[:5000])
    return begun


def salvaging(folder: Path) -> list[str]:
    restoring(folder)
    (folder / FILE_NAME).write_bytes(bytes(100) + (folder / FILE_NAME).read_bytes()[100:])
    return command(folder, "salvage", "--use")


def unpacking(folder: Path) -> list[str]:
    there = Workspace(folder.with_name("there"), lambda: MADE)
    plan, file = small_plan(), folder.with_name("plan.necplan")
    with there.write() as library:
        changes = [Change(address, content) for address, content in plan.values.items()]
        plan_id = library.add_plan(plan.outline.id, plan.standards.id, changes)
        pack(there, library, open_plan(there, library, plan_id).plan, file)
    with Workspace(folder).write() as library:
        library.add_plan("nec-plan", "dorset-nec-2019", numbered(1))
    return command(folder, "unpack", str(file))


def merging(folder: Path) -> list[str]:
    """The plan is here already, and both have written on it."""
    begun = unpacking(folder)
    here, there = Workspace(folder, lambda: MADE), Workspace(folder.with_name("there"), lambda: MADE)
    file = folder.with_name("plan.necplan")
    with here.write() as library:
        offer = inspect(here, library, file)
        take_over(here, library, offer)
        library.save(offer.file.plan.id, [Change("cover/area", "Written here")])
    file.unlink()
    with there.write() as library:
        (entry,) = library.plans()
        library.save(entry.id, [Change("cover/approver", "Written there")])
        pack(there, library, open_plan(there, library, entry.id).plan, file)
    return begun


def upgrading(folder: Path) -> list[str]:
    folder.mkdir()
    shutil.copy(DATA / "library-v1.db", folder / FILE_NAME)
    return ["-c", UPGRADE, str(folder)]


REPLACING = [restoring, restoring_after_a_crash, restoring_over_a_damaged_one, salvaging]
STOPPED = [*REPLACING, unpacking, merging, upgrading]


# -- what is looked at


def kept(folder: Path, scratch: Path) -> Kept:
    """Return what the library holds, as whoever opens it next has it; it stays as it is."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    for file in folder.glob(f"{FILE_NAME}*"):
        if not file.name.endswith("-shm"):
            shutil.copy(file, scratch)
    try:
        with Library(scratch, writing=True) as library:
            found = {entry.id: library.values(entry.id) for entry in library.plans()}
    except DamagedLibraryError:
        return (folder / FILE_NAME).read_bytes()
    with closing(sqlite3.connect(scratch / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return found


def is_somewhere(before: Kept, folder: Path, scratch: Path) -> bool:
    """Say whether what the library held before is in a backup or set aside."""
    if isinstance(before, bytes):
        return any(file.read_bytes() == before for file in (folder / ASIDE).glob("library-damaged-*.db"))
    for backup in list_backups(Workspace(folder)):
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        shutil.copy(backup.file, scratch / FILE_NAME)
        if not backup.trouble and kept(scratch, scratch.with_name("again")) == before:
            return True
    return False


@dataclass
class Stopping:
    """One thing that is done to a library, and stopped at one act after the other."""

    disk: Path
    folder: Path
    begin: Callable[[Path], list[str]]

    def __post_init__(self) -> None:
        self.data, self.scratch = self.folder / "data", self.folder / "scratch"
        self.command = self.begin(self.data)
        shutil.copytree(self.data, self.folder / "begun")
        self.before = kept(self.data, self.scratch)
        self.acts = acts_of(self.disk, self.data, self.command)
        self.after = kept(self.data, self.scratch)

    def stop(self, how: str, at: int) -> None:
        """Do it from the beginning, stop it at an act, and look at what is there; then do it again."""
        shutil.rmtree(self.data)
        shutil.copytree(self.folder / "begun", self.data)
        done = run(self.command, environment(self.disk, self.data, HOW=how, AT=str(at)))
        where, now = f"{how} at {at} of {self.acts}: {done.stderr}", kept(self.data, self.scratch)
        assert "Traceback" not in done.stderr, where
        if done.returncode == 0:
            assert now == self.after, where
        elif how != "kill":
            assert done.returncode == 1 and done.stderr.strip(), f"a sentence is said: {where}"
        assert now in (self.before, self.after), where
        if self.begin in REPLACING and now != self.before:
            assert is_somewhere(self.before, self.data, self.scratch), where
        again = run(self.command)
        assert again.returncode == 0, f"{where}, then {again.stderr}"
        assert kept(self.data, self.scratch) == self.after, where


@pytest.mark.parametrize("how", ["kill", "full", "readonly"])
@pytest.mark.parametrize("begin", STOPPED, ids=lambda begin: begin.__name__)
def test_what_is_stopped_half_way_leaves_the_library_as_it_was_or_done(
    disk: Path, tmp_path: Path, begin: Callable[[Path], list[str]], how: str
) -> None:
    stopping = Stopping(disk, tmp_path, begin)
    stopping.stop(how, random.Random(f"{begin.__name__} {how}").randint(1, stopping.acts))


@pytest.mark.long
@pytest.mark.parametrize("how", ["kill", "full", "readonly"])
@pytest.mark.parametrize("begin", STOPPED, ids=lambda begin: begin.__name__)
def test_what_is_stopped_half_way_leaves_the_library_as_it_was_or_done_long(
    disk: Path, tmp_path: Path, begin: Callable[[Path], list[str]], how: str
) -> None:
    stopping = Stopping(disk, tmp_path, begin)
    for at in range(1, stopping.acts + 1):
        stopping.stop(how, at)
