"""What a view is made of and worked out from: tables, their cells, and the registers as a reader sees them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nec_desktop.plan.addresses import join
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.words import in_words


@dataclass(frozen=True)
class FillIn:
    """A place for whoever reviews the plan to fill in: its address, and what it is called.

    choices: title and id of what can be chosen there; none where words are to be written.
    """

    address: str
    title: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ViewCell:
    """A cell's words, and the address they lead to (empty for none); of a number, the addresses that it counts.

    fill_in: its words are only to be replaced by a reviewer's own.
    """

    text: str
    address: str = ""
    counts: tuple[str, ...] = ()
    fill_in: FillIn | None = None


@dataclass(frozen=True)
class ViewColumn:
    """A column's header, its share of the width, and whether it holds numbers."""

    header: str
    width: float = 2
    number: bool = False


@dataclass(frozen=True)
class ViewTable:
    """A table of a view. `facts`: two columns, item and entry; `heading`: a heading above it.

    charts: what a document draws of its numbers, above it. On screen the table says as much.
    """

    caption: str
    columns: tuple[ViewColumn, ...]
    rows: tuple[tuple[ViewCell, ...], ...]
    description: str
    heading: str = ""
    facts: bool = False
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True)
class View:
    """What a view shows: sentences, then tables."""

    sentences: tuple[str, ...] = ()
    tables: tuple[ViewTable, ...] = ()


def everything(_address: str) -> bool:
    """Show whoever works on the plan all of it."""
    return True


@dataclass(frozen=True)
class ViewContext:
    """What a view is worked out from. `today` decides what is past; acronyms: short form -> long form.

    `shows` says whether the reader may see what stands at an address (a record, a value); not all may in a public copy.
    """

    plan: Plan
    today: date
    acronyms: Mapping[str, str] = field(default_factory=dict)
    shows: Callable[[str], bool] = everything

    def records(self, register_id: str) -> list[str]:
        """Return the ids of a register's records that the reader may see."""
        every = self.plan.record_ids(register_id)
        return every if self.shows is everything else [rid for rid in every if self.shows(join(register_id, rid))]


def linked(context: ViewContext, register_id: str, target: str, column: str = "standards") -> list[str]:
    """Return the records of a register whose link column names `target`."""
    found = []
    for rid in context.records(register_id):
        content = context.plan.cell(register_id, rid, column)
        if isinstance(content, tuple) and target in content:
            found.append(rid)
    return found


def records_by(context: ViewContext, register_id: str, column: str) -> dict[str, list[str]]:
    """Return for each record, standard or choice that a column names the records that name it, in their order."""
    found: dict[str, list[str]] = {}
    for rid in context.records(register_id):
        content = context.plan.cell(register_id, rid, column)
        for name in dict.fromkeys(content) if isinstance(content, tuple) else (content,):
            if isinstance(name, str):
                found.setdefault(name, []).append(rid)
    return found


def count_cell(register_id: str, record_ids: Sequence[str], none: str = "0") -> ViewCell:
    """Return a cell that says how many records there are, and leads to them."""
    number = str(len(record_ids)) if record_ids else none
    return ViewCell(number, counts=tuple([f"{register_id}/{record_id}" for record_id in record_ids]))


def words_seen(context: ViewContext, record_id: str, column_id: str, register_id: str = "events") -> str:
    """Return a column in words, without what the reader may not see, nor links to that."""
    if not context.shows(join(register_id, record_id, column_id)):
        return ""
    register = context.plan.outline.find_register(register_id)
    column = register.find(column_id) if register else None
    content = context.plan.cell(register_id, record_id, column_id)
    if column and column.kind == "links" and isinstance(content, tuple):
        content = tuple(link for link in content if context.shows(join(column.to, link)))
    return in_words(context.plan, column, content) if column else ""
