"""Tables of what is written elsewhere, in a plan with thousands of records: they come bit by bit, and say so."""

from collections.abc import Iterator
from datetime import date
from time import thread_time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from nec_desktop.gui.field_block import FieldBlock
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.shown_table import ShownTable, records_table
from nec_desktop.plan import views
from nec_desktop.plan.edits import add_record, delete_record, records_to_add
from nec_desktop.plan.plan import Edit, Plan
from nec_desktop.plan.texts import texts
from nec_desktop.plan.values import Content
from nec_desktop.plan.view_tables import ViewCell, ViewColumn
from tests.gui.blocks import begun

Cells = dict[str, Content]
MANY = 300
QUARTER = "quarters/2026-04/last-quarter"


@pytest.fixture
def many(session: PlanSession) -> PlanSession:
    """A plan with hundreds of events in a quarter."""
    for event in session.plan.record_ids("events"):
        session.apply(delete_record(session.plan, "events", event))
    rows: list[Cells] = [{"title": f"Stall {n}", "date": date(2026, 4, 1 + n % 30)} for n in range(MANY)]
    session.apply(Edit("Paste", tuple(records_to_add(session.plan, "events", rows))))
    return session


def table(block: FieldBlock) -> ShownTable:
    """Return the table that is there now; one before it is on its way out."""
    return block.findChildren(ShownTable)[-1]


def column(block: FieldBlock, number: int) -> list[str]:
    shown_now = table(block)
    return [shown_now.model().index(row, number).data() for row in range(shown_now.rowCount())]


def says(block: FieldBlock, words: str) -> bool:
    return any(words in label.text() for label in block.findChildren(QLabel) if label.isVisible())


def test_hundreds_of_records_are_all_there_in_the_end_and_until_then_the_page_says_that_it_reads(
    qtbot: QtBot, many: PlanSession
) -> None:
    block, chosen = begun(qtbot, many, QUARTER, "events-shown"), list[str]()
    block.chosen.connect(chosen.append)
    assert 0 < table(block).rowCount() < MANY and says(block, f"Reading {MANY} records …")
    qtbot.waitUntil(lambda: says(block, "Enter or a double click on a row goes there."))
    assert not says(block, "Reading")
    events = many.plan.record_ids("events")
    assert column(block, 1) == [many.plan.cell("events", event, "title") for event in events]
    whole = table(block)
    assert whole.model().headerData(MANY - 1, Qt.Orientation.Vertical), "a row has a name that is read aloud"
    qtbot.waitUntil(lambda: whole.rowHeight(MANY - 1) == whole.rowHeight(0))
    block.activateWindow()
    qtbot.waitUntil(block.isActiveWindow)
    whole.setFocus()
    whole.setCurrentCell(MANY - 1, 0)
    qtbot.keyClick(whole, Qt.Key.Key_Return)
    assert chosen == [f"events/{events[-1]}"]


def test_an_event_that_is_added_while_the_others_are_read_is_among_them(qtbot: QtBot, many: PlanSession) -> None:
    block = begun(qtbot, many, QUARTER, "events-shown")
    many.apply(add_record(many.plan, "events", {"title": "Late one", "date": date(2026, 4, 2)}))
    many.apply(delete_record(many.plan, "events", many.plan.record_ids("events")[0]))
    titles = [many.plan.cell("events", event, "title") for event in many.plan.record_ids("events")]
    qtbot.waitUntil(lambda: column(block, 1) == titles)
    assert "Late one" in titles and len(titles) == MANY
    qtbot.waitUntil(lambda: not says(block, "Reading"))


def test_a_record_that_is_deleted_before_its_row_is_read_has_an_empty_one_until_the_table_is_made_anew(
    qtbot: QtBot, many: PlanSession
) -> None:
    page = many.plan.page(QUARTER)
    assert page is not None
    field = next(field for field in page.fields if field.id == "events-shown")
    events = many.plan.record_ids("events")
    shown = records_table(many, field, many.plan.register("events"), events)
    qtbot.addWidget(shown)
    many.apply(delete_record(many.plan, "events", events[-1]))
    shown.show()
    qtbot.waitUntil(lambda: shown.is_whole)
    model, columns = shown.model(), range(shown.columnCount())
    rows = [[model.index(row, number).data() for number in columns] for row in (MANY - 2, MANY - 1)]
    assert rows[0][1] == many.plan.cell("events", events[-2], "title") and not any(rows[1])


def test_words_to_look_at_are_told_of_also_in_the_last_of_hundreds_of_rows(qtbot: QtBot, many: PlanSession) -> None:
    last = many.plan.record_ids("events")[-1]
    many.put(f"events/{last}/title", "The color hall")
    many.check()
    block = begun(qtbot, many, QUARTER, "events-shown")
    qtbot.waitUntil(lambda: table(block).rowCount() == MANY)
    cell = table(block).model().index(MANY - 1, 1)
    qtbot.waitUntil(lambda: "color" in (cell.data(Qt.ItemDataRole.ToolTipRole) or ""))
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).endswith("The color hall, 1 remark")


def test_a_glossary_that_takes_a_while_says_that_the_plan_is_read_and_has_what_is_written_meanwhile(
    qtbot: QtBot, many: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def laborious(plan: Plan) -> Iterator[tuple[str, str]]:
        for number, text in enumerate(texts(plan)):
            until = thread_time() + 0.005
            while number < 20 and thread_time() < until:
                pass  # as if there were thousands of texts
            yield text

    monkeypatch.setattr(views, "texts", laborious)
    known = many.jobs.workspace.acronyms
    new = next(short for short in known if not any(short in text for _, text in texts(many.plan)))
    (page,) = (page for page in many.plan.pages() if any(field.view == "glossary" for field in page.fields))
    (field,) = (field for field in page.fields if field.view == "glossary")
    block = begun(qtbot, many, page.address, field.id)
    assert says(block, "Reading the plan …") and not block.findChildren(ShownTable)
    many.apply(add_record(many.plan, "events", {"title": f"A stall of the {new}"}))
    qtbot.waitUntil(lambda: bool(block.findChildren(ShownTable)) and new in column(block, 0))
    assert column(block, 0) == sorted(column(block, 0))
    qtbot.waitUntil(lambda: not says(block, "Reading"))


def test_what_a_measure_counts_follows_the_events_though_each_number_is_counted_once(
    qtbot: QtBot, session: PlanSession
) -> None:
    session.apply(add_record(session.plan, "measures", {"measure": "Events", "counts": "events-held"}))
    event: Cells = {"title": "Stall", "date": date(2026, 4, 2), "attended": 12}
    measures = RegisterTable(session, session.plan.register("measures"))
    qtbot.addWidget(measures)
    numbers = [n for n in range(measures.model.columnCount()) if (c := measures.model.column(n)) and c.quarter == 1]
    row = measures.model.row_of(session.plan.record_ids("measures")[-1])

    def held() -> int:
        return int(measures.model.index(row, numbers[0]).data())

    before = held()
    session.apply(add_record(session.plan, "events", event))
    assert held() == before + 1
    session.undo()
    assert held() == before


def test_what_follows_a_change_comes_one_after_another_and_once_each(qtbot: QtBot, session: PlanSession) -> None:
    first, gone, last = (QObject() for _ in range(3))
    done: list[str] = []
    for _ in range(2):
        session.turns.take(first, lambda: done.append("first"))
        session.turns.take(gone, lambda: done.append("gone"))
        session.turns.take(last, lambda: done.append("last"))
    assert done == []
    delete(gone)  # type: ignore[no-untyped-call] # its stub gives no types
    qtbot.waitUntil(lambda: "last" in done)
    assert done == ["first", "last"]
    session.turns.take(first, lambda: done.append("again"))
    qtbot.waitUntil(lambda: "again" in done)


def test_a_table_finds_its_size_at_every_width(qtbot: QtBot) -> None:
    columns = [ViewColumn(words) for words in ("Date", "Event", "Advertised", "Came", "For the first time")]
    rows = [
        [ViewCell(f"{words} {n}") for words in ("May", "A stall at the market", "Posters", "1", "2")] for n in range(3)
    ]
    fitted: list[int] = []

    class Counted(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            fitted.extend([1] * (event.type() == QEvent.Type.Resize))
            return False

    page, counting = QWidget(), Counted()
    qtbot.addWidget(page)
    shown_table = ShownTable("Events", columns, rows, parent=page)
    layout = QVBoxLayout(page)
    layout.addWidget(shown_table)
    layout.addStretch(1)
    shown_table.viewport().installEventFilter(counting)
    page.show()
    for width in range(300, 560, 4):
        page.resize(width, 700)
        fitted.clear()
        for _ in range(5):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        assert len(fitted) < 10, width
