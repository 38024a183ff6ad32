"""Charts in a Word file: what Word would show of them, the numbers behind, and what is told where either is changed."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree

from nec_desktop.plan.charts import Chart, Series
from nec_desktop.word.chart_layout import ChartLayout, chart_layout
from nec_desktop.word.measure import Ruler
from nec_desktop.word.paper import LANDSCAPE, PORTRAIT
from nec_desktop.word.verify import verify_document
from nec_desktop.word.workbook import read_sheet, workbook
from nec_desktop.word.writer import write_document
from tests.word.libreoffice import pages_of, to_pdf
from tests.word.sample import make_document, paragraph, part, picture, tamper
from tests.word.validator import sdk_errors

QUARTERS = ("April to June 2026", "July to September 2026", "October to December 2026", "January to March 2027")
PEOPLE = Chart(
    "column",
    "People who came, by quarter",
    QUARTERS,
    (Series("People who came", (412, 388, 187, None)), Series("For the first time", (120, 160, 90, None))),
    "Column chart. People who came, by quarter: 412, 388 and 187.",
)
AGES = Chart(
    "bar",
    "Age",
    ("Under 20 & at school", "20 to 64", "65 and over"),
    (Series("People", (16925, 45470.5, 28910)),),
    "Bar chart. Age: the largest of 3 groups is 20 to 64.",
)
EVENTS = replace(PEOPLE, stacked=True, series=(Series("Held", (13, 13, 10, 0)), Series("To come", (0, 0, 4, 12))))
CHARTS = (PEOPLE, AGES, EVENTS)
CHART, WORKBOOK = "word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"


def shown(chart: Chart, *, large_print: bool = False) -> ChartLayout:
    """Return the layout of a chart on an upright page."""
    return chart_layout(chart, PORTRAIT, 16 if large_print else 12, Ruler())


def bars(count: int, **changes: object) -> Chart:
    """Return a chart of so many lying bars."""
    series = (Series("Items", tuple(range(count))),)
    return replace(AGES, **{"categories": tuple(f"Group {n}" for n in range(count)), "series": series} | changes)  # type: ignore[arg-type]


@pytest.fixture
def charted(tmp_path: Path) -> Path:
    """A file with three charts."""
    path = tmp_path / "charts.docx"
    write_document(make_document(*CHARTS), path, picture)
    return path


def told(path: Path) -> list[str]:
    """Return what is found to differ in such a file."""
    return [difference.what for difference in verify_document(make_document(*CHARTS), path, picture)]


def test_word_takes_every_kind_of_chart(tmp_path: Path) -> None:
    path = tmp_path / "kinds.docx"
    kinds = [
        replace(chart, kind=kind, stacked=stacked)
        for chart in CHARTS
        for kind in ("bar", "column")
        for stacked in (True, False)
    ]
    below = replace(AGES, series=(Series("Change", (-3, 0.125, None)),))
    crowded = bars(40, series=tuple(Series(f"Series {n}", (1e15,) * 40) for n in range(30)))
    document = make_document(*kinds, below, crowded)
    write_document(document, path, picture)
    assert sdk_errors(path) == []
    assert verify_document(document, path, picture) == []


def test_the_same_chart_gives_the_same_bytes(charted: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.docx"
    write_document(make_document(*CHARTS), other, picture)
    assert charted.read_bytes() == other.read_bytes()
    with ZipFile(BytesIO(workbook(PEOPLE))) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_chart_has_words_for_those_who_do_not_see_it(charted: Path) -> None:
    assert f'descr="{AGES.alt}"' in part(charted)
    write_document(make_document(replace(AGES, alt=" "), replace(AGES, alt="", caption="")), charted, picture)
    assert re.findall('descr="([^"]*)"', part(charted)) == ["Age", "Chart"]


def test_a_series_is_told_by_more_than_its_colour(charted: Path) -> None:
    write_document(make_document(bars(2, series=tuple(Series(f"S{n}", (1, 2)) for n in range(4)))), charted, picture)
    fills = re.findall("</c:tx><c:spPr><a:(.*?)</a:(?:solidFill|pattFill)>", part(charted, CHART))
    assert len(set(fills)) == 4
    assert sum("pattFill" in fill for fill in fills) == 2


def test_the_workbook_is_one_that_excel_takes(tmp_path: Path) -> None:
    path = tmp_path / "numbers.xlsx"
    path.write_bytes(workbook(replace(PEOPLE, categories=("a, b & <c>", *QUARTERS[1:]))))
    assert sdk_errors(path) == []
    assert read_sheet(path.read_bytes()) == (
        (None, "People who came", "For the first time"),
        ("a, b & <c>", 412, 120),
        ("July to September 2026", 388, 160),
        ("October to December 2026", 187, 90),
        ("January to March 2027", None, None),
    )


def test_the_references_of_the_chart_lead_to_its_numbers(charted: Path) -> None:
    with ZipFile(charted) as file:
        sheet = read_sheet(file.read(WORKBOOK))
        chart = etree.fromstring(file.read(CHART))
    for reference in chart.iter("{*}f"):
        column, first, last = re.fullmatch(r"Numbers!\$([A-C])\$(\d)(?::\$\1\$(\d))?", reference.text or "").groups()  # type: ignore[union-attr]
        cells = [row["ABC".index(column)] for row in sheet[int(first) - 1 : int(last or first)]]
        cached = [point.findtext("{*}v") for point in reference.getparent().iter("{*}pt")]  # type: ignore[union-attr]
        assert cached == [str(int(cell) if isinstance(cell, float) else cell) for cell in cells if cell is not None]


def test_many_series_have_columns_of_two_letters() -> None:
    chart = replace(AGES, series=tuple(Series(f"S{n}", (n, n, n)) for n in range(60)))
    sheet = read_sheet(workbook(chart))
    assert sheet[0][60] == "S59"
    assert sheet[3] == ("65 and over", *range(60))


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        (CHART, "<c:v>388</c:v>", "<c:v>389</c:v>",
         "Chart 1 should have “388” for “July to September 2026”, but the file has “389.0”."),
        (CHART, '<c:pt idx="2"><c:v>187</c:v></c:pt>', "",
         "Chart 1 should have “187” for “October to December 2026”, but the file has nothing."),
        (CHART, "<c:v>For the first time</c:v>", "<c:v>Others</c:v>", "Chart 1 should have “For the first time”, but the file has “Others”."),
        (CHART, '<c:barDir val="col"/>', '<c:barDir val="bar"/>',
         "Chart 1 should be a clustered col chart, but the file has a clustered bar chart."),
        ("word/document.xml", 'descr="Bar chart. Age', 'descr="Bar chart. Ages', "Chart 2 should be described as"),
    ],
)  # fmt: skip
def test_a_change_to_a_chart_is_named(charted: Path, name: str, old: str, new: str, what: str) -> None:
    tamper(charted, lambda xml: xml.replace(old, new, 1), name)
    (difference,) = told(charted)
    assert difference.startswith(what)


def test_a_change_to_the_workbook_is_named(charted: Path) -> None:
    replaced(charted, WORKBOOK, workbook(replace(PEOPLE, categories=("April", *QUARTERS[1:]))))
    wanted = (
        "The workbook of chart 1 should have “April to June 2026” for “April to June 2026”, but the file has “April”."
    )
    assert told(charted) == [wanted]
    replaced(charted, WORKBOOK, b"no zip")
    (difference,) = told(charted)
    assert "cannot be read" in difference


def test_a_chart_that_is_gone_is_missed(charted: Path) -> None:
    tamper(charted, lambda xml: re.sub("<w:drawing>.*?</w:drawing>", "", xml, count=1))
    assert any("Chart 1 should be a chart described as" in what for what in told(charted))


def replaced(path: Path, name: str, data: bytes) -> None:
    """Put other bytes in place of a part."""
    with ZipFile(path) as file:
        parts = {key: file.read(key) for key in file.namelist()}
    assert name in parts
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for key, content in (parts | {name: data}).items():
            file.writestr(key, content)


# -- where things stand


def test_numbers_stand_at_their_bars_while_there_is_room() -> None:
    assert shown(AGES).labelled and shown(bars(30)).labelled and shown(bars(30), large_print=True).labelled
    assert shown(PEOPLE).labelled
    many = replace(PEOPLE, categories=QUARTERS * 6, series=tuple(Series(s.name, s.numbers * 6) for s in PEOPLE.series))
    assert not shown(many).labelled
    assert shown(many).step == 100
    assert not shown(replace(PEOPLE, series=(Series("Pence", (10**14, 1, 2, 3)),))).labelled


def test_the_longest_bar_leaves_room_for_its_number() -> None:
    layout = shown(bars(3, series=(Series("Items", (123456789, 1, 2)),)))
    left, _top, width, _height = layout.plot
    end = (left + width * 123456789 / layout.ends[1]) * layout.width
    assert end + Ruler().width("123,456,789", 12) < layout.width


def test_bars_below_nought_have_room_at_both_ends() -> None:
    low, high = shown(bars(3, series=(Series("Change", (-10, 4, 6)),))).ends
    assert low < -10 and high > 6
    assert shown(bars(2, series=(Series("Nothing", (0, 0)),))).ends[0] == 0
    assert shown(bars(2, series=(Series("Nothing", (0, None)),))).ends[1] > 0


def test_a_part_of_a_stacked_bar_shows_its_number_only_if_it_holds_it() -> None:
    assert shown(EVENTS).hidden == {(0, 3), (1, 0), (1, 1)}
    tall = replace(EVENTS, series=(Series("Held", (13, 13, 10, 300)), Series("To come", (0, 0, 4, 12))))
    assert (0, 0) in shown(tall).hidden and (0, 3) not in shown(tall).hidden


@pytest.mark.parametrize("count", [1, 2, 30, 200])
@pytest.mark.parametrize("paper", [PORTRAIT, LANDSCAPE])
@pytest.mark.parametrize("kind", ["bar", "column"])
def test_a_chart_fits_its_page(count: int, paper: object, kind: str) -> None:
    chart = bars(count, kind=kind, categories=tuple(f"Households: owned with a mortgage {n}" for n in range(count)))
    layout = chart_layout(chart, paper, 16, Ruler())  # type: ignore[arg-type]
    assert layout.width <= paper.text_width_points  # type: ignore[attr-defined]
    assert layout.height <= 0.95 * paper.text_height_points  # type: ignore[attr-defined]
    left, top, width, height = layout.plot
    assert min(layout.plot) >= 0 and left + width <= 1.0001 and top + height <= 1.0001


def test_libreoffice_shows_names_numbers_and_legend(charted: Path) -> None:
    (pdf,) = to_pdf([charted], charted.parent)
    text = " ".join(" ".join(pages_of(pdf)).split())
    for words in (
        "412",
        "388",
        "28,910.0",
        "Under 20 & at school",
        "People who came",
        "For the first time",
        "Held",
        "Figure 3",
    ):
        assert words in text, words


def test_pages_are_estimated_with_the_charts(tmp_path: Path) -> None:
    """A page of text and eight charts of a third of a page: the total in the footer is what LibreOffice makes of it."""
    path = tmp_path / "pages.docx"
    write_document(
        make_document(*(block for n in range(8) for block in (paragraph(f"Text {n}."), PEOPLE))), path, picture
    )
    (pdf,) = to_pdf([path], tmp_path)
    pages = pages_of(pdf)
    assert all(f"of {len(pages)}" in page for page in pages)
