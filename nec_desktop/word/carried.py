"""Whether a file carries exactly the threads and the changes since an earlier round that its document does."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from nec_desktop.document.blocks import Document
from nec_desktop.document.carried import Changes, Thread
from nec_desktop.document.sent import SentBlock, SentRow
from nec_desktop.document.visible import numbered
from nec_desktop.plan.clean import clean_text
from nec_desktop.word.accepted import DEL, DELETED_TEXT, INS
from nec_desktop.word.comments import W14, W15, is_date
from nec_desktop.word.opened import Package
from nec_desktop.word.reader import Reading
from nec_desktop.word.tags import BR, TAB, P, T, w

_COMMENTS, _EXTENDED = "word/comments.xml", "word/commentsExtended.xml"
_PARA_ID = f"{{{W14}}}paraId"
_AUTHOR, _DATE, _ID = w("author"), w("date"), w("id")


class _Said(NamedTuple):
    """A comment as a file has it, or as it should be."""

    author: str
    initials: str
    date: str
    text: str
    reply_to: str
    """The text of the comment that it replies to."""
    resolved: bool


def carried_faults(document: Document, package: Package, reading: Reading) -> Iterator[str]:
    """Yield, each as a sentence, how the comments and tracked changes of a file differ from the document's."""
    wanted = Counter(said for thread in document.threads for said in _wanted(thread))
    found = Counter(_found(package))
    for said in wanted - found:
        yield f"The comment by {said.author} “{said.text[:60]}” is missing, or is not as it should be."
    for said in found - wanted:
        yield f"There should be no comment by {said.author} “{said.text[:60]}”."
    marked = {mark.get(_ID, "") for mark in reading.body.iter(w("commentReference"))}
    if package.has(_COMMENTS) and len(marked) != sum(wanted.values()):
        yield f"{sum(wanted.values())} comments should be marked in the text, but {len(marked)} are."
    yield from _change_faults(document.changes, reading)


def _wanted(thread: Thread) -> Iterator[_Said]:
    first = clean_text(thread.remarks[0].text)
    for n, remark in enumerate(thread.remarks):
        date = remark.date if is_date(remark.date) else ""
        said = clean_text(remark.author), clean_text(remark.initials), date, clean_text(remark.text)
        yield _Said(*said, first if n else "", thread.resolved)


def _found(package: Package) -> Iterator[_Said]:
    if not package.has(_COMMENTS):
        return
    extended = {}
    if package.has(_EXTENDED):
        for entry in package.root(_EXTENDED):
            parent, done = entry.get(f"{{{W15}}}paraIdParent", ""), entry.get(f"{{{W15}}}done") == "1"
            extended[entry.get(f"{{{W15}}}paraId", "")] = parent, done
    comments = list(package.root(_COMMENTS).iter(w("comment")))
    texts = {_last(comment): _text(comment) for comment in comments}
    for comment in comments:
        parent, done = extended.get(_last(comment), ("", False))
        author, initials, date = (comment.get(name, "") for name in (_AUTHOR, w("initials"), _DATE))
        yield _Said(author, initials, date, _text(comment), texts.get(parent, ""), done)


def _last(comment: etree._Element) -> str:
    return [paragraph.get(_PARA_ID, "") for paragraph in comment.iter(P)][-1]


def _text(comment: etree._Element) -> str:
    return "\n".join(_words(paragraph, T) for paragraph in comment.iter(P))


def _words(element: etree._Element, tag: str) -> str:
    signs = {BR: "\n", TAB: "\t"}
    return "".join(signs.get(str(part.tag), part.text or "") for part in element.iter(tag, *signs))


def _change_faults(changes: Changes | None, reading: Reading) -> Iterator[str]:
    revisions = list(reading.body.iter(INS, DEL))
    if changes is None:
        if revisions:
            yield "The file has tracked changes and should have none."
        return
    others = {revision.get(_AUTHOR, "") for revision in revisions} - {clean_text(changes.author)}
    if others:
        yield f"There should be no tracked changes by {', '.join(sorted(others))}."
    gone = Counter(filter(None, (_words(deleted, DELETED_TEXT) for deleted in reading.body.iter(DEL))))
    wanted = Counter(filter(None, map(clean_text, _gone(changes))))
    for text in wanted - gone:
        yield f"“{text[:60]}” should be shown as deleted since the last round, and is not."
    for text in gone - wanted:
        yield f"“{text[:60]}” should not be shown as deleted."


def _gone(changes: Changes) -> Iterator[str]:
    """Yield each stretch of text that is shown as deleted."""
    yield from (part.text for parts in changes.lines.values() for part in parts if part.kind == "-")
    yield from (line.text for lines in changes.lines_gone.values() for line in lines)
    yield from (text for rows in changes.rows_gone.values() for row in rows for text in _row(row))
    yield from (text for blocks in changes.gone.values() for block in blocks for text in _block(block))


def _block(block: SentBlock) -> Iterator[str]:
    if block.kind == "table":
        yield numbered(block.number, block.text) or "Table"
        yield from block.columns
        yield from (text for row in block.rows for text in _row(row))
    else:
        yield numbered(block.number, block.text) if block.kind == "heading" else block.text


def _row(row: SentRow) -> Iterator[str]:
    yield from (line.text for cell in row.cells for line in cell)
