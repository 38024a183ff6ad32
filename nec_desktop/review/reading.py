"""What a returned Word file holds, free of its format: text with the changes and comments on it, nothing interpreted.

Two people may have changed the same words, and a paragraph's end can be inserted or deleted like a character. So
nothing here is accepted or rejected: every piece says who inserted it and who deleted it.
"""

from typing import Literal

import msgspec

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""The character that stands in a piece's text for a picture or another object in line."""


class Mark(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who made a tracked change, and when.

    date: as the file has it, usually the reviewer's wall clock with a Z that is not meant. utc: the instant, where the
    file tells it (w16du:dateUtc). Both are ISO 8601, or empty.
    """

    author: str = ""
    date: str = ""
    utc: str = ""


class Picture(msgspec.Struct, frozen=True, omit_defaults=True):
    """An object in line: its name (docPr), the SHA-256 of its data in hex (empty where there is none), its alt text."""

    name: str = ""
    hash: str = ""
    alt: str = ""


class Piece(msgspec.Struct, frozen=True, omit_defaults=True):
    """Neighbouring characters of which the same is true. "\\n" is a line break in a paragraph, "\\t" a tab.

    inserted, deleted: the tracked changes around it, moves included; both where one person deleted what another had
    inserted. move: the name that both ends of a move bear. look: "", "b", "i" or "bi". formatting: its look was changed
    with tracking on, from look_before. comments: ids of the comments over it; a comment on a point is over a piece
    without text. tag: of the innermost content control around it; placeholder: it is that control's prompt, not
    content. Of a field (a page number, a cross-reference) only the result is text.
    """

    text: str
    inserted: Mark | None = None
    deleted: Mark | None = None
    move: str = ""
    look: str = ""
    link: str = ""
    formatting: Mark | None = None
    look_before: str = ""
    comments: tuple[str, ...] = ()
    picture: Picture | None = None
    tag: str = ""
    placeholder: bool = False


class Was(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a paragraph was before its properties were changed, as `Paragraph` has it."""

    style: str = ""
    heading: int = 0
    kind: Literal["", "bullet", "number"] = ""
    level: int = 0


class Paragraph(msgspec.Struct, frozen=True, omit_defaults=True, tag="paragraph"):
    """A paragraph. inserted, deleted: its end (the paragraph mark) was; move: by a move of that name.

    style: the style's name in lower case ("heading 2", "nec asked"); heading: its outline level from 1, 0 for none.
    kind, level: of a list item. bookmarks: the names of bookmarks that begin in it. contents: it is a line of a list
    of contents, made anew by Word. formatting: its properties (style, list, indents) were changed with tracking on;
    was: what it was before.
    """

    pieces: tuple[Piece, ...] = ()
    style: str = ""
    heading: int = 0
    kind: Literal["", "bullet", "number"] = ""
    level: int = 0
    bookmarks: tuple[str, ...] = ()
    contents: bool = False
    inserted: Mark | None = None
    deleted: Mark | None = None
    move: str = ""
    formatting: Mark | None = None
    was: Was | None = None


class Cell(msgspec.Struct, frozen=True, omit_defaults=True):
    """A table cell. inserted, deleted, merged: tracked changes of the cell itself. span: columns that it covers.

    continues: it goes on with the cell above it (vertically merged).
    """

    blocks: "tuple[Block, ...]" = ()
    inserted: Mark | None = None
    deleted: Mark | None = None
    merged: Mark | None = None
    span: int = 1
    continues: bool = False


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """A table row; inserted, deleted: the whole of it was, whatever its cells' texts say."""

    cells: tuple[Cell, ...] = ()
    inserted: Mark | None = None
    deleted: Mark | None = None
    header: bool = False


class Table(msgspec.Struct, frozen=True, omit_defaults=True, tag="table"):
    """A table."""

    rows: tuple[Row, ...] = ()


Block = Paragraph | Table


class Story(msgspec.Struct, frozen=True, omit_defaults=True):
    """Text that is not in the body."""

    kind: Literal["header", "footer", "footnote", "endnote", "text box"]
    blocks: tuple[Block, ...] = ()


class CommentText(msgspec.Struct, frozen=True, omit_defaults=True):
    """A comment, by the id under which pieces name it.

    resolved: None where the file does not tell. parent: the id of the first comment of its thread, where it is a reply.
    durable: the id that Word keeps when it saves, empty where there is none. anchored: some piece in some story is
    under it.
    """

    id: str
    author: str = ""
    initials: str = ""
    date: str = ""
    utc: str = ""
    text: str = ""
    resolved: bool | None = None
    parent: str = ""
    durable: str = ""
    anchored: bool = True


class Reading(msgspec.Struct, frozen=True, omit_defaults=True):
    """A returned file.

    properties: what the file says of itself, custom properties and core ones (core names prefixed "core:").
    producer: the program that wrote it, in words, empty where unknown. ignored: how many changes of each kind that no
    field shows ("section properties": 2). lost: sentences about what the file has lost, or could not be read of it.
    breaks_off: the text ends before its end, so what is not there says nothing.
    """

    blocks: tuple[Block, ...]
    stories: tuple[Story, ...] = ()
    comments: tuple[CommentText, ...] = ()
    properties: dict[str, str] = {}
    producer: str = ""
    ignored: dict[str, int] = {}
    lost: tuple[str, ...] = ()
    breaks_off: bool = False
