"""The headings of a web page: how deep each is, and the address at which links find it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nec_desktop.document.blocks import Block, Heading
from nec_desktop.document.visible import heading_text, one_line, part_of

DEEPEST = 6
LONGEST = 60
"""Characters of an address."""
_NOT_PLAIN = re.compile("[^a-z0-9]+")


@dataclass(frozen=True)
class Place:
    """A heading on the page: level 2 to 6, its id, its words, and whether the contents list it."""

    level: int
    id: str
    text: str
    listed: bool


class Names:
    """Gives out ids: plain words in small letters, each only once."""

    def __init__(self, *taken: str) -> None:
        self._taken = set(taken)
        self._counts: Counter[str] = Counter()

    def of(self, text: str) -> str:
        """Return an id that tells what stands there."""
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        name = _NOT_PLAIN.sub("-", plain)[:LONGEST].strip("-") or "section"
        found = name
        while found in self._taken:  # a name with a number may be somebody's own
            self._counts[name] += 1
            found = f"{name}-{self._counts[name] + 1}"
        self._taken.add(found)
        return found


class PageOutline:
    """The headings of a page by the place of their block, and those of the parts they open.

    The page's own title is the only heading of level 1. A part is of level 2 and what it holds stands below it; no
    heading is more than one level below the one before it.
    """

    def __init__(self, blocks: Sequence[Block], names: Names) -> None:
        self.headings: dict[int, Place] = {}
        self.parts: dict[int, Place] = {}
        above, last = 1, 1
        for n, block in enumerate(blocks):
            if not isinstance(block, Heading):
                continue
            if part := one_line(part_of(block)):
                self.parts[n] = Place(2, names.of(part), part, listed=True)
                above, last = 2, 2
            last = max(2, min(block.level + above, last + 1, DEEPEST))
            text = heading_text(block)
            self.headings[n] = Place(last, names.of(text), text, block.in_contents)

    def listed(self) -> list[Place]:
        """Return what the list of contents holds, in order."""
        places = sorted({*self.parts, *self.headings})
        found = [place for n in places for place in (self.parts.get(n), self.headings.get(n)) if place]
        return [place for place in found if place.listed]
