"""Each file is gone through once, though the library and every copy of it hold the same."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from nec_desktop.plan.blanking import Blanking


@dataclass(frozen=True)
class _Known:
    """What became of a file: its bytes, None for the same; and in how many places it held the words."""

    after: bytes | None
    count: int


class OnceEach:
    """Goes through files for one removal, and remembers by their bytes what became of each.

    A file that was written anew has other bytes, so that whoever tries it out does go through it.
    """

    def __init__(self, file: Callable[[bytes, Blanking], bytes]) -> None:
        self._file = file
        self._known: dict[tuple[bytes, frozenset[str]], _Known] = {}

    def __call__(self, data: bytes, blanking: Blanking) -> bytes:
        """Return a file's bytes without the words, and count the places."""
        key = hashlib.sha256(data).digest(), blanking.keep
        known = self._known.get(key)
        if known is None:
            before = blanking.count
            after = self._file(data, blanking)
            self._known[key] = _Known(None if after == data else after, blanking.count - before)
            return after
        blanking.count += known.count
        return data if known.after is None else known.after
