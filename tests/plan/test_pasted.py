"""Pasted tables: reading them, finding where their columns go, and what their rows become."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.cell_reading import read_cell
from nec_desktop.plan.column_match import Match, match_columns
from nec_desktop.plan.contradictions import end_columns
from nec_desktop.plan.edits import records_to_add
from nec_desktop.plan.outline import Field
from nec_desktop.plan.pasted_reading import PastedReading
from nec_desktop.plan.pasted_records import Refusal, left_out, read_records
from nec_desktop.plan.pasted_table import Rows, holds_table, read_table
from nec_desktop.plan.values import Content, NotAValueError
from nec_desktop.plan.words import record_name
from tests.small_plan import TODAY, plan_from, refusal, small_plan
from tests.strategies import AWKWARD

PLAN = small_plan()
ENDS = end_columns(PLAN, PLAN.register("events"))


def table(html: str = "", text: str = "") -> Rows:
    *_, rows = read_table(html, text)
    return rows


def read(column: Field, text: str) -> Content | Refusal | None:
    try:
        content = read_cell(PLAN, column, text, TODAY)
    except NotAValueError as error:
        return Refusal(str(error))
    return Refusal("It holds nothing.") if content is None else content


def reads(column: Field, text: str) -> bool:
    return not isinstance(read(column, text), Refusal)


def match(register_id: str, rows: Rows, has_headings: bool | None = None) -> Match:
    return match_columns(rows, PLAN.register(register_id), reads, has_headings)


# -- the table


def test_text_from_a_spreadsheet_keeps_line_breaks_and_quotes_inside_a_cell() -> None:
    text = 'Event\tVenue\r\n"Coffee ""and"" cake"\t"Hall\nHigh Street"\r\n\t\r\nStall\t\t\r\n'
    assert table(text=text) == [["Event", "Venue"], ['Coffee "and" cake', "Hall\nHigh Street"], ["Stall", ""]]


def test_quotes_that_no_spreadsheet_wrote_stay_and_hide_no_row() -> None:
    text = '"Big lunch" in the hall\t14/7/2026\n"Walk\t15/7/2026\nStall, the "best"\t16/7/2026\n'
    assert table(text=text) == [
        ['"Big lunch" in the hall', "14/7/2026"],
        ['"Walk', "15/7/2026"],
        ['Stall, the "best"', "16/7/2026"],
    ]


def test_html_is_read_with_joined_cells_lists_and_a_table_inside() -> None:
    html = """<html><head><style>td {x}</style></head><body><table><tr><th colspan=2>Both</th><th>C</th></tr>
    <tr><td rowspan=2>1&amp;2<br>more</td><td><table><tr><td>in</td><td>side</td></tr></table></td><td>3</td></tr>
    <tr><td> a  b </td><td><p>x</p><p>y</p></td></tr></table>"""
    assert table(html) == [["Both", "", "C"], ["1&2\nmore", "in\nside", "3"], ["", "a b", "x\ny"]]


def test_html_without_end_tags_is_read() -> None:
    assert table("<table><tr><td>a<td>b<tr><td>c<td>d") == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    "html, text, holds", [("", "one line", False), ("", "a\tb", True), ("<TABLE>", "a", True), ("<p>a", "a\nb", False)]
)
def test_what_is_a_table(html: str, text: str, holds: bool) -> None:
    assert holds_table(html, text) is holds


# -- where the columns go


def test_headings_are_matched_whatever_their_case_and_punctuation() -> None:
    found = match("events", [["EVENT:", "date", "Step free access?", "Venue / place", "Weather"], ["", "", "", "", ""]])
    assert found == Match(True, ("title", "date", "step-free", "venue", None))


def test_without_headings_the_contents_tell() -> None:
    rows = [
        ["Drop-in", "14/7/2026", "10:00", "11.30am", "yes"],
        ["Coffee", "15 July 2026", "2pm", "3pm", "no"],
    ]
    assert match("events", rows) == Match(False, ("title", "date", "start", "end", "step-free"))


def test_numbers_alone_are_not_taken_for_hours_unless_a_heading_says_so() -> None:
    rows = [["Drop-in", "14/7/2026", "9"], ["Coffee", "15 July 2026", "14"]]
    assert match("events", rows).columns == ("title", "date", None)
    assert match("events", [["Event", "Date", "Time"], *rows]).columns == ("title", "date", "start")


def test_headings_of_other_words_are_known_by_what_stands_below() -> None:
    found = match("feedback", [["Received", "Who from", "Words"], ["1/7/2026", "Survey", "Too fast"]])
    assert found == Match(True, ("date", "source", "summary"))
    assert match("feedback", [["Received", "Words"], ["1/7/2026", "Fast"]], False).has_headings is False


def test_a_heading_goes_to_no_column_that_cannot_read_what_stands_below_it() -> None:
    found = match("events", [["Time", "Where"], ["10:00", "The library"], ["2pm", "Market"]])
    assert found == Match(True, ("start", "venue")), "“For the first time” is a number"
    assert match("events", [["First time", "Event"], ["12", "Stall"], ["3", "Surgery"]]).columns == (
        "first-time",
        "title",
    )
    assert match("events", [["Time", "Event"], ["by and by", "Stall"]]).columns == (None, "title")
    typed = match("events", [["Event", "Type"], ["Cake and talk", "Public meeting"], ["Books", "Surgery or drop-in"]])
    assert typed.columns == ("title", "kind")
    named = match("events", [["Date", "Neighbourhood"], ["soon", "Atlantis"]])
    assert named.columns == ("date", "neighbourhood"), "a column's own name counts, so that what is wrong is seen"


# -- what the rows become


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("10:00-12:00", time(10), time(12)),
        ("10.30 – 12.00", time(10, 30), time(12)),
        ("2-4pm", time(14), time(16)),
        ("11 to 1pm", time(11), time(13)),
        ("10am to noon", time(10), time(12)),
        ("1900-2030", time(19), time(20, 30)),
        ("9-1am", time(21), time(1)),
    ],
)
def test_a_start_and_an_end_in_one_cell_fill_both_columns(text: str, start: time, end: time) -> None:
    columns = [PLAN.register("events").find("start")]
    (row,) = read_records([[text]], columns, read, has_headings=False, ends=ENDS, units={})
    assert (row.cells, row.unread) == ({"start": start, "end": end}, ())


@pytest.mark.parametrize("text", ["10:00-12:00", "10:00+01:00", "10:00Z", "2-4pm", "2-4"])
def test_an_end_that_has_no_place_is_told_and_never_dropped(text: str) -> None:
    register = PLAN.register("events")
    columns = [register.find("start"), register.find("end")]
    (row,) = read_records([[text, "3pm"]], columns, read, has_headings=False, ends=ENDS, units={})
    assert row.cells == {"end": time(15)}
    assert [cell.sentence for cell in row.unread] == [
        f"Row 1, Start: “{text}” is not a time for “Start”. Write it as 5:30pm or 17:30."
    ]


def test_hours_of_which_nobody_knows_the_half_of_the_day_are_told() -> None:
    (row,) = read_records(
        [["2-4"]], [PLAN.register("events").find("start")], read, has_headings=False, ends=ENDS, units={}
    )
    assert not row.cells and len(row.unread) == 1


def test_cells_are_read_as_a_form_reads_them_and_names_become_links() -> None:
    name = PLAN.cell("neighbourhoods", PLAN.record_ids("neighbourhoods")[0], "name")
    rows = [["Date", "Start", "Event", "Neighbourhood", "Came"]]
    rows.append(["14/7", "5.30 pm", "Surgery", str(name).upper(), "1,200"])
    rows.append(["31 Feb", "", "Stall", "Atlantis", "many"])
    rows.append(["Mon 14 Feb 2026", "", "Walk", "", ""])
    register = PLAN.register("events")
    columns = [register.find(name or "") for name in match("events", rows).columns]
    first, second, third = read_records(rows, columns, read, has_headings=True, ends=ENDS, units={})
    assert first.cells == {
        "date": date(2026, 7, 14),
        "start": time(17, 30),
        "title": "Surgery",
        "neighbourhood": (PLAN.record_ids("neighbourhoods")[0],),
        "attended": 1200,
    }
    assert second.cells == {"title": "Stall"}
    assert [cell.sentence for cell in second.unread] == [
        "Row 3, Date: “31 Feb” is not a date: February 2027 has 28 days.",
        "Row 3, Neighbourhood: “Atlantis” is not in “Neighbourhoods”. Correct the name, or enter it there first.",
        "Row 3, Came: “many” is not a number for “Came”.",
    ]
    assert third.cells == {"title": "Walk"}
    assert [cell.sentence for cell in third.unread] == [
        "Row 4, Date: “Mon 14 Feb 2026”. 14 February 2026 is a Saturday, not a Monday."
        " Check the day, the date and the year."
    ]


def test_a_part_of_a_name_links_where_it_is_the_only_one() -> None:
    plan = plan_from(
        {},
        {
            "neighbourhoods": [
                {"name": "Verwood and Three Legged Cross"},
                {"name": "West Moors"},
                {"name": "West Parley"},
            ]
        },
    )
    column = plan.register("events").find("neighbourhood")
    assert column
    first, moors, parley = plan.record_ids("neighbourhoods")
    assert read_cell(plan, column, "verwood; West Moors", TODAY) == (first, moors)
    assert read_cell(plan, column, "Parley\nMoors", TODAY) == (parley, moors)
    assert read_cell(plan, column, "All", TODAY) == (first, moors, parley)
    assert refusal(NotAValueError, lambda: read_cell(plan, column, "West", TODAY)) == (
        "“West” may be “West Moors” or “West Parley”. Give the whole name."
    )


@pytest.mark.parametrize("typed", ["St Mary's", "st mary’s", "St Mary's Café", "ST MARY'S CAFE", "the hub; St Mary's"])
def test_a_name_links_whatever_its_apostrophe_and_accents(typed: str) -> None:
    plan = plan_from({}, {"neighbourhoods": [{"name": "St Mary’s Café"}, {"name": "The Hub"}]})
    column = plan.register("events").find("neighbourhood")
    assert column
    mary, hub = plan.record_ids("neighbourhoods")
    found = read_cell(plan, column, typed, TODAY)
    assert found == ((hub, mary) if "hub" in typed else (mary,))


def test_a_name_that_is_written_in_two_ways_is_missing_once() -> None:
    plan = plan_from({})
    register = plan.register("events")
    columns = [register.find(name) for name in ("title", "neighbourhood")]
    reading = PastedReading(plan, register, TODAY)
    rows = [["Stall", "St Mary's"], ["Walk", "St Mary’s"]]
    list(reading.read(rows, columns, has_headings=False, adds_missing=True))
    assert reading.missing == {"neighbourhoods": ["St Mary's"]}
    assert not any(record.unread for record in reading.records)


def test_what_rows_name_and_is_not_there_yet_is_added_before_them() -> None:
    plan = plan_from({}, {"neighbourhoods": [{"name": "West Moors"}]})
    rows = [["Event", "Neighbourhood", "Audience"]]
    rows += [["Stall", "Verwood; west moors", ""], ["Surgery", "verwood", "Carers"], ["Walk", "Corfe Hill", ""]]
    register = plan.register("events")
    columns = [register.find(name) for name in ("title", "neighbourhood", "communities")]
    reading = PastedReading(plan, register, TODAY)
    list(reading.read(rows, columns, has_headings=True, adds_missing=False))
    assert reading.missing == {"neighbourhoods": ["Verwood", "Corfe Hill"], "communities": ["Carers"]}
    assert reading.missing_words == "2 neighbourhoods and 1 community"
    assert not any(change.address.startswith("neighbourhoods/") for change in reading.changes())
    list(reading.read(rows, columns, has_headings=True, adds_missing=True))
    assert not any(record.unread for record in reading.records)
    assert len(plan.record_ids("neighbourhoods")) == 1, "nothing is in the plan before the rows are added"
    plan.apply(reading.changes())
    assert [record_name(plan, "neighbourhoods", rid) for rid in plan.record_ids("neighbourhoods")] == [
        "West Moors",
        "Verwood",
        "Corfe Hill",
    ]
    moors, verwood, corfe = plan.record_ids("neighbourhoods")
    places = {
        record_name(plan, "events", rid): plan.cell("events", rid, "neighbourhood") for rid in plan.record_ids("events")
    }
    assert places == {"Stall": (verwood, moors), "Surgery": (verwood,), "Walk": (corfe,)}


def test_a_number_with_the_sign_of_its_unit_fills_both() -> None:
    plan = small_plan()
    register = plan.register("statistics")
    rows = [["Measure", "Value", "Unit"], ["People aged 65 and over", "28.5%", ""], ["A price", "£385,000", ""]]
    rows += [
        ["Share", "12 %", "per cent"],
        ["Rise", "3%", "%"],
        ["Mixed up", "4%", "people"],
        ["All", "91 305", "people"],
    ]
    reading = PastedReading(plan, register, TODAY)
    found = match_columns(rows, register, reading.reads)
    columns = [register.find(name or "") for name in found.columns]
    list(reading.read(rows, columns, has_headings=found.has_headings, adds_missing=False))
    assert [(record.cells.get("value"), record.cells.get("unit")) for record in reading.records] == [
        *((28.5, "percent"), (385000, "pounds"), (12, "percent"), (3, "percent"), (None, "people"), (91305, "people")),
    ]
    (unread,) = [cell for record in reading.records for cell in record.unread]
    assert unread.why.startswith("“4%” has its unit with it")
    without_unit = [[measure, value] for measure, value, _ in rows[:3]]
    list(reading.read(without_unit, columns[:2], has_headings=True, adds_missing=False))
    assert [record.cells.get("unit") for record in reading.records] == ["percent", "pounds"]


def test_records_get_places_and_numbers_one_after_another() -> None:
    plan = small_plan()
    before = plan.record_ids("feedback")
    plan.apply(records_to_add(plan, "feedback", [{"summary": "One"}, {"summary": "Two"}]))
    added = [record for record in plan.record_ids("feedback") if record not in before]
    numbers = [int(plan.shown_number("feedback", record)[1:]) for record in added]
    assert numbers == [len(before) + 1, len(before) + 2]
    plan.apply(records_to_add(plan, "feedback", [{"summary": "Three"}]))
    assert len({plan.shown_number("feedback", record) for record in plan.record_ids("feedback")}) == len(before) + 3
    assert list(records_to_add(plan, "feedback", [])) == []


# -- anything


cells = st.one_of(
    st.sampled_from(
        [
            "Date",
            "event",
            "Time",
            "VENUE",
            "14/7",
            "31 Feb",
            "10am",
            "10-11am",
            "10:00-12:00",
            "yes",
            "1,2",
            "Atlantis",
            "",
            "####",
        ]
    ),
    st.lists(st.sampled_from([*AWKWARD, "\t", '"', "<td>", "<table>", "</tr>", "&lt;"]), max_size=5).map("".join),
)
tables = st.lists(st.lists(cells, max_size=6), max_size=6)


@given(tables, st.sampled_from(["events", "feedback", "priorities", "equality"]), st.sampled_from([True, False, None]))
def test_every_cell_of_any_table_is_placed_or_listed(drawn: Rows, register_id: str, said: bool | None) -> None:
    text = "\n".join("\t".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in drawn)
    rows = table(text=text)
    register = PLAN.register(register_id)
    found = match(register_id, rows, said)
    filled = [column for column in found.columns if column]
    assert len(filled) == len(set(filled))
    columns = [register.find(column or "") for column in found.columns]
    ends = end_columns(PLAN, register)
    records = list(read_records(rows, columns, read, has_headings=found.has_headings, ends=ends, units={}))
    assert len(records) == len(rows) - (found.has_headings and bool(rows))
    unplaced = len(left_out(rows, columns, has_headings=found.has_headings))
    held = rows[found.has_headings :]
    assert unplaced == sum(any(row[n] for row in held) for n, column in enumerate(columns) if column is None)
    for record, row in zip(records, held, strict=True):
        listed = [cell.column.id for cell in record.unread]
        for column, cell in zip(columns, row, strict=False):
            if column and cell:
                assert (column.id in record.cells) != (column.id in listed)
    plan = small_plan()
    before = len(plan.record_ids(register_id))
    plan.apply(records_to_add(plan, register_id, [record.cells for record in records if record.cells]))
    assert len(plan.record_ids(register_id)) == before + sum(bool(record.cells) for record in records)
    for address in plan.values:
        assert plan.page_of(address) is not None


@given(st.lists(st.sampled_from(["<table>", "</table>", "<tr>", "<td>", "</td>", "<td colspan=9999999>", "a", "\n"])))
def test_any_html_comes_to_an_end_and_keeps_its_words(pieces: list[str]) -> None:
    html = "<table>" + "".join(pieces)
    rows = table(html)
    assert len({len(row) for row in rows}) <= 1


@given(st.text())
def test_any_text_comes_to_an_end(text: str) -> None:
    rows = table(text=text)
    assert all(any(row) for row in rows)
