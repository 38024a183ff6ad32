"""Tables follow the size of text: rows that were made for large text are as high as others when it is small again."""

from functools import partial

from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import Theme
from tests.gui.blocks import shown
from tests.gui.registers import Shown


class Tables:
    """A register, the calendar of a month and a table of numbers, which stay as long as this does."""

    def __init__(self, qtbot: QtBot, session: PlanSession) -> None:
        self.register = Shown(qtbot, session, "events")
        self.blocks = [shown(qtbot, session, "calendar", field_id)[0] for field_id in ("by-month", "by-quarter")]
        self.every = [
            self.register.table,
            *(table for block in self.blocks for table in block.findChildren(QTableView)),
        ]


def heights(table: QTableView) -> tuple[int, list[int]]:
    """Return how high a table is, and its rows."""
    model = table.model()
    assert model is not None
    return table.height(), [table.rowHeight(row) for row in range(model.rowCount())]


def alike(one: QTableView, other: QTableView) -> bool:
    """Say whether two tables and all their rows are as high as each other."""
    return heights(one) == heights(other)


def test_rows_are_as_high_as_their_text_needs_when_it_gets_larger_or_smaller(
    qtbot: QtBot, session: PlanSession, theme: Theme
) -> None:
    small = Tables(qtbot, session)
    assert len(small.every) == 3
    theme.set_zoom(200)
    large = Tables(qtbot, session)
    for grown, fresh in zip(small.every, large.every, strict=True):
        qtbot.waitUntil(partial(alike, grown, fresh))
    theme.set_zoom(100)
    fresh_ones = Tables(qtbot, session)
    for shrunk, fresh in zip((*small.every, *large.every), 2 * fresh_ones.every, strict=True):
        qtbot.waitUntil(partial(alike, shrunk, fresh))
