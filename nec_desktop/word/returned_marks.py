"""Tracked changes as elements: who made them and when, and which moves are open while a story is read."""

from collections import Counter

from lxml import etree

from nec_desktop.plan.clean import clean_line
from nec_desktop.review.reading import Mark
from nec_desktop.word.returned_names import W16DU
from nec_desktop.word.tags import w

INS, DEL, MOVE_FROM, MOVE_TO = map(w, ("ins", "del", "moveFrom", "moveTo"))
FROM_START, FROM_END = w("moveFromRangeStart"), w("moveFromRangeEnd")
TO_START, TO_END = w("moveToRangeStart"), w("moveToRangeEnd")
_AUTHOR, _DATE, _UTC, _ID, _NAME = w("author"), w("date"), f"{W16DU}dateUtc", w("id"), w("name")


class Marks:
    """The marks of one file, each author and time made once. ignored: counts the changes of what no field shows."""

    def __init__(self) -> None:
        self._marks: dict[tuple[str, str, str], Mark] = {}
        self.ignored: Counter[str] = Counter()

    def of(self, element: etree._Element) -> Mark:
        """Return who made the change that an element stands for, and when."""
        key = element.get(_AUTHOR, ""), element.get(_DATE, ""), element.get(_UTC, "")
        if key not in self._marks:
            self._marks[key] = Mark(*map(clean_line, key))
        return self._marks[key]


class Moves:
    """The moves that are open at a point of a story; their ends are paired by name."""

    def __init__(self) -> None:
        self._from: dict[str, str] = {}
        self._to: dict[str, str] = {}
        self._of_paragraph: dict[str, str] = {}

    def begin_paragraph(self) -> None:
        """Begin a paragraph: what is known of the moves that begin in the one before is no longer of use."""
        self._of_paragraph = {}

    def pass_by(self, element: etree._Element) -> None:
        """Go on past the start or end of a move's range."""
        opened = self._from if element.tag in (FROM_START, FROM_END) else self._to
        identifier = element.get(_ID, "")
        if element.tag in (FROM_START, TO_START):
            opened[identifier] = element.get(_NAME, "")
            self._of_paragraph.setdefault(MOVE_FROM if opened is self._from else MOVE_TO, opened[identifier])
        else:
            opened.pop(identifier, None)

    def name(self, tag: str) -> str:
        """Return the name of the move that a w:moveFrom or w:moveTo here belongs to; nothing where there is none."""
        opened = self._from if tag == MOVE_FROM else self._to
        return next(reversed(opened.values()), "")

    def name_of_end(self, tag: str) -> str:
        """Return the name of the move that the end of this paragraph belongs to; its range may begin in it."""
        return self._of_paragraph.get(tag, "")
