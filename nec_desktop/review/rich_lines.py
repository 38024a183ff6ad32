"""A rich text as the lines a document shows of it, and what becomes of it when some of their words are replaced."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nec_desktop.document.prose import MOST_COLUMNS
from nec_desktop.document.visible import is_visible
from nec_desktop.plan import richtext
from nec_desktop.plan.clean import clean_text
from nec_desktop.plan.richtext import Block, Heading, ListItem, Paragraph, RichText, Run, Runs, runs_text
from nec_desktop.review.lines import ByHandError, line_at, starts_of
from nec_desktop.review.returned import NewLine, Words
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.translation import tr


class Line(NamedTuple):
    """A line of a rich text. block: of which it is part; row, column: of a table's cell, else -1.

    fixed: its words are not those of the text (they stand for something), so they cannot be changed here.
    """

    runs: Runs
    block: int
    row: int = -1
    column: int = -1
    fixed: bool = False


class RichLines:
    """The lines of a rich text. in_cell: as a table's cell shows it; heading: the level of its field's own heading."""

    def __init__(self, content: RichText, *, in_cell: bool, heading: int = 1) -> None:
        self.content = content
        self._in_cell, self._heading = in_cell, heading
        self.lines = tuple(_cell_lines(content) if in_cell else _lines(content))
        self._texts = [clean_text(runs_text(line.runs)) for line in self.lines]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return BREAK.join(self._texts)

    def replaced(self, start: int, end: int, after: Sequence[Words], lines: Sequence[NewLine]) -> RichText:
        """Return the rich text with the characters from start to end replaced; raises ByHandError with a sentence."""
        starts = starts_of(self._texts)
        first, last = line_at(starts, start), line_at(starts, end)
        for line in self.lines[first : last + 1]:
            if line.fixed:
                raise ByHandError(_fixed())
        head = _cut(self.lines[first].runs, 0, start - starts[first])
        tail = _cut(self.lines[last].runs, end - starts[last], len(self._texts[last]))
        parts = _parts(after, self._look(first, start - starts[first], replaced=end > start))
        if self.lines[first].row >= 0 or self.lines[last].row >= 0:
            return self._with_cell(first, last, head, parts, tail)
        return self._with_blocks(first, last, head, parts, tail, lines)

    def relooked(self, start: int, end: int, look: str) -> RichText:
        """Return the rich text with the characters from start to end bold and italic as `look` says; as `replaced`."""
        lines = self
        for line, text, begin in zip(self.lines, self._texts, starts_of(self._texts), strict=True):
            first, last = max(start, begin), min(end, begin + len(text))
            if first < last:
                words = tuple(Words(run.text, look, run.link) for run in _cut(line.runs, first - begin, last - begin))
                lines = self._again(lines.replaced(first, last, words, ()))
        return lines.content

    def made_into(self, place: int, kind: NewLine) -> RichText:
        """Return the rich text with the line at a place as a paragraph, an item or a heading; as `replaced`."""
        line = self.lines[line_at(starts_of(self._texts), place)]
        if line.fixed or line.row >= 0:
            raise ByHandError(_fixed())
        return self._with(line.block, line.block, [self._new(kind, line.runs)])

    def with_lines_below(self, place: int, after: Sequence[Words], lines: Sequence[NewLine]) -> RichText:
        """Return the rich text with the lines that `after` begins below the table of the line at a place."""
        block = self.lines[line_at(starts_of(self._texts), place)].block
        _, *parts = _parts(after, Run(""))
        new = [self._new(lines[n] if n < len(lines) else NewLine(), part) for n, part in enumerate(parts)]
        return self._with(block, block, [self.content.blocks[block], *new])

    def _again(self, content: RichText) -> "RichLines":
        return RichLines(content, in_cell=self._in_cell, heading=self._heading)

    def lines_in(self, start: int, end: int) -> tuple[Line, ...]:
        """Return the lines in which the characters from start to end lie."""
        starts = starts_of(self._texts)
        return self.lines[line_at(starts, start) : line_at(starts, end) + 1]

    def _look(self, line: int, at: int, *, replaced: bool) -> Run:
        """Return a run that looks as the first of the words replaced; where there are none, as those before a place."""
        runs = self.lines[line].runs
        before, behind = _cut(runs, max(at - 1, 0), at), _cut(runs, at, at + 1)
        if replaced and behind:
            return behind[0]
        beside = before or behind or (Run(""),)
        link = beside[0].link if before and behind and before[0].link == behind[0].link else ""
        return Run("", beside[0].bold, beside[0].italic, link)

    def _with_cell(self, first: int, last: int, head: Runs, parts: list[Runs], tail: Runs) -> RichText:
        if first != last:
            raise ByHandError(tr("It goes over the border of a table’s cell. Make this change in the plan by hand."))
        line = self.lines[first]
        table = self.content.blocks[line.block]
        assert isinstance(table, richtext.Table)
        runs = [*head, *parts[0]]
        for part in parts[1:]:
            runs += [Run("\n"), *part]  # a cell has no paragraphs
        rows = [list(row) for row in table.rows]
        rows[line.row][line.column] = (*runs, *tail)
        return self._with(line.block, line.block, [richtext.Table(tuple(map(tuple, rows)))])

    def _with_blocks(
        self, first: int, last: int, head: Runs, parts: list[Runs], tail: Runs, lines: Sequence[NewLine]
    ) -> RichText:
        begin, end = self.lines[first].block, self.lines[last].block
        if end - begin != last - first:
            raise ByHandError(
                tr(
                    "There is a picture or a table between the words that it joins. "
                    "Make this change in the plan by hand."
                )
            )
        opening, closing = self.content.blocks[begin], self.content.blocks[end]
        if len(parts) == 1:
            kept = closing if not runs_text(head) and first < last else opening
            return self._with(begin, end, [_like(kept, (*head, *parts[0], *tail))])
        new: list[Block] = [_like(opening, (*head, *parts[0]))]
        for n, part in enumerate(parts[1:]):
            runs = (*part, *tail) if n == len(parts) - 2 else part
            # What nothing is told of is as the line that it was: a line that was moved, or else the one it begins in.
            new.append(self._new(lines[n], runs) if n < len(lines) else _like(self._same(runs) or opening, runs))
        return self._with(begin, end, new)

    def _same(self, runs: Runs) -> Block | None:
        """Return the block that reads as some runs do, if there is one."""
        text = runs_text(runs)
        found = (line.block for line, own in zip(self.lines, self._texts, strict=True) if own == text and line.row < 0)
        return next((self.content.blocks[block] for block in found), None)

    def _new(self, line: NewLine, runs: Runs) -> Block:
        match line.kind:
            case "bullet" | "number":
                return ListItem(runs, line.kind, line.level)
            case "heading":
                return Heading(runs, min(max(line.level - self._heading, 1), 3))
        return Paragraph(runs)

    def _with(self, begin: int, end: int, new: Sequence[Block]) -> RichText:
        blocks = self.content.blocks
        return richtext.tidy(RichText((*blocks[:begin], *new, *blocks[end + 1 :])))


def _fixed() -> str:
    return tr("It changes words that stand for a table or picture. Make this change in the plan by hand.")


def _lines(content: RichText) -> Iterator[Line]:
    """Yield the lines as document/prose.py makes blocks of a text, without those that show nothing."""
    for number, block in enumerate(content.blocks):
        if isinstance(block, richtext.Table):
            yield from _table_lines(block, number)
        elif not isinstance(block, richtext.Picture):
            yield Line(block.runs, number)


def _table_lines(table: richtext.Table, number: int) -> Iterator[Line]:
    header, *rows = table.rows
    if not (rows and len(header) > MOST_COLUMNS):
        for column, cell in enumerate(header):
            named = bool(runs_text(cell))
            yield Line(cell if named else (Run(f"Column {column + 1}"),), number, 0, column, not named)
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells):
            if is_visible(runs_text(cell)):
                yield Line(cell, number, row, column)


def _cell_lines(content: RichText) -> Iterator[Line]:
    for number, block in enumerate(content.blocks):
        if isinstance(block, richtext.Table | richtext.Picture):
            for line in richtext.block_lines(block):
                if is_visible(line):
                    yield Line((Run(line),), number, fixed=True)
        else:
            yield Line(block.runs, number)


def _like(block: Block, runs: Runs) -> Block:
    match block:
        case ListItem():
            return ListItem(runs, block.kind, block.level)
        case Heading():
            return Heading(runs, block.level)
    return Paragraph(runs)


def _cut(runs: Runs, start: int, end: int) -> Runs:
    """Return the characters of runs from start to end, with their looks."""
    found: list[Run] = []
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            found.append(Run(text, run.bold, run.italic, run.link))
        at += len(run.text)
    return tuple(found)


def _parts(after: Sequence[Words], look: Run) -> list[Runs]:
    """Return the new words line by line. Words of which no look is told look as `look`."""
    parts: list[list[Run]] = [[]]
    for words in after:
        plain = words.look == PLACE
        for n, text in enumerate(words.text.split(BREAK)):
            if n:
                parts.append([])
            bold, italic = (look.bold, look.italic) if plain else ("b" in words.look, "i" in words.look)
            parts[-1].append(Run(text, bold, italic, look.link if plain else words.link))
    return [tuple(part) for part in parts]


PLACE = "?"
"""The look of words that are to look as what stands in their place."""


def in_place(text: str) -> tuple[Words, ...]:
    """Return words that look as what stands where they are written."""
    return (Words(text, PLACE),)
