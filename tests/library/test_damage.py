"""Libraries that are damaged or cannot be written: a sentence that says what to do, and the file as it was."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.plan.plan import Change
from tests.library.kept import ATTACHMENT_HASH, VALUES
from tests.library.machine import read_only
from tests.small_plan import refusal

FILLER = "What was said at the meeting. " * 40


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A library of some sixty pages, closed."""
    folder = tmp_path / "library"
    with Library(folder, writing=True) as library:
        library.add_attachment(ATTACHMENT_HASH, "image/png", bytes(range(256)) * 100)
        for n in range(8):
            changes = [Change(place, content) for place, content in VALUES.items()]
            changes += [Change(f"profile/text-{i}", FILLER) for i in range(12)]
            library.add_plan("nec-plan", f"set-{n}", changes)
    return folder / FILE_NAME


def emptied(data: bytes) -> bytes:
    return data[:0]


def not_a_database(data: bytes) -> bytes:
    return b"Dear Sir or Madam, " * (len(data) // 19)


def header_lost(data: bytes) -> bytes:
    return bytes(100) + data[100:]


def table_list_lost(data: bytes) -> bytes:
    return data[:100] + bytes(3996) + data[4096:]


def second_page_lost(data: bytes) -> bytes:
    return data[:4096] + b"\xff" * 4096 + data[8192:]


def table_renamed(data: bytes) -> bytes:
    return data.replace(b"CREATE TABLE plan (", b"CREATE TABLE plaX (").replace(b"planplan", b"plaXplaX")


def cut_in_the_first_page(data: bytes) -> bytes:
    return data[:1000]


def cut_in_the_middle(data: bytes) -> bytes:
    return data[: len(data) // 2 + 77]


def last_page_lost(data: bytes) -> bytes:
    return data[:-4096]


DAMAGE: list[Callable[[bytes], bytes]] = [
    emptied,
    not_a_database,
    header_lost,
    table_list_lost,
    second_page_lost,
    table_renamed,
    cut_in_the_first_page,
    cut_in_the_middle,
    last_page_lost,
]


def read_everything(library: Library) -> None:
    for entry in library.plans():
        library.find(entry.id)
        library.values(entry.id)
    library.attachment(ATTACHMENT_HASH)


def write_everywhere(library: Library) -> None:
    library.add_attachment("ab" * 32, "image/png", bytes(20_000))
    plan_id = library.add_plan("nec-plan", "set-1", [Change(f"profile/text-{n}", FILLER) for n in range(40)])
    for entry in library.plans():
        library.save(entry.id, [Change("cover/title", "New title"), Change("profile/text-1", None)])
    library.values(plan_id)


def use(folder: Path, *, writing: bool) -> None:
    with Library(folder, writing=writing) as library:
        read_everything(library)
        if writing:
            write_everywhere(library)


@pytest.mark.parametrize("writing", [False, True], ids=["read", "write"])
@pytest.mark.parametrize("damage", DAMAGE, ids=[damage.__name__ for damage in DAMAGE])
def test_a_damaged_library_is_refused_with_a_sentence_and_left_as_it_is(
    file: Path, damage: Callable[[bytes], bytes], writing: bool
) -> None:
    broken = damage(file.read_bytes())
    assert broken != file.read_bytes()
    file.write_bytes(broken)
    said = refusal(LibraryError, lambda: use(file.parent, writing=writing))
    assert str(file) in said and ("is damaged" in said or "is not a library" in said)
    assert "left" in said and "Put a copy" in said
    assert file.read_bytes() == broken
    assert [path.name for path in file.parent.iterdir() if path.name.endswith((".new", "-wal", "-journal"))] == []


def test_a_damaged_value_is_told_with_its_place_and_does_not_hide_other_plans(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            "UPDATE value SET content = '{\"v\": 7}' WHERE address = 'profile/description' AND plan = ?",
            one(connection),
        )
        connection.execute(
            "UPDATE value SET content = 'no JSON' WHERE address = 'cover/area' AND plan = ?", one(connection)
        )
        connection.commit()
        (damaged_plan,) = one(connection)
    with Library(file.parent, writing=False) as library:
        entries = library.plans()
        assert len(entries) == 8
        assert [entry.area for entry in entries if entry.id == damaged_plan] == [""]
        said = refusal(LibraryError, lambda: library.values(damaged_plan))
        assert "What stands at cover/area is not readable" in said or "What stands at profile/description" in said
        whole = next(entry for entry in entries if entry.id != damaged_plan)
        assert library.values(whole.id)["cover/area"] == "Kept Area"


def one(connection: sqlite3.Connection) -> tuple[str]:
    row: tuple[str] = connection.execute("SELECT id FROM plan ORDER BY id LIMIT 1").fetchone()
    return row


def flipped(data: bytes, source: random.Random) -> bytes:
    """Return data with one to four bytes changed, often in the pages that say where everything is."""
    changed = bytearray(data)
    for _ in range(source.randint(1, 4)):
        place = source.choice([source.randrange(100), source.randrange(8192), source.randrange(len(data))])
        changed[place] ^= source.randint(1, 255)
    return bytes(changed)


def torn(data: bytes, source: random.Random) -> bytes:
    return data[: source.randrange(len(data))]


def try_damage(file: Path, seeds: range) -> Iterator[str]:
    """Damage the file at random for each seed, use it, and yield what was said; nothing else may be raised."""
    whole = file.read_bytes()
    for seed in seeds:
        source = random.Random(seed)
        broken = source.choice([flipped, flipped, torn])(whole, source)
        for writing in (False, True):
            for side in file.parent.glob(f"{FILE_NAME}*"):
                side.unlink()
            file.write_bytes(broken)
            try:
                use(file.parent, writing=writing)
            except LibraryError as error:
                yield str(error)
                assert writing or file.read_bytes() == broken, f"seed {seed}: reading changed the file"


def test_whatever_bytes_are_damaged_only_sentences_are_said(file: Path) -> None:
    said = list(try_damage(file, range(100)))
    assert len(said) > 100
    advised = ("Put a copy", "newer version", "older version", "--data-dir and another folder")
    assert [words for words in said if not any(advice in words for advice in advised)] == []


@pytest.mark.long
def test_whatever_bytes_are_damaged_only_sentences_are_said_long(file: Path) -> None:
    assert len(list(try_damage(file, range(1000, 6000)))) > 3000


def test_a_read_only_library_is_read_and_not_written(file: Path) -> None:
    before = file.read_bytes()
    with read_only(file):
        with Library(file.parent, writing=False) as library:
            assert len(library.plans()) == 8
        said = refusal(LibraryError, lambda: Library(file.parent, writing=True))
    assert str(file) in said and "read-only or not yours" in said and "--data-dir" in said
    assert file.read_bytes() == before


def test_a_read_only_folder_is_read_and_not_written(file: Path) -> None:
    before = file.read_bytes()
    with read_only(file.parent):
        with Library(file.parent, writing=False) as library:
            read_everything(library)
        said = refusal(LibraryError, lambda: Library(file.parent, writing=True))
    assert str(file.parent) in said and "Give yourself permission" in said
    assert file.read_bytes() == before


def test_a_read_only_folder_may_have_any_name(file: Path) -> None:
    folder = file.parent / "Plans? #1 100%20 ü 🚓"
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(file.read_bytes())
    with read_only(folder), Library(folder, writing=False) as library:
        assert len(library.plans()) == 8


def moved(file: Path) -> None:
    file.rename(file.with_name("moved.db"))


def deleted(file: Path) -> None:
    file.unlink()


def replaced(file: Path) -> None:
    copy = file.with_name("copy.db")
    copy.write_bytes(file.read_bytes())
    copy.replace(file)


def disk_gone(file: Path) -> None:
    file.parent.rename(file.parent.with_name("unplugged"))


@pytest.mark.parametrize("change", [moved, deleted, replaced, disk_gone])
def test_a_library_that_is_taken_away_while_it_is_open_takes_no_more(
    file: Path, change: Callable[[Path], None]
) -> None:
    with Library(file.parent, writing=True) as library:
        plan_id = library.plans()[0].id
        library.save(plan_id, [Change("cover/title", "Saved")])
        change(file)
        for save in (
            lambda: library.save(plan_id, [Change("cover/title", "Lost?")]),
            lambda: library.add_plan("nec-plan", "set-1", []),
            lambda: library.add_attachment("ab" * 32, "image/png", b"data"),
        ):
            said = refusal(LibraryError, save)
            assert str(file) in said and "moved, replaced or deleted while it was open" in said
        assert library.find(plan_id).title == "Saved", "what is open can still be read, to be written somewhere else"


def test_a_read_only_folder_without_a_library_is_an_empty_library_to_a_reader(tmp_path: Path) -> None:
    with read_only(tmp_path):
        with Library(tmp_path, writing=False) as library:
            assert library.plans() == []
        said = refusal(LibraryError, lambda: Library(tmp_path, writing=True))
        assert "cannot be written" in said
        said = refusal(LibraryError, lambda: Library(tmp_path / "data", writing=True))
        assert "cannot be used" in said and "Permission denied" in said
    assert list(tmp_path.iterdir()) == []


def test_last_changes_in_a_read_only_folder_are_not_overlooked(file: Path) -> None:
    # A program that was killed leaves the last changes beside the library.
    with closing(sqlite3.connect(file)) as killed:
        killed.execute("PRAGMA wal_autocheckpoint = 0")
        killed.execute("UPDATE plan SET outline = 'changed last'")
        killed.commit()
        saved = {path.name: path.read_bytes() for path in file.parent.glob(f"{FILE_NAME}*") if path.suffix != ".db-shm"}
    copy = file.parent / "copy"
    copy.mkdir()
    for name, data in saved.items():
        (copy / name).write_bytes(data)
    assert len(saved) == 2
    with read_only(copy):
        said = refusal(LibraryError, lambda: Library(copy, writing=False))
    assert "library.db-wal" in said and "cannot be written" in said
    with Library(copy, writing=False) as library:
        assert {entry.outline for entry in library.plans()} == {"changed last"}


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    for writing in (False, True):
        said = refusal(LibraryError, lambda writing=writing: Library(tmp_path / "data", writing=writing).plans())  # type: ignore[misc]
        assert str(tmp_path / "data") in said and "--data-dir" in said


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    for writing in (False, True):
        said = refusal(LibraryError, lambda writing=writing: Library(tmp_path, writing=writing))  # type: ignore[misc]
        assert str(tmp_path / FILE_NAME) in said
