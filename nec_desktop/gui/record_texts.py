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
        self._words: dict[str, dict[int, str]] = {}
        self._rows: dict[str, str] = {}
        self._internal: set[str] = set()
        self.counts = Counts(session.plan, session.today)

    def forget(self, record_ids: set[str]) -> None:
        """Read what was changed about these records anew; about all of them for none."""
        self.counts = Counts(self._session.plan, self._session.today)
        for record_id in record_ids:
            self._words.pop(record_id, None)
            self._rows.pop(record_id, None)
        if not record_ids:
            self._words, self._rows = {}, {}
        changed = record_ids or set(self._session.plan.record_ids(self._register.id))
        self._internal = self._internal - record_ids if record_ids else set()
        self._internal.update(filter(self._is_internal, changed))

    @property
    def has_internal(self) -> bool:
        """Whether any record is left out of the public copy."""
        return bool(self._internal)

    def of(self, record_id: str, number: int) -> str:
        """Return what a record says in the column of that number, on one line."""
        words = self._words.get(record_id)
        if words is None:
            words = self._words[record_id] = {}
        if number not in words:
            words[number] = " ".join(self._said(record_id, self._columns[number]).split())
        return words[number]

    def holds(self, record_id: str, words: Sequence[str]) -> bool:
        """Say whether a record holds each of these words, which are folded."""
        row = self._rows.get(record_id)
        if row is None:
            said = " ".join([self._said(record_id, column) for column in self._columns])
            row = self._rows[record_id] = fold(" ".join(said.split()))
        return all(word in row for word in words)

    def sort_key(self, record_id: str, number: int) -> tuple[int | float | str, ...] | None:
        """Return what a record is sorted by: numbers and dates by size, all else by its words; None for none."""
        column, plan = self._columns[number], self._session.plan
        if column == REF:
            record = plan.record(self._register.id, record_id)
            return (0, record.number if record else 0)
        content = plan.cell(self._register.id, record_id, column.id) if isinstance(column, Field) else None
        if isinstance(content, int | float):
            return (0, float(content))
        if isinstance(content, date | time):
            return (1, content.isoformat())
        words = self.of(record_id, number).casefold()
        return (2, words) if words else None

    def _said(self, record_id: str, column: Field | str) -> str:
        if isinstance(column, Field):
            return self.counts.words(self._register.id, record_id, column)
        if column == REF:
            return self._session.plan.shown_number(self._register.id, record_id)
        return tr("Internal") if record_id in self._internal else ""

    def _is_internal(self, record_id: str) -> bool:
        return self._session.plan.cell(self._register.id, record_id, INTERNAL) is True
