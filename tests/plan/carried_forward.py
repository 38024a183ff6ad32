"""A plan of last year, and the one that is begun from it."""

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from nec_desktop.plan.carry_forward import Carried, Choices, carry_forward
from nec_desktop.plan.carry_records import rules_offered
from nec_desktop.plan.moved_dates import next_period
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Content, Period
from tests.small_plan import empty_plan, plan_from

YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))
NEXT = next_period(YEAR)
COVER: Mapping[str, Content] = {"scheme": "Scheme", "area": "Testing", "title": "Next", "period": NEXT}


def old_plan(sections: dict[str, object] | None = None, registers: dict[str, object] | None = None) -> Plan:
    plan = plan_from({"cover": {"period": "2025-04-01 to 2026-03-31"}, **(sections or {})}, registers)
    plan.id = "lastyear01"
    return plan


def follow(old: Plan, standards: str = "dorset-nec-2019", **chosen: Choices) -> tuple[Plan, Carried]:
    new = empty_plan(standards)
    period = old.period
    assert period
    cover = {**COVER, "period": next_period(period)}
    carried = carry_forward(old, new, cover, chosen.get("choices", Choices()))
    new.apply(new.checked(change) for change in carried.changes)
    return new, carried


def following(old: Plan, choices: Choices | None = None) -> Plan:
    return follow(old, choices=choices or Choices())[0]


def events(*days: str, title: str = "Surgery") -> list[dict[str, object]]:
    return [{"date": date.fromisoformat(day), "title": title, "attended": 12} for day in days]


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    outline = empty_plan().outline
    sections = draw(
        st.dictionaries(st.sampled_from([s.id for s in outline.section]), st.sampled_from(["keep", "rework", "drop"]))
    )
    registers = {
        register.id: draw(st.sampled_from(rules_offered(register)))
        for register in outline.register
        if draw(st.booleans())
    }
    return Choices(sections, registers)  # type: ignore[arg-type]
