"""Our rich text read out of Qt's document: what was put into it (rich_document.py), with nothing lost."""

from collections.abc import Iterator
from itertools import chain

from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QTextEdit

from nec_desktop.gui.rich_document import LINE, cell_blocks, fragments
from nec_desktop.gui.rich_formats import is_bold, list_kind, picture_of
from nec_desktop.plan.clean import removed_characters
from nec_desktop.plan.richtext import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    RichText,
    Run,
    Runs,
    Table,
    safe_link,
    tidy,
    tidy_block,
)


class RichReader:
    """Reads what is written in an editor again and again: each time only the paragraphs, and tables, that have changed
    since.

    `removed` tells how many characters that no document can hold stood in what was read last.
    """

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit  # and not its document, whose name in Python may outlive it
        self._read: list[tuple[Block, ...]] = []
        """What each of the document's paragraphs holds, the first of a table all of it; nothing where all are to be
        read.
        """
        self._changed: set[int] = set()
        self.removed = self._removed_before = 0
        edit.document().contentsChange.connect(self._note)

    def read(self) -> RichText:
        """Return what stands in the document, in its normal form."""
        for _ in self.reading():
            pass
        self.removed, self._removed_before = self._removed_before, 0
        return tidy(RichText(tuple(chain.from_iterable(self._read))))

    def reading(self) -> Iterator[None]:
        """Read paragraph by paragraph what has changed, for whoever lets the window live meanwhile: `read` has less to
        do then.
        """
        document = self._edit.document()
        if len(self._read) != document.blockCount():
            self._read = [()] * document.blockCount()
            self._changed, self._removed_before = set(range(document.blockCount())), 0
        has_tables = bool(document.rootFrame().childFrames())
        while self._changed:
            block = document.findBlockByNumber(next(iter(self._changed)))
            table = QTextCursor(block).currentTable() if has_tables else None
            if table:
                self._take_table(table)
            else:
                self._take(block.blockNumber(), block.text(), tuple(_read_block(block)))
            yield

    def _take_table(self, table: QTextTable) -> None:
        block, last = table.firstCursorPosition().block(), table.lastCursorPosition().block().blockNumber()
        content: tuple[Block, ...] = (_read_table(table),)
        while block.isValid() and block.blockNumber() <= last:
            self._take(block.blockNumber(), block.text(), content)
            content = ()
            block = block.next()

    def _take(self, number: int, text: str, content: tuple[Block, ...]) -> None:
        self._changed.discard(number)
        self._read[number] = tuple(tidied for block in content if (tidied := tidy_block(block)) is not None)
        self._removed_before += removed_characters(text)

    def know(self, text: RichText) -> None:
        """Take it that the document shows `text`, which was just put in: then nothing is to be read."""
        document = self._edit.document()
        known: list[tuple[Block, ...]] = []
        for block in text.blocks:
            cells = len(block.rows) * len(block.rows[0]) if isinstance(block, Table) else 1
            if isinstance(block, Table) and not QTextCursor(document.findBlockByNumber(len(known))).currentTable():
                known.append(())  # the line that Qt keeps before a table
            known += [(block,), *[()] * (cells - 1)]
        if text.blocks and isinstance(text.blocks[-1], Table):
            known.append(())  # and behind it
        if len(known) == document.blockCount():
            self._read = known
            self._changed.clear()

    def _note(self, position: int, _removed: int, added: int) -> None:
        """Remember what has changed, and what stands below it where it stands now."""
        document = self._edit.document()
        count, end = document.blockCount(), document.findBlock(position + added)
        first = document.findBlock(position).blockNumber()
        after = end.blockNumber() + 1 if end.isValid() else count
        more = count - len(self._read)
        if not 0 <= first <= after - more <= len(self._read):
            self._read = []
            return
        self._read[first : after - more] = [()] * (after - first)
        self._changed = {n if n < first else n + more for n in self._changed if not first <= n < after - more}
        # Of what is done to a table Qt tells only a part: what stands beside it is read too.
        self._changed.update(range(max(first - 1, 0), min(after + 1, count)))


def read_document(document: QTextDocument) -> RichText:
    """Return what stands in a document, in its normal form."""
    return tidy(RichText(tuple(_frame_blocks(document.rootFrame()))))


def _frame_blocks(frame: QTextFrame) -> Iterator[Block]:
    iterator = frame.begin()
    while not iterator.atEnd():
        inner = iterator.currentFrame()
        if isinstance(inner, QTextTable):
            yield _read_table(inner)
        elif inner is not None:
            yield from _frame_blocks(inner)
        else:
            yield from _read_block(iterator.currentBlock())
        iterator += 1


def _read_block(block: QTextBlock) -> Iterator[Block]:
    runs: list[Run] = []
    for fragment in fragments(block):
        form = fragment.charFormat()
        picture = picture_of(form)
        if picture is None:
            runs.append(_run(fragment.text(), form))
            continue
        yield _with_look(block, runs)
        runs = []
        yield from [picture] * fragment.length()
    yield _with_look(block, runs)


def _with_look(block: QTextBlock, runs: list[Run]) -> Block:
    in_list = block.textList()
    if in_list:
        form = in_list.format()
        return ListItem(tuple(runs), "number" if list_kind(form) == "number" else "bullet", form.indent() - 1)
    level = block.blockFormat().headingLevel()
    return Heading(tuple(runs), level) if level else Paragraph(tuple(runs))


def _run(text: str, form: QTextCharFormat) -> Run:
    return Run(text.replace(LINE, "\n"), is_bold(form), form.fontItalic(), safe_link(form.anchorHref()))


def _read_table(table: QTextTable) -> Table:
    return Table(
        tuple(
            tuple(_read_cell(table.cellAt(row, column)) for column in range(table.columns()))
            for row in range(table.rows())
        )
    )


def _read_cell(cell: QTextTableCell) -> Runs:
    runs: list[Run] = []
    for number, block in enumerate(cell_blocks(cell)):
        if number:
            runs.append(Run("\n"))
        runs += [_run(f.text(), f.charFormat()) for f in fragments(block) if picture_of(f.charFormat()) is None]
    return tuple(runs)
