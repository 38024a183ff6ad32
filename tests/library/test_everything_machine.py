"""All that can be done to plans, in any order, against a simple model: what stands at each address, and what was kept.

Nothing is ever lost: whatever was done, a plan reads as the model says, and every version that was kept by name reads
as it did. Nothing comes back that was removed: not in values, versions, history, backups or by undo.
"""

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from nec_desktop.actions.backups import back_up, list_backups, restore_library, restore_plan
from nec_desktop.actions.carry_forward import carry_forward
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import new_plan, open_plan, save
from nec_desktop.actions.remove_personal import remove_personal
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.versions import keep_version, restore_edit
from nec_desktop.actions.versions import restore as restore_version
from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.addresses import CARRIED, join
from nec_desktop.plan.carried import all_unlooked
from nec_desktop.plan.carry_forward import Choices
from nec_desktop.plan.edits import add_record, delete_record, set_value
from nec_desktop.plan.plan import Edit, Plan
from nec_desktop.plan.review_registers import REMOVALS
from nec_desktop.plan.richtext import Paragraph, RichText, Run
from nec_desktop.plan.values import Content, Period
from tests.library.every_byte import places_of

Values = dict[str, Content]
NAMES = ("Zebedina", "Quorl")
PLACES = ("cover/area", "cover/title", "introduction/mission", "profile/description")
CELLS = ("title", "venue", "lead")
MOST_PLANS = 4
texts = st.lists(st.sampled_from((*NAMES, "hall", "market")), min_size=1, max_size=4).map(" ".join)
some = st.integers(0, 20)
"""Which of those there are; more than there are begin again."""


@dataclass
class Kept:
    """What the model knows of a plan. versions: by the snapshot's id, those kept by name."""

    values: Values
    versions: dict[str, Values] = field(default_factory=dict)
    undo: list[Edit] = field(default_factory=list)
    redo: list[Edit] = field(default_factory=list)


class Everything(RuleBasedStateMachine):
    """A person's library, a colleague's, and the model."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._time = datetime(2026, 7, 15, 9, tzinfo=UTC)
        root = Path(self._folder.name)
        self.workspace = Workspace(root / "mine", self._now)
        self.colleague = Workspace(root / "theirs", self._now)
        self.file = root / "plan.necplan"
        self.library = self.workspace.write()
        self.plans: dict[str, Kept] = {}
        self.backups: dict[str, dict[str, Values]] = {}

    def teardown(self) -> None:
        self.library.close()
        self._folder.cleanup()

    def _now(self) -> datetime:
        self._time += timedelta(minutes=2)  # so that no two changes are one burst of typing
        return self._time

    # -- helpers

    def _chosen(self, number: int) -> tuple[Plan, Kept]:
        plan_id = list(self.plans)[number % len(self.plans)]  # ids are drawn by chance, their order is not
        return open_plan(self.workspace, self.library, plan_id).plan, self.plans[plan_id]

    def _read(self, plan_id: str) -> Values:
        return dict(self.library.values(plan_id))

    def _unlooked(self, plan_id: str) -> set[str]:
        """Return where nobody has looked at what was carried over."""
        return {found.address for found in all_unlooked(open_plan(self.workspace, self.library, plan_id).plan)}

    def _do(self, plan: Plan, kept: Kept, edit: Edit) -> None:
        """Make an edit as a session does: saved, and with what takes it back."""
        inverse = Edit(edit.label, plan.apply(edit.changes))
        self.library.save(plan.id, edit.changes)
        kept.undo.append(inverse)
        kept.redo.clear()
        _made(kept.values, edit)

    # -- a person's day

    @initialize()
    def begin(self) -> None:
        self.new()

    @precondition(lambda self: len(self.plans) < MOST_PLANS)
    @rule()
    def new(self) -> None:
        period = Period(date(2026, 4, 1), date(2027, 3, 31))
        plan_id = new_plan(self.workspace, self.library, "A place", period)
        self.plans[plan_id] = Kept(self._read(plan_id))

    @rule(number=some, place=st.sampled_from(PLACES), text=texts)
    def write(self, number: int, place: str, text: str) -> None:
        plan, kept = self._chosen(number)
        self._do(plan, kept, set_value(plan, place, content_at(place, text)))

    @rule(number=some, place=st.sampled_from(PLACES[2:]))
    def clear(self, number: int, place: str) -> None:
        plan, kept = self._chosen(number)
        self._do(plan, kept, set_value(plan, place, None))

    @rule(number=some, cell=st.sampled_from(CELLS), text=texts)
    def add_event(self, number: int, cell: str, text: str) -> None:
        plan, kept = self._chosen(number)
        self._do(plan, kept, add_record(plan, "events", {cell: text, "date": date(2026, 9, 8)}))

    @rule(number=some, which=some)
    def delete_event(self, number: int, which: int) -> None:
        plan, kept = self._chosen(number)
        if events := plan.record_ids("events"):
            self._do(plan, kept, delete_record(plan, "events", events[which % len(events)]))

    @rule(number=some)
    def undo(self, number: int) -> None:
        plan, kept = self._chosen(number)
        self._step(plan, kept.undo, kept.redo, kept)

    @rule(number=some)
    def redo(self, number: int) -> None:
        plan, kept = self._chosen(number)
        self._step(plan, kept.redo, kept.undo, kept)

    def _step(self, plan: Plan, back: list[Edit], forth: list[Edit], kept: Kept) -> None:
        if back:
            edit = back.pop()
            forth.append(Edit(edit.label, plan.apply(edit.changes)))
            self.library.save(plan.id, edit.changes)
            _made(kept.values, edit)

    @rule()
    def close_and_open(self) -> None:
        self.library.close()
        self.library = self.workspace.write()
        for kept in self.plans.values():
            kept.undo.clear()
            kept.redo.clear()

    # -- versions

    @rule(number=some, text=texts)
    def keep(self, number: int, text: str) -> None:
        plan, kept = self._chosen(number)
        kept.versions[keep_version(self.library, plan, f"With {text}").id] = dict(kept.values)

    @rule(number=some, which=some)
    def restore(self, number: int, which: int) -> None:
        plan, kept = self._chosen(number)
        if not kept.versions:
            return
        identifier = list(kept.versions)[which % len(kept.versions)]
        version = self.library.snapshot(identifier)
        try:
            inverse = Edit("", plan_copy(plan).apply(restore_edit(plan, version).changes))
        except RefusedError:
            assert outside(kept.values) == outside(kept.versions[identifier])
            return
        edit = restore_version(self.library, plan, version)
        kept.undo.append(inverse)
        kept.redo.clear()
        _made(kept.values, edit)
        assert outside(kept.values) == outside(kept.versions[identifier])

    @rule(number=some, which=some, page=st.sampled_from(("profile", "introduction")))
    def restore_section(self, number: int, which: int, page: str) -> None:
        plan, kept = self._chosen(number)
        if not kept.versions:
            return
        identifier = list(kept.versions)[which % len(kept.versions)]
        before, then = dict(kept.values), kept.versions[identifier]
        try:
            edit = restore_version(self.library, plan, self.library.snapshot(identifier), page)
        except RefusedError:
            return
        kept.undo.clear()
        kept.redo.clear()
        _made(kept.values, edit)
        own = f"{page}/"
        assert {a: c for a, c in kept.values.items() if a.startswith(own)} == {
            a: c for a, c in then.items() if a.startswith(own)
        }
        assert kept.values.get("cover/area") == before.get("cover/area")

    # -- backups

    @rule()
    def make_backup(self) -> None:
        name = back_up(self.workspace).name
        self.backups[name] = {plan_id: dict(kept.values) for plan_id, kept in self.plans.items()}

    @precondition(lambda self: self.backups)
    @rule(which=some, number=some, as_copy=st.booleans())
    def restore_one_plan(self, which: int, number: int, as_copy: bool) -> None:
        name, plan_id = self._in_backup(which, number)
        if as_copy and len(self.plans) >= MOST_PLANS:
            return
        made = restore_plan(self.workspace, self.library, name, plan_id, as_copy=as_copy)
        then = dict(self.backups[name][plan_id])
        if as_copy:
            assert made not in self.plans
            now = self._read(made)
            assert without(now, "cover/title") == without(then, "cover/title")
            self.plans[made] = Kept(now)
        else:
            # One that is not here any more comes back with all that belonged to it.
            kept = self.plans.setdefault(plan_id, Kept(then))
            kept.values = then
            kept.undo.clear()
            kept.redo.clear()

    @precondition(lambda self: self.backups)
    @rule(which=some)
    def restore_all(self, which: int) -> None:
        name, _plan_id = self._in_backup(which, 0)
        self.library.close()
        kept = restore_library(self.workspace, name)
        assert kept.backup
        self.backups[kept.backup.name] = {plan_id: dict(kept.values) for plan_id, kept in self.plans.items()}
        self.library = self.workspace.write()
        # What was kept by name since then is in the backup of what was there.
        then = {plan_id: Kept(dict(values)) for plan_id, values in self.backups[name].items()}
        for plan_id, plan in then.items():
            there = {entry.id for entry in self.library.snapshots(plan_id)}
            versions = self.plans[plan_id].versions if plan_id in self.plans else {}
            plan.versions = {identifier: values for identifier, values in versions.items() if identifier in there}
        self.plans = then

    def _in_backup(self, which: int, number: int) -> tuple[str, str]:
        there = sorted(backup.name for backup in list_backups(self.workspace) if not backup.trouble)
        assert set(there) <= set(self.backups)
        name = there[which % len(there)]
        plans = list(self.backups[name])
        return name, plans[number % len(plans)]

    # -- handing over

    @precondition(lambda self: len(self.plans) < MOST_PLANS)
    @rule(number=some)
    def unpack_as_a_plan_of_its_own(self, number: int) -> None:
        plan, kept = self._chosen(number)
        pack(self.workspace, self.library, plan, self.file)
        made = take_over(self.workspace, self.library, inspect(self.workspace, self.library, self.file), as_new=True)
        now = self._read(made)
        assert without(now, "cover/title") == without(kept.values, "cover/title")
        self.plans[made] = Kept(now)

    @rule(number=some, theirs=st.sampled_from(PLACES), mine=st.sampled_from(PLACES), text=texts, other=texts)
    def a_colleague_writes_too(self, number: int, theirs: str, mine: str, text: str, other: str) -> None:
        plan, kept = self._chosen(number)
        pack(self.workspace, self.library, plan, self.file)
        with tempfile.TemporaryDirectory() as folder:
            away = Workspace(Path(folder) / "theirs", self._now)
            with away.write() as library:
                take_over(away, library, inspect(away, library, self.file))
                copy = open_plan(away, library, plan.id).plan
                assert copy.values == kept.values
                save(library, copy, set_value(copy, theirs, content_at(theirs, text)))
                pack(away, library, copy, self.file)
        before = dict(kept.values)
        self._do(plan, kept, set_value(plan, mine, content_at(mine, other)))
        offer = inspect(self.workspace, self.library, self.file)
        take_over(self.workspace, self.library, offer, {conflict.address: "mine" for conflict in offer.conflicts})
        if theirs != mine or kept.values.get(mine) == before.get(mine):
            kept.values[theirs] = content_at(theirs, text)
        kept.undo.clear()
        kept.redo.clear()

    # -- another year

    @precondition(lambda self: len(self.plans) < MOST_PLANS)
    @rule(number=some)
    def carry_on(self, number: int) -> None:
        plan, _kept = self._chosen(number)
        last = plan.get("cover/period")
        assert isinstance(last, Period)
        following = Period(last.last + timedelta(1), last.last + timedelta(365))
        made = carry_forward(self.workspace, self.library, plan.id, following, Choices()).plan_id
        assert made not in self.plans
        self.plans[made] = Kept(self._read(made))

    # -- removing

    @rule(name=st.sampled_from(NAMES))
    def remove(self, name: str) -> None:
        waiting = {plan_id: self._unlooked(plan_id) for plan_id in self.plans}
        standing = remove_personal(self.workspace, self.library, name.lower())
        assert standing.files.left == {} and standing.here.unreadable == []
        assert places_of(name, self.workspace.folder) == []
        for plan_id, kept in self.plans.items():
            # The plan notes that something was removed, wherever that was.
            read = self._read(plan_id)
            noted = {a: c for a, c in read.items() if a.startswith(f"{REMOVALS}/")}
            # The program changed the words, so whoever has not looked at them has not done so now; and what they were
            # taken out of waits again where somebody had changed it before.
            assert self._unlooked(plan_id) >= waiting[plan_id]
            marks = {mark: read[mark] for address in waiting[plan_id] if (mark := join(address, CARRIED)) in read}
            kept.values = blanked(kept.values, name) | noted | marks
            kept.versions = {identifier: blanked(values, name) for identifier, values in kept.versions.items()}
            kept.undo.clear()  # the window opens the plan anew
            kept.redo.clear()
        for held in self.backups.values():
            held.update({plan_id: blanked(values, name) for plan_id, values in held.items()})

    # -- what is always so

    @invariant()
    def every_plan_reads_as_it_should(self) -> None:
        assert {entry.id for entry in self.library.plans()} == set(self.plans)
        for plan_id, kept in self.plans.items():
            assert self._read(plan_id) == kept.values

    @invariant()
    def no_version_is_lost(self) -> None:
        for kept in self.plans.values():
            for identifier, values in kept.versions.items():
                assert dict(self.library.snapshot(identifier).values) == values


def content_at(place: str, text: str) -> Content:
    """Return a text as the field at a place holds it."""
    return text if place.startswith("cover/") else RichText((Paragraph((Run(text),)),))


def plan_copy(plan: Plan) -> Plan:
    """Return a plan that can be changed without the other."""
    return Plan(plan.id, plan.outline, plan.standards, dict(plan.values), plan.updates)


def outside(values: Values) -> Values:
    """Return what a version brings back: no shown number is given twice, and what was noted of removals stays."""
    return {a: c for a, c in values.items() if not a.startswith(f"{REMOVALS}/") and "/@last-number" not in a}


def without(values: Values, address: str) -> Values:
    return {place: content for place, content in values.items() if place != address}


def blanked(values: Values, name: str) -> Values:
    """Return values as they are when a name has been removed from them."""
    return {address: _blanked(content, name) for address, content in values.items()}


def _blanked(content: Content, name: str) -> Content:
    if isinstance(content, str):
        return content.replace(name, "[removed]")
    if isinstance(content, RichText) and all(isinstance(block, Paragraph) for block in content.blocks):
        lines = (Paragraph((Run(line.replace(name, "[removed]")),)) for line in content.plain().splitlines())
        return RichText(tuple(lines)) if name in content.plain() else content
    return content


def _made(values: Values, edit: Edit) -> None:
    for change in edit.changes:
        if change.content is None:
            values.pop(change.address, None)
        else:
            values[change.address] = change.content


_USUAL: dict[str, Any] = {"suppress_health_check": list(HealthCheck), "deadline": None}


def test_nothing_is_lost_and_nothing_removed_comes_back() -> None:
    run_state_machine_as_test(Everything, settings=settings(max_examples=6, stateful_step_count=20, **_USUAL))


@pytest.mark.long
def test_nothing_is_lost_and_nothing_removed_comes_back_in_any_order() -> None:
    run_state_machine_as_test(
        Everything, settings=settings(max_examples=300, stateful_step_count=40, derandomize=False, **_USUAL)
    )
