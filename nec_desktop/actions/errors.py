"""What an action refuses to do, as a sentence for the person."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first window knows errors, and does without what reads plans
    from nec_desktop.document.profile import Obstacle


class RefusedError(Exception):
    """The action cannot be done as asked. The message says what is in the way and what to do; nothing has changed."""


class ObstructedError(RefusedError):
    """A document cannot be made yet. The message lists what stands in its way; `obstacles` know where.

    why: that it cannot be made, without a full stop.
    """

    def __init__(self, why: str, obstacles: "Iterable[Obstacle]") -> None:
        self.why, self.obstacles = why, tuple(obstacles)
        super().__init__("\n".join((f"{why}:", *(f"- {obstacle.words}" for obstacle in self.obstacles))))


def why_unread(error: OSError | ValueError) -> str:
    """Return why a file could not be read; a name that no system takes is a ValueError."""
    return error.strerror or "no reason given" if isinstance(error, OSError) else "no file can have that name"
