"""What the cells of a register's table say, and by what its rows are found and sorted."""

from collections.abc import Sequence
from datetime import date, time

from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import INTERNAL
from nec_desktop.plan.counts import Counts
from nec_desktop.plan.folding import fold
from nec_desktop.plan.outline import Field, Register
from nec_desktop.translation import tr

REF = "@number"
"""In place of a column: the number that the register gives a record."""


class RecordTexts:
    """Reads a cell when it is first shown, and keeps what it says until its record changes.

    `columns` are the register's, REF, or INTERNAL for whether a record is internal.
    """

    def __init__(self, session: PlanSession, register: Register, columns: Sequence[Field | str]) -> None:
        self._session, self._register, self._columns = session, register, columns
        self._words: dict[tuple[str, int], str] = {}
        self._rows: dict[str, str] = {}
        self.counts = Counts(session.plan, session.today)

    def forget(self, record_ids: set[str]) -> None:
        """Read what was changed about these records anew; about all of them for none."""
        self.counts = Counts(self._session.plan, self._session.today)
        self._words = {key: words for key, words in self._words.items() if record_ids and key[0] not in record_ids}
        self._rows = {key: words for key, words in self._rows.items() if record_ids and key not in record_ids}

    def of(self, record_id: str, number: int) -> str:
        """Return what a record says in the column of that number, on one line."""
        found = self._words.get((record_id, number))
        if found is None:
            found = self._words[record_id, number] = self._read(record_id, number)
        return found

    def holds(self, record_id: str, words: Sequence[str]) -> bool:
        """Say whether a record holds each of these words, which are folded."""
        row = self._rows.get(record_id)
        if row is None:
            row = fold(" ".join(self.of(record_id, number) for number in range(len(self._columns))))
            self._rows[record_id] = row
        return all(word in row for word in words)

    def is_internal(self, record_id: str) -> bool:
        """Say whether a record is left out of the public copy."""
        return self._session.plan.cell(self._register.id, record_id, INTERNAL) is True

    def sort_key(self, record_id: str, number: int) -> tuple[int | float | str, ...] | None:
        """Return what a record is sorted by: numbers and dates by size, all else by its words; None for none."""
        column, plan = self._columns[number], self._session.plan
        record = plan.record(self._register.id, record_id)
        if column == REF:
            return (0, record.number if record else 0)
        content = plan.cell(self._register.id, record_id, column.id) if isinstance(column, Field) else None
        if isinstance(content, int | float):
            return (0, float(content))
        if isinstance(content, date | time):
            return (1, content.isoformat())
        words = self.of(record_id, number).casefold()
        return (2, words) if words else None

    def _read(self, record_id: str, number: int) -> str:
        column = self._columns[number]
        if isinstance(column, Field):
            words = self.counts.words(self._register.id, record_id, column)
            return " ".join(words.split())
        if column == REF:
            return self._session.plan.shown_number(self._register.id, record_id)
        return tr("Internal") if self.is_internal(record_id) else ""
