"""Which records a field shows on a page."""

from datetime import date

import pytest

from nec_desktop.plan.plan import Plan
from nec_desktop.plan.selection import records_shown
from tests.small_plan import plan_from

PERIOD = {"cover": {"period": "2026-04-01 to 2027-03-31"}}


def shown(plan: Plan, place: str, name: str) -> list[object]:
    """Return the summaries of the records that a field shows."""
    page = plan.page(place)
    assert page is not None
    (field,) = (field for field in page.fields if field.id == name)
    summary = plan.register(field.register).summary
    return [plan.cell(field.register, rid, summary) for rid in records_shown(plan, page, field)]


@pytest.fixture
def plan() -> Plan:
    return plan_from(
        PERIOD,
        {
            "communities": [{"key": "farmers", "community": "Farmers"}],
            "events": [
                {"title": "March", "date": date(2027, 3, 31), "standards": ["meet-face-to-face"]},
                {"title": "July", "date": date(2026, 7, 1), "standards": ["publicise-events", "meet-face-to-face"]},
                {"title": "June", "date": date(2026, 6, 30), "standards": ["publicise-events"]},
                {"title": "Some day"},
            ],
            "actions": [
                {"action": "For farmers", "communities": ["farmers"], "standards": ["meet-face-to-face"]},
                {"action": "For all", "standards": ["meet-face-to-face"]},
            ],
            "you-said-we-did": [
                {"said": "Dark lane", "date": date(2026, 7, 1)},
                {"said": "Fast cars", "date": date(2026, 10, 1)},
            ],
            "team": [{"role": "Constable"}, {"role": "Sergeant"}],
        },
    )


def test_a_standards_page_shows_the_records_that_name_it(plan: Plan) -> None:
    assert shown(plan, "standards/meet-face-to-face", "events-shown") == ["July", "March"]
    assert shown(plan, "standards/publicise-events", "events-shown") == ["June", "July"]
    assert shown(plan, "standards/work-with-partners", "events-shown") == []
    assert shown(plan, "standards/meet-face-to-face", "actions-shown") == ["For farmers", "For all"]
    assert shown(plan, "standards/meet-face-to-face", "evidence-shown") == []


def test_another_page_shows_the_records_whose_column_is_filled(plan: Plan) -> None:
    assert shown(plan, "reach", "targeted") == ["For farmers"]


@pytest.mark.parametrize(
    ("quarter", "this", "following"),
    [
        ("2026-04", ["June"], ["July"]),
        ("2026-07", ["July"], []),
        ("2026-10", [], ["March"]),
        ("2027-01", ["March"], []),
    ],
)
def test_a_quarters_page_shows_its_own_and_the_next(
    plan: Plan, quarter: str, this: list[str], following: list[str]
) -> None:
    assert shown(plan, f"quarters/{quarter}/last-quarter", "events-shown") == this
    assert shown(plan, f"quarters/{quarter}/next-quarter", "events-shown") == following


def test_a_quarters_page_goes_by_each_registers_own_date(plan: Plan) -> None:
    assert shown(plan, "quarters/2026-07/reporting-back", "entries-shown") == ["Dark lane"]
    assert shown(plan, "quarters/2026-10/reporting-back", "entries-shown") == ["Fast cars"]


def test_a_register_without_conditions_is_shown_whole(plan: Plan) -> None:
    assert shown(plan, "quarters/2026-07/contacts", "team-shown") == ["Constable", "Sergeant"]
