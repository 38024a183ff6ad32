"""A paragraph of a returned file while it is being read: its pieces, joined where the same is true of them."""

import re
from typing import NamedTuple

from nec_desktop.review.reading import Mark, Paragraph, Picture, Piece, Was
from nec_desktop.word.returned_styles import Nature, Styles, nature_before


class Around(NamedTuple):
    """What the elements around a text say about it; see `Piece`."""

    inserted: Mark | None = None
    deleted: Mark | None = None
    move: str = ""
    link: str = ""
    tag: str = ""
    placeholder: bool = False


class Look(NamedTuple):
    """The look of a run, and how it was changed."""

    look: str = ""
    formatting: Mark | None = None
    before: str = ""


PLAIN = Look()
_OF_CONTENTS = re.compile(r"(toc|contents|figure index|illustration index) \d|table of figures$")
"""Styles of the lines of lists of contents, in Word and in LibreOffice."""


class DraftParagraph:
    """A paragraph being read. `implied`: the file has text here without a paragraph round it, against the rules.

    was: style, list, level in it and outline level, before they were changed with tracking on. numbered: who made it an
    item; renumbered: who gave it another number, and which it had. Some programs note these in place of what it was.
    """

    def __init__(self, bookmarks: list[str], *, implied: bool = False) -> None:
        self.bookmarks = bookmarks
        self.implied = implied
        self.style = self.number = self.level = self.outline = ""
        self.contents = False
        self.inserted: Mark | None = None
        self.deleted: Mark | None = None
        self.formatting: Mark | None = None
        self.was: tuple[str, str, str, str] | None = None
        self.numbered: Mark | None = None
        self.renumbered: tuple[Mark, str] | None = None
        self.move = self.moved_by = ""
        self._pieces: list[Piece] = []
        self._truth: tuple[Around, Look, str, tuple[str, ...]] = (Around(), PLAIN, "", ())
        self._texts: list[str] = []

    def say(self, text: str, around: Around, look: Look, link: str, comments: tuple[str, ...]) -> None:
        """Add text."""
        truth = around, look, link, comments
        if truth != self._truth:
            self._end_piece()
            self._truth = truth
        self._texts.append(text)

    def show(self, piece: Piece) -> None:
        """Add a piece that joins with no other: an object, or the point of a comment."""
        self._end_piece()
        self._pieces.append(piece)

    def paragraph(self, styles: Styles) -> Paragraph | None:
        """Return the paragraph; none where it was implied and holds nothing."""
        self._end_piece()
        if self.implied and not self._pieces and not self.bookmarks:
            return None
        now = styles.nature(self.style, self.number, self.level, self.outline)
        formatting, was = self._before(now, styles)
        return Paragraph(
            tuple(self._pieces),
            *now,
            tuple(self.bookmarks),
            self.contents or _OF_CONTENTS.match(now.style) is not None,
            self.inserted,
            self.deleted,
            self.move,
            formatting,
            was,
        )

    def _before(self, now: Nature, styles: Styles) -> tuple[Mark | None, Was | None]:
        """Return who changed what it is, and what it was before."""
        if self.was is not None:
            return self.formatting, Was(*styles.nature(*self.was))
        if self.numbered:
            return self.numbered, Was(*styles.nature(self.style, "", "", self.outline))
        if self.renumbered:
            mark, number = self.renumbered
            return mark, Was(*nature_before(now, number))
        return None, None

    def _end_piece(self) -> None:
        if self._texts:
            around, look, link, comments = self._truth
            self._pieces.append(piece("".join(self._texts), around, look, link, comments))
            self._texts = []


def piece(
    text: str,
    around: Around,
    look: Look,
    link: str,
    comments: tuple[str, ...],
    picture: Picture | None = None,
) -> Piece:
    """Return a piece of which all that is true."""
    inserted, deleted, move, _link, tag, placeholder = around
    return Piece(
        text,
        inserted,
        deleted,
        move,
        look.look,
        link,
        look.formatting,
        look.before,
        comments,
        picture,
        tag,
        placeholder,
    )
