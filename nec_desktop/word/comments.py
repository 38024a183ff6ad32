"""Threads of comments: their parts, and the marks in the text that they are on.

A thread hangs together by the paraId of each comment's last paragraph, which Word keeps only below 0x80000000; a
reply without marks of its own in the text, in the order that Word writes them, is deleted by Word without a word.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from nec_desktop.document.carried import Remark, Thread
from nec_desktop.plan.clean import clean_text
from nec_desktop.word.anchors import Ids
from nec_desktop.word.markup import DECLARATION, W, attribute, paragraph, run
from nec_desktop.word.package import new_part
from nec_desktop.word.places import in_paragraph, parsed, run_at, runs_of, text_length
from nec_desktop.word.tags import PPR
from nec_desktop.word.template import Template

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W16CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PART_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_IDS = "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds"
_FIRST_PARAGRAPH = 0x4E450000
"""The paraId before the first one; all stay below 0x80000000."""
_NO_TEXT_ID = "77777777"
"""The w14:textId that Word gives to a paragraph of which it does not keep track."""
_REFERENCE = '<w:rStyle w:val="CommentReference"/>'


class Comments:
    """Gathers the threads of one document."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._comments: list[str] = []
        self._extended: list[str] = []
        self._durable: list[str] = []
        self._paragraphs = _FIRST_PARAGRAPH

    def add(self, thread: Thread, first: etree._Element, last: etree._Element) -> None:
        """Write a thread, and its marks into the paragraphs in which the words begin and end that it is about."""
        numbers = [self._ids.next() for _ in thread.remarks]
        starts = [parsed(f'<w:commentRangeStart w:id="{number}"/>') for number in numbers]
        ends = [
            parsed(markup)
            for number in numbers
            for markup in (
                f'<w:commentRangeEnd w:id="{number}"/>',
                f'<w:r><w:rPr>{_REFERENCE}</w:rPr><w:commentReference w:id="{number}"/></w:r>',
            )
        ]
        start, end = thread.start.offset, thread.end.offset
        if end < 0 or (first is last and start >= end):
            start, end = 0, text_length(last)
        _put_before(first, start, starts)
        _put_after(last, end, ends)
        top = ""
        for n, (number, remark) in enumerate(zip(numbers, thread.remarks, strict=True)):
            identifier = self._comment(number, remark)
            parent = f' w15:paraIdParent="{top}"' if top else ""
            self._extended.append(
                f'<w15:commentEx w15:paraId="{identifier}"{parent} w15:done="{int(thread.resolved)}"/>'
            )
            self._durable.append(
                f'<w16cid:commentId w16cid:paraId="{identifier}" w16cid:durableId="{_durable(thread.item, n)}"/>'
            )
            top = top or identifier

    def _comment(self, number: int, remark: Remark) -> str:
        """Write one comment and return the paraId of its last paragraph."""
        mark = f"<w:r><w:rPr>{_REFERENCE}</w:rPr><w:annotationRef/></w:r>"
        written, identifier = [], ""
        for line in clean_text(remark.text).split("\n"):
            self._paragraphs += 1
            identifier = f"{self._paragraphs:08X}"
            told = f'<w:p w14:paraId="{identifier}" w14:textId="{_NO_TEXT_ID}"'
            written.append(paragraph("CommentText", mark + (run(line) if line else "")).replace("<w:p", told, 1))
            mark = ""
        said = f'w:id="{number}" w:author="{attribute(remark.author)}"'
        said += f' w:date="{attribute(remark.date)}"' if is_date(remark.date) else ""
        said += f' w:initials="{attribute(remark.initials)}"' if remark.initials else ""
        self._comments.append(f"<w:comment {said}>{''.join(written)}</w:comment>")
        return identifier

    def add_parts(self, template: Template) -> None:
        """Add the parts of the comments to the package; none where there are no comments."""
        if not self._comments:
            return
        spaces = f'xmlns:w="{W}" xmlns:w14="{W14}" xmlns:mc="{_MC}" mc:Ignorable="w14"'
        comments = f"<w:comments {spaces}>{''.join(self._comments)}</w:comments>"
        extended = f'<w15:commentsEx xmlns:w15="{W15}">{"".join(self._extended)}</w15:commentsEx>'
        ids = f'<w16cid:commentsIds xmlns:w16cid="{W16CID}">{"".join(self._durable)}</w16cid:commentsIds>'
        for name, content_type, relationship, xml in (
            ("comments", CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS, comments),
            ("commentsExtended", f"{_PART_TYPE}commentsExtended+xml", _EXTENDED, extended),
            ("commentsIds", f"{_PART_TYPE}commentsIds+xml", _IDS, ids),
        ):
            part = new_part(template.package, f"/word/{name}.xml", content_type, f"{DECLARATION}{xml}".encode())
            template.part.relate_to(part, relationship)


def is_date(text: str) -> bool:
    """Say whether a comment's date, kept as it came, is one that a file may have."""
    try:
        return datetime.fromisoformat(text).year > 0
    except ValueError:
        return False


def _durable(item: str, n: int) -> str:
    """Return the id by which Word knows a comment again: eight hexadecimal figures, above 0 and below 0x7FFFFFFF."""
    value = int.from_bytes(hashlib.sha256(f"{item} {n}".encode()).digest()[:4])
    return f"{value % 0x7FFFFFFE + 1:08X}"


def _put_before(element: etree._Element, offset: int, marks: Sequence[etree._Element]) -> None:
    following = run_at(element, offset)
    if following is None:
        _put_after(element, offset, marks)
        return
    place = in_paragraph(element, following)
    for mark in marks:
        place.addprevious(mark)


def _put_after(element: etree._Element, offset: int, marks: Sequence[etree._Element]) -> None:
    following = run_at(element, offset)
    before = list(_before(element, following))
    if before:
        place = in_paragraph(element, before[-1])
    else:
        place = element[0] if len(element) and element[0].tag == PPR else None  # type: ignore[assignment]
    for mark in marks:
        if place is None:
            element.append(mark)
        else:
            place.addnext(mark)
        place = mark


def _before(element: etree._Element, following: etree._Element | None) -> Iterator[etree._Element]:
    """Yield the runs before one of them, or all."""
    for item in runs_of(element):
        if item is following:
            return
        yield item
