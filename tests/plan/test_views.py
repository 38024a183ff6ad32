"""Tables worked out from the registers."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from nec_desktop.plan.plan import Plan
from nec_desktop.plan.view_tables import View, ViewContext, ViewTable
from nec_desktop.plan.views import VIEWS, view_of
from tests.small_plan import TODAY, address, empty_plan, plan_from, put, record, small_plan

PERIOD = {"cover": {"period": "2026-04-01 to 2027-03-31"}}


def view(
    plan: Plan,
    name: str,
    shows: Callable[[str], bool] = lambda _address: True,
    acronyms: Mapping[str, str] | None = None,
) -> View:
    return view_of(name, ViewContext(plan, TODAY, acronyms or {}, shows))


def table(plan: Plan, name: str, shows: Callable[[str], bool] = lambda _address: True) -> ViewTable:
    """Return a view's only table."""
    (found,) = view(plan, name, shows).tables
    return found


def rows(found: ViewTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.rows]


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("make", [empty_plan, small_plan])
def test_every_view_is_whole_for_an_empty_plan_and_a_full_one(name: str, make: Callable[[], Plan]) -> None:
    plan = make()
    shown = view(plan, name, acronyms={"PCSO": "Police community support officer"})
    assert shown.tables or shown.sentences or make is empty_plan
    for found in shown.tables:
        assert found.caption and found.description and found.rows
        assert {len(row) for row in found.rows} == {len(found.columns)}
        assert all(cell.text for row in found.rows for cell in row)
        places = [cell.address for row in found.rows for cell in row if cell.address]
        assert all(plan.page_of(place) for place in places)
    assert len({found.caption for found in shown.tables}) == len(shown.tables)


def test_a_view_that_the_program_does_not_have_says_so() -> None:
    (sentence,) = view(empty_plan(), "weather").sentences
    assert "“weather”" in sentence and sentence.endswith("Update the program.")


# -- standards


def test_the_standards_at_a_glance() -> None:
    plan = small_plan()
    put(plan, **{"standards/keep-website-current/grade": None, "standards/keep-website-current/last-grade": None})
    found = table(plan, "standards-summary")
    assert [column.header for column in found.columns] == [
        *("No", "Standard", "Our grade", "Last time", "Evidence", "Events", "Open actions"),
    ]
    first, second, *_ = rows(found)
    titles = [standard.title for standard in plan.standards.standard]
    evidence = sum(
        "meet-face-to-face" in str(plan.cell("evidence", rid, "standards")) for rid in plan.record_ids("evidence")
    )
    assert first == ["1", titles[0], "Good", "Good", str(evidence), "4", "1"]
    assert second[:4] == ["2", titles[1], "Not yet graded", "Not graded"] and second[5:] == ["0", "0"]
    assert found.rows[1][1].address == "standards/keep-website-current"
    for status in ("done", "stopped"):
        put(plan, **{address(plan, "actions", "status"): status})
        assert rows(table(plan, "standards-summary"))[0][6] == "0"


def test_what_the_reader_may_not_see_is_not_counted() -> None:
    plan = small_plan()
    seen = table(plan, "standards-summary", lambda place: not place.startswith(("events/", "evidence/")))
    assert rows(seen)[0][4:] == ["0", "0", "1"]


# -- events


def test_the_calendar_has_a_table_for_each_month_with_events() -> None:
    plan = plan_from(
        PERIOD,
        {
            "neighbourhoods": [{"key": "n", "name": "North"}, {"key": "s", "name": "South"}],
            "events": [
                {"title": "B", "date": date(2026, 12, 2), "start": "17:30", "end": "19:00", "venue": "Hall"},
                {
                    "title": "A",
                    "date": date(2026, 12, 1),
                    "start": "12:00",
                    "neighbourhood": ["s", "n"],
                    "venue": "Inn",
                },
                {"title": "C", "date": date(2027, 1, 31)},
                {"title": "No date"},
            ],
        },
    )
    december, january = view(plan, "events-by-month").tables
    assert (december.heading, january.heading) == ("December 2026", "January 2027")
    assert december.caption == "Events in December 2026"
    assert rows(december) == [
        ["Tue 1", "midday", "A", "South, North", "Inn"],
        ["Wed 2", "5:30pm to 7pm", "B", "", "Hall"],
    ]
    assert rows(january) == [["Sun 31", "", "C", "", ""]]
    assert december.rows[0][2].address == address(plan, "events")


def test_without_events_there_is_no_calendar() -> None:
    assert view(plan_from(PERIOD), "events-by-month") == View()


def test_a_public_calendar_names_no_neighbourhood_that_is_not_shown() -> None:
    plan = small_plan()
    town = address(plan, "neighbourhoods")
    for found in view(plan, "events-by-month", lambda place: place != town).tables:
        assert [row[3].text for row in found.rows] == [""]


def test_events_by_neighbourhood_and_quarter() -> None:
    plan = plan_from(
        PERIOD,
        {
            "neighbourhoods": [{"key": "n", "name": "North"}, {"key": "s", "name": "South"}],
            "events": [
                {"date": date(2026, 4, 1), "neighbourhood": ["n", "s"]},
                {"date": date(2026, 6, 30), "neighbourhood": ["n", "n"]},
                {"date": date(2027, 3, 31), "neighbourhood": ["n"]},
                {"date": date(2027, 4, 1), "neighbourhood": ["s"]},
                {"neighbourhood": ["s"]},
            ],
        },
    )
    found = table(plan, "events-by-neighbourhood")
    assert [column.header for column in found.columns] == [
        "Neighbourhood",
        *(quarter.title for quarter in plan.quarters),
        "In all",
    ]
    assert rows(found) == [["North", "2", "0", "0", "1", "3"], ["South", "1", "0", "0", "0", "1"]]
    assert found.rows[1][0].address == f"neighbourhoods/{record(plan, 'neighbourhoods', 2)}"


def test_events_that_stand_in_no_row_or_quarter_are_told() -> None:
    plan = plan_from(
        PERIOD,
        {
            "neighbourhoods": [{"key": "n", "name": "North"}],
            "events": [
                {"date": date(2026, 4, 1), "neighbourhood": ["n"]},
                {"date": date(2026, 7, 1)},
                {"date": date(2027, 4, 1), "neighbourhood": ["n"]},
                {},
            ],
        },
    )
    shown = view(plan, "events-by-neighbourhood")
    assert rows(shown.tables[0]) == [["North", "1", "0", "0", "0", "1"], ["No neighbourhood", "0", "1", "0", "0", "1"]]
    assert shown.sentences == ("Without a day in the period, and so in no quarter: 2 events.",)
    hidden = address(plan, "neighbourhoods")
    assert view(plan, "events-by-neighbourhood", lambda place: place != hidden).tables == (), (
        "nor is it named otherwise"
    )


def test_which_communities_are_met_how_and_when() -> None:
    plan = plan_from(
        PERIOD,
        {
            "communities": [{"key": "f", "community": "Farmers"}, {"key": "y", "community": "Young people"}],
            "events": [
                {"kind": "surgery", "date": date(2026, 4, 1), "communities": ["f"]},
                {"kind": "surgery", "date": date(2027, 3, 1), "communities": ["f"]},
                {"kind": "stall", "date": date(2026, 5, 1), "communities": ["f"]},
                {"kind": "school", "date": date(2026, 5, 1)},
                {"kind": "surgery", "communities": ["f"]},
            ],
        },
    )
    found = table(plan, "coverage-matrix")
    kind = plan.register("events").find("kind")
    assert kind is not None
    labels = plan.choices(kind)
    assert [column.header for column in found.columns] == ["Community", labels["surgery"], labels["stall"], "Quarters"]
    assert rows(found) == [["Farmers", "3", "1", "Q1, Q4"], ["Young people", "–", "–", "None"]]


# -- short forms, sources, standards used


def test_the_glossary_has_the_known_short_forms_that_a_reader_sees() -> None:
    acronyms = {"NPT": "Neighbourhood policing team", "PCSO": "Police community support officer", "ASB": "Behaviour"}
    plan = plan_from({"profile": {"towns": "Our NPT and its PCSOs. The XYZ too."}, "places": {"about": "ASB"}})

    def forms(shown: View) -> list[list[str]]:
        return [row for found in shown.tables for row in rows(found)]

    assert forms(view(plan, "glossary", acronyms=acronyms)) == [
        ["ASB", "Behaviour"],
        ["NPT", "Neighbourhood policing team"],
        ["PCSO", "Police community support officer"],
    ]
    public = view(plan, "glossary", lambda place: not place.startswith("places"), acronyms)
    assert [row[0] for row in forms(public)] == ["NPT", "PCSO"]
    assert view(plan, "glossary").sentences == ("No short forms are used in this plan.",)


def test_each_source_stands_once() -> None:
    census = {"source": "Census 2021", "year": 2021, "geography": "Here"}
    plan = plan_from(
        registers={
            "statistics": [
                {"measure": "B", "source": "Force records", "year": 2025},
                {"measure": "A", **census},
                {"measure": "C", **census},
                {"measure": "D", **census, "geography": "There"},
                {"measure": "E", "year": 2020},
            ]
        }
    )
    assert rows(table(plan, "sources")) == [
        ["Census 2021", "2021", "Here"],
        ["Census 2021", "2021", "There"],
        ["Force records", "2025", ""],
    ]
    assert view(empty_plan(), "sources").sentences == ("No figures are given in this plan.",)


def test_the_method_note_names_the_standards_used() -> None:
    plan = empty_plan()
    paragraphs = view(plan, "method-note").sentences
    assert "\n\n".join(paragraphs) == f"Standards used: {plan.standards.title}. {plan.standards.note}"
    assert len(paragraphs) > 1 and all(paragraph and "\n" not in paragraph for paragraph in paragraphs)


# -- the reviewer's sheet


def test_the_reviewers_sheet_has_a_part_for_each_standard_and_one_for_the_plan() -> None:
    plan = small_plan()
    sheet = view(plan, "assessment-sheet")
    assert len(sheet.tables) == len(plan.standards.standard) + 1
    assert all(found.facts and found.heading for found in sheet.tables)
    first = dict(rows(sheet.tables[0]))
    assert first["What is claimed"] == "What worked for standard 1."
    assert first["Our own grade"] == "Good" and first["Evidence in the plan"].startswith("E")
    assert first["Your grade"] == "Choose a grade" and first["Strengths"] == "Write here"
    assert rows(sheet.tables[-1])[0][0] == "Overall recommendation"


def test_an_empty_plans_sheet_says_what_is_not_there() -> None:
    first = dict(rows(view(empty_plan(), "assessment-sheet").tables[0]))
    assert first["What is claimed"] == "Nothing yet"
    assert first["Our own grade"] == "Not yet graded" and first["Evidence in the plan"] == "None"


def test_a_claim_is_quoted_from_the_text_and_not_from_a_table_in_it() -> None:
    worked = "| A | B |\n|---|---|\n| 1 | 2 |\n\nNotice rose to *sixteen* days."
    plan = plan_from({"standards": {"meet-face-to-face": {"what-worked": worked}}})
    told = dict(rows(view(plan, "assessment-sheet").tables[0]))["What is claimed"]
    assert told == "Notice rose to sixteen days."


def test_every_place_to_fill_in_has_an_address_of_its_own() -> None:
    plan = small_plan()
    sheet = view(plan, "assessment-sheet")
    places = [cell.fill_in for table in sheet.tables for row in table.rows for cell in row if cell.fill_in]
    addresses = [place.address for place in places]
    assert len(addresses) == len(set(addresses)) == 3 * len(plan.standards.standard) + 4
    grades = [place for place in places if place.choices]
    assert [place.address for place in grades] == [f"assessment/{s.id}/grade" for s in plan.standards.standard]
    assert {place.choices for place in grades} == {tuple((g.title, g.id) for g in plan.standards.grades)}


def test_a_long_claim_is_cut_between_words() -> None:
    claim = "Residents told us " * 40
    plan = plan_from({"standards": {"meet-face-to-face": {"what-worked": f"{claim}\n\nMore."}}})
    told = dict(rows(view(plan, "assessment-sheet").tables[0]))["What is claimed"]
    assert len(told) <= 302 and told.endswith(" …") and claim.startswith(told[:-2])
