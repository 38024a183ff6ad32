"""From a returned file to the plan: what a reviewer changed in Word stands in the plan once it is accepted."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import Heading, ListItem, Paragraph, RichText, Run, Table
from nec_desktop.review.deciding import decide, what_it_does
from nec_desktop.review.reading import Block, Cell, Mark, Piece, Row
from nec_desktop.review.reading import Table as ReadTable
from tests.review.accepted import accept_all
from tests.review.inbox_sample import as_sent, inbox_of
from tests.review.readings import ANN, BOB, each_table, edited, gone, ins, line, reading_of, row_reads
from tests.small_plan import address, small_plan

FIELD = "profile/challenges"
TABLE = Table((((Run("Place"),), (Run("Minutes"),)), ((Run("Hill"),), (Run("30"),)), ((Run("Vale"),), (Run("50"),))))
TEXT = RichText(
    (
        Paragraph((Run("Roads are "), Run("narrow", bold=True), Run(" and steep."))),
        ListItem((Run("Buses stop early."),)),
        ListItem((Run("Trains do not stop."),)),
        TABLE,
        Paragraph((Run("So people drive."),)),
    )
)


def written() -> Plan:
    plan = small_plan()
    plan.apply([Change(FIELD, TEXT)])
    return plan


def accepted(*edits: tuple[str, Sequence[Block]]) -> RichText:
    """Return the text once all that one reviewer did is accepted: paragraphs by their words, and what they became."""
    plan = written()
    snapshot = as_sent(plan)
    reading = reading_of(snapshot.sent)
    for find, new in edits:
        reading = edited(reading, find, *new)
    inbox = inbox_of(plan, snapshot, reading)
    assert inbox.items
    for item in inbox.items:
        assert item.place.address == FIELD, item
        plan.apply(decide(inbox, item, "accepted").changes)
    content = plan.get(FIELD)
    assert isinstance(content, RichText)
    return content


def blocks(*changed: object, **places: object) -> RichText:
    made = list(TEXT.blocks)
    for place, block in places.items():
        made[int(place[1:])] = block  # type: ignore[call-overload]
    return RichText((*made, *changed))  # type: ignore[arg-type]


def test_words_put_in_struck_out_and_replaced() -> None:
    first = line(
        "Roads are ", gone("narrow"), ins("slow", look="b"), " and ", ins("often "), "steep", gone("."), ins("!")
    )
    one = Paragraph((Run("Roads are "), Run("slow", bold=True), Run(" and often steep!")))
    assert accepted(("Roads are narrow and steep.", [first])) == blocks(_0=one)


def test_words_changed_with_track_changes_off() -> None:
    one = Paragraph((Run("Roads are "), Run("narrow", bold=True), Run(" and very steep.")))
    changed = line("Roads are ", Piece("narrow", look="b"), " and very steep.")
    assert accepted(("Roads are narrow and steep.", [changed])) == blocks(_0=one)


def test_looks_and_lists_changed_with_track_changes_off() -> None:
    plain = line("Roads are narrow and very steep.")
    assert accepted(("Roads are narrow and steep.", [plain])) == blocks(
        _0=Paragraph((Run("Roads are narrow and very steep."),))
    )
    bold = line("Roads are ", Piece("narrow", look="b"), " and steep.", kind="bullet")
    item = ListItem((Run("Roads are "), Run("narrow", bold=True), Run(" and steep.")))
    assert accepted(("Roads are narrow and steep.", [bold])) == blocks(_0=item)


def test_a_paragraph_added_one_taken_out_and_one_parted() -> None:
    added = [line("So people drive.", inserted=ANN), line(ins("Most of them."))]
    assert accepted(("So people drive.", added)) == blocks(Paragraph((Run("Most of them."),)))
    taken = [line(gone("Trains do not stop."), kind="bullet", deleted=ANN)]
    assert accepted(("Trains do not stop.", taken)) == RichText((*TEXT.blocks[:2], *TEXT.blocks[3:]))
    parted = [line("Buses stop", kind="bullet", inserted=ANN), line(" early.", kind="bullet")]
    text = accepted(("Buses stop early.", parted))
    assert text.blocks[1:3] == (ListItem((Run("Buses stop"),)), ListItem((Run(" early."),)))


def test_an_item_added_below_an_item_is_an_item() -> None:
    added = [line("Trains do not stop.", kind="bullet", inserted=ANN), line(ins("Boats neither."), kind="bullet")]
    text = accepted(("Trains do not stop.", added))
    assert text.blocks[3] == ListItem((Run("Boats neither."),))


def test_a_heading_put_in_is_one_below_that_of_its_field() -> None:
    added = [line("So people drive.", inserted=ANN), line(ins("Cars"), heading=3, style="heading 3", inserted=ANN)]
    text = accepted(("So people drive.", [*added, line(ins("Many."))]))
    assert text.blocks[-2:] == (Heading((Run("Cars"),), 1), Paragraph((Run("Many."),)))


def test_a_move_inside_a_text_keeps_the_looks_of_what_it_passes() -> None:
    away = line(gone("Roads are ", move="m1"), Piece("narrow", look="b"), " and steep.")
    arrived = line(*away.pieces[:2], " and steep", ins(" Roads are", move="m1"), ".")
    text = accepted(("Roads are narrow and steep.", [arrived]))
    assert text.blocks[0] == Paragraph((Run("narrow", bold=True), Run(" and steep Roads are.")))


def test_cells_and_rows_of_a_table_in_a_text() -> None:
    plan = written()
    snapshot = as_sent(plan)

    def change(table: ReadTable) -> ReadTable:
        rows = list(table.rows)
        for n, row in enumerate(table.rows):
            if row_reads(row, "Hill"):
                new = Row((Cell((line(ins("Moor")),)), Cell((line(ins("70")),))), inserted=ANN)
                changed = replace(row.cells[1], blocks=(line(gone("30"), ins("35")),))
                rows[n : n + 1] = [replace(row, cells=(row.cells[0], changed)), new]
                last = next(m for m, other in enumerate(rows) if row_reads(other, "Vale"))
                rows[last] = replace(rows[last], deleted=BOB)
        return ReadTable(tuple(rows))

    inbox = inbox_of(plan, snapshot, each_table(reading_of(snapshot.sent), change))
    assert sorted(item.suggestion.kind for item in inbox.items if item.suggestion) == [
        "replacement", "row-deletion", "row-insertion"
    ]  # fmt: skip
    for item in reversed(inbox.items):
        plan.apply(decide(inbox, item, "accepted").changes)
    text = plan.get(FIELD)
    assert isinstance(text, RichText)
    assert text.plain().split("\n")[3:6] == ["Place\tMinutes", "Hill\t35", "Moor\t70"]


def test_a_change_of_one_record_shown_in_several_tables_is_a_change_of_the_record() -> None:
    plan = written()
    snapshot = as_sent(plan)
    venue = address(plan, "events", "outcome")
    reading = edited(reading_of(snapshot.sent), "Two new patrols.", line("Two ", ins("more "), "new patrols."))
    inbox = inbox_of(plan, snapshot, reading)
    plan.apply(decide(inbox, inbox.items[0], "accepted").changes)
    assert plan.get(venue) == "Two more new patrols."


def test_two_reviewers_edits_are_accepted_together_with_what_was_written_meanwhile() -> None:
    plan = written()
    snapshot = as_sent(plan)
    sent = reading_of(snapshot.sent)
    ann = edited(sent, "Buses stop early.", line("Buses stop ", gone("early"), ins("late"), ".", kind="bullet"))
    bob = edited(sent, "So people drive.", line("So ", ins("most ", BOB), "people drive."))
    plan.apply([Change(FIELD, blocks(Paragraph((Run("Written meanwhile."),))))])
    done = accept_all(inbox := inbox_of(plan, snapshot, ann, bob), inbox.items)
    assert done.sentence == "2 suggestions accepted."
    plan.apply(done.edit.changes)
    text = plan.get(FIELD)
    assert isinstance(text, RichText)
    assert text.plain().split("\n")[1] == "Buses stop late."
    assert text.plain().endswith("So most people drive.\nWritten meanwhile.")


@pytest.mark.parametrize("author", ["Ann", ""])
def test_the_same_words_from_two_reviewers_are_decided_once(author: str) -> None:
    plan = written()
    snapshot = as_sent(plan)
    sent = reading_of(snapshot.sent)
    files = [
        edited(sent, "So people drive.", line("So people ", gone("drive", mark), ins("walk", mark), "."))
        for mark in (Mark(author, "2026-08-01T10:00:00Z"), BOB)
    ]
    inbox = inbox_of(plan, snapshot, *files)
    assert [item.reviewers for item in inbox.items] == [(author or "Reviewer 0", "Bob")]
    carried = what_it_does(inbox, inbox.items[0])
    assert carried and carried.result == "So people walk."
