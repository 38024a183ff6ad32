"""Which changes of what is typed in one place are one step of undo."""

from time import monotonic

from nec_desktop.plan.richtext import Block, RichText, block_lines
from nec_desktop.plan.values import Content

_MUCH = 20
"""Characters: a change that takes away as many is felt as one of its own."""


class TypingStep:
    """What is typed without a pause is one step. Much of it taken away begins another, so that undo gives that back and
    nothing else; and so does writing on for long.
    """

    PAUSE, LONGEST = 2.0, 30.0
    """Seconds without a change after which a step is over, and seconds that it takes at most."""

    def __init__(self) -> None:
        self._address = ""
        self._began = self._last = 0.0
        self._takes_away = False

    def end(self) -> None:
        """Let what is typed next be a step of its own, however soon it comes."""
        self._address = ""

    def goes_on(self, address: str, before: Content | None, after: Content | None) -> bool:
        """Say whether a change goes on with the step; if not, it begins another."""
        now, takes_away = monotonic(), _lost(before, after) >= _MUCH
        goes_on = (
            address == self._address
            and now - self._last < self.PAUSE
            and now - self._began < self.LONGEST
            and (self._takes_away or not takes_away)
        )
        self._address, self._last, self._takes_away = address, now, takes_away
        self._began = self._began if goes_on else now
        return goes_on


def _lost(before: Content | None, after: Content | None) -> int:
    """Return by how many characters a text has become shorter."""
    if isinstance(before, RichText):
        one, other = list(before.blocks), list(after.blocks) if isinstance(after, RichText) else []
        while one and other and one[-1] is other[-1]:  # of a book, nearly all that is left alone is the very same
            del one[-1], other[-1]
        same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a is not b), len(other))
        return _length(one[same:]) - _length(other[same:])
    return len(before) - len(after if isinstance(after, str) else "") if isinstance(before, str) else 0


def _length(blocks: list[Block]) -> int:
    return sum(len(line) for block in blocks for line in block_lines(block))
