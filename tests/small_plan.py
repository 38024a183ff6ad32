"""A small, complete plan, as the tests need it: with the shipped outline and standards, and a fixed date."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from nec_desktop.language.language import Language
from nec_desktop.plan.catalogue import Catalogue, read_catalogue
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.example import example_changes, read_example
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.rules import find_all
from nec_desktop.plan.values import Content, Picture

DATA = Path(__file__).parent / "data"
SMALL_PLAN = DATA / "small-plan.toml"
NOW = datetime(2026, 7, 15, 11, 0, tzinfo=UTC)
TODAY = date(2026, 7, 15)
"""The day on which no check finds anything in the small plan."""
LANGUAGE = Language()
MAP_HASH = "0f" * 32


def kept(path: Path) -> Picture:
    """Stand for a picture file where no library is at hand."""
    return Picture(MAP_HASH, path.name)


@cache
def shipped() -> Catalogue:
    """Return the shipped standards sets and outlines, read once."""
    return read_catalogue()


def empty_plan(standards: str = "dorset-nec-2019", outline: str = "nec-plan") -> Plan:
    """Return a plan without any value."""
    catalogue = shipped()
    return Plan(
        "testplan01", catalogue.outline(outline), catalogue.standards_set(standards), {}, catalogue.updates_of(outline)
    )


@cache
def _small_values() -> dict[str, Content]:
    plan = empty_plan()
    plan.apply(example_changes(SMALL_PLAN, read_example(SMALL_PLAN), empty_plan(), kept))
    return plan.values


def small_plan() -> Plan:
    """Return the small plan, a new one for each test to change."""
    plan = empty_plan()
    plan.apply(Change(address, content) for address, content in _small_values().items())
    return plan


def plan_from(sections: dict[str, Any] | None = None, registers: dict[str, Any] | None = None) -> Plan:
    """Return a plan with what is given in the form of an example file, and nothing else."""
    data = {"format": 1, "sections": sections or {}, "registers": registers or {}}
    plan = empty_plan()
    plan.apply(example_changes(SMALL_PLAN, data, empty_plan(), kept))
    return plan


def record(plan: Plan, register: str, number: int = 1) -> str:
    """Return the id of a register's record, counted from 1 in its order."""
    return plan.record_ids(register)[number - 1]


def address(plan: Plan, register: str, column: str = "", number: int = 1) -> str:
    """Return the address of a record, or of one of its columns."""
    return "/".join(filter(None, (register, record(plan, register, number), column)))


def put(plan: Plan, **contents: Content | None) -> None:
    """Write contents at addresses given as keywords (for a test that names one place)."""
    plan.apply(Change(place, content) for place, content in contents.items())


def findings(plan: Plan, today: date = TODAY) -> list[Finding]:
    """Return what the checks find."""
    return find_all(plan, today, LANGUAGE)


def told(found: Iterable[Finding]) -> list[tuple[str, str]]:
    """Return each finding's check and address."""
    return [(finding.rule, finding.address) for finding in found]


def refusal(error: type[Exception], action: Callable[[], object]) -> str:
    """Return the sentence with which an action refuses."""
    try:
        action()
    except error as refused:
        return str(refused)
    raise AssertionError(f"nothing was refused with {error.__name__}")
