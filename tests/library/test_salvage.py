"""A damaged library: what can be read is saved, what cannot is named, and the file itself stays as it is."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.library.pages import rows_in_pages
from nec_desktop.library.salvage import Salvaged, salvage
from nec_desktop.library.wal import last_changes
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Content
from tests.library.kept import ATTACHMENT_HASH, DATA, VALUES

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
FILLER = "What was said at the meeting. " * 40
LARGE = bytes(range(256)) * 100
Kept = dict[str, dict[str, Content]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A library of some hundred pages, closed."""
    folder = tmp_path / "data"
    with Library(folder, writing=True) as library:
        library.add_attachment(ATTACHMENT_HASH, "image/png", LARGE)
        for n in range(8):
            changes = [Change(place, content) for place, content in VALUES.items()]
            changes += [Change(f"profile/text-{i}", f"{n} {i} {FILLER}") for i in range(12)]
            plan = library.add_plan("nec-plan", f"set-{n}", changes)
            library.add_snapshot(plan, VALUES, "version", name="As it was")
    return folder / FILE_NAME


def kept(file: Path) -> Kept:
    with Library(file.parent, writing=False, name=file.name) as library:
        return {entry.id: library.values(entry.id) for entry in library.plans()}


def saved_of(file: Path) -> tuple[Kept, Salvaged]:
    """Save what can be read of a library, and return it."""
    folder = file.parent / "work"
    folder.mkdir()
    new = file.parent / "new.db"
    before = file.read_bytes()
    found = salvage(file, new, folder, NOW)
    assert file.read_bytes() == before, "the damaged library stays as it is"
    with closing(sqlite3.connect(new)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    values = kept(new)
    new.unlink()
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    return values, found


def test_of_a_whole_library_everything_is_saved(file: Path) -> None:
    whole = kept(file)
    values, found = saved_of(file)
    assert values == whole
    assert found.lost == ()
    assert found.rows["snapshot"] == 8 and found.rows["attachment"] == 1


@pytest.mark.parametrize("version", [1, 2, 3])
def test_of_a_library_of_an_older_version_everything_is_saved(tmp_path: Path, version: int) -> None:
    old = tmp_path / "old.db"
    old.write_bytes((DATA / f"library-v{version}.db").read_bytes())
    values, found = saved_of(old)
    assert VALUES in values.values() and len(values) == 2 and found.lost == ()


def test_what_an_older_program_kept_by_itself_is_still_known_as_that(tmp_path: Path) -> None:
    old, new, work = tmp_path / "old.db", tmp_path / "new.db", tmp_path / "work"
    old.write_bytes((DATA / "library-v4.db").read_bytes())
    work.mkdir()
    names = {"Handed over to Sergeant Example": "handed-over", "Before the summer": "version"}
    with closing(sqlite3.connect(old, isolation_level=None)) as older:
        for number, name in enumerate(names, 3):
            older.execute(
                "INSERT INTO snapshot SELECT ?, plan, ?, made, 'version', ?, document, copy, content, NULL"
                " FROM snapshot WHERE number = 2",
                (f"added{number}", number, name),
            )
    salvage(old, new, work, NOW)
    with closing(sqlite3.connect(new)) as connection:
        told = dict(connection.execute("SELECT name, kind FROM snapshot").fetchall())
    assert {name: told[name] for name in names} == names


def header_lost(data: bytes) -> bytes:
    return bytes(100) + data[100:]


def table_list_lost(data: bytes) -> bytes:
    return data[:100] + bytes(3996) + data[4096:]


def first_page_lost(data: bytes) -> bytes:
    return b"\xff" * 4096 + data[4096:]


@pytest.mark.parametrize("damage", [header_lost, table_list_lost, first_page_lost])
def test_where_sqlite_finds_nothing_any_more_everything_is_saved_from_the_pages(
    file: Path, damage: Callable[[bytes], bytes]
) -> None:
    whole = kept(file)
    file.write_bytes(damage(file.read_bytes()))
    values, found = saved_of(file)
    assert values == whole
    assert found.rows["snapshot"] == 8 and found.rows["attachment"] == 1


def test_what_is_lost_with_a_page_is_named_and_all_else_is_saved(file: Path) -> None:
    whole = kept(file)
    data = bytearray(file.read_bytes())
    page = next(
        n
        for n in range(len(data) // 4096)
        if data[n * 4096 : n * 4096 + 1] == b"\x0d" and b"profile/text-5" in data[n * 4096 : n * 4096 + 4096]
    )
    data[page * 4096 : page * 4096 + 4096] = bytes(4096)
    file.write_bytes(data)
    values, found = saved_of(file)
    assert values.keys() == whole.keys()
    gone = [(plan, address) for plan in whole for address in whole[plan].keys() - values[plan].keys()]
    assert gone and all(values[plan][address] == whole[plan][address] for plan in values for address in values[plan])
    for plan, address in gone:
        assert f"The plan {plan}: what stood at {address} is lost." in found.lost


def test_an_answer_that_is_no_answer_any_more_is_named_and_left_out(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (plan,) = connection.execute("SELECT id FROM plan LIMIT 1").fetchone()
        connection.execute("UPDATE value SET content = 'no JSON' WHERE plan = ? AND address = 'cover/area'", (plan,))
        connection.commit()
    values, found = saved_of(file)
    assert found.lost == (f"The plan {plan}: what stood at cover/area is damaged.",)
    assert values[plan].keys() == (VALUES.keys() | {f"profile/text-{i}" for i in range(12)}) - {"cover/area"}


def test_what_was_deleted_does_not_come_back(file: Path) -> None:
    with Library(file.parent, writing=True) as library:
        for entry in library.plans():
            library.save(entry.id, [Change(f"profile/text-{i}", None) for i in range(12)])
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM history")
        connection.commit()
    whole = kept(file)
    file.write_bytes(table_list_lost(file.read_bytes()))
    values, _found = saved_of(file)
    assert values == whole


def test_a_plan_whose_own_line_is_lost_is_made_anew_and_that_is_said(file: Path) -> None:
    whole = kept(file)
    with closing(sqlite3.connect(file)) as connection:
        (plan,) = connection.execute("SELECT id FROM plan LIMIT 1").fetchone()
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM plan WHERE id = ?", (plan,))
        connection.commit()
    values, found = saved_of(file)
    assert values == whole
    assert any(plan in sentence and "outline and standards" in sentence for sentence in found.lost)


def test_a_plan_of_which_only_versions_and_earlier_texts_are_left_is_made_anew_for_them(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (plan,) = connection.execute("SELECT plan FROM snapshot LIMIT 1").fetchone()
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM plan WHERE id = ?", (plan,))
        connection.execute("DELETE FROM value WHERE plan = ?", (plan,))
        connection.commit()
    values, found = saved_of(file)
    assert values[plan] == {}
    assert found.rows["snapshot"] == 8, "from which it can be restored"
    assert any(plan in sentence and "outline and standards" in sentence for sentence in found.lost)


def test_whatever_bytes_are_damaged_what_is_saved_is_whole_and_nothing_else_is_raised(file: Path) -> None:
    try_damage(file, range(40))


@pytest.mark.long
def test_whatever_bytes_are_damaged_what_is_saved_is_whole_and_nothing_else_is_raised_long(file: Path) -> None:
    try_damage(file, range(1000, 3000))


def try_damage(file: Path, seeds: range) -> None:
    data = file.read_bytes()
    whole = kept(file)
    answers = sum(map(len, whole.values()))
    for seed in seeds:
        source = random.Random(seed)
        broken = bytearray(data)
        if source.random() < 0.3:
            del broken[source.randrange(len(broken)) :]
        for _ in range(source.randint(1, 4)):
            if broken:
                broken[source.randrange(min(len(broken), source.choice([100, 8192, len(data)])))] ^= source.randint(
                    1, 255
                )
        file.write_bytes(broken)
        values, found = saved_of(file)
        count = sum(map(len, values.values()))
        if len(broken) == len(data):
            assert count > answers * 0.6, (seed, count, answers)
            assert count >= answers or found.lost, (
                f"seed {seed}: {answers - count} answers are gone and nothing is said"
            )


@pytest.fixture
def stopped(file: Path) -> Path:
    """A library whose program was killed after ten saves: they stand beside it."""
    copy = file.parent / "stopped" / FILE_NAME
    copy.parent.mkdir()
    with Library(file.parent, writing=True) as library:
        plan = library.plans()[0].id
        for n in range(10):
            library.save(plan, [Change(f"priorities/text-{n}", f"saved {n}")])
        for end in ("", "-wal"):
            copy.with_name(f"{FILE_NAME}{end}").write_bytes(file.with_name(f"{FILE_NAME}{end}").read_bytes())
    return copy


def saves(values: Kept) -> int:
    return sum(address.startswith("priorities/text-") for plan in values.values() for address in plan)


def test_the_last_changes_are_counted_and_saved(stopped: Path) -> None:
    assert (last_changes(stopped).taken, last_changes(stopped).lost) == (10, 0)
    values, found = saved_of(stopped)
    assert saves(values) == 10 and found.lost == ()


def test_last_changes_that_sqlite_would_pass_over_are_counted_and_saved(stopped: Path) -> None:
    wal = stopped.with_name(f"{FILE_NAME}-wal")
    data = wal.read_bytes()
    for seed in range(25):
        broken = bytearray(data)
        broken[random.Random(seed).randrange(len(data))] ^= 0x55
        wal.write_bytes(broken)
        found = last_changes(stopped)
        assert found.lost > 0 and found.taken + found.lost >= 9, seed
        values, _found = saved_of(stopped)
        assert saves(values) >= 9, seed


def test_a_last_change_that_was_cut_off_by_a_power_cut_is_no_loss(stopped: Path) -> None:
    wal = stopped.with_name(f"{FILE_NAME}-wal")
    wal.write_bytes(wal.read_bytes()[:-3000])
    found = last_changes(stopped)
    assert (found.taken, found.lost) == (9, 0)


def test_pages_of_anything_at_all_raise_nothing() -> None:
    source = random.Random(5)
    for _ in range(200):
        data = bytearray(source.randbytes(source.randrange(0, 20000)))
        for start in range(0, len(data), 512):
            data[start] = 0x0D
        list(rows_in_pages(bytes(data)))
