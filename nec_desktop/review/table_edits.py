"""Tables as they came against tables as they were sent: their rows, their cells, and what they are made of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from nec_desktop.plan.assessment import SHEET
from nec_desktop.review.cell_edits import CellEdits, CompareCell, NoteComments, note_comments_in, signed, taken_out
from nec_desktop.review.got_units import GotTable, accepted_text, all_inserted, shown
from nec_desktop.review.reading import Block, Mark, Row, Table
from nec_desktop.review.returned import Outside, SuggestedCell, Suggestion
from nec_desktop.review.row_cells import joined_downwards, matched
from nec_desktop.review.script import TablePair
from nec_desktop.review.sent_lines import Owner, SentUnit
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.sent_units import SentCells, SentTable
from nec_desktop.review.table_rows import (
    accepted_row,
    aligned,
    cell_mark,
    column,
    first_mark,
    is_untouched,
    model,
    register,
    struck_in,
)
from nec_desktop.review.telling import Told
from nec_desktop.translation import Say, tr


@dataclass(eq=False)
class TableEdits:
    """Compares tables. tell: takes in what was found of rows and tables, without ids.

    broken_off: a table in which the file breaks off, so that rows that are not there say nothing.
    """

    compare_cell: CompareCell
    note_comments: NoteComments
    tell: Callable[[Told], None]
    broken_off: Block | None = None

    def compare(self, pair: TablePair) -> None:
        """Compare a table as it was sent with the one that stands for it."""
        if pair.sent and pair.got:
            self._rows(pair.sent, pair.got)
        elif pair.sent:
            self._missing(pair.sent)
        elif pair.got:
            self._new(pair.got.table, pair.after)

    def _rows(self, sent: SentTable, got: GotTable) -> None:
        table, kept = got.table, got.kept
        alignment = aligned(sent.rows, got)
        by_row = {id(kept[match.got_start]): sent.rows[match.start] for match in alignment.matches}
        rows = {
            id(row): matched(own, row)
            for row in kept
            if (own := by_row.get(id(row))) and not is_untouched(own.row.cells, row)
        }
        joined_downwards([rows[id(row)] for row in kept if id(row) in rows])
        cells = CellEdits(sent, self.compare_cell, self.note_comments, self.tell)
        gone = next((found.missing for found in rows.values() if found.sent.header), [])
        waiting = list(sent.rows)
        before: SentCells | None = None
        for row in table.rows:
            own = by_row.get(id(row))
            if own is None:
                self._inserted_row(sent, row, before)
                continue
            while waiting[0] is not own:
                self._deleted_row(sent, waiting.pop(0), None)
            before = waiting.pop(0)
            if id(row) in rows:
                cells.compare(rows[id(row)], gone)
            if row.deleted:
                self._deleted_row(sent, own, row.deleted)
        for missing in waiting if table is not self.broken_off else ():
            self._deleted_row(sent, missing, None)
        cells.tell_new()
        changed = [(found.sent.text, accepted_row(found.row)) for found in rows.values() if not found.is_plain]
        if changed:
            self._structure(sent, changed, cell_mark(table))

    def _deleted_row(self, sent: SentTable, row: SentCells, mark: Mark | None) -> None:
        text = row.text
        record = row.row.address if row.row.anchored else ""
        owners = [line.owner for cell in row.cells for line in cell if line.owner.is_field]
        owners = list(dict.fromkeys(owners))
        if record and sent.block.address and "/" not in sent.block.address:
            self._tell(
                mark,
                Suggestion(
                    id="",
                    kind="row-deletion",
                    address=record,
                    before=text,
                    record=record,
                ),
            )
        elif "/" in sent.block.address and owners:
            start, end = owners[0].base, owners[-1].base + len(owners[-1].text)
            before = BREAK.join(owner.text for owner in owners)
            self._tell(
                mark,
                Suggestion(
                    id="",
                    kind="row-deletion",
                    address=sent.block.address,
                    start=start,
                    end=end,
                    before=before,
                ),
            )
        elif row.row.anchored and owners and not owners[0].address.startswith(f"{SHEET}/"):
            for owner in owners:
                self._tell(
                    mark, taken_out(owner, tr("The whole row “{0}” was taken out of its table.").format(shown(text)))
                )
        else:
            self._tell(
                mark,
                Outside(
                    id="",
                    where=f"Row of {sent.where}",
                    kind="row-deletion",
                    before=text,
                ),
            )

    def _inserted_row(self, sent: SentTable, row: Row, before: SentCells | None) -> None:
        mark = row.inserted or (first_mark(row) if all_inserted(row) else None)
        texts = [accepted_text(cell) for cell in row.cells]
        beside = model(sent, before)
        columns = [column(cell) for cell in beside.cells] if beside else []
        record = register(sent, beside)
        cells = tuple(
            SuggestedCell(
                sent.block.columns[n] if n < len(sent.block.columns) else "",
                shown(text),
                columns[n] if record and n < len(columns) else "",
            )
            for n, text in enumerate(texts)
        )
        struck = row.deleted or next((cell.deleted for cell in row.cells if cell.deleted), None)
        place = 0
        address = record or (sent.block.address if "/" in sent.block.address else "")
        if address and not record:
            last = [line.owner for cell in (before or sent.rows[0]).cells for line in cell][-1]
            place = last.base + len(last.text)

        def notes(tr: Say) -> Iterator[str]:
            if struck:
                yield tr("{0} struck this row out again.").format(struck.author or tr("Somebody"))
            yield from struck_in([row], tr)
            if record and not sent.block.address:
                yield tr("It was put into {0}, which shows only part of the register.").format(sent.where)

        after = " | ".join(map(shown, texts))
        owner = Owner("", address=address, near=address or sent.near, where=f"Inserted row of {sent.where}")
        for cell in row.cells:
            self._comments_in(cell.blocks, owner)
        if address:
            self._tell(
                mark,
                Suggestion(
                    id="",
                    kind="row-insertion",
                    address=address,
                    start=place,
                    end=place,
                    after=after,
                    cells=cells,
                    record=record,
                    note=" ".join(notes(tr)),
                ),
            )
        else:
            where = " ".join((f"Row of {sent.where}", *(f"({note})" for note in notes(str))))
            self._tell(
                mark,
                Outside(
                    id="",
                    where=where,
                    kind="row-insertion",
                    after=after,
                ),
            )

    def _structure(self, sent: SentTable, changed: Sequence[tuple[str, str]], mark: Mark | None) -> None:
        before, after = ("\n".join(texts) for texts in zip(*changed, strict=True))
        self._table(sent.block.address, 0, 0, before, after, mark, sent.where, _other_cells)

    def _missing(self, sent: SentTable) -> None:
        before = "\n".join(row.text for row in sent.rows)
        start = end = 0
        owners = [line.owner for row in sent.rows for cell in row.cells for line in cell if line.owner.is_field]
        if "/" in sent.block.address and owners:
            start, end = owners[0].base, owners[-1].base + len(owners[-1].text)
        self._table(sent.block.address, start, end, before, "", None, sent.where, _not_there)

    def _new(self, table: Table, after: SentUnit | None) -> None:
        owner = after.owner if after else Owner("", where="Before everything that was sent")
        marks = [row.inserted or (first_mark(row) if all_inserted(row) else None) for row in table.rows]
        mark = marks[0] if marks and all(marks) else None
        text = "\n".join(accepted_row(row) for row in table.rows)
        place = owner.base + after.offset + len(after.text) if after and owner.is_field else 0
        self._table(
            owner.address,
            place,
            place,
            "",
            text,
            mark,
            owner.where,
            lambda tr: " ".join([tr("A table was put in."), *struck_in(table.rows, tr)]),
        )
        for row in table.rows:
            for cell in row.cells:
                self._comments_in(cell.blocks, owner)

    def _table(
        self,
        address: str,
        start: int,
        end: int,
        before: str,
        after: str,
        mark: Mark | None,
        where: str,
        note: Callable[[Say], str],
    ) -> None:
        if address:
            self._tell(
                mark,
                Suggestion(
                    id="",
                    kind="table",
                    address=address,
                    start=start,
                    end=end,
                    before=before,
                    after=after,
                    note=note(tr),
                ),
            )
        else:
            self._tell(
                mark,
                Outside(
                    id="",
                    where=f"{where} ({note(str)})",
                    kind="table",
                    before=before,
                    after=after,
                ),
            )

    def _tell(self, mark: Mark | None, item: Suggestion | Outside) -> None:
        self.tell(signed(item, mark))

    def _comments_in(self, blocks: Sequence[Block], owner: Owner) -> None:
        note_comments_in(blocks, owner, self.note_comments)


def _other_cells(tr: Say) -> str:
    return tr("Cells were added, removed or joined.")


def _not_there(tr: Say) -> str:
    return tr("The whole table is not there.")
