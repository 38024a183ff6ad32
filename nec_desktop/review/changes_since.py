"""What has changed in a document since it was last sent: two lists of blocks in, changes of the later one out.

What is compared is the text of fields and records. Labels, what is asked and what the program works out are not: who
reviews a plan judges what was written.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nec_desktop.document.carried import Changes, LinePlace, Part, Unmarked
from nec_desktop.document.sent import Sent, SentBlock, SentLine, SentRow
from nec_desktop.review.alike import marked, pairs
from nec_desktop.review.sent_texts import SentPlace, sent_texts
from nec_desktop.review.unmarked import unmarked_since


def changes_since(
    earlier: Sent, later: Sent, author: str, date: str, is_same: Callable[[str], bool] = lambda _address: False
) -> Changes:
    """Return what has changed between two documents of one plan, in the name of `author`.

    is_same: says that what stands at an address has not changed: where only one of the documents shows it, as when a
    table tells in one line what all of its rows have in common, that says nothing new.
    """
    return _Comparison(earlier, later, is_same).changes(author, date)


@dataclass(frozen=True)
class _Unit:
    """Lines that go together: one of the body, or those of one address in one row of a table."""

    places: tuple[SentPlace, ...]

    @property
    def row(self) -> tuple[str, str]:
        """The block and row that it is in; the block is empty for a line of the body."""
        first = self.places[0]
        return (first.block, first.row) if first.column >= 0 else ("", "")

    @property
    def words(self) -> str:
        return "\n".join(place.text for place in self.places)


@dataclass
class _Comparison:
    earlier: Sent
    later: Sent
    is_same: Callable[[str], bool]
    lines: dict[LinePlace, tuple[Part, ...]] = field(default_factory=dict)
    lines_gone: dict[LinePlace, tuple[SentLine, ...]] = field(default_factory=dict)
    new: set[LinePlace] = field(default_factory=set)
    """Lines without a counterpart."""
    old: set[LinePlace] = field(default_factory=set)
    """The same in the earlier document."""
    blocks: dict[str, str] = field(default_factory=dict)
    """Blocks of the earlier document -> those of the later one that answer to them."""
    rows: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """The same for rows, each with its block."""

    def changes(self, author: str, date: str) -> Changes:
        before, after = sent_texts(self.earlier), sent_texts(self.later)
        self._answer_headings()
        self._answer_rows()
        new = _homes(self.later) - frozenset(self.rows.values())
        gone = _homes(self.earlier) - frozenset(self.rows)
        for address in dict.fromkeys((*after, *before)):
            one = before[address].places if address in before else ()
            other = after[address].places if address in after else ()
            if not (one and other) and self.is_same(address):
                one = tuple(place for place in one if (place.block, place.row) in gone)
                other = tuple(place for place in other if (place.block, place.row) in new)
            self._compare(_units(one), _units(other))
        rows_added = frozenset(self._whole_rows(self.later, self.new, set(self.rows.values())))
        rows_gone = frozenset(self._whole_rows(self.earlier, self.old, set(self.rows)))
        placed = _Gone(self.earlier, self.blocks, self.rows, frozenset(self.old), rows_gone)
        return Changes(
            author,
            date,
            self.lines,
            frozenset(place for place in self.new if place[:2] not in rows_added or place.column < 0),
            rows_added,
            placed.blocks(),
            self.lines_gone,
            placed.rows(),
            (*placed.unmarked(), *unmarked_since(self.earlier, self.later)),
        )

    def _answer_headings(self) -> None:
        later = {_heading_key(block): block.id for block in reversed(self.later.blocks) if block.kind == "heading"}
        for block in self.earlier.blocks:
            if block.kind == "heading" and (block.anchored or not block.address):
                identifier = later.get(_heading_key(block))
                if identifier:
                    self.blocks[block.id] = identifier

    def _answer_rows(self) -> None:
        """Rows that show one record or field answer to each other; rows of a text's own table do by their words."""
        later = {key: place for place, key in _row_keys(self.later)}
        for place, key in _row_keys(self.earlier):
            if key in later:
                self.rows[place] = later[key]
                self.blocks.setdefault(place[0], later[key][0])

    def _compare(self, one: Sequence[_Unit], other: Sequence[_Unit]) -> None:
        found = [
            (at, to)
            for at, to in pairs([unit.words for unit in one], [unit.words for unit in other])
            if bool(one[at].row[0]) == bool(other[to].row[0])
        ]
        for at, to in found:
            self._compare_unit(one[at], other[to])
        answered, answering = {at for at, _ in found}, {to for _, to in found}
        self.old.update(_place(p) for n, unit in enumerate(one) if n not in answered for p in unit.places)
        self.new.update(_place(p) for n, unit in enumerate(other) if n not in answering for p in unit.places)

    def _compare_unit(self, one: _Unit, other: _Unit) -> None:
        if not one.row[0]:
            self.blocks[one.places[0].block] = other.places[0].block
            self._compare_line(one.places[0], other.places[0])
            return
        self.rows.setdefault(one.row, other.row)
        self.blocks.setdefault(one.row[0], other.row[0])
        columns = {place.column for place in other.places}
        for column in sorted(columns | {place.column for place in one.places}):
            before = [place for place in one.places if place.column == column]
            after = [place for place in other.places if place.column == column]
            if column not in columns:  # the column itself is gone
                self.old.update(map(_place, before))
            elif before or after:
                self._compare_cell(before, after)

    def _compare_cell(self, before: Sequence[SentPlace], after: Sequence[SentPlace]) -> None:
        """Compare the lines of an address in one cell; a cell never loses its last line."""
        found = pairs([place.text for place in before], [place.text for place in after], in_turn=True)
        answers = dict(found)
        for at, to in found:
            self._compare_line(before[at], after[to])
        self.new.update(_place(place) for n, place in enumerate(after) if n not in answers.values())
        last = _place(after[0])._replace(line=after[0].line - 1)
        for n, place in enumerate(before):
            if n in answers:
                last = _place(after[answers[n]])
            else:
                self.lines_gone[last] = (*self.lines_gone.get(last, ()), _line(place))

    def _compare_line(self, before: SentPlace, after: SentPlace) -> None:
        if before.text != after.text and not after.choices:
            self.lines[_place(after)] = marked(before.text, after.text)

    def _whole_rows(
        self, sent: Sent, without: set[LinePlace], answered: set[tuple[str, str]]
    ) -> Iterator[tuple[str, str]]:
        """Yield the rows of which no line has a counterpart, and the header rows of tables that have no other."""
        for block in sent.blocks:
            if block.kind != "table":
                continue
            whole = [
                (block.id, row.id)
                for row in block.rows
                if (block.id, row.id) not in answered and (told := _told(block, row)) and told <= without
            ]
            yield from whole
            if whole and len(whole) == len(block.rows) and (block.id, "") not in answered:
                yield block.id, ""


@dataclass(frozen=True)
class _Gone:
    """Finds the places of what is gone in the later document: after what came before it, and is still there."""

    earlier: Sent
    answers: Mapping[str, str]
    row_answers: Mapping[tuple[str, str], tuple[str, str]]
    lines: frozenset[LinePlace]
    whole_rows: frozenset[tuple[str, str]]

    def blocks(self) -> dict[str, tuple[SentBlock, ...]]:
        """Return what is gone from the body, by the block of the later document that it came after."""
        found: dict[str, tuple[SentBlock, ...]] = {}
        after = ""
        for block in self.earlier.blocks:
            if self._is_gone(block):
                found[after] = (*found.get(after, ()), block)
            after = self.answers.get(block.id, after)
        return found

    def rows(self) -> dict[tuple[str, str], tuple[SentRow, ...]]:
        """Return the rows that are gone from tables of which others are left, by the row that they came after."""
        found: dict[tuple[str, str], tuple[SentRow, ...]] = {}
        for block in self.earlier.blocks:
            if block.id not in self.answers:
                continue
            after = self.answers[block.id], ""
            for row in block.rows:
                if (block.id, row.id) in self.whole_rows:
                    found[after] = (*found.get(after, ()), row)
                elif self.row_answers.get((block.id, row.id), ("", ""))[0] == after[0]:
                    after = self.row_answers[block.id, row.id]
        return found

    def unmarked(self) -> tuple[Unmarked, ...]:
        """Return lines that are gone from rows that are still there, each address once."""
        addresses = (
            line.address
            for block in self.earlier.blocks
            for row in block.rows
            if (block.id, row.id) not in self.whole_rows
            for column, cell in enumerate(row.cells)
            for n, line in enumerate(cell)
            if LinePlace(block.id, row.id, column, n) in self.lines
        )
        return tuple(Unmarked("column", address) for address in dict.fromkeys(addresses))

    def _is_gone(self, block: SentBlock) -> bool:
        if block.id in self.answers:
            return False
        if block.kind == "heading" and block.anchored:
            return "/" in block.address
        if block.kind == "table":
            return bool(block.rows) and all((block.id, row.id) in self.whole_rows for row in block.rows)
        return LinePlace(block.id) in self.lines


def _units(places: Sequence[SentPlace]) -> list[_Unit]:
    units: list[_Unit] = []
    for place in places:
        unit = _Unit((place,))
        if units and unit.row[0] and units[-1].row == unit.row:
            units[-1] = _Unit((*units[-1].places, place))
        else:
            units.append(unit)
    return units


def _place(place: SentPlace) -> LinePlace:
    return LinePlace(place.block, place.row, place.column, place.line)


def _line(place: SentPlace) -> SentLine:
    return SentLine(place.text, kind=place.kind, level=place.level)


def _told(block: SentBlock, row: SentRow) -> set[LinePlace]:
    """Return the places of the lines of a row that have an address."""
    return {
        LinePlace(block.id, row.id, column, n)
        for column, cell in enumerate(row.cells)
        for n, line in enumerate(cell)
        if line.address
    }


def _homes(sent: Sent) -> frozenset[tuple[str, str]]:
    """Return the rows that are the home of what they show."""
    return frozenset((block.id, row.id) for block in sent.blocks for row in block.rows if row.anchored)


def _heading_key(block: SentBlock) -> tuple[str, str, int]:
    return (block.address, "", 0) if block.address else ("", block.text, block.level)


def _row_keys(sent: Sent) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Yield block and row, and what tells which record or field the row shows; not for rows of a text's own table."""
    for block in sent.blocks:
        for row in block.rows:
            first = next((line.address for cell in row.cells for line in cell if line.address), "")
            if row.address:
                yield (block.id, row.id), ("", row.address)
            elif first and not block.address:
                yield (block.id, row.id), (block.text, "/".join(first.split("/")[:2]))
