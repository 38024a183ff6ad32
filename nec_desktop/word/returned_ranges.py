"""Comments over a text while it is read: which are open at a point, and which turn out to be over nothing."""

from collections.abc import Iterable

MOST_OPEN = 300
"""Comments over one place. What goes beyond is put on a point, or a file made for it would take all memory."""


class CommentRanges:
    """The comments of one story. Only those that the file holds are named.

    A range can lack its end, end before it begins, cross cells, or be missing where a comment is on a point.
    """

    def __init__(self, known: Iterable[str], ends: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._ends = set(ends)
        self._open: dict[str, int] = {}
        self._endless: set[str] = set()
        self.over: tuple[str, ...] = ()
        """Ids of the comments that are over what comes."""
        self.placed: set[str] = set()
        """Ids of those that are over some piece."""
        self.missing: set[str] = set()
        """Ids that are named in the text, and that the file holds no comment of."""
        self._said = 0

    def said(self) -> None:
        """Note that there is text at this point."""
        self._said += 1

    def start(self, identifier: str) -> bool:
        """Begin a range; say whether the comment is to stand on this point, since too many are open.

        A range whose end is missing, or came before, ends at its reference or with its paragraph.
        """
        if not self._is_known(identifier) or identifier in self._open:
            return False
        if len(self._open) >= MOST_OPEN:
            return identifier not in self.placed
        self._open[identifier] = self._said
        if identifier not in self._ends:
            self._endless.add(identifier)
        self.over = tuple(self._open)
        return False

    def end(self, identifier: str) -> bool:
        """End a range; say whether there was none of its text, so that the comment is on this point."""
        begun = self._open.pop(identifier, None)
        self._endless.discard(identifier)
        if begun is None:
            self._ends.discard(identifier)
            return False
        self.over = tuple(self._open)
        if begun < self._said:
            self.placed.add(identifier)
        return identifier not in self.placed

    def refer(self, identifier: str) -> bool:
        """Go past a comment's reference; say whether it has no range, so that the comment is on this point."""
        if identifier in self._endless:
            return self.end(identifier)
        return self._is_known(identifier) and identifier not in self.placed and identifier not in self._open

    def end_of_paragraph(self) -> list[str]:
        """End the ranges that have no end; return the ids of those that are on this point."""
        return [identifier for identifier in sorted(self._endless) if self.end(identifier)]

    def end_of_story(self) -> None:
        """End all ranges."""
        self.placed.update(identifier for identifier, begun in self._open.items() if begun < self._said)

    def _is_known(self, identifier: str) -> bool:
        if identifier not in self._known:
            self.missing.add(identifier)
            return False
        return True
