"""Figures that do not agree with each other are found, and ordinary ones are not."""

from datetime import date
from typing import Any

import pytest

from tests.small_plan import TODAY, address, findings, plan_from

PEOPLE = {
    "series": "Population",
    "measure": "Residents",
    "value": 24000,
    "unit": "people",
    "year": 2021,
    "geography": "Here",
}
HOMES = {
    "series": "Households",
    "measure": "Homes",
    "value": 10000,
    "unit": "households",
    "year": 2021,
    "geography": "Here",
}


def problems(*figures: dict[str, Any], today: date = TODAY) -> list[tuple[int, str]]:
    """Return what is found: the figure's place in the list, counted from 1, and the problem."""
    plan = plan_from(registers={"statistics": list(figures)})
    numbers = {address(plan, "statistics", "value", n): n for n in range(1, len(figures) + 1)}
    assert [plan.cell("statistics", rid, "measure") for rid in plan.record_ids("statistics")] == [
        figure["measure"] for figure in sorted(figures, key=lambda figure: figure.get("series", "~").casefold())
    ]
    return [
        (numbers[finding.address], finding.message)
        for finding in findings(plan, today)
        if finding.rule == "statistics-are-plausible"
    ]


def figure(value: float, unit: str = "people", **more: Any) -> dict[str, Any]:
    return {"measure": "Figure", "value": value, "unit": unit, **more}


def test_ordinary_figures_are_plausible() -> None:
    share = figure(31.5, "percent", series="Age", year=2021, geography="Here")
    assert problems(HOMES, PEOPLE) == [] and problems(share) == []


@pytest.mark.parametrize(
    ("one", "problem"),
    [
        (figure(100, "percent"), ""),
        (figure(0, "percent"), ""),
        (figure(100.5, "percent"), "100.5 per cent is not a share of a whole."),
        (figure(-1, "percent"), "-1 per cent is not a share of a whole."),
        (figure(-1), "the figure is below zero."),
        (figure(5, year=2026), ""),
        (figure(5, year=2027), "the year 2027 is still to come."),
        (figure(5, year=2015), ""),
        (figure(5, year=2014), "the figure is from 2014; look for a newer one."),
        (figure(5), ""),
    ],
)
def test_a_figure_by_itself(one: dict[str, Any], problem: str) -> None:
    assert problems(one) == ([(1, f"Figure: {problem}")] if problem else [])


def shares(*values: float, **more: Any) -> list[dict[str, Any]]:
    whole = {"series": "Age", "year": 2021, "geography": "Here", **more}
    return [figure(value, "percent", **whole) for value in values]


def test_shares_of_one_series_come_to_no_more_than_the_whole() -> None:
    assert problems(*shares(50, 30, 21)) == [(3, "Figure: the shares in “Age” come to 101 per cent together.")]
    assert problems(*shares(50, 30, 20.6)) == []  # rounding
    assert problems(*shares(60, 60)) == []  # two shares need not be parts of one whole


@pytest.mark.parametrize("other", [{"series": "Work"}, {"year": 2020}, {"geography": "There"}])
def test_shares_of_different_wholes_are_not_added(other: dict[str, Any]) -> None:
    assert problems(*shares(50, 30), *shares(21, 20, **other)) == []


@pytest.mark.parametrize(
    ("homes", "problem"),
    [
        (16001, "with 16,001 households that is 1.5 people in each."),
        (16000, ""),
        (6000, ""),
        (5900, "with 5,900 households that is 4.1 people in each."),
        (0, ""),
    ],
)
def test_people_and_households_fit_together(homes: int, problem: str) -> None:
    assert problems({**HOMES, "value": homes}, PEOPLE) == ([(2, f"Residents: {problem}")] if problem else [])


def test_people_and_households_of_different_places_are_named() -> None:
    assert problems({**HOMES, "geography": "The county"}, PEOPLE) == [
        (2, "Residents: the population is for “Here”, the households are for “The county”.")
    ]
    assert problems({**HOMES, "geography": "HERE"}, PEOPLE) == []
    assert problems({**HOMES, "geography": ""}, PEOPLE) == []


def test_people_without_households_and_households_without_people_are_left_alone() -> None:
    assert problems(PEOPLE) == [] and problems(HOMES) == []


def counts(*values: float, **more: Any) -> list[dict[str, Any]]:
    return [figure(value, series="Ages", year=2021, geography="Here", **more) for value in values]


def test_the_parts_of_a_series_are_no_more_than_all_the_people() -> None:
    assert problems(*counts(8000, 8000, 8100), PEOPLE) == [
        (3, "Figure: “Ages” adds up to 24,100 people, more than the 24,000 who live here.")
    ]
    assert problems(*counts(8000, 8000, 8010), PEOPLE) == []
    assert problems(*counts(20000, 20000), PEOPLE) == []


@pytest.mark.parametrize("other", [{"year": 2020}, {"geography": "There"}])
def test_parts_of_another_year_or_place_are_not_compared(other: dict[str, Any]) -> None:
    assert problems(*({**part, **other} for part in counts(9000, 9000, 9000)), PEOPLE) == []


def test_a_record_without_a_figure_is_left_alone() -> None:
    assert problems({"measure": "Not yet known", "unit": "percent", "year": 2030}) == []
