"""The library's tables, made and brought up to date: no step without its test, no upgrade without a copy."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.library.returned import NewReturn
from nec_desktop.library.schema import STEPS, VERSION, bring_up_to_date, version_of
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import stored_kind
from tests.library.kept import (
    ATTACHMENT,
    ATTACHMENT_HASH,
    DATA,
    EARLIER,
    MADE,
    RETURNED,
    RETURNED_FILE,
    SENT,
    VALUES,
    WRITER,
)
from tests.library.numbered import numbered
from tests.small_plan import NOW, refusal

REBUILD_PLANS = (
    "CREATE TABLE new_plan (id TEXT PRIMARY KEY, outline TEXT NOT NULL, standards TEXT NOT NULL,"
    " created TEXT NOT NULL, changed TEXT NOT NULL, note TEXT NOT NULL DEFAULT '') STRICT",
    "INSERT INTO new_plan (id, outline, standards, created, changed) SELECT * FROM plan",
    "DROP TABLE plan",
    "ALTER TABLE new_plan RENAME TO plan",
)
"""A made-up step of the kind that does most harm: it rebuilds the table that all values belong to."""
LOSE_A_PLAN = ("DELETE FROM plan WHERE outline = 'nec-plan'",)
UPGRADES = {"file closed in order": False, "file whose last changes stand beside it": True}


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def copied(version: int, folder: Path) -> Path:
    """Put a copy of a kept library where the program looks for it."""
    file = folder / FILE_NAME
    file.write_bytes((DATA / f"library-v{version}.db").read_bytes())
    return file


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A copy of the kept library of the present version."""
    return copied(VERSION, tmp_path)


def test_a_new_library_has_the_version_and_the_tables(tmp_path: Path) -> None:
    with Library(tmp_path, writing=True):
        pass
    file = tmp_path / FILE_NAME
    assert rows(file, "PRAGMA user_version") == [(VERSION,)]
    assert rows(file, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") == [
        ("attachment",),
        ("history",),
        ("plan",),
        ("returned",),
        ("snapshot",),
        ("value",),
    ]
    assert sorted(path.name for path in tmp_path.iterdir() if "lock" not in path.name) == [FILE_NAME]


def test_a_kept_library_is_there_for_every_released_version() -> None:
    assert sorted(path.name for path in DATA.glob("library-v*.db")) == [
        f"library-v{version}.db" for version in range(1, VERSION + 1)
    ]


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_no_released_step_was_changed(version: int, tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as fresh:
        for statement in (statement for step in STEPS[:version] for statement in step):
            fresh.execute(statement)
        made = fresh.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    assert rows(copied(version, tmp_path), "SELECT name, sql FROM sqlite_schema ORDER BY name") == made


def test_a_library_of_version_1_gets_a_table_of_snapshots_and_keeps_the_rest(tmp_path: Path) -> None:
    file = copied(1, tmp_path)
    before = [rows(file, f"SELECT * FROM {table}") for table in ("plan", "value", "attachment")]
    said = refusal(LibraryError, lambda: Library(tmp_path, writing=False))
    assert "made by an older version of NEC Desktop. Open it once in the window" in said
    with Library(tmp_path, writing=True, now=lambda: NOW) as library:
        plan = library.find("Kept").id
        assert library.snapshots(plan) == []
        assert library.add_snapshot(plan, library.values(plan), "version").number == 1
    assert [rows(file, f"SELECT * FROM {table}") for table in ("plan", "value", "attachment")] == before
    assert rows(tmp_path / "library-v1-20260715-110000.db", "PRAGMA user_version") == [(1,)]


def test_a_library_of_version_2_gets_a_table_of_returned_files_and_keeps_its_snapshots(tmp_path: Path) -> None:
    file = copied(2, tmp_path)
    before = [rows(file, f"SELECT * FROM {table}") for table in ("plan", "value", "attachment", "snapshot")]
    with Library(tmp_path, writing=True, now=lambda: NOW) as library:
        plan = library.find("Kept").id
        assert library.returned_files(plan) == []
        sent, _ = library.snapshots(plan)
        new = NewReturn(plan, sent.id, "ab" * 32, "cd" * 32, "Panel.docx", "The panel", "", "person")
        library.add_return(new, RETURNED, RETURNED_FILE)
        (kept,) = library.returns(plan)
        assert (kept.returned, kept.snapshot.sent, kept.snapshot.values) == (RETURNED, SENT, VALUES)
    assert [rows(file, f"SELECT * FROM {table}") for table in ("plan", "value", "attachment", "snapshot")] == before
    assert rows(tmp_path / "library-v2-20260715-110000.db", "PRAGMA user_version") == [(2,)]


def test_a_library_of_version_3_gets_a_table_of_its_history_and_keeps_the_rest(tmp_path: Path) -> None:
    file, tables = copied(3, tmp_path), ("plan", "value", "attachment", "snapshot", "returned")
    before = [rows(file, f"SELECT * FROM {table}") for table in tables]
    with Library(tmp_path, writing=True, now=lambda: NOW, writer="A writer") as library:
        plan = library.find("Kept").id
        assert library.history(plan) == []
        assert [entry.name for entry in library.returned_files(plan)] == ["Panel.docx"]
    assert [rows(file, f"SELECT * FROM {table}") for table in tables] == before
    with Library(tmp_path, writing=True, now=lambda: NOW, writer="A writer") as library:
        library.save(plan, [Change("cover/area", "Changed")])
        (earlier,) = library.earlier(plan, "cover/area")
        assert (earlier.content, earlier.until, earlier.replaced_by) == ("Kept Area", NOW, "A writer")
    assert rows(tmp_path / "library-v3-20260715-110000.db", "PRAGMA user_version") == [(3,)]


def test_a_library_of_version_4_tells_once_by_their_names_which_versions_the_program_kept(tmp_path: Path) -> None:
    file, tables = copied(4, tmp_path), ("plan", "value", "attachment", "returned", "history")
    names = {
        "Handed over": "handed-over",
        "Handed over to Sergeant Example": "handed-over",
        "Brought together with the copy of Sergeant Example": "brought-together",
        "Handed overleaf": "version",
        "handed over to nobody": "version",
        "Brought together": "version",
    }
    with closing(sqlite3.connect(file, isolation_level=None)) as older:
        for number, name in enumerate(names, 3):
            older.execute(
                "INSERT INTO snapshot SELECT ?, plan, ?, made, 'version', ?, document, copy, content, NULL"
                " FROM snapshot WHERE number = 2",
                (f"added{number}", number, name),
            )
    before = [rows(file, f"SELECT * FROM {table}") for table in tables]
    with Library(tmp_path, writing=True, now=lambda: NOW) as library:
        sent, kept, *told = library.snapshots(library.find("Kept").id)
        assert (sent.kind, kept.kind) == ("sent", "version")
        assert {entry.name: entry.kind for entry in told} == names
        assert library.snapshot(told[0].id).values == {"cover/title": "Before that"}
    assert [rows(file, f"SELECT * FROM {table}") for table in tables] == before
    assert rows(tmp_path / "library-v4-20260715-110000.db", "PRAGMA user_version") == [(4,)]


def test_the_kept_library_has_what_was_written_and_deleted(kept: Path) -> None:
    with Library(kept.parent, writing=False) as library:
        plan = library.find("Kept").id
        ((address, content),) = EARLIER.items()
        deleted, begun = library.earlier(plan, address)
        assert (deleted.content, deleted.since, deleted.until) == (content, MADE, MADE)
        assert (deleted.writer, deleted.replaced_by) == (WRITER, WRITER)
        assert (begun.content, begun.since, begun.writer) == (None, None, "")
        assert address not in library.values(plan)


def test_the_kept_library_has_what_came_back(kept: Path) -> None:
    with Library(kept.parent, writing=False) as library:
        (entry,) = library.returned_files(library.find("Kept").id)
        assert (entry.name, entry.reviewer, entry.producer, entry.recognised, entry.taken) == (
            "Panel.docx", "The panel", "Microsoft Word", "code", MADE,
        )  # fmt: skip
        (returned,) = library.returns(entry.plan)
        assert (returned.id, returned.reviewer, returned.returned) == (entry.id, "The panel", RETURNED)
        assert (returned.snapshot.number, returned.snapshot.sent) == (1, SENT)
        assert library.returned_file(entry.id) == RETURNED_FILE


def test_the_kept_library_has_its_snapshots(kept: Path) -> None:
    with Library(kept.parent, writing=False) as library:
        sent, version = library.snapshots(library.find("Kept").id)
        assert (sent.number, sent.kind, sent.document, sent.copy, sent.made) == (
            1, "sent", "quarterly-update/2026-07", "review", MADE,
        )  # fmt: skip
        assert (version.number, version.kind, version.name) == (2, "version", "As it was")
        assert library.snapshot(sent.id).values == VALUES
        assert library.snapshot(sent.id).sent == SENT
        assert numbered(library, version.plan, 2).values == {"cover/title": "Before that"}
        assert library.snapshot(version.id).sent is None


@pytest.mark.parametrize("writing", [False, True], ids=["read", "write"])
def test_the_kept_library_holds_what_was_put_into_it(kept: Path, writing: bool) -> None:
    with Library(kept.parent, writing=writing) as library:
        other, first = sorted(library.plans(), key=lambda entry: entry.title, reverse=True)
        assert (first.title, first.area, first.period, first.stage) == (
            "Kept: area engagement plan 2026–27",
            "Kept Area",
            VALUES["cover/period"],
            "drafting",
        )
        assert first.changed == MADE
        assert other.standards == "a-set-that-is-missing"
        assert library.values(first.id) == VALUES
        assert library.attachment(ATTACHMENT_HASH) == ATTACHMENT


def test_the_kept_library_has_a_value_of_every_kind(kept: Path) -> None:
    kept_kinds = {kind for (kind,) in rows(kept, "SELECT DISTINCT kind FROM value")}
    assert kept_kinds == {stored_kind(content) for content in VALUES.values()}
    assert len(kept_kinds) == 11


def test_the_kept_plan_can_be_opened_and_changed(kept: Path) -> None:
    workspace = Workspace(kept.parent, now=lambda: NOW)
    with workspace.write() as library:
        plan = open_plan(workspace, library, "Kept").plan
        assert plan.title.startswith("Kept")
        library.save(plan.id, [Change("cover/area", "Changed")])
    with workspace.read() as library:
        assert library.find("Kept").area == "Changed"


@pytest.mark.parametrize("open_meanwhile", UPGRADES.values(), ids=list(UPGRADES))
def test_an_upgrade_keeps_every_value_and_a_dated_copy(kept: Path, open_meanwhile: bool) -> None:
    before = rows(kept, "SELECT * FROM value ORDER BY id")
    with closing(sqlite3.connect(kept)) as reader:
        if open_meanwhile:
            reader.execute("PRAGMA journal_mode = WAL")
            reader.execute("UPDATE plan SET outline = 'changed-last'")
            reader.commit()
        copy = bring_up_to_date(kept, NOW, (*STEPS, REBUILD_PLANS))
    assert copy == kept.with_name(f"library-v{VERSION}-20260715-110000.db")
    assert rows(kept, "PRAGMA user_version") == [(VERSION + 1,)]
    assert rows(kept, "SELECT * FROM value ORDER BY id") == before
    assert [note for (note,) in rows(kept, "SELECT note FROM plan")] == ["", ""]
    assert rows(copy, "PRAGMA user_version") == [(VERSION,)]
    assert rows(copy, "PRAGMA integrity_check") == [("ok",)]
    assert rows(copy, "SELECT * FROM value ORDER BY id") == before
    assert rows(copy, "SELECT id, outline FROM plan ORDER BY id") == rows(
        kept, "SELECT id, outline FROM plan ORDER BY id"
    )


def test_an_upgrade_is_done_once(kept: Path) -> None:
    steps = (*STEPS, REBUILD_PLANS)
    assert bring_up_to_date(kept, NOW, steps)
    assert bring_up_to_date(kept, NOW, steps) is None
    assert len(list(kept.parent.glob(f"library-v{VERSION}-*"))) == 1


def test_several_versions_are_caught_up_in_order(kept: Path) -> None:
    steps = (*STEPS, REBUILD_PLANS, ("ALTER TABLE plan ADD COLUMN colour TEXT",), ("UPDATE plan SET colour = note",))
    bring_up_to_date(kept, NOW, steps)
    assert rows(kept, "SELECT DISTINCT colour FROM plan") == [("",)]
    assert rows(kept, "PRAGMA user_version") == [(VERSION + 3,)]


def test_a_new_file_gets_every_step_and_no_copy(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    assert bring_up_to_date(file, NOW, (*STEPS, REBUILD_PLANS)) is None
    assert rows(file, "PRAGMA user_version") == [(VERSION + 1,)]
    assert rows(file, "SELECT note FROM plan") == []


def test_an_upgrade_that_would_orphan_values_is_undone(kept: Path) -> None:
    before = kept.read_bytes()
    said = refusal(LibraryError, lambda: bring_up_to_date(kept, NOW, (*STEPS, LOSE_A_PLAN)))
    assert re.search(r"could not be brought up to date: \d+ of its entries", said)
    assert f"library-v{VERSION}-20260715-110000.db" in said
    assert kept.read_bytes() == before


def test_a_step_that_fails_half_way_leaves_the_file_as_it_was(kept: Path) -> None:
    before = kept.read_bytes()
    steps = (*STEPS, REBUILD_PLANS, ("DELETE FROM value", "INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        bring_up_to_date(kept, NOW, steps)
    assert kept.read_bytes() == before
    with Library(kept.parent, writing=True) as library:
        assert len(library.plans()) == 2


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


def older(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 0")


@pytest.mark.parametrize("writing", [False, True], ids=["read", "write"])
@pytest.mark.parametrize(
    ("change", "words"),
    [(newer, "made by a newer version of NEC Desktop"), (older, "is not a library of NEC Desktop")],
    ids=["newer", "another program's"],
)
def test_a_library_of_another_program_is_refused_and_left(
    kept: Path, writing: bool, change: Callable[[Path], None], words: str
) -> None:
    change(kept)
    before = kept.read_bytes()
    said = refusal(LibraryError, lambda: Library(kept.parent, writing=writing))
    assert words in said and str(kept) in said and "left as it was" in said
    assert kept.read_bytes() == before
    with closing(sqlite3.connect(kept)) as connection:
        assert version_of(connection) != VERSION


def test_a_refused_library_is_not_locked(kept: Path) -> None:
    newer(kept)
    refusal(LibraryError, lambda: Library(kept.parent, writing=True))
    kept.write_bytes((DATA / f"library-v{VERSION}.db").read_bytes())
    with Library(kept.parent, writing=True) as library:
        assert library.plans()


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
@pytest.mark.parametrize("writing", [False, True], ids=["read", "write"])
def test_last_changes_without_their_library_are_not_swallowed_by_a_new_one(
    tmp_path: Path, ending: str, writing: bool
) -> None:
    orphan = tmp_path / f"{FILE_NAME}{ending}"
    orphan.write_bytes(b"what was saved last")
    said = refusal(LibraryError, lambda: Library(tmp_path, writing=writing))
    assert f"Put {FILE_NAME} back beside it" in said
    assert orphan.read_bytes() == b"what was saved last"
    assert not (tmp_path / FILE_NAME).exists()


def test_a_start_that_was_broken_off_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / f"{FILE_NAME}.new").write_bytes(b"half a file")
    with Library(tmp_path, writing=True) as library:
        assert library.plans() == []
    assert not (tmp_path / f"{FILE_NAME}.new").exists()
