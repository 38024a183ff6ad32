"""Places in the runs of a paragraph: where an offset in its text is, a run being cut in two there if need be."""

from copy import deepcopy

from lxml import etree

from nec_desktop.word.markup import NAMESPACES
from nec_desktop.word.tags import BR, R_, RPR, TAB, T, w

_DELETED = w("del")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DECLARED = [f" {declaration}" for declaration in NAMESPACES.split(" ")]


def parsed(markup: str) -> etree._Element:
    """Return the element of some markup of the body."""
    return etree.fromstring(f"<root {NAMESPACES}>{markup}</root>")[0]


def unparsed(element: etree._Element) -> str:
    """Return an element of the body as markup; the namespaces are declared by the document."""
    markup = etree.tostring(element, encoding="unicode")
    for declared in _DECLARED:
        markup = markup.replace(declared, "", 1)
    return markup


def runs_of(paragraph: etree._Element) -> list[etree._Element]:
    """Return the runs of a paragraph that stay, in order; those of a mark that has no characters too."""
    return [run for run in paragraph.iter(R_) if run.getparent().tag != _DELETED]  # type: ignore[union-attr]


def length_of(run: etree._Element) -> int:
    """Return how many characters a run has: a line break and a tab are one each."""
    return sum(map(_length, run))


def text_length(paragraph: etree._Element) -> int:
    """Return how many characters a paragraph has."""
    return sum(map(length_of, runs_of(paragraph)))


def run_at(paragraph: etree._Element, offset: int) -> etree._Element | None:
    """Return the run that begins at an offset, None at the paragraph's end; a run that goes on over it is cut."""
    begins = 0
    for run in runs_of(paragraph):
        length = length_of(run)
        if length and begins == offset:
            return run
        if begins < offset < begins + length:
            return _cut(run, offset - begins)
        begins += length
    return None


def runs_between(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """Return the runs that hold exactly the characters from `start` to `end`."""
    run_at(paragraph, start)
    run_at(paragraph, end)
    found, begins = [], 0
    for run in runs_of(paragraph):
        length = length_of(run)
        if length and start <= begins and begins + length <= end:
            found.append(run)
        begins += length
    return found


def in_paragraph(paragraph: etree._Element, run: etree._Element) -> etree._Element:
    """Return what of the paragraph's own children a run is in: itself, a link, a control, a change."""
    while (above := run.getparent()) is not None and above is not paragraph:
        run = above
    return run


def _length(child: etree._Element) -> int:
    if child.tag == T:
        return len(child.text or "")
    return 1 if child.tag in (BR, TAB) else 0


def _cut(run: etree._Element, offset: int) -> etree._Element:
    """Cut a run in two and return the second."""
    second = run.makeelement(R_)
    if len(run) and run[0].tag == RPR:
        second.append(deepcopy(run[0]))
    begins = 0
    for child in list(run):
        length = _length(child)
        if begins >= offset and length:
            second.append(child)
        elif begins < offset < begins + length:
            words = child.text or ""
            rest = deepcopy(child)
            child.text, rest.text = words[: offset - begins], words[offset - begins :]
            rest.set(_SPACE, "preserve")
            second.append(rest)
        begins += length
    run.addnext(second)
    return second
