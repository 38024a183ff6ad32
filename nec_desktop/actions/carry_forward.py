"""Start this period's plan from the last one, and this quarter's update from the last quarter's."""

from dataclasses import dataclass

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.plans import first_cover, open_plan, save
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import CAME_FROM, join
from nec_desktop.plan.carry_forward import Choices
from nec_desktop.plan.carry_forward import carry_forward as carried_over
from nec_desktop.plan.carry_proposal import SectionRow, proposed, told
from nec_desktop.plan.carry_quarter import carry_quarter
from nec_desktop.plan.carry_records import rules_offered
from nec_desktop.plan.left_behind import LeftBehind, left_behind
from nec_desktop.plan.moved_dates import next_period
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Period
from nec_desktop.translation import tr


@dataclass(frozen=True)
class Proposal:
    """What the person is asked: which plan goes on, for which period, and what of each section."""

    plan_id: str
    title: str
    period: Period
    sections: tuple[SectionRow, ...]


@dataclass(frozen=True)
class StartedFromLast:
    """The new plan's id, what is to be said of it, and what stays in the old one."""

    plan_id: str
    told: tuple[str, ...]
    left: tuple[LeftBehind, ...]


def propose(workspace: Workspace, library: Library, wanted: str, period: Period | None = None) -> Proposal:
    """Return what can be chosen for the plan that follows `wanted`; without a period, for the one that comes next."""
    plan = open_plan(workspace, library, wanted).plan
    following = period or next_period(_period_of(plan))
    return Proposal(plan.id, plan.title, following, proposed(plan, following))


def stays_behind(
    workspace: Workspace, library: Library, wanted: str, period: Period, choices: Choices
) -> tuple[LeftBehind, ...]:
    """Return what of the plan `wanted` the plan of `period` would not begin with, and by which rules."""
    return left_behind(open_plan(workspace, library, wanted).plan, choices, period)


def carry_forward(
    workspace: Workspace, library: Library, wanted: str, period: Period, choices: Choices, standards_id: str = ""
) -> StartedFromLast:
    """Add the plan of `period`, begun from the plan `wanted`, which stays as it is."""
    old = open_plan(workspace, library, wanted).plan
    before = _period_of(old)
    if period.first <= before.first:
        raise RefusedError(
            tr("The new period begins on {0}, and the plan’s own on {1}. Give a later one.").format(
                period.first, before.first
            )
        )
    _refuse_unknown(old, choices)
    catalogue = workspace.catalogue
    standards = catalogue.standards_set(standards_id or old.standards.id)
    new = Plan("", old.outline, standards, {}, catalogue.updates_of(old.outline.id))
    carried = carried_over(old, new, first_cover(new, old.area, period), choices)
    plan_id = library.add_plan(old.outline.id, standards.id, carried.changes)
    words = told(carried.texts, carried.records, carried.without_day, carried.without_place)
    return StartedFromLast(plan_id, words, left_behind(old, choices, period))


def plan_before(workspace: Workspace, library: Library, plan: Plan) -> Plan | None:
    """Return the plan that `plan` was begun from, else the one of its area whose period ends before its own begins.

    None where there is none in this library.
    """
    came_from = plan.text(join("cover", CAME_FROM))
    entries = [entry for entry in library.plans() if entry.outline == plan.outline.id]
    begun_from = next((entry.id for entry in entries if entry.id == came_from), "")
    earlier = [
        (entry.period, entry.id)
        for entry in entries
        if entry.period and plan.period and entry.period.last < plan.period.first
        if entry.area.casefold() == plan.area.casefold()
    ]
    found = begun_from or (max(earlier)[1] if earlier else "")
    return open_plan(workspace, library, found).plan if found else None


def carry_quarter_forward(workspace: Workspace, library: Library, wanted: str, quarter_id: str) -> int:
    """Begin the updates of a quarter from those of the quarter before; returns how many texts went over."""
    plan = open_plan(workspace, library, wanted).plan
    quarter = next((quarter for quarter in plan.quarters if quarter.id == quarter_id), None)
    if quarter is None or quarter.number == 1:
        offered = ", ".join(quarter.id for quarter in plan.quarters[1:]) or "none"
        raise RefusedError(
            tr("“{0}” is no quarter of this plan that follows another. Those are: {1}.").format(quarter_id, offered)
        )
    count = 0
    for update in plan.updates:
        edit = carry_quarter(plan, update, quarter)
        save(library, plan, edit)
        count += sum(not change.address.rpartition("/")[2].startswith("@") for change in edit.changes)
    return count


def _period_of(plan: Plan) -> Period:
    if plan.period is None:
        raise RefusedError(tr("This plan has no period, so none can follow it. Give its cover one first."))
    return plan.period


def _refuse_unknown(plan: Plan, choices: Choices) -> None:
    for section_id in choices.sections:
        if plan.outline.find_section(section_id) is None:
            known = ", ".join(section.id for section in plan.outline.section)
            raise RefusedError(tr("There is no section “{0}”. There are: {1}.").format(section_id, known))
    for register_id, rule in choices.registers.items():
        register = plan.outline.find_register(register_id)
        if register is None:
            known = ", ".join(register.id for register in plan.outline.register)
            raise RefusedError(tr("There is no register “{0}”. There are: {1}.").format(register_id, known))
        if rule not in (offered := rules_offered(register)):
            raise RefusedError(
                tr("“{0}” is no rule for “{1}”. There are: {2}.").format(rule, register.title, ", ".join(offered))
            )
