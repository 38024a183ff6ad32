"""An edit: what one person did in one place, in the coordinates of that place."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from nec_desktop.review.became import Became
from nec_desktop.review.got_units import UNTRACKED, Bit
from nec_desktop.review.reading import OBJECT, Mark
from nec_desktop.review.returned import Confidence, NewLine, Words
from nec_desktop.review.sent_lines import Owner

NOBODY = Owner("")
"""Owns what stands where nothing was sent."""


@dataclass(eq=False)
class Edit:
    """Characters start to end of the owner's text become `words`.

    lines: of the lines that the breaks in them begin. struck: what was inserted and struck out again, with the mark of
    who did. within: what was tracked in a line that was not. act: equal for the parts of one act. crosses: the end of
    the owner's text was deleted too, which would join it with what follows. told: what became of a look.
    below: it stands below the table that the owner's text ends with, and not in its last cell.
    """

    owner: Owner
    start: int
    end: int
    words: tuple[Words, ...] = ()
    lines: tuple[NewLine, ...] = ()
    mark: Mark = UNTRACKED
    move: str = ""
    struck: tuple[tuple[str, Mark], ...] = ()
    within: tuple[tuple[str, Mark], ...] = ()
    act: int = 0
    crosses: bool = False
    formatting: bool = False
    told: Became | None = None
    below: bool = False
    sure: Confidence = "exact"

    @property
    def before(self) -> str:
        """What was there."""
        return self.owner.text[self.start : self.end]

    @property
    def after(self) -> str:
        """What is to be there."""
        return "".join(words.text for words in self.words)

    @property
    def tracked(self) -> bool:
        """Say whether the file itself tells of it."""
        return self.mark is not UNTRACKED


def words_of(bits: Sequence[Bit]) -> tuple[Words, ...]:
    """Return what bits read, by look."""
    looks = groupby((bit for bit in bits if bit.text), _look)
    return tuple(Words("".join([bit.text for bit in same]), *look) for look, same in looks)


def _look(bit: Bit) -> tuple[str, str]:
    return (bit.piece.look, bit.piece.link) if bit.piece else ("", "")


def has_picture(edit: Edit) -> bool:
    """Say whether a picture is among what is deleted or inserted."""
    return OBJECT in edit.before or OBJECT in edit.after
