"""A body as it reads when the tracked changes that we put in are all accepted, or all rejected.

It knows what the writer writes, and no more; what came back from a reviewer is read elsewhere.
"""

from copy import deepcopy

from lxml import etree

from nec_desktop.word.tags import PPR, R_, RPR, TBL, TR, P, T, w

INS, DEL, DELETED_TEXT, TRPR, TC = map(w, ("ins", "del", "delText", "trPr", "tc"))
_MARKS = tuple(map(w, ("commentRangeStart", "commentRangeEnd")))
_REFERENCE = w("commentReference")


def with_all(body: etree._Element, *, accepted: bool) -> etree._Element:
    """Return a copy of a body without comments' marks, and with all changes accepted or all rejected."""
    stays, goes = (INS, DEL) if accepted else (DEL, INS)
    copy = deepcopy(body)
    for mark in list(copy.iter(*_MARKS)):
        _take_out(mark)
    for run in [run for run in copy.iter(R_) if run.find(_REFERENCE) is not None]:
        _take_out(run)
    for row in list(copy.iter(TR)):
        if row.find(f"{TRPR}/{goes}") is not None:
            _take_out(row)
        else:
            for change in row.findall(f"{TRPR}/{stays}"):
                _take_out_husk(change)
    for table in [table for table in copy.iter(TBL) if table.find(TR) is None]:
        _take_out(table)
    for change in [change for change in copy.iter(goes) if change.getparent().tag != RPR]:  # type: ignore[union-attr]
        _take_out(change)
    for change in [change for change in copy.iter(stays) if change.getparent().tag != RPR]:  # type: ignore[union-attr]
        _unwrap(change)
    for words in copy.iter(DELETED_TEXT):
        words.tag = T
    _join(copy, goes)
    for mark in list(copy.iter(stays)):
        _take_out_husk(mark)
    return copy


def _join(body: etree._Element, goes: str) -> None:
    """Join the paragraphs whose end goes with what follows; with nothing to follow, an empty one goes.

    The paragraph that is left has the properties of the last (ECMA-376 part 1, 17.13.5.15).
    """
    path = f"{PPR}/{RPR}/{goes}"
    for paragraph in reversed([paragraph for paragraph in body.iter(P) if paragraph.find(path) is not None]):
        following = paragraph.getnext()
        content = [child for child in paragraph if child.tag != PPR]
        if following is not None and following.tag == P:
            place = 1 if len(following) and following[0].tag == PPR else 0
            following[place:place] = content
            _take_out(paragraph)
        elif not content:
            _take_out(paragraph)
        elif (mark := paragraph.find(path)) is not None:
            _take_out_husk(mark)


def _unwrap(element: etree._Element) -> None:
    for child in element:
        element.addprevious(child)
    _take_out(element)


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _take_out_husk(mark: etree._Element) -> None:
    """Take out a mark, and the properties that held nothing else."""
    holder = mark.getparent()
    _take_out(mark)
    if holder is not None and not len(holder):
        _take_out(holder)
