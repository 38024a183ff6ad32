"""Versions as a person uses them: kept by name, listed, compared, brought back."""

from datetime import date
from pathlib import Path

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.remove_personal import find_personal
from nec_desktop.actions.versions import (
    compare_versions,
    find_version,
    keep_automatic,
    keep_version,
    kind_words,
    restore,
    restore_edit,
    versions,
)
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.edits import add_record, set_value
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.told_changes import told_pages
from nec_desktop.plan.values import Content
from tests.small_plan import record, refusal

MISSION = "introduction/mission"


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


def write(library: Library, plan: Plan, words: str, address: str = MISSION) -> None:
    save(library, plan, set_value(plan, address, from_plain(words)))


def test_a_version_holds_what_stood_then_and_says_how_much_differs_now(library: Library, plan: Plan) -> None:
    before = dict(plan.values)
    kept = keep_version(library, plan, "  Before the panel ")
    write(library, plan, "Another mission.")
    write(library, plan, "Another profile.", "profile/description")
    (found,) = versions(library, plan)
    assert (found.entry.name, found.entry.kind, found.changed) == ("Before the panel", "version", 2)
    assert library.snapshot(kept.id).values == before


def test_a_version_is_found_by_its_number_or_name(library: Library, plan: Plan) -> None:
    first, second = keep_version(library, plan, "Draft"), keep_version(library, plan, "Draft")
    assert find_version(library, plan, "S0001").entry == first
    assert find_version(library, plan, "1").entry == first
    assert find_version(library, plan, "draft").entry == second, "the last one of a name"
    said = refusal(RefusedError, lambda: find_version(library, plan, "S0009"))
    assert "no version “S0009”" in said and "S0001, S0002" in said


def test_a_version_without_a_name_is_refused(library: Library, plan: Plan) -> None:
    assert "needs a name" in refusal(RefusedError, lambda: keep_version(library, plan, " "))
    assert "up to 300" in refusal(RefusedError, lambda: keep_version(library, plan, "x" * 301))
    assert library.snapshots(plan.id) == []


def test_what_somebody_calls_a_version_does_not_make_it_another_kind(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    names = ("Handed over to press office", "Handed over", "Brought together with the copy of Area North")
    kept = [keep_version(library, plan, name) for name in names]
    assert {kind_words(plan, entry) for entry in kept} == {"Kept by hand"}
    told = find_personal(workspace, library, plan.area, plan).out_of_reach
    assert not any("plan file that was handed over" in sentence for sentence in told)
    write(library, plan, "Another mission.")
    pack(workspace, library, plan, tmp_path / "plan.necplan")
    *_, handed = library.snapshots(plan.id)
    assert kind_words(plan, handed) == "Kept as it was handed over"
    told = find_personal(workspace, library, plan.area, plan).out_of_reach
    assert any("(S0004) held the words. Ask whoever has it." in sentence for sentence in told)


def test_two_versions_are_compared_by_section_and_word(library: Library, plan: Plan) -> None:
    write(library, plan, "We listen to all.")
    keep_version(library, plan, "Before")
    write(library, plan, "We hear all.")
    keep_version(library, plan, "After")
    write(library, plan, "Something else.")
    compared = compare_versions(library, plan, "Before", "After")
    (page,) = told_pages(compared.found, compared.now, compared.then)
    assert (page.address, page.changes[0].kind) == ("introduction", "changed")
    marked = [(mark.kind, mark.text) for mark in page.changes[0].cells[0].marks if mark.kind != "same"]
    assert marked == [("gone", "listen to"), ("new", "hear")]
    assert len(compare_versions(library, plan, "Before").found) == 1
    assert compare_versions(library, plan, "now", "now").found == ()


def test_a_round_is_told_in_the_order_of_its_columns_without_what_only_the_program_reads(
    library: Library, plan: Plan
) -> None:
    kept = keep_version(library, plan, "Before")
    sent, due = date(2026, 7, 14), date(2026, 7, 28)
    cells: dict[str, Content] = {
        "title": "The panel", "sent": sent, "due": due, "snapshot": kept.id, "number": 1
    }  # fmt: skip
    save(library, plan, add_record(plan, "review-rounds", cells))
    compared = compare_versions(library, plan, "Before")
    (page,) = told_pages(compared.found, compared.now, compared.then)
    (told,) = page.changes
    assert (page.name, told.title) == ("Review rounds", "The panel")
    assert [cell.label for cell in told.cells] == ["Round", "To come back by", "Sent on"]


def test_a_record_that_is_gone_is_called_by_the_name_it_had(library: Library, plan: Plan) -> None:
    from nec_desktop.plan.edits import delete_record  # noqa: PLC0415

    keep_version(library, plan, "Before")
    gone = record(plan, "events")
    title = plan.text(f"events/{gone}/title")
    save(library, plan, delete_record(plan, "events", gone))
    compared = compare_versions(library, plan, "Before")
    pages = told_pages(compared.found, compared.now, compared.then)
    told = next(change for page in pages for change in page.changes if change.address == f"events/{gone}")
    assert told.kind == "removed" and title in told.title and title
    assert all(mark.kind == "gone" for cell in told.cells for mark in cell.marks)


def test_a_restored_plan_was_kept_before_and_can_be_restored_again(
    workspace: Workspace, library: Library, plan: Plan
) -> None:
    write(library, plan, "The first mission.")
    first = dict(plan.values)
    kept = keep_version(library, plan, "First")
    write(library, plan, "The second mission.")
    second = dict(plan.values)
    restore(library, plan, library.snapshot(kept.id))
    assert plan.values == first == open_plan(workspace, library, plan.id).plan.values
    _, before = library.snapshots(plan.id)
    assert (before.kind, before.name) == ("automatic", "Before S0001 was restored")
    restore(library, plan, library.snapshot(before.id))
    assert plan.values == second


def test_what_cannot_be_restored_is_refused_and_nothing_is_kept(library: Library, plan: Plan) -> None:
    kept = library.snapshot(keep_version(library, plan, "Same").id)
    assert "Nothing has to be restored" in refusal(RefusedError, lambda: restore(library, plan, kept))
    assert "no section “nowhere”" in refusal(RefusedError, lambda: restore_edit(plan, kept, "nowhere"))
    assert len(library.snapshots(plan.id)) == 1


def test_before_a_section_is_restored_the_whole_plan_is_kept(library: Library, plan: Plan) -> None:
    kept = keep_version(library, plan, "First")
    write(library, plan, "Another mission.")
    write(library, plan, "Another profile.", "profile/description")
    before = dict(plan.values)
    restore(library, plan, library.snapshot(kept.id), "profile")
    assert plan.get(MISSION) == from_plain("Another mission.")
    assert plan.get("profile/description") != from_plain("Another profile.")
    assert library.snapshot(library.snapshots(plan.id)[-1].id).values == before


def test_an_automatic_version_says_what_it_was_kept_before(library: Library, plan: Plan) -> None:
    assert keep_automatic(library, plan, "Before accepting all").name == "Before accepting all"
