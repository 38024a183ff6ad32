"""Any document: every kind of block, in any order, with any text in it."""

from datetime import date

from hypothesis import strategies as st

from nec_desktop.document.blocks import (
    Block,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
)
from nec_desktop.document.review_copy import as_review_copy
from nec_desktop.plan.charts import Chart, Series
from tests.strategies import run_lists, texts
from tests.word.sample import IDENTITY, PICTURES

addresses = st.sampled_from(["", "", "a/b", "a/c", "events/aaaa", "standards/" + "very-long-" * 8])
styles = st.sampled_from(["body", "asked", "note", "missing", "label"])
kinds = st.sampled_from(["bullet", "number"])
paragraphs = st.builds(Paragraph, run_lists, styles, addresses)
items = st.builds(Item, run_lists, kinds, st.integers(0, 2), addresses)
headings = st.builds(Heading, st.integers(1, 4), texts, texts, addresses, texts, st.booleans())
figures = st.builds(Figure, st.sampled_from(sorted(PICTURES)), texts, texts)
cells: st.SearchStrategy[Cell] = st.lists(st.builds(Paragraph, run_lists) | items, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table of up to ten columns, some of them for a landscape page."""
    width = draw(st.sampled_from([0, 1, 2, 3, 9]))
    columns = tuple(
        Column(draw(texts), draw(st.floats(0.5, 4)), draw(st.sampled_from(["left", "right"]))) for _ in range(width)
    )
    rows = tuple(Row(tuple(draw(cells) for _ in range(width)), draw(addresses)) for _ in range(draw(st.integers(0, 3))))
    return Table(draw(texts), columns, rows, draw(texts), draw(st.sampled_from(["records", "facts"])))


numbers = st.none() | st.integers(-(10**15), 10**15) | st.floats(-1e300, 1e300)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Draw a chart of any size, of any numbers."""
    count = draw(st.integers(0, 12))
    names = tuple(draw(texts) for _ in range(count))
    series = st.builds(Series, texts, st.lists(numbers, min_size=count, max_size=count).map(tuple))
    drawn = tuple(draw(st.lists(series, max_size=4)))
    return Chart(draw(st.sampled_from(["bar", "column"])), draw(texts), names, drawn, draw(texts), draw(st.booleans()))


blocks: st.SearchStrategy[Block] = st.one_of(
    headings, paragraphs, items, items, tables(), charts(), figures, st.builds(Contents, texts)
)
covers = st.builds(
    Cover,
    texts,
    texts,
    st.lists(texts, max_size=3).map(tuple),
    texts,
    st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
)
other_copies = st.builds(
    Document,
    title=texts,
    organisation=texts,
    marking=st.sampled_from(["OFFICIAL", "official-sensitive"]),
    footer=texts,
    made_on=st.dates(date(2000, 1, 1)),
    cover=covers,
    blocks=st.lists(blocks, max_size=12).map(tuple),
    subject=texts,
    keywords=st.lists(texts, max_size=2).map(tuple),
    large_print=st.booleans(),
    properties=st.dictionaries(texts, texts, max_size=2),
)
documents = other_copies | other_copies.map(lambda document: as_review_copy(document, IDENTITY))
