"""Parts of a document of which a later one tells what has changed."""

from nec_desktop.document.blocks import Block, Column, Heading, Row, Table, cell
from tests.word.sample import paragraph

FIELD, EVENTS = "profile/description", "events"


def event(record: str, name: str, venue: str = "The Hub") -> Row:
    """Return a row of the register."""
    cells = cell(name, f"{EVENTS}/{record}/title"), cell(venue, f"{EVENTS}/{record}/venue")
    return Row((cell("E1"), *cells), f"{EVENTS}/{record}")


def register(*rows: Row) -> tuple[Block, ...]:
    """Return a register with its heading."""
    columns = Column("Ref"), Column("Event", 2), Column("Venue", 2)
    return Heading(2, "Events", "1.2", "events-page"), Table("Events", columns, rows, "Events.", address=EVENTS)


def own_table(*rows: tuple[str, str]) -> Table:
    """Return a table in the text."""
    made = tuple(Row(tuple((paragraph(text, address=FIELD),) for text in row)) for row in rows)
    return Table("Description", (Column("Place"), Column("People")), made, "Description.", address=FIELD)
