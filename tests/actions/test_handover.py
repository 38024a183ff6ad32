"""A plan that was handed over is taken over: as a new one, or brought together with the copy that is here."""

from collections.abc import Callable
from pathlib import Path

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.library.plan_file_reader import read_plan_file
from nec_desktop.library.returned import NewReturn
from nec_desktop.plan.compare import changes_between
from nec_desktop.plan.edits import add_record
from nec_desktop.plan.lending import LENT, lending, lent_to
from nec_desktop.plan.parts import Change
from tests.actions.handing import Person, start
from tests.library.kept import RETURNED, SENT
from tests.plan.own_files import SET, STANDARD
from tests.small_plan import refusal, small_plan

# -- brought together


def test_two_people_bring_their_copies_together_and_have_the_same(
    person: Callable[[str], Person], tmp_path: Path
) -> None:
    ann, ben = person("ann"), person("ben")
    plan_id = start(ann)
    ben.take(ann.pack(plan_id, tmp_path / "first.necplan"))
    ann.put(plan_id, "cover/area", "By Ann")
    ben.put(plan_id, "cover/title", "By Ben")
    for one, title in ((ann, "Surgery"), (ben, "Walk")):
        plan = one.plan(plan_id)
        register = next(register for register in plan.outline.register if register.prefix)
        column = next(column for column in register.column if column.kind == "text")
        save(one.library, plan, add_record(plan, register.id, {column.id: title}))
    from_ann = ann.pack(plan_id, tmp_path / "ann.necplan")
    from_ben = ben.pack(plan_id, tmp_path / "ben.necplan")
    before = ann.library.values(plan_id)
    offer = inspect(ann.workspace, ann.library, from_ben)
    assert not offer.conflicts and offer.common is not None
    assert {found.address for found in offer.found} >= {"cover/title"}
    assert ann.library.values(plan_id) == before, "to look changes nothing"
    ann.take(from_ben)
    ben.take(from_ann)
    merged = ann.library.values(plan_id)
    assert not changes_between(merged, ben.library.values(plan_id))
    assert (merged["cover/area"], merged["cover/title"]) == ("By Ann", "By Ben")
    plan = ann.plan(plan_id)
    numbers = [plan.shown_number(register.id, record) for record in plan.record_ids(register.id)]
    assert len(numbers) == len(set(numbers)) >= 2, "both records are there, each with a number of its own"
    before_it = [entry for entry in ann.library.snapshots(plan_id) if entry.kind == "automatic"]
    assert [ann.library.snapshot(entry.id).values for entry in before_it] == [before]


def test_a_copy_goes_to_and_fro_and_what_was_taken_back_is_not_done_again(
    person: Callable[[str], Person], tmp_path: Path
) -> None:
    ann, ben = person("ann"), person("ben")
    plan_id = start(ann)
    ben.take(ann.pack(plan_id, tmp_path / "1.necplan"))
    ben.put(plan_id, "cover/title", "By Ben")
    ann.take(ben.pack(plan_id, tmp_path / "2.necplan"))
    ann.put(plan_id, "cover/title", str(small_plan().title))
    ben.put(plan_id, "cover/area", "Also by Ben")
    ann.take(ben.pack(plan_id, tmp_path / "3.necplan"))
    assert ann.plan(plan_id).title == small_plan().title and ann.plan(plan_id).area == "Also by Ben"
    ben.take(ann.pack(plan_id, tmp_path / "4.necplan"))
    assert not changes_between(ann.library.values(plan_id), ben.library.values(plan_id))


def test_a_conflict_is_never_decided_unasked_and_what_the_other_wrote_stays(
    person: Callable[[str], Person], tmp_path: Path
) -> None:
    ann, ben = person("ann"), person("ben")
    plan_id = start(ann)
    ben.take(ann.pack(plan_id, tmp_path / "first.necplan"))
    ann.put(plan_id, "cover/area", "By Ann")
    ben.put(plan_id, "cover/area", "By Ben")
    file, before = ben.pack(plan_id, tmp_path / "ben.necplan"), ann.library.values(plan_id)
    (conflict,) = inspect(ann.workspace, ann.library, file).conflicts
    assert (conflict.address, conflict.mine, conflict.theirs) == ("cover/area", "By Ann", "By Ben")
    assert "Both copies changed cover/area" in refusal(RefusedError, lambda: ann.take(file))
    assert ann.library.values(plan_id) == before
    ann.take(file, "mine")
    assert ann.plan(plan_id).area == "By Ann"
    kept = [ann.library.snapshot(entry.id).values["cover/area"] for entry in ann.library.snapshots(plan_id)]
    assert "By Ben" in kept
    ben.take(ann.pack(plan_id, tmp_path / "ann.necplan"))
    assert ben.plan(plan_id).area == "By Ann", "what was decided there is not asked again here"


def test_an_older_copy_changes_nothing(person: Callable[[str], Person], tmp_path: Path) -> None:
    ann = person("ann")
    plan_id = start(ann)
    file = ann.pack(plan_id, tmp_path / "old.necplan")
    ann.put(plan_id, "cover/area", "Newer")
    offer = inspect(ann.workspace, ann.library, file)
    assert offer.found == () and offer.conflicts == ()


def test_a_plan_that_is_here_can_be_had_a_second_time_and_the_two_have_nothing_in_common(
    person: Callable[[str], Person], tmp_path: Path
) -> None:
    ann = person("ann")
    plan_id = start(ann)
    file = ann.pack(plan_id, tmp_path / "plan.necplan", returned=True)
    before = ann.library.values(plan_id)
    new = take_over(ann.workspace, ann.library, inspect(ann.workspace, ann.library, file), as_new=True)
    assert new != plan_id and ann.plan(new).title == f"{ann.plan(plan_id).title} (copy)"
    ids = [{entry.id for entry in ann.library.snapshots(each)} for each in (plan_id, new)]
    assert len(ids[0]) == len(ids[1]) and ids[0].isdisjoint(ids[1])
    assert len(ann.library.returned_files(new)) == 1
    ann.put(new, "cover/area", "Only here")
    assert ann.library.values(plan_id) == before


def test_another_plan_of_the_same_name_is_told_before_a_second_one_is_added(
    person: Callable[[str], Person], tmp_path: Path
) -> None:
    ann, ben = person("Ann"), person("Ben")
    first, other = start(ann), start(ben)
    file = ben.pack(other, tmp_path / "plan.necplan")
    offer = inspect(ann.workspace, ann.library, file)
    assert offer.mine is None
    assert any("Another plan here is called" in problem for problem in offer.problems)
    ann.put(first, "cover/title", "A title of its own")
    assert not any("is called" in problem for problem in inspect(ann.workspace, ann.library, file).problems)


def test_versions_of_another_plan_are_left_out_and_named(person: Callable[[str], Person], tmp_path: Path) -> None:
    ann, ben = person("ann"), person("ben")
    file = ann.pack(start(ann), tmp_path / "plan.necplan", returned=True)
    other = ben.library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", "Another")])
    taken = read_plan_file(file).plan.snapshots[0].entry.id
    ben.library.add_snapshot(other, {"cover/title": "Another"}, "version", identifier=taken, name="Mine")
    offer = inspect(ben.workspace, ben.library, file)
    assert any("belong to another plan" in problem for problem in offer.problems)
    plan_id = take_over(ben.workspace, ben.library, offer)
    assert ben.library.snapshot(taken).entry.plan == other
    assert taken not in {entry.id for entry in ben.library.snapshots(plan_id)}


def test_returned_files_of_another_plan_are_left_out_and_named(person: Callable[[str], Person], tmp_path: Path) -> None:
    ann, ben = person("ann"), person("ben")
    file = ann.pack(start(ann), tmp_path / "plan.necplan", returned=True)
    (entry,) = [each.entry for each in read_plan_file(file).plan.returns]
    other = ben.library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", "Another")])
    sent = ben.library.add_snapshot(other, {"cover/title": "Another"}, "sent", copy="review", sent=SENT)
    new = NewReturn(other, sent.id, "ef" * 32, "cd" * 32, "Mine.docx", "Panel", "", "code")
    mine = ben.library.add_return(new, RETURNED, b"mine")
    ben.library._database.execute_sql("UPDATE returned SET id = ? WHERE id = ?", (entry.id, mine.id))
    offer = inspect(ben.workspace, ben.library, file)
    assert any("belong to another plan" in problem for problem in offer.problems)
    plan_id = take_over(ben.workspace, ben.library, offer)
    assert ben.library.returned_files(plan_id) == []
    assert ben.library.returned_file(entry.id) == b"mine"


def test_a_version_of_one_id_and_another_content_is_not_what_both_came_from(
    person: Callable[[str], Person], tmp_path: Path
) -> None:
    ann, ben = person("ann"), person("ben")
    plan_id = start(ann)
    ben.take(ann.pack(plan_id, tmp_path / "first.necplan"))
    ann.put(plan_id, "cover/area", "By Ann")
    for entry in ben.library.snapshots(plan_id):
        if entry.kind != "sent":
            ben.library.remove_snapshot(entry.id)
            forged = ben.library.values(plan_id) | {"cover/area": "By Ann"}
            ben.library.add_snapshot(
                plan_id, forged, "version", identifier=entry.id, number=entry.number, name="Forged"
            )
    ben.put(plan_id, "cover/area", "By Ben")
    offer = inspect(ann.workspace, ann.library, ben.pack(plan_id, tmp_path / "forged.necplan"))
    assert offer.common is not None and offer.common.kind == "sent", "the last version that is the same in both"
    assert [conflict.address for conflict in offer.conflicts] == ["cover/area"], "Ann’s words are not taken for old"


# -- lent


def test_who_has_a_plan_goes_with_it_and_is_taken_off_when_it_comes_back(
    person: Callable[[str], Person], tmp_path: Path
) -> None:
    ann, ben = person("ann"), person("ben")
    plan_id = start(ann)
    save(ann.library, ann.plan(plan_id), lending("Sergeant  Example\n"))
    ben.take(ann.pack(plan_id, tmp_path / "out.necplan"))
    assert lent_to(ann.plan(plan_id)) == lent_to(ben.plan(plan_id)) == "Sergeant Example"
    (notice,) = open_plan(ann.workspace, ann.library, plan_id).notices
    assert "The plan is with Sergeant Example" in notice
    save(ben.library, ben.plan(plan_id), lending(""))
    ben.put(plan_id, "cover/title", "Done")
    ann.take(ben.pack(plan_id, tmp_path / "back.necplan"))
    assert ann.plan(plan_id).get(LENT) is None and ann.plan(plan_id).title == "Done"


# -- a standards set that is not here


def test_an_unknown_standards_set_is_kept_only_when_that_is_wanted(
    person: Callable[[str], Person], tmp_path: Path
) -> None:
    ann, ben, cat = person("ann"), person("ben"), person("cat")
    own = "own-set"
    (ann.folder / "standards").mkdir()
    (ann.folder / "standards" / f"{own}.toml").write_text(SET + STANDARD, encoding="utf-8")
    plan_id = ann.library.add_plan("nec-plan", own, [Change("cover/title", "With our own standards")])
    file = ann.pack(plan_id, tmp_path / "plan.necplan")
    offer = inspect(ben.workspace, ben.library, file)
    assert offer.strange == (f"standards/{own}.toml",)
    take_over(ben.workspace, ben.library, offer)
    assert not (ben.folder / "standards").exists()
    assert open_plan(ben.workspace, ben.library, plan_id).notices, "its wording is missing, which is said"
    take_over(cat.workspace, cat.library, inspect(cat.workspace, cat.library, file), keep_files=True)
    assert open_plan(cat.workspace, cat.library, plan_id).notices == ()
