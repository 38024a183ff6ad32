"""The comments of a returned file, with what four parts of it say about them.

A reply names its parent by the id of the parent's last paragraph. Every part but the first can be missing.
"""

from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from nec_desktop.plan.clean import clean_line
from nec_desktop.review.projection import projected
from nec_desktop.review.reading import OBJECT, Block, CommentText, Paragraph, Table
from nec_desktop.translation import tr
from nec_desktop.word.returned_names import CEX, CID, W14, W15, W16DU
from nec_desktop.word.returned_runs import Shared
from nec_desktop.word.returned_story import StoryReader
from nec_desktop.word.tags import P, w

_ID, _AUTHOR, _INITIALS, _DATE = map(w, ("id", "author", "initials", "date"))
_OFF = ("", "0", "false", "off")
_PICTURE = "[picture]"


class _Thread(NamedTuple):
    done: bool
    parent: str


@dataclass
class _More:
    """What other parts say, by ids of paragraphs: threads, lasting ids; and by lasting ids the time in UTC."""

    threads: dict[str, _Thread]
    durable: dict[str, str]
    utc: dict[str, str]
    told: bool
    """The file says which comments are replies and which are resolved."""


def read_comments(shared: Shared) -> list[CommentText]:
    """Return the comments, none of them anchored yet; sentences about what is not told go to the file's `lost`."""
    more = _more(shared)
    comments: list[CommentText] = []
    paragraph_ids: list[tuple[str, ...]] = []
    taken: set[str] = set()
    for part in shared.file.related("comments"):
        root, reader = shared.file.root(part), StoryReader(shared, part)
        for element in () if root is None else root.iter(w("comment")):
            ids = tuple(p.get(f"{W14}paraId", "").lower() for p in element.iter(P))
            identifier = _own_id(element.get(_ID, ""), taken)
            comments.append(_comment(element, identifier, reader, more, ids[-1] if ids else ""))
            paragraph_ids.append(ids)
    if comments and not more.told:
        shared.file.lose(tr("It does not tell which comments are replies and which are resolved."))
    return _threaded(comments, paragraph_ids, more)


def _own_id(identifier: str, taken: set[str]) -> str:
    """Return an id that no comment before has: copies of comments can bear the same, and the text means the first."""
    own, copies = identifier, 1
    while own in taken:
        copies += 1
        own = f"{identifier} ({copies})"
    taken.add(own)
    return own


def _comment(element: etree._Element, identifier: str, reader: StoryReader, more: _More, last: str) -> CommentText:
    thread, durable = more.threads.get(last), more.durable.get(last, "")
    return CommentText(
        id=identifier,
        author=clean_line(element.get(_AUTHOR, "")),
        initials=clean_line(element.get(_INITIALS, "")),
        date=clean_line(element.get(_DATE, "")),
        utc=clean_line(element.get(f"{W16DU}dateUtc", "") or more.utc.get(durable, "")),
        text=_words(projected(reader.read(element), accept=True)).replace(OBJECT, _PICTURE).strip("\n"),
        resolved=thread.done if thread else False if more.told else None,
        durable=durable,
        anchored=False,
    )


def _threaded(comments: list[CommentText], ids: list[tuple[str, ...]], more: _More) -> list[CommentText]:
    """Return the comments with their parents; a reply to a reply belongs to the first comment of the thread."""
    of_paragraph = {own: comment.id for comment, owned in zip(comments, ids, strict=True) for own in owned if own}
    of_paragraph |= {owned[-1]: comment.id for comment, owned in zip(comments, ids, strict=True) if owned and owned[-1]}
    parents = {
        comment.id: of_paragraph.get(more.threads[owned[-1]].parent, "")
        for comment, owned in zip(comments, ids, strict=True)
        if owned and owned[-1] in more.threads
    }
    roots: dict[str, str] = {}
    for identifier in parents:
        _follow(identifier, parents, roots)
    return [_with_parent(comment, roots.get(comment.id, "")) for comment in comments]


def _follow(identifier: str, parents: dict[str, str], roots: dict[str, str]) -> None:
    """Work out the first comment of a thread for all comments on the way to it; in a circle each is its own."""
    way: dict[str, None] = {}
    at = identifier
    while at not in roots and parents.get(at) and at not in way:
        way[at] = None
        at = parents[at]
    first = roots.get(at) or ("" if at in way else at)
    roots.update(dict.fromkeys(way, first))


def _with_parent(comment: CommentText, parent: str) -> CommentText:
    if not parent or parent == comment.id:
        return comment
    return CommentText(
        comment.id,
        comment.author,
        comment.initials,
        comment.date,
        comment.utc,
        comment.text,
        comment.resolved,
        parent,
        comment.durable,
        comment.anchored,
    )


def _more(shared: Shared) -> _More:
    file = shared.file
    threads: dict[str, _Thread] = {}
    durable: dict[str, str] = {}
    utc: dict[str, str] = {}
    told = False
    for part in file.related("commentsExtended"):
        root = file.root(part)
        told = told or root is not None
        for row in () if root is None else root.iter(f"{W15}commentEx"):
            done = row.get(f"{W15}done", "") not in _OFF
            threads[row.get(f"{W15}paraId", "").lower()] = _Thread(done, row.get(f"{W15}paraIdParent", "").lower())
    for part in file.related("commentsIds"):
        root = file.root(part)
        for row in () if root is None else root.iter(f"{CID}commentId"):
            durable[row.get(f"{CID}paraId", "").lower()] = row.get(f"{CID}durableId", "").upper()
    for part in file.related("commentsExtensible"):
        root = file.root(part)
        for row in () if root is None else root.iter(f"{CEX}commentExtensible"):
            utc[row.get(f"{CEX}durableId", "").upper()] = row.get(f"{CEX}dateUtc", "")
    return _More(threads, durable, utc, told)


def _words(blocks: tuple[Block, ...]) -> str:
    return "\n".join(
        "".join(piece.text for piece in block.pieces) if isinstance(block, Paragraph) else _table_words(block)
        for block in blocks
    )


def _table_words(table: Table) -> str:
    return "\n".join(" | ".join(_words(cell.blocks) for cell in row.cells) for row in table.rows)
