"""Are the statistics plausible against each other? The first plans mixed figures of different geographies."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nec_desktop.plan.addresses import join
from nec_desktop.plan.checks import Found
from nec_desktop.plan.outline import Check
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.words import number_words, record_title
from nec_desktop.translation import tr

OLDEST = 11
"""Years after which a figure is old: a census comes every ten years, its results about a year later."""
HOUSEHOLD = (1.5, 4.0)
"""People in a household, on average, beyond which population and households do not belong together. In Census
2021 every local authority of England and Wales lies between 1.9 and 3.1."""


@dataclass(frozen=True)
class _Figure:
    record_id: str
    series: str
    measure: str
    value: float
    unit: str
    year: float
    geography: str


def statistics_plausible(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """Figures of `register` agree: no share over 100 %, no series that overruns its whole, households that fit
    the population, no year to come and none too old, one geography for one whole. Words: record, problem.
    """
    figures = list(_figures(plan, check.register))
    problems: dict[str, str] = {}
    for figure in figures:
        problem = _alone(figure, today)
        if problem:
            problems[figure.record_id] = problem
    problems |= _shares(figures) | _households(figures) | _totals(figures)
    for record_id, problem in problems.items():
        yield Found(
            join(check.register, record_id, "value"),
            {"record": record_title(plan, check.register, record_id), "problem": problem},
        )


def _figures(plan: Plan, register: str) -> Iterator[_Figure]:
    for record_id in plan.record_ids(register):
        value, year = plan.cell(register, record_id, "value"), plan.cell(register, record_id, "year")
        if isinstance(value, int | float):
            text = {
                name: str(plan.cell(register, record_id, name) or "")
                for name in ("series", "measure", "unit", "geography")
            }
            yield _Figure(
                record_id,
                text["series"],
                text["measure"],
                value,
                text["unit"],
                year if isinstance(year, int | float) else 0,
                text["geography"],
            )


def _alone(figure: _Figure, today: date) -> str:
    if figure.unit == "percent" and not 0 <= figure.value <= 100:
        return tr("{0} per cent is not a share of a whole.").format(number_words(figure.value))
    if figure.value < 0:
        return tr("the figure is below zero.")
    if figure.year > today.year:
        return tr("the year {0:g} is still to come.").format(figure.year)
    if figure.year and today.year - figure.year > OLDEST:
        return tr("the figure is from {0:g}; look for a newer one.").format(figure.year)
    return ""


def _shares(figures: list[_Figure]) -> dict[str, str]:
    """Shares of one series, year and geography come to 100 % or less (rounding allowed)."""
    groups: defaultdict[tuple[str, float, str], list[_Figure]] = defaultdict(list)
    for figure in figures:
        if figure.unit == "percent" and figure.series:
            groups[(figure.series, figure.year, figure.geography)].append(figure)
    return {
        group[-1].record_id: tr("the shares in “{0}” come to {1} per cent together.").format(
            series, number_words(round(total, 1))
        )
        for (series, _, _), group in groups.items()
        if len(group) > 2 and (total := sum(figure.value for figure in group)) > 100.6
    }


def _households(figures: list[_Figure]) -> dict[str, str]:
    """People and households of one geography fit together; different geographies are named."""
    people = max((f for f in figures if f.unit == "people"), key=lambda f: f.value, default=None)
    homes = max((f for f in figures if f.unit == "households"), key=lambda f: f.value, default=None)
    if people is None or homes is None or not homes.value:
        return {}
    if people.geography and homes.geography and people.geography.casefold() != homes.geography.casefold():
        return {
            people.record_id: tr("the population is for “{0}”, the households are for “{1}”.").format(
                people.geography, homes.geography
            )
        }
    size = people.value / homes.value
    if not HOUSEHOLD[0] <= size <= HOUSEHOLD[1]:
        return {
            people.record_id: tr("with {0} households that is {1:.1f} people in each.").format(
                number_words(int(homes.value)), size
            )
        }
    return {}


def _totals(figures: list[_Figure]) -> dict[str, str]:
    """Counts of one series add up to no more than the population they are part of."""
    people = max((f for f in figures if f.unit == "people"), key=lambda f: f.value, default=None)
    if people is None:
        return {}
    groups: defaultdict[str, list[_Figure]] = defaultdict(list)
    for figure in figures:
        same = figure.geography.casefold() == people.geography.casefold() and figure.year == people.year
        if figure.unit == "people" and figure.series and same and figure is not people:
            groups[figure.series].append(figure)
    return {
        group[-1].record_id: tr("“{0}” adds up to {1} people, more than the {2} who live here.").format(
            series, number_words(int(total)), number_words(int(people.value))
        )
        for series, group in groups.items()
        if len(group) > 2 and (total := sum(figure.value for figure in group)) > people.value * 1.001
    }
