"""Rows of a table that a person wrote inside a text, put in or taken out."""

from collections.abc import Sequence

from nec_desktop.plan import richtext
from nec_desktop.plan.richtext import RichText, Run
from nec_desktop.review.lines import ByHandError
from nec_desktop.review.rich_lines import Line
from nec_desktop.translation import tr


def with_row(content: RichText, above: Line, cells: Sequence[str]) -> RichText:
    """Return a text with a new row under the one that has the line `above`; raises ByHandError."""
    table = content.blocks[above.block]
    if not isinstance(table, richtext.Table) or above.row < 0:
        raise ByHandError(_not_whole())
    if len(cells) != len(table.rows[0]):
        raise ByHandError(tr("The new row has not as many cells as its table. Make this change in the plan by hand."))
    new = tuple((Run(text),) if text else () for text in cells)
    rows = (*table.rows[: above.row + 1], new, *table.rows[above.row + 1 :])
    return _with_table(content, above.block, rows)


def without_row(content: RichText, every: Sequence[Line], gone: Sequence[Line]) -> RichText:
    """Return a text without the row of which the lines `gone` are all that is shown; raises ByHandError."""
    first = gone[0]
    table = content.blocks[first.block]
    whole = [line for line in every if (line.block, line.row) == (first.block, first.row)]
    if not isinstance(table, richtext.Table) or first.row < 1 or list(gone) != whole:
        raise ByHandError(_not_whole())
    return _with_table(content, first.block, table.rows[: first.row] + table.rows[first.row + 1 :])


def _not_whole() -> str:
    return tr("It is not about one whole row of a table in the text. Make this change in the plan by hand.")


def _with_table(content: RichText, place: int, rows: tuple[tuple[richtext.Runs, ...], ...]) -> RichText:
    blocks = content.blocks
    return richtext.tidy(RichText((*blocks[:place], richtext.Table(rows), *blocks[place + 1 :])))
