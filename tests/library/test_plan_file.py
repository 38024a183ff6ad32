"""Files that say they are plans: damaged, hostile, newer, or another program's. Refused, or what is missing is named."""

import json
import random
import shutil
import stat
import struct
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import keep_picture, open_plan
from nec_desktop.actions.unpacking import Offer, inspect, take_over
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.plan_file_reader import read_plan_file
from nec_desktop.library.plan_zip import MOST_MEMBERS, sha256
from nec_desktop.plan.faults import MissingError
from nec_desktop.plan.parts import Change
from nec_desktop.plan.richtext import Paragraph, RichText, Run
from tests.library.kept import SENT
from tests.small_plan import DATA, NOW, refusal, small_plan


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as the program makes it."""
    folder = tmp_path_factory.mktemp("packed")
    workspace = Workspace(folder / "data", lambda: NOW)
    with workspace.write() as library:
        plan = small_plan()
        values = plan.values | {"profile/map": keep_picture(library, DATA / "map.png", "A map")}
        changes = [Change(address, content) for address, content in values.items()]
        plan_id = library.add_plan(plan.outline.id, plan.standards.id, changes)
        library.add_snapshot(plan_id, values, "sent", copy="review", sent=SENT)
        pack(workspace, library, open_plan(workspace, library, plan_id).plan, folder / "plan.necplan", history=True)
    return folder / "plan.necplan"


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "inner" / "data", lambda: NOW)


Members = dict[str, bytes]


def again(packed: Path, target: Path, change: Callable[[Members], None], *, sums: bool = True) -> Path:
    """Write a file anew with other members; sums: its manifest is made to fit them."""
    with ZipFile(packed) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    change(members)
    if sums and "manifest.json" in members:
        manifest = json.loads(members["manifest.json"])
        manifest["members"] = {name: sha256(data) for name, data in members.items() if name != "manifest.json"}
        members["manifest.json"] = json.dumps(manifest).encode()
    with ZipFile(target, "w", ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(name, data)
    return target


def with_values(values: Mapping[str, tuple[str, Any]]) -> Callable[[Members], None]:
    """Return what puts values into the plan as they stand there, whatever they are."""

    def change(members: Members) -> None:
        plan = json.loads(members["plan.json"])
        plan["values"] = [each for each in plan["values"] if each["address"] not in values]
        plan["values"] += [
            {"address": address, "kind": kind, "content": content} for address, (kind, content) in values.items()
        ]
        members["plan.json"] = json.dumps(plan).encode()

    return change


def with_manifest(**told: Any) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | told).encode()

    return change


def refused(here: Workspace, file: Path) -> str:
    """Return the sentence with which a file is refused; nothing is written anywhere."""
    with here.write() as library:
        words = refusal(LibraryError, lambda: inspect(here, library, file))
        assert library.plans() == []
    return words


def offered(here: Workspace, file: Path) -> tuple[Offer, str]:
    """Return what is offered of a file, and what is said of it; it is taken over."""
    with here.write() as library:
        offer = inspect(here, library, file)
        take_over(here, library, offer)
        open_plan(here, library, offer.file.plan.id)
    return offer, " ".join(offer.problems)


def test_the_kinds_of_versions_are_read_from_files_of_any_program(
    here: Workspace, tmp_path: Path, packed: Path
) -> None:
    def kinds(file: Path) -> dict[str, str]:
        return {each.entry.name: each.entry.kind for each in read_plan_file(file).plan.snapshots}

    def named(occasion: dict[str, str]) -> Callable[[Members], None]:
        def change(members: Members) -> None:
            line = json.loads(members["versions/S0002.json"])
            assert (line["kind"], line.pop("occasion")) == ("version", "handed-over"), "a kind that all programs know"
            told = line | {"name": "Handed over to press office"} | occasion
            members["versions/S0002.json"] = json.dumps(told).encode()

        return change

    file = tmp_path / "plan.necplan"
    with here.write() as library:
        plan_id = take_over(here, library, inspect(here, library, packed))
        library.save(plan_id, [Change("cover/area", "Written anew")])
        pack(here, library, open_plan(here, library, plan_id).plan, file)
        assert [entry.kind for entry in library.snapshots(plan_id)] == ["sent", "handed-over"]
    assert kinds(file) == {"": "sent", "Handed over": "handed-over"}
    by_a_person = again(file, tmp_path / "named.necplan", named({"occasion": ""}))
    assert kinds(by_a_person)["Handed over to press office"] == "version"
    older = again(file, tmp_path / "older.necplan", named({}))
    assert kinds(older)["Handed over to press office"] == "handed-over", "an older program has told it by the name"


# -- no file of ours


def test_what_is_no_plan_is_refused_with_what_it_is(here: Workspace, tmp_path: Path, packed: Path) -> None:
    other = tmp_path / "other.zip"
    with ZipFile(other, "w") as opened:
        opened.writestr("word/document.xml", "<w:document/>")
    assert "another program’s file" in refused(here, other)
    (tmp_path / "text.necplan").write_text("Dear colleague")
    assert "is not a plan that was handed over" in refused(here, tmp_path / "text.necplan")
    (tmp_path / "empty.necplan").touch()
    assert "is not a plan that was handed over" in refused(here, tmp_path / "empty.necplan")
    assert "could not be opened" in refused(here, tmp_path / "gone.necplan")
    (tmp_path / "folder.necplan").mkdir()
    assert "is no file" in refused(here, tmp_path / "folder.necplan")
    foreign = again(packed, tmp_path / "foreign.necplan", with_manifest(format="other"))
    assert "is not a plan that was handed over" in refused(here, foreign)


def test_a_newer_file_is_refused_with_what_to_do(here: Workspace, tmp_path: Path, packed: Path) -> None:
    newer = again(packed, tmp_path / "newer.necplan", with_manifest(version=2, program="NEC Desktop 9"))
    assert "made by a newer version of NEC Desktop (NEC Desktop 9). Install the newer program" in refused(here, newer)


def test_a_file_that_did_not_arrive_whole_is_refused(here: Workspace, tmp_path: Path, packed: Path) -> None:
    data, cut = packed.read_bytes(), tmp_path / "cut.necplan"
    for length in (10, 1000, len(data) // 2, len(data) - 30, len(data) - 1):
        cut.write_bytes(data[:length])
        assert "is damaged or incomplete" in refused(here, cut), length


@pytest.mark.parametrize(
    "name", ["../evil.toml", "standards/../../evil.toml", "/evil.toml", "C:\\evil.toml", "..\\evil.toml", "\\\\x\\evil"]
)
def test_names_that_lead_out_of_the_file_are_refused_and_nothing_is_written(
    here: Workspace, tmp_path: Path, packed: Path, name: str
) -> None:
    file = again(packed, tmp_path / "plan.necplan", lambda members: members.update({name: b"evil"}), sums=False)
    before = sorted(tmp_path.rglob("*"))
    assert "was not made by this program" in refused(here, file)
    assert not list(tmp_path.parent.rglob("*evil*"))
    inner = {path for path in tmp_path.rglob("*") if here.folder.parent not in (path, *path.parents)}
    assert inner == set(before)


def test_links_are_refused(here: Workspace, tmp_path: Path, packed: Path) -> None:
    file = tmp_path / "plan.necplan"
    shutil.copy(packed, file)
    with ZipFile(file, "a") as opened:
        link = ZipInfo("standards/link.toml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        opened.writestr(link, "/etc/passwd")
    assert "was not made by this program" in refused(here, file)


def test_bombs_are_refused_before_they_are_read(here: Workspace, tmp_path: Path, packed: Path) -> None:
    file = tmp_path / "bomb.necplan"
    again(packed, file, lambda members: members.update({"versions/S0009.json": bytes(30 << 20)}))
    assert "more than a plan can reasonably hold" in refused(here, file)
    data = packed.read_bytes()
    place = data.rfind(b"PK\x01\x02")
    file.write_bytes(data[: place + 24] + struct.pack("<I", 0xFFFFFFF0) + data[place + 28 :])
    assert "more than a plan can reasonably hold" in refused(here, file), "a member that says it has 4 GB"
    end = data.rfind(b"PK\x05\x06")
    file.write_bytes(data[: end + 8] + struct.pack("<HH", MOST_MEMBERS + 1, MOST_MEMBERS + 1) + data[end + 12 :])
    assert "more than a plan can reasonably hold" in refused(here, file), "a list of members without end"
    with file.open("wb") as opened:
        opened.truncate((1 << 30) + 1)
    assert "more than a plan can reasonably hold" in refused(here, file), "a file of a gigabyte"


def test_lists_in_lists_without_end_are_refused(here: Workspace, tmp_path: Path, packed: Path) -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    file = again(packed, tmp_path / "deep.necplan", lambda members: members.update({"plan.json": deep}))
    assert "plan.json in it is not readable" in refused(here, file)
    nested = json.loads(b"[" * 500 + b"]" * 500)
    file = again(packed, tmp_path / "value.necplan", with_values({"profile/description": ("rich", nested)}))
    assert "What no plan can hold was left out: profile/description" in offered(here, file)[1]


def test_json_that_is_none_is_refused(here: Workspace, tmp_path: Path, packed: Path) -> None:
    for name in ("plan.json", "manifest.json"):
        for data in (b"", b"{", b"[]", b"\xff\xfe", b'{"id": 5}'):
            file = again(packed, tmp_path / "bad.necplan", lambda m, n=name, d=data: m.update({n: d}), sums=False)  # type: ignore[misc]
            assert refused(here, file)


def test_a_member_that_is_there_twice_is_refused(here: Workspace, tmp_path: Path, packed: Path) -> None:
    file = tmp_path / "plan.necplan"
    shutil.copy(packed, file)
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(file, "a") as opened:
        opened.writestr("plan.json", "{}")
    assert "plan.json is in it twice" in refused(here, file)


# -- ours, but not all of it can be had


def test_a_wrong_sum_of_the_plan_refuses_it_and_of_the_rest_is_named(
    here: Workspace, tmp_path: Path, packed: Path
) -> None:
    file = again(packed, tmp_path / "a.necplan", lambda members: members.update({"plan.json": b"{}"}), sums=False)
    assert "texts in it are not what they were" in refused(here, file)

    def spoil(members: Members) -> None:
        members["versions/S0001.json"] = b"{}"
        del members["history.json"]
        picture = next(name for name in members if name.startswith("attachments/"))
        members[picture] = b"no picture"

    offer, said = offered(here, again(packed, tmp_path / "b.necplan", spoil, sums=False))
    for name in ("versions/S0001.json", "history.json", "attachments/"):
        assert name in said
    assert offer.file.plan.snapshots == () and offer.file.plan.history is None


def test_a_script_behind_words_is_taken_out_and_the_words_stay(here: Workspace, tmp_path: Path, packed: Path) -> None:
    text = {"v": 1, "blocks": [{"type": "paragraph", "runs": [{"text": "Look here", "link": "javascript:alert(1)"}]}]}
    offer, _ = offered(
        here, again(packed, tmp_path / "a.necplan", with_values({"profile/description": ("rich", text)}))
    )
    assert offer.theirs.get("profile/description") == RichText((Paragraph((Run("Look here"),)),))


def test_what_no_plan_can_hold_is_left_out_and_named(here: Workspace, tmp_path: Path, packed: Path) -> None:
    wrong: dict[str, tuple[str, Any]] = {
        "../escape": ("text", "x"),
        "Not An Address": ("text", "x"),
        "cover/stage": ("no-kind", "x"),
        "cover/area": ("text", 5),
        "cover/title": ("date", "2026-01-01"),
        "cover/period": ("period", {"first": "2027-01-01", "last": "2026-01-01"}),
        "profile/map": ("picture", {"hash": "../../etc/passwd", "name": "x"}),
        "profile/here": ("record", {"position": 1}),
        "events/aaaaaaaaaaaaaaaa/date": ("date", "0001-01-01"),
        "events/@last-number": ("number", 1e300),
    }
    offer, said = offered(here, again(packed, tmp_path / "a.necplan", with_values(wrong)))
    assert not wrong.keys() & offer.theirs.values.keys()
    assert set(offer.file.left_out) == wrong.keys()
    assert (
        "What no plan can hold was left out" in said and "What its place cannot hold was left out: cover/title" in said
    )


def test_what_was_left_out_is_not_taken_for_deleted(here: Workspace, tmp_path: Path, packed: Path) -> None:
    offered(here, packed)
    file = again(packed, tmp_path / "a.necplan", with_values({"cover/area": ("text", 5)}))
    with here.write() as library:
        offer = inspect(here, library, file)
        assert offer.found == () and offer.conflicts == ()


def test_a_value_that_stands_twice_is_had_once_and_named(here: Workspace, tmp_path: Path, packed: Path) -> None:
    def double(members: Members) -> None:
        plan = json.loads(members["plan.json"])
        plan["values"].append({"address": "cover/area", "kind": "text", "content": "Another"})
        members["plan.json"] = json.dumps(plan).encode()

    offer, said = offered(here, again(packed, tmp_path / "a.necplan", double))
    assert offer.theirs.area == small_plan().area and "cover/area" in said


def test_what_is_no_picture_is_left_out_and_named(here: Workspace, tmp_path: Path, packed: Path) -> None:
    data = b"<svg onload=alert(1)>"

    def swap(members: Members) -> None:
        plan = json.loads(members["plan.json"])
        picture = next(each for each in plan["values"] if each["address"] == "profile/map")
        picture["content"]["hash"] = sha256(data)
        plan["attachments"].append({"hash": sha256(data), "media_type": "image/png"})
        members["plan.json"] = json.dumps(plan).encode()
        members[f"attachments/{sha256(data)}.png"] = data

    offer, said = offered(here, again(packed, tmp_path / "a.necplan", swap))
    assert sha256(data) not in offer.file.plan.media and "cannot be shown were left out: 1" in said


def test_strangers_in_a_file_are_not_read_and_named(here: Workspace, tmp_path: Path, packed: Path) -> None:
    file = again(packed, tmp_path / "a.necplan", lambda m: m.update({"__MACOSX/x": b"", "run.exe": b"MZ"}), sums=False)
    assert "run.exe" in offered(here, file)[1]


def test_an_unknown_standards_set_is_named_and_an_unknown_outline_refused(
    here: Workspace, tmp_path: Path, packed: Path
) -> None:
    def rename(part: str) -> Callable[[Members], None]:
        def change(members: Members) -> None:
            plan = json.loads(members["plan.json"])
            members["plan.json"] = json.dumps(plan | {part: "of-another-force"}).encode()

        return change

    assert (
        "“of-another-force” is not on this computer"
        in offered(here, again(packed, tmp_path / "a", rename("standards")))[1]
    )
    elsewhere = Workspace(tmp_path / "elsewhere")
    with elsewhere.write() as library:
        file = again(packed, tmp_path / "b", rename("outline"))
        words = refusal(RefusedError, lambda: inspect(elsewhere, library, file))
    assert "outline “of-another-force”, which is neither on this computer nor in the file" in words


def test_a_faulty_standards_set_in_a_file_is_not_kept(here: Workspace, tmp_path: Path, packed: Path) -> None:
    file = again(packed, tmp_path / "a.necplan", lambda m: m.update({"standards/own.toml": b"format = 1"}))
    with here.write() as library:
        offer = inspect(here, library, file)
        take_over(here, library, offer, keep_files=True)
    assert "standards/own.toml in the file cannot be used" in " ".join(offer.problems)
    assert not list(here.folder.rglob("*.toml"))


# -- anything at all


@pytest.mark.parametrize("seed", range(12))
def test_any_flipped_bytes_are_refused_or_named_and_never_change_a_text(
    packed: Path, tmp_path: Path, seed: int
) -> None:
    whole, dice, file = read_plan_file(packed), random.Random(seed), tmp_path / "plan.necplan"
    for _ in range(25):
        data = bytearray(packed.read_bytes())
        for _ in range(dice.choice([1, 1, 1, 4, 40])):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        if dice.random() < 0.2:
            del data[dice.randrange(len(data)) :]
        file.write_bytes(data)
        try:
            read = read_plan_file(file)
        except LibraryError as error:
            assert file.name in str(error)
            continue
        assert read.plan.values == whole.plan.values
        same = (read.plan.snapshots, read.plan.history, read.plan.media, read.plan.files)
        assert read.problems or same == (whole.plan.snapshots, whole.plan.history, whole.plan.media, whole.plan.files)


@pytest.mark.parametrize("seed", range(6))
def test_any_json_is_refused_or_had(packed: Path, here: Workspace, tmp_path: Path, seed: int) -> None:
    dice, file = random.Random(seed), tmp_path / "plan.necplan"
    odd: list[Any] = [None, -1, 1e308, "", "x" * 5000, [], {}, [[]], True, "\u0000", "2026-99-99", {"v": 2}]
    with here.write() as library:
        for _ in range(12):

            def change(members: Members) -> None:
                name = dice.choice(["plan.json", "plan.json", "versions/S0001.json", "history.json", "manifest.json"])
                told = json.loads(members[name])
                for _ in range(dice.randint(1, 5)):
                    _spoil(told, dice, odd)
                members[name] = json.dumps(told).encode()

            again(packed, file, change, sums=dice.random() < 0.9)
            try:
                offer = inspect(here, library, file)
                plan_id = take_over(here, library, offer, {c.address: "theirs" for c in offer.conflicts}, as_new=True)
                open_plan(here, library, plan_id)
                library.history(plan_id)
                [library.snapshot(entry.id) for entry in library.snapshots(plan_id)]
            except (LibraryError, RefusedError, MissingError) as error:
                assert str(error)


def _spoil(told: Any, dice: random.Random, odd: list[Any]) -> None:
    """Put something odd somewhere into data."""
    while isinstance(told, dict | list) and told:
        key = dice.choice(list(told) if isinstance(told, dict) else range(len(told)))
        if dice.random() < 0.3 or not isinstance(told[key], dict | list) or not told[key]:
            told[key] = deepcopy(dice.choice(odd))  # it is spoiled by itself, where it goes in twice
            return
        told = told[key]
