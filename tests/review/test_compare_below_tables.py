"""What a reviewer writes below a table: in the text whose table it is, else with what could not be placed."""

import pytest
from msgspec.structs import replace

from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import ListItem, Paragraph, RichText, Run, Table
from nec_desktop.review.compare import compare
from nec_desktop.review.deciding import decide
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.kept import KeptReturn, SentPlan
from nec_desktop.review.reading import Block, Reading
from nec_desktop.review.reading import Paragraph as ReadParagraph
from nec_desktop.review.reading import Table as ReadTable
from nec_desktop.review.returned import NewLine
from nec_desktop.review.sent_texts import BREAK
from tests.review.inbox_sample import TAKEN, as_sent
from tests.review.readings import ANN, compared, ins, line, reading_of, row_reads, small_sent
from tests.small_plan import small_plan

FIELD = "profile/challenges"
WRITTEN = {
    "not tracked": (line("Buses are rare."),),
    "tracked": (line(ins("Buses are rare."), inserted=ANN),),
    "not tracked, and the style of the line before": (line("Buses are rare.", style="nec table end"),),
}


def below(words: str, *new: Block, instead: bool = False) -> Reading:
    """Return a file in which something stands below the table that has a cell which reads `words`.

    instead: in the place of the line that says where the table ends.
    """
    reading = reading_of(small_sent())
    at = next(
        n
        for n, block in enumerate(reading.blocks)
        if isinstance(block, ReadTable) and any(row_reads(row, words) for row in block.rows)
    )
    end = reading.blocks[at + 1]
    assert isinstance(end, ReadParagraph) and end.pieces[0].text.startswith("End of table")
    first = at + 1 + (not instead)
    return replace(reading, blocks=(*reading.blocks[:first], *new, *reading.blocks[at + 2 :]))


@pytest.mark.parametrize("how", WRITTEN)
def test_a_paragraph_below_a_table_that_ends_a_text_is_part_of_the_text(how: str) -> None:
    found = compared(below("Lower Testing", *WRITTEN[how]))
    (told,) = found.suggestions
    assert (told.kind, told.address, told.after) == ("insertion", FIELD, f"{BREAK}Buses are rare.")
    assert (told.below, told.lines, told.tracked) == (True, (NewLine(),), how == "tracked")
    assert (found.outside, found.unplaced) == ((), ())


@pytest.mark.parametrize("how", WRITTEN)
def test_a_paragraph_below_a_table_of_records_is_not_placed(how: str) -> None:
    found = compared(below("What we know of age.", *WRITTEN[how]))
    assert (found.suggestions, found.outside) == ((), ())
    (told,) = found.unplaced
    assert (told.kind, told.text.strip(), told.author) == ("text", "Buses are rare.", "Ann" if how == "tracked" else "")
    assert "it was written where no field of the plan is" in told.why


@pytest.mark.parametrize(
    "typed",
    [
        (line("End of table 2", inserted=ANN), line(ins("Buses are rare."))),
        (line(ins("Buses are rare."), inserted=ANN), line("End of table 2")),
        (line("End of table 2", ins("Buses are rare.")),),
    ],
)
def test_words_put_in_at_the_line_that_ends_a_table_are_told_without_that(typed: tuple[Block, ...]) -> None:
    (told,) = compared(below("Lower Testing", *typed, instead=True)).suggestions
    assert (told.address, told.after, told.author, told.below) == (FIELD, f"{BREAK}Buses are rare.", "Ann", True)


def test_what_is_taken_over_stands_below_the_table_in_the_plan() -> None:
    table = Table((((Run("Place"),), (Run("Minutes"),)), ((Run("Hill"),), (Run("30"),))))
    plan = small_plan()
    plan.apply([Change(FIELD, RichText((Paragraph((Run("Roads are narrow."),)), table)))])
    snapshot = as_sent(plan)
    reading = reading_of(snapshot.sent)
    at = next(
        n
        for n, b in enumerate(reading.blocks)
        if isinstance(b, ReadTable) and any(row_reads(r, "Hill") for r in b.rows)
    )
    new = line(ins("So people drive."), inserted=ANN), line(ins("Few walk."), kind="bullet", inserted=ANN)
    reading = replace(reading, blocks=(*reading.blocks[: at + 2], *new, *reading.blocks[at + 2 :]))
    (item,) = inbox_of(plan, snapshot, reading).items
    plan.apply(decide(inbox_of(plan, snapshot, reading), item, "accepted").changes)
    assert plan.get(FIELD) == RichText(
        (
            Paragraph((Run("Roads are narrow."),)),
            table,
            Paragraph((Run("So people drive."),)),
            ListItem((Run("Few walk."),)),
        )
    )


def inbox_of(plan: Plan, snapshot: SentPlan, reading: Reading) -> Inbox:
    """Return the inbox of one returned file."""
    returned = compare(reading, snapshot.sent, ItemIds(plan.id, snapshot.id, "Reviewer"))
    return Inbox(plan, [KeptReturn("file", snapshot, "Reviewer", TAKEN, "file.docx", returned)])
