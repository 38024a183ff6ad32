"""On which page each heading will stand: an estimate, so that the list of contents is filled when the file opens.

Word and LibreOffice lay the pages out themselves; this walks the blocks as they would, with line counts from
`measure`. It is meant to be a page out at worst, in a plan of thousands of records too: what is wrong by a tenth of a
point in each row would be many pages there.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nec_desktop.document.blocks import Block, Contents, Heading, Paragraph, Table
from nec_desktop.document.visible import part_of, text_of
from nec_desktop.word.arrange import Section
from nec_desktop.word.heights import BORDERS, Heights, Piece
from nec_desktop.word.paper import Paper
from nec_desktop.word.template import BODY_STYLES

ContentsPieces = Callable[[Contents, Heights], list[Piece]]


@dataclass(frozen=True)
class Pages:
    """The page on which each block begins, by its index, and how many pages there are."""

    starts: dict[int, int]
    total: int
    left: dict[int, float]
    """The room left on the last page of each section, by the index after its last block. Points."""


class _Sheet:
    """Where the walk is: the page, how far down it, and what is kept with what comes next. Lengths are points."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.marks: dict[int, int] = {}
        self._height = 0.0
        self._used = 0.0
        self._after = 0.0
        self._fresh = True
        self._kept: list[tuple[Piece, int]] = []

    @property
    def at_top(self) -> bool:
        """True where nothing stands on the page yet."""
        return not self._used and not self._kept

    @property
    def left(self) -> float:
        """The height that is free on the page."""
        return self._height - self._used

    def turn(self, paper: Paper, above: float = 0) -> None:
        """Go to the top of the next page, on this paper, or as far down it as `above` says."""
        self.settle()
        self.page += 1
        self._height = paper.text_height_points
        self._used, self._after = above, 0.0
        self._fresh = True

    def add(self, piece: Piece, mark: int) -> None:
        """Put a piece, and what is kept with it, on the page or the next one; `mark` is its block's index."""
        self._kept.append((piece, mark))
        if not piece.keep_next:
            self._break_before_kept()
            self.settle()

    def settle(self) -> None:
        """Put down what is kept."""
        for piece, mark in self._kept:
            self._put(piece, mark)
        self._kept = []

    def _break_before_kept(self) -> None:
        """Go to the next page where what is kept together does not fit on this one, but would on a whole one."""
        *kept, (last, _mark) = self._kept
        first = self._kept[0][0]
        needed = last.least + sum(piece.height for piece, _ in kept)
        needed += sum(max(one.after, other.before) for (one, _), (other, _) in pairwise(self._kept))
        if self._used and self._used + self._gap(first) + needed > self._height and needed < self._height:
            self._next(first.repeated)

    def _gap(self, piece: Piece) -> float:
        """Return the space above a piece: the larger of its own and the last one's; none where a page ran over."""
        if self._used:
            return max(self._after, piece.before)
        return piece.before if self._fresh else 0

    def _put(self, piece: Piece, mark: int) -> None:
        self.marks.setdefault(mark, self.page)
        self._used += self._gap(piece) + piece.height
        self._after, self._fresh = piece.after, False
        while self._used > self._height:
            over = min(piece.carried(self._used - self._height), self._height - piece.repeated - 1)
            self._next(piece.repeated)
            self._used += over
            self._after = piece.after

    def _next(self, repeated: float) -> None:
        self.page += 1
        self._used, self._after, self._fresh = repeated, 0.0, False


def estimate_pages(
    blocks: Sequence[Block],
    sections: Iterable[Section],
    heights: Heights,
    contents: ContentsPieces,
    cover: int,
    above: float = 0,
) -> Pages:
    """Return the pages of `blocks`. `contents` tells the pieces of a list of contents, `cover` the pages of it.

    above: points that are taken at the top of the first page.
    """
    sheet = _Sheet(cover)
    left: dict[int, float] = {}
    for section in sections:
        sheet.turn(section.paper, above)
        above = 0
        for n in range(section.start, section.stop):
            block = blocks[n]
            if starts_page(blocks, n) and not sheet.at_top:
                sheet.turn(section.paper)
            for piece in (
                contents(block, heights) if isinstance(block, Contents) else heights.of(n, block, section.paper)
            ):
                sheet.add(piece, n)
        sheet.settle()
        left[section.stop] = sheet.left
    return Pages(sheet.marks, sheet.page, left)


def kept_with_next(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of paragraphs that lead to what follows.

    They end in a colon, or a table comes next. What is asked is not among them: it may end a page, and LibreOffice 7.4
    leaves a heading alone where several paragraphs below it are kept together and go to the next page.
    """
    return frozenset(
        n
        for n, (block, following) in enumerate(pairwise(blocks))
        if isinstance(block, Paragraph)
        and block.style != "asked"
        and (isinstance(following, Table) or text_of(block.runs[-1:]).endswith(":"))
    )


def framed_with_last(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of paragraphs that stand in one frame with the paragraph before: borders are drawn once."""
    return frozenset(
        n
        for n, (last, block) in enumerate(pairwise(blocks), 1)
        if isinstance(block, Paragraph) and isinstance(last, Paragraph)
        if last.style == block.style and BODY_STYLES[block.style] in BORDERS
    )


def starts_page(blocks: Sequence[Block], index: int) -> bool:
    """Say whether the block at `index` begins a page: a part, the contents, and what follows them."""
    block = blocks[index]
    if isinstance(block, Contents):
        return True
    return isinstance(block, Heading) and (
        bool(part_of(block)) or (index > 0 and isinstance(blocks[index - 1], Contents))
    )
