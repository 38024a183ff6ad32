"""Rich text: a versioned JSON of our own, the same on screen, in the library and in the document.

`{"v": 1, "blocks": [...]}`. A block is a paragraph, a heading, a list item (lists are runs of items with
levels), a table (rows of cells of runs) or a picture (an attachment's hash and its alt text).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Literal, cast

import msgspec

from nec_desktop.plan.clean import clean_text

VERSION: Literal[1] = 1
DEEPEST_LEVEL = 2
"""List levels run from 0 to this."""
SAFE_LINK = re.compile(r"(?i)(https?://|mailto:|tel:)\S+")


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of text of one look. A line break inside a paragraph is the character \\n."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Runs = tuple[Run, ...]


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph", omit_defaults=True):
    """A paragraph of text."""

    runs: Runs = ()


class Heading(msgspec.Struct, frozen=True, tag="heading", omit_defaults=True):
    """A heading inside a field. Level 1 is one below the field's own heading."""

    runs: Runs = ()
    level: int = 1


class ListItem(msgspec.Struct, frozen=True, tag="item", omit_defaults=True):
    """One item of a list; neighbouring items make the list."""

    runs: Runs = ()
    kind: Literal["bullet", "number"] = "bullet"
    level: int = 0


class Table(msgspec.Struct, frozen=True, tag="table", omit_defaults=True):
    """A simple table; its first row is the header row. Every row has the same number of cells."""

    rows: tuple[tuple[Runs, ...], ...] = ()


class Picture(msgspec.Struct, frozen=True, tag="picture", omit_defaults=True):
    """A picture: the hash of an attachment, and the words that stand for it."""

    hash: str
    alt: str = ""


Block = Paragraph | Heading | ListItem | Table | Picture


class RichText(msgspec.Struct, frozen=True):
    """A text made of blocks."""

    blocks: tuple[Block, ...] = ()
    v: Literal[1] = VERSION

    @property
    def is_empty(self) -> bool:
        """True where there is nothing to read and no picture."""
        return not any(isinstance(block, Picture) or "".join(block_lines(block)).strip() for block in self.blocks)

    def plain(self) -> str:
        """Return the text without its looks, a line for each block or table row."""
        return "\n".join(line for block in self.blocks for line in block_lines(block))


def block_lines(block: Block) -> list[str]:
    """Return the plain lines of one block; cells of a table row are separated by tabs."""
    if isinstance(block, Table):
        return ["\t".join(runs_text(cell) for cell in row) for row in block.rows]
    return [block.alt] if isinstance(block, Picture) else [runs_text(block.runs)]


def runs_text(runs: Iterable[Run]) -> str:
    """Return the characters of `runs`."""
    return "".join(run.text for run in runs)


def all_runs(text: RichText) -> Iterator[Run]:
    """Yield every run, those in table cells included."""
    for block in text.blocks:
        if isinstance(block, Table):
            yield from (run for row in block.rows for cell in row for run in cell)
        elif not isinstance(block, Picture):
            yield from block.runs


def from_plain(text: str) -> RichText:
    """Return one paragraph for each line of `text`, empty lines left out."""
    return RichText(tuple(Paragraph((Run(line),)) for line in text.splitlines() if line.strip()))


def tidy_runs(runs: Iterable[Run]) -> Runs:
    """Join neighbours of one look, drop empty runs and unsafe links, and take out what XML cannot hold."""
    clean = (Run(text, run.bold, run.italic, safe_link(run.link)) for run in runs if (text := clean_text(run.text)))
    return tuple(
        # Joined, a letter and the accent that began the next run make one character: cleaned once more.
        Run(clean_text("".join(run.text for run in alike)), *look)
        for look, alike in groupby(clean, lambda run: (run.bold, run.italic, run.link))
    )


def safe_link(target: str) -> str:
    """Return a link's target if it is a web, e-mail or telephone address, else nothing."""
    target = clean_text(target).strip()
    return target if SAFE_LINK.fullmatch(target) else ""


def tidy(text: RichText) -> RichText:
    """Return `text` in its one normal form: tidy runs, no empty blocks, tables squared, levels in range.

    A list begins at level 0, and no item is more than one level below the one before it.
    """
    blocks: list[Block] = []
    for block in map(tidy_block, text.blocks):
        if isinstance(block, ListItem):
            last = blocks[-1] if blocks else None
            deepest = last.level + 1 if isinstance(last, ListItem) else 0
            blocks.append(ListItem(block.runs, block.kind, min(max(block.level, 0), deepest, DEEPEST_LEVEL)))
        elif block is not None:
            blocks.append(block)
    return RichText(tuple(blocks))


@lru_cache(maxsize=16384)  # a text is put in order at every pause of whoever writes it, and one paragraph has changed
def tidy_block(block: Block) -> Block | None:
    """Return a block in its normal form, but for the level of a list's item; None where there is nothing in it."""
    if isinstance(block, Picture):
        return msgspec.structs.replace(block, alt=clean_text(block.alt))
    if isinstance(block, Table):
        width = max((len(row) for row in block.rows), default=0)
        rows = tuple(tuple(tidy_runs(cell) for cell in row) + ((),) * (width - len(row)) for row in block.rows)
        return Table(rows) if any(any(row) for row in rows) else None
    runs = tidy_runs(block.runs)
    if not runs_text(runs).strip():
        return None
    if isinstance(block, ListItem):
        return ListItem(runs, block.kind, block.level)
    return Heading(runs, min(max(block.level, 1), 3)) if isinstance(block, Heading) else Paragraph(runs)


def decode(data: object) -> RichText:
    """Return the rich text in decoded JSON; raises ValueError where it is not one of ours."""
    try:
        return msgspec.convert(data, RichText)
    except msgspec.ValidationError as error:
        raise ValueError(f"not rich text of version {VERSION}: {error}") from error


def encode(text: RichText) -> object:
    """Return `text` as what JSON can hold."""
    return cast(object, msgspec.to_builtins(text))
