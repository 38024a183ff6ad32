"""Pictures inside the page, so that it is one file."""

import base64
from collections.abc import Callable

SIGNATURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""How the two kinds of picture that a plan keeps begin."""


class Pictures:
    """The pictures of one page. `source` returns an attachment by its hash."""

    def __init__(self, source: Callable[[str], bytes]) -> None:
        self._source = source
        self._addresses: dict[str, str] = {}

    def address(self, identifier: str) -> str:
        """Return a picture as a data URI, nothing where it is neither PNG nor JPEG."""
        if identifier not in self._addresses:
            self._addresses[identifier] = data_address(self._source(identifier))
        return self._addresses[identifier]


def data_address(data: bytes) -> str:
    """Return a picture as a data URI, nothing where it is neither PNG nor JPEG."""
    kind = next((kind for start, kind in SIGNATURES.items() if data.startswith(start)), "")
    return f"data:{kind};base64,{base64.b64encode(data).decode()}" if kind else ""
