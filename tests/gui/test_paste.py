"""Rich text as a document on the screen, and what is kept of a paste."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QPalette, QTextDocument

from nec_desktop.gui import paste_apart
from nec_desktop.gui.clipboard import reads_long
from nec_desktop.gui.paste import LongTable, Pasted, pasted_html, pasted_plain
from nec_desktop.gui.paste_apart import read_apart
from nec_desktop.gui.rich_document import fill_document
from nec_desktop.gui.rich_reader import read_document
from nec_desktop.plan.richtext import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    RichText,
    Run,
    Table,
    all_runs,
    safe_link,
    tidy,
)
from tests.strategies import AWKWARD, raw_texts

pictures = st.builds(Picture, st.sampled_from(["ab" * 32, "cd" * 32]), st.sampled_from(["", "A map", "Two\nlines"]))
texts_with_pictures = st.builds(
    lambda text, found, at: RichText(text.blocks[:at] + tuple(found) + text.blocks[at:]),
    raw_texts,
    st.lists(pictures, max_size=2),
    st.integers(0, 6),
)
TAGS = ["p", "b", "i", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "h4", "span", "a", "br", "img", "pre", "div"]
TAGS += ["script", "style", "svg", "font"]
PIECES = [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]
PIECES += [
    '<td rowspan="2">',
    '<td colspan="3">',
    '<td colspan="99999999">',
    '<a href="javascript:alert(1)">',
    '<a href="https://a.uk/b">',
]
PIECES += ["<p style='mso-list:l0 level2 lfo1'>", "<span style='mso-list:Ignore'>1. ", "<b style='font-weight:normal'>"]
PIECES += ["<!--", "-->", "<![if x]>", "&nbsp;", "&#0;", "&lt;", "<", "\x00", "\ud800", *AWKWARD]


@pytest.mark.usefixtures("qapp")
@given(texts_with_pictures)
def test_a_text_comes_back_from_the_document_as_it_went_in(drawn: RichText) -> None:
    text = tidy(drawn)
    document = QTextDocument()
    fill_document(document, text, QPalette())
    assert read_document(document) == text


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60))
@example("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>")
@example("<td>loose</td><li>loose</li></table></ul>")
def test_any_html_that_is_pasted_ends_up_as_what_can_be_exported(html: str) -> None:
    text = pasted_html(html.encode("utf-8", "replace").decode()).text
    assert text == tidy(text)
    assert all(run.link == safe_link(run.link) for run in all_runs(text))
    document = QTextDocument()
    fill_document(document, text, QPalette())
    assert read_document(document) == text


@given(st.text(alphabet=string.ascii_letters + " .\n\t<>&é", max_size=80))
def test_no_word_of_a_plain_paste_is_lost(text: str) -> None:
    assert pasted_plain(text).text.plain().split() == text.split()


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color: red}</style></head><body>
<h2 style='color:#123456'>Our events<o:p></o:p></h2>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Bold</b> and <i>italic</i>,
<a href="https://a.uk/c">a page</a> and <a href="file:///C:/secret.doc">a file</a>.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>First</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span> </span></span>Below</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span> </span></span>Counted</p>
<table><tr><td><p class=MsoNormal>Place</p></td><td>Came</td></tr><tr><td>Verwood<p>Hub</p></td><td>23</td></tr></table>
<script>alert(1)</script><img src="x.png"></body></html>"""


def test_a_paste_from_word_keeps_its_bold_lists_links_and_tables() -> None:
    pasted = pasted_html(WORD)
    assert pasted.text.blocks == (
        Heading((Run("Our events"),), 2),
        Paragraph(
            (
                Run("Bold", bold=True),
                Run(" and "),
                Run("italic", italic=True),
                Run(", "),
                Run("a page", link="https://a.uk/c"),
                Run(" and a file."),
            )
        ),
        ListItem((Run("First"),)),
        ListItem((Run("Below"),), level=1),
        ListItem((Run("Counted"),), "number"),
        Table((((Run("Place"),), (Run("Came"),)), ((Run("Verwood\nHub"),), (Run("23"),)))),
    )
    assert pasted.left_out == (
        "colours",
        "fonts",
        "pictures (put them in with the Picture button)",
        "links that are not web, e-mail or telephone addresses",
        "things that are not text",
    )


def test_joined_cells_leave_every_word_in_its_column() -> None:
    html = (
        "<table><tr><td rowspan='2'>Area</td><td colspan='2'>Came</td></tr><tr><td>old</td><td>new</td></tr>"
        "<tr><td>Verwood</td><td>14</td><td>9</td></tr></table>"
    )
    pasted = pasted_html(html)
    (table,) = pasted.text.blocks
    assert isinstance(table, Table)
    words = [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    assert words == [["Area", "Came", ""], ["", "old", "new"], ["Verwood", "14", "9"]]
    assert pasted.left_out == ("joined cells (all but the first are empty)",)


def test_a_tables_caption_stands_above_it() -> None:
    rows = "<thead><tr><th>Ward</th><th>Crimes</th></tr></thead><tbody><tr><td>Verwood</td><td>96</td></tr></tbody>"
    pasted = pasted_html(f"<table> <caption>Crime by <b>ward</b>, <br>2026</caption> {rows} </table><p>after</p>")
    table = Table((((Run("Ward"),), (Run("Crimes"),)), ((Run("Verwood"),), (Run("96"),))))
    caption = Paragraph((Run("Crime by "), Run("ward", bold=True), Run(", \n2026")))
    assert pasted.text.blocks == (caption, table, Paragraph((Run("after"),)))
    assert pasted.left_out == ()


def test_a_table_in_a_cell_becomes_lines_of_that_cell_which_is_said_once() -> None:
    inner = "<table><tr><td>Mon</td><td>10:00</td></tr><tr><td>Tue</td><td>11:00</td></tr></table>"
    row = f"<tr><td>Verwood</td><td>from May{inner}and so on</td></tr>"
    pasted = pasted_html(f"<table><tr><td>Place</td><td>When</td></tr>{row * 2}</table><p>after</p>")
    cells = (Run("Verwood"),), (Run("from May\nMon 10:00\nTue 11:00\nand so on"),)
    assert pasted.text.blocks == (Table((((Run("Place"),), (Run("When"),)), cells, cells)), Paragraph((Run("after"),)))
    assert pasted.left_out == ("a table inside a table (its words are kept)",)


@pytest.mark.parametrize("depth", [10, 3000])
def test_of_tables_within_tables_no_word_is_lost(depth: int) -> None:
    within = "".join(f"<table><tr><td>{n}</td><td>" for n in range(depth))
    pasted = read_apart(f"<p>before</p>{within}core{'</td></tr></table>' * depth}<p>after</p>", "html")
    assert pasted.text.plain().split() == ["before", *map(str, range(depth)), "core", "after"]


def test_of_a_paste_that_is_too_long_only_that_is_handed_on() -> None:
    assert read_apart(f"<p>{'long ' * 500_000}</p>", "html") == Pasted(RichText(), is_too_long=True)
    assert read_apart("long " * 500_000, "plain") == Pasted(RichText(), is_too_long=True)
    table = "<table>" + "<tr><td>a</td></tr>" * 301 + "</table>"
    assert read_apart(table, "html") == Pasted(RichText(), long_table=LongTable(301, 1))


def test_a_long_paste_read_in_another_process_says_the_same() -> None:
    html = "<h2>Swanage</h2><ul><li>one<li>two</ul><table><tr><th>A<tr><td>b</table><script>x</script>\ud800 ✓" * 50
    assert read_apart(html, "html") == pasted_html(html.encode("utf-8", "replace").decode())
    plain = "- one\r\n- two\n\nA line’s end\x00 \ud800 ✓\u2028next\n" * 50
    assert read_apart(plain, "plain") == pasted_plain(plain)


@pytest.mark.parametrize("as_html", [True, False])
def test_a_long_paste_is_never_read_in_the_window_s_own_process(
    monkeypatch: pytest.MonkeyPatch, *, as_html: bool
) -> None:
    read_here: list[str] = []
    monkeypatch.setattr(paste_apart, "pasted_html", read_here.append)
    monkeypatch.setattr(paste_apart, "pasted_plain", read_here.append)
    data, text = QMimeData(), "Words of the parish council’s report, " * 1000 + "end."
    if as_html:
        data.setHtml(f"<p>{text}</p>")
    else:
        data.setText(text)
    read = reads_long(data)
    assert read is not None and read().text == RichText((Paragraph((Run(text),)),))
    assert read_here == []
