"""A return: what one returned file says about a snapshot. Pure data in snapshot coordinates, kept as it came.

Nothing here is applied to a plan, and nothing that a reviewer wrote is left out: what belongs to no field is in
`outside`, what could not be placed in `unplaced`.
"""

from typing import Literal, get_args

import msgspec

VERSION: Literal[1] = 1

Confidence = Literal["exact", "anchored", "fuzzy", "manual"]
"""How a place was found: all the text around it is as it was sent; by the file's anchors; by likeness; not at all."""
SURE: tuple[Confidence, ...] = get_args(Confidence)
"""From the most certain to the least."""
Kind = Literal[
    "insertion",
    "deletion",
    "replacement",
    "move",
    "row-insertion",
    "row-deletion",
    "table",
    "formatting",
    "picture",
    "typography",
]
"""Kinds of suggestion. table: the structure of a table; typography: only quotes, dashes or spaces differ.

A move that cannot be said in one (its ends lie in different fields) is a deletion and an insertion of one group.
"""
DECIDED_ALONE = frozenset(("table", "formatting", "picture", "typography"))
"""Kinds that are shown and noted, and that the program does not carry out by itself."""


class Words(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of suggested text of one look. look: "", "b", "i" or "bi"."""

    text: str
    look: str = ""
    link: str = ""


class NewLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a line of a text is: a paragraph ("", 0), a list item, or a heading inside a text."""

    kind: Literal["", "bullet", "number", "heading"] = ""
    level: int = 0


class SuggestedCell(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an inserted row has in one column. column: its id in the register, empty where unknown."""

    header: str
    text: str
    column: str = ""


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """Characters of a text as sent that a suggestion holds and leaves as they are. at: where in its `after`."""

    start: int
    end: int
    at: int


class Suggestion(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An edit of what was sent.

    start, end: the characters that it replaces in the address's text as sent (`sent_texts`). after: what they become;
    before: what they were. words: `after` with its looks. lines: of the lines that `after` begins with its line breaks
    between paragraphs, in order; the text of one line can itself hold "\\n" (a line break in a paragraph), so breaks
    between lines are written as "\\u2029" in before, after and words, as they are in the text as sent.
    Of a change of look, words have the new one; where its line became a paragraph or an item, lines has what it is now.
    around: the words before and after it. group: equal for suggestions that are one act of their author.
    cells, record: of an inserted row what it holds and the register (address); of a deleted one the record's address.
    author is empty for edits that were not tracked. also: other addresses that it reaches into. note: a sentence.
    below: its lines stand below the table that its place is in, as paragraphs of the text.
    kept: what stays as it is between the words that were changed, where several were changed in one sentence.
    """

    id: str
    kind: Kind
    address: str
    start: int = 0
    end: int = 0
    before: str = ""
    after: str = ""
    words: tuple[Words, ...] = ()
    lines: tuple[NewLine, ...] = ()
    author: str = ""
    date: str = ""
    utc: str = ""
    tracked: bool = True
    confidence: Confidence = "exact"
    around: tuple[str, str] = ("", "")
    group: str = ""
    cells: tuple[SuggestedCell, ...] = ()
    record: str = ""
    also: tuple[str, ...] = ()
    note: str = ""
    below: bool = False
    kept: tuple[Kept, ...] = ()


class Reply(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An answer in a comment's thread."""

    author: str = ""
    date: str = ""
    utc: str = ""
    text: str = ""


class Comment(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A comment with its thread. start, end: the characters in the address's text as sent that it is about.

    quote: the words it is about. An empty address means that it could not be placed: `note` and `around` say more.
    """

    id: str
    address: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""
    author: str = ""
    initials: str = ""
    date: str = ""
    utc: str = ""
    text: str = ""
    replies: tuple[Reply, ...] = ()
    resolved: bool | None = None
    confidence: Confidence = "exact"
    around: tuple[str, str] = ("", "")
    also: tuple[str, ...] = ()
    note: str = ""
    durable: str = ""


class Given(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a reviewer put in a place of the assessment sheet.

    standard: its id, empty for the plan as a whole. part: the last part of the address ("grade", "strengths",
    "improve", "recommendation", "changes", "assessed-by", "date"). grade: the id of a choice, empty where the text is
    none of them.
    """

    id: str
    part: str
    standard: str = ""
    text: str = ""
    grade: str = ""
    author: str = ""
    date: str = ""
    confidence: Confidence = "exact"


class Outside(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An edit outside of all fields. where: in words ("Heading “3 Aims”", "Footer", "What is asked in “Aims”")."""

    id: str
    where: str
    kind: Kind
    before: str = ""
    after: str = ""
    author: str = ""
    date: str = ""
    tracked: bool = True


class Unplaced(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Something that could not be placed. kind: what it is; around: the words before and after it; why: a sentence."""

    id: str
    kind: Literal["text", "comment", "suggestion", "grade", "table", "picture"]
    text: str
    author: str = ""
    date: str = ""
    around: tuple[str, str] = ("", "")
    why: str = ""


class Return(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What one file brought back. report: sentences, for the person who takes it in, in the order to be read."""

    comments: tuple[Comment, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    grades: tuple[Given, ...] = ()
    outside: tuple[Outside, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    report: tuple[str, ...] = ()
    v: Literal[1] = VERSION


def encode_return(returned: Return) -> bytes:
    """Return `returned` as JSON."""
    return msgspec.json.encode(returned)


def decode_return(data: bytes) -> Return:
    """Return what `encode_return` wrote; raises ValueError where it is none."""
    try:
        return msgspec.json.decode(data, type=Return)
    except msgspec.DecodeError as error:
        raise ValueError(f"not a return of version {VERSION}: {error}") from error
