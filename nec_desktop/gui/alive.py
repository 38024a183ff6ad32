"""What the library hands back may come after a page was left: then nobody is there to take it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def while_alive(owner: QObject, call: Callable[[Any], None]) -> Callable[[Any], None]:
    """Return `call` as it is made only while `owner` is there."""

    def made(result: Any) -> None:
        if isValid(owner):  # type: ignore[no-untyped-call] # its stub gives no types
            call(result)

    return made
