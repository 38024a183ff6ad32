"""How registers become tables that can be read: shared cells, what is the same told once, the latest records."""

from nec_desktop.document.blocks import Paragraph, Table
from nec_desktop.plan.plan import Plan
from tests.document.composed import document
from tests.small_plan import plan_from

STATISTIC = {"unit": "people", "year": "2021", "geography": "East Dorset", "source": "Census 2021"}


def _tables(plan: Plan, caption: str) -> list[Table]:
    blocks = document(plan).blocks
    return [block for block in blocks if isinstance(block, Table) and block.caption.startswith(caption)]


def _cells(table: Table) -> list[list[list[str]]]:
    return [[["".join(run.text for run in part.runs) for part in cell] for cell in row.cells] for row in table.rows]


def _notes(plan: Plan) -> list[str]:
    blocks = document(plan).blocks
    return ["".join(r.text for r in b.runs) for b in blocks if isinstance(b, Paragraph) and b.style == "note"]


def test_what_is_the_same_in_every_row_is_said_once() -> None:
    rows = [{**STATISTIC, "measure": f"People of group {n}", "value": str(n)} for n in range(4)]
    plan = plan_from(registers={"statistics": rows})
    (table,) = _tables(plan, "Statistics")
    assert [column.header for column in table.columns] == ["Measure", "Value"]
    assert any("geography: East Dorset; source: Census 2021" in note for note in _notes(plan))


def test_three_rows_are_shown_whole() -> None:
    rows = [{**STATISTIC, "measure": f"People of group {n}", "value": str(n)} for n in range(3)]
    (table,) = _tables(plan_from(registers={"statistics": rows}), "Statistics")
    assert [column.header for column in table.columns][-2:] == ["Geography", "Source"]


def test_a_column_that_differs_once_is_not_the_same() -> None:
    rows = [{**STATISTIC, "measure": f"People of group {n}", "value": str(n)} for n in range(4)]
    rows[2]["source"] = "Another"
    (table,) = _tables(plan_from(registers={"statistics": rows}), "Statistics")
    assert table.columns[-1].header == "Source"


def test_series_make_tables_of_their_own() -> None:
    rows = [{"series": series, "measure": f"{series} {n}", "value": "1"} for series in ("Age", "Cars") for n in (1, 2)]
    rows.append({"measure": "Alone", "value": "1"})
    captions = [table.caption for table in _tables(plan_from(registers={"statistics": rows}), "Statistics")]
    assert captions == ["Statistics: Age", "Statistics: Cars", "Statistics"]


def test_events_stand_by_month_with_what_belongs_together_in_one_cell() -> None:
    rows = [
        {
            "title": "Surgery",
            "date": "2026-07-14",
            "start": "10:00",
            "end": "12:00",
            "venue": "Library",
            "step-free": "yes",
        },
        {"title": "Stall", "date": "2026-08-01", "start": "09:30", "venue": "Market"},
    ]
    july, august = _tables(plan_from(registers={"events": rows}), "Events: ")[:2]
    assert (july.caption, august.caption) == ("Events: July 2026", "Events: August 2026")
    assert _cells(july)[0][0] == ["14 July 2026", "10am to midday"]
    assert _cells(july)[0][2] == ["Library", "Step-free access: Yes"]
    assert _cells(august)[0][0] == ["1 August 2026", "9:30am"]
    assert july.columns[0].header == "Date and time"


def test_months_have_the_same_columns_and_events_without_a_date_are_named_for_it() -> None:
    """December knows nothing but its day, and all of April's surgeries are in one place."""
    april = [
        {"title": f"Surgery {n}", "date": f"2026-04-0{n}", "start": "10:00", "kind": "surgery", "venue": "Library"}
        for n in range(1, 6)
    ]
    others = [{"title": "Stall", "date": "2026-05-02", "kind": "stall", "step-free": "no"}, {"date": "2026-12-05"}]
    undated = [{"title": "Fair", "venue": "Green"}, {"title": "Visit"}]
    tables = _tables(plan_from(registers={"events": [*april, *others, *undated]}), "Events")
    named = [table for table in tables if table.address == "events"]
    months = ["April", "May", "December"]
    captions = [*(f"Events: {month} 2026" for month in months), "Events without a date yet"]
    assert [table.caption for table in named] == captions
    headers = ["Date and time", "Event and kind", "Venue"]
    assert [[column.header for column in table.columns] for table in named] == [headers] * 4
    assert [row[:2] for row in _cells(named[-1])] == [
        [["Not yet written"], ["Fair"]],
        [["Not yet written"], ["Visit"]],
    ]


def test_what_is_the_same_in_all_months_is_said_once_above_the_first() -> None:
    days = ("2026-04-01", "2026-04-02", "2026-04-08", "2026-04-09", "2026-05-01", "2026-06-01")
    rows = [{"title": f"Event of {day}", "date": day, "kind": "surgery", "venue": "Library"} for day in days]
    plan = plan_from(registers={"events": rows})
    told = [note for note in _notes(plan) if note.startswith("The same")]
    assert told[0] == "The same in every row of the tables below: kind: Surgery or drop-in; venue: Library."
    assert not any("Library" in note for note in told[1:])
    for table in _tables(plan, "Events: ")[:3]:
        assert [column.header for column in table.columns] == ["Date", "Event"]


def test_what_a_header_names_stands_before_what_has_a_label_of_its_own() -> None:
    row = {"date": "2026-07-01", "standards": ["meet-face-to-face"], "kind": "figures", "description": "Counts"}
    table = _tables(plan_from(registers={"evidence": [row]}), "Evidence")[-1]
    (cell,) = (row[1] for row in _cells(table))
    assert table.columns[1].header == "Date and kind" and cell[:3] == ["1 July 2026", "Figures", "Standards: 1"]


def test_a_standards_page_shows_the_latest_events_and_says_how_many_there_are() -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (4, 5, 6, 7, 8) for day in (3, 13, 23)]
    rows = [
        {"title": f"Event of {day}", "date": day, "start": "10:00", "standards": ["meet-face-to-face"]} for day in days
    ]
    plan = plan_from(registers={"events": rows})
    (table,) = _tables(plan, "Events that show it")
    shown = [row[1][0] for row in _cells(table)]
    assert len(shown) == 12
    # Ten are past on 15 July 2026, so two that are to come make up the number.
    assert shown == [f"Event of {day}" for day in days[:12]]
    assert any(note.startswith("12 of 15 are shown here") for note in _notes(plan))


def test_an_empty_cell_says_whether_something_is_still_to_be_written() -> None:
    rows = [{"organisation": "Trust", "together": "Walks"}, {"organisation": "Club", "frequency": "Monthly"}]
    (table,) = _tables(plan_from(registers={"partners": rows}), "Partners")
    assert all(part for row in _cells(table) for cell in row for part in cell)
    assert "Not yet written" in _cells(table)[1][1]
    assert "Not given" in [part for cell in _cells(table)[0] for part in cell]


def test_an_empty_cell_may_have_words_of_its_own() -> None:
    rows = [{"title": f"Surgery {n}", "date": f"2026-07-{n}", "advertised-where": ["website"]} for n in (10, 11)]
    rows[0]["communities"] = []
    rows[1]["communities"] = ["farmers"]
    plan = plan_from(registers={"communities": [{"key": "farmers", "community": "Farmers"}], "events": rows})
    (publicity,) = _tables(plan, "Events: audience")
    assert [column.header for column in publicity.columns][:2] == ["Event and date", "Audience"]
    first, second = _cells(publicity)
    assert (first[0], first[1]) == (["Surgery 10", "10 July 2026"], ["Everybody"])
    assert second[1] == ["Farmers"]
