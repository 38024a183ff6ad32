"""Ids and bookmarks: what a returned copy will be found by, and what the list of contents points to."""

import re
from hashlib import blake2s

LONGEST_NAME = 40
"""Characters of a bookmark's name; Word cuts off more."""

_OTHERS = re.compile("[^A-Za-z0-9]+")


class Ids:
    """Hands out every w:id and docPr id of a package, so that no two are alike."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        """Return an id that was not handed out before."""
        self._last += 1
        return self._last


def bookmark_name(address: str, kind: str = "nec") -> str:
    """Return the bookmark name of an address: readable at the beginning, told apart by a hash at the end.

    It begins with an underscore, which Word takes as hidden, and holds letters, digits and underscores only.
    """
    digest = blake2s(address.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    room = LONGEST_NAME - len(f"_{kind}__{digest}")
    words = _OTHERS.sub("_", address).strip("_")[-room:].strip("_")
    return f"_{kind}_{words}_{digest}" if words else f"_{kind}_{digest}"


def control_tag(address: str) -> str:
    """Return the tag of the content control at an address."""
    return f"nec:{bookmark_name(address)[1:]}"


class Bookmarks:
    """Makes bookmarks with unique names and ids."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._names: set[str] = set()

    def of(self, *names: str) -> list[tuple[int, str]]:
        """Return ids and names for those of `names` that are given and not taken yet: the first home counts."""
        fresh = [name for name in names if name and name not in self._names]
        self._names.update(fresh)
        return [(self._ids.next(), name) for name in fresh]
