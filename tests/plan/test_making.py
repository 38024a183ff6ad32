"""An edit that is made bit by bit is the edit made at once, and so is what undoes it."""

import gc

from nec_desktop.plan.edits import delete_record, records_to_add
from nec_desktop.plan.making import Making
from nec_desktop.plan.plan import Change, Edit
from nec_desktop.plan.values import Content
from tests.small_plan import record, small_plan


def test_a_long_edit_is_made_in_steps_and_its_inverse_brings_everything_back() -> None:
    plan = small_plan()
    before = dict(plan.values)
    rows: list[dict[str, Content]] = [{"title": f"Surgery {n}", "venue": "The library"} for n in range(700)]
    deleted = delete_record(plan, "events", record(plan, "events"))
    edit = Edit("Paste", (*records_to_add(plan, "events", rows), *deleted.changes))
    making = Making(plan, edit)
    steps = list(making.steps())
    assert steps == sorted(steps) and len(steps) > 3 and steps[-1] == len(edit.changes)
    assert len(plan.record_ids("events")) == len(small_plan().record_ids("events")) + 700 - 1
    assert making.touched == {change.address for change in edit.changes}
    plan.apply(making.inverse.changes)
    assert plan.values == before


def test_of_two_changes_at_one_place_the_inverse_brings_back_what_stood_before_both() -> None:
    plan = small_plan()
    edit = Edit("Twice", tuple(Change("cover/approver", f"{n}") for n in range(1200)))
    making = Making(plan, edit)
    for _ in making.steps():
        pass
    plan.apply(making.inverse.changes)
    assert plan.get("cover/approver") == small_plan().get("cover/approver")


def test_pythons_collector_passes_over_what_a_long_edit_leaves_for_undo() -> None:
    plan = small_plan()
    rows: list[dict[str, Content]] = [{"title": f"Surgery {n}", "neighbourhood": ("verwood",)} for n in range(10)]
    making = Making(plan, Edit("Paste", tuple(records_to_add(plan, "events", rows))))
    for _ in making.steps():
        pass
    assert not any(map(gc.is_tracked, (*making.edit.changes, *making.inverse.changes)))
