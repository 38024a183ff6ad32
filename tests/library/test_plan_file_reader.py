"""Plan files of which not all can be had: the rest is, and what is left out is named, whatever they hold."""

import json
import random
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.plan_file_reader import read_plan_file
from nec_desktop.library.plan_zip import sha256
from nec_desktop.plan.faults import MissingError
from nec_desktop.plan.parts import Change
from nec_desktop.plan.richtext import Paragraph, RichText, Run
from tests.library.plan_files import Members, again, offered, refused, with_values
from tests.small_plan import refusal, small_plan


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
