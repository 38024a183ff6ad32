"""A plan is handed over as one file: all that belongs to it, read again and held against the plan before it is kept."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import save
from nec_desktop.actions.unpacking import inspect
from nec_desktop.library.plan_file_reader import read_plan_file
from nec_desktop.paths import RESOURCES
from nec_desktop.plan.compare import changes_between
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.parts import Change
from nec_desktop.plan.values import Picture
from tests.actions.handing import Person, start
from tests.library.kept import RETURNED
from tests.small_plan import refusal


def test_a_plan_arrives_as_it_was_with_all_that_belongs_to_it(person: Callable[[str], Person], tmp_path: Path) -> None:
    ann, ben = person("ann"), person("ben")
    plan_id = start(ann)
    assert ben.take(ann.pack(plan_id, tmp_path / "plan.necplan", history=True, returned=True)) == plan_id
    assert not changes_between(ann.library.values(plan_id), ben.library.values(plan_id))
    for one, other in zip(ann.library.snapshots(plan_id), ben.library.snapshots(plan_id), strict=True):
        assert one == other
        assert ann.library.snapshot(one.id).sent == ben.library.snapshot(other.id).sent
    assert ann.library.returned_files(plan_id) == ben.library.returned_files(plan_id)
    assert [kept.returned for kept in ben.library.returns(plan_id)] == [RETURNED]
    was = [(each.address, each.content, each.until, each.replaced_by) for each in ann.library.history(plan_id)]
    assert was == [(each.address, each.content, each.until, each.replaced_by) for each in ben.library.history(plan_id)]
    picture = ben.plan(plan_id).get("profile/map")
    assert isinstance(picture, Picture)
    assert ben.library.attachment(picture.hash) == ann.library.attachment(picture.hash)
    assert read_plan_file(tmp_path / "plan.necplan").plan.by == "ann, inspector"


def test_history_and_returned_files_go_along_only_when_asked(person: Callable[[str], Person], tmp_path: Path) -> None:
    ann = person("ann")
    handed = read_plan_file(ann.pack(start(ann), tmp_path / "plan.necplan"))
    assert handed.plan.history is None and handed.plan.returns == () and handed.problems == ()


def test_the_same_plan_gives_the_same_bytes_and_no_second_version(
    person: Callable[[str], Person], tmp_path: Path
) -> None:
    ann = person("ann")
    plan_id = start(ann)
    first = ann.pack(plan_id, tmp_path / "one.necplan", history=True, returned=True)
    second = ann.pack(plan_id, tmp_path / "two.necplan", history=True, returned=True)
    assert first.read_bytes() == second.read_bytes()
    assert len(ann.library.snapshots(plan_id)) == 2


def test_a_file_is_read_without_the_program(person: Callable[[str], Person], tmp_path: Path) -> None:
    ann = person("ann")
    with ZipFile(ann.pack(start(ann), tmp_path / "plan.necplan")) as opened:
        values = {each["address"]: each["content"] for each in json.loads(opened.read("plan.json"))["values"]}
        assert values["cover/area"] == "Written anew"
        (picture,) = [name for name in opened.namelist() if name.startswith("attachments/")]
        assert picture.endswith(".png") and opened.read(picture).startswith(b"\x89PNG")
        own = RESOURCES / "standards" / "dorset-nec-2019.toml"
        assert opened.read("standards/dorset-nec-2019.toml") == own.read_bytes()


def test_a_file_that_is_not_the_same_as_the_plan_is_not_kept(person: Callable[[str], Person], tmp_path: Path) -> None:
    ann = person("ann")
    plan_id = start(ann)
    plan = ann.plan(plan_id)
    plan.apply([Change.back("cover/from-elsewhere", Picture("no hash"))])
    before = ann.library.snapshots(plan_id)
    words = refusal(RefusedError, lambda: pack(ann.workspace, ann.library, plan, tmp_path / "plan.necplan"))
    assert "cover/from-elsewhere" in words and "was not kept" in words
    assert list(tmp_path.glob("*.necplan")) == [] and ann.library.snapshots(plan_id) == before


def test_a_picture_that_the_library_lost_is_named_and_the_rest_is_handed_over(
    person: Callable[[str], Person], tmp_path: Path
) -> None:
    ann, ben = person("ann"), person("ben")
    plan_id = start(ann)
    plan = ann.plan(plan_id)
    save(ann.library, plan, set_value(plan, "profile/map", Picture("ab" * 32, "lost.png")))
    packed = pack(ann.workspace, ann.library, plan, tmp_path / "plan.necplan")
    assert "missing from the library" in packed.notices[0]
    offer = inspect(ben.workspace, ben.library, tmp_path / "plan.necplan")
    assert any("not in the file" in problem for problem in offer.problems)


def test_the_instant_is_told_in_utc(person: Callable[[str], Person], tmp_path: Path) -> None:
    ann = person("ann")
    assert read_plan_file(ann.pack(start(ann), tmp_path / "plan.necplan")).plan.made == datetime(
        2026, 7, 15, 11, 0, tzinfo=UTC
    )


def test_the_name_has_to_say_what_it_is(person: Callable[[str], Person], tmp_path: Path) -> None:
    ann = person("ann")
    plan_id = start(ann)
    assert ".necplan" in refusal(RefusedError, lambda: ann.pack(plan_id, tmp_path / "plan.docx"))
