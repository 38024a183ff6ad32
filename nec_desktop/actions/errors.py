"""What an action refuses to do, as a sentence for the person."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nec_desktop.translation import tr

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
        super().__init__("\n".join((f"{why}:", *_lines(self.obstacles))))


def _lines(obstacles: "Iterable[Obstacle]") -> Iterator[str]:
    """Yield what stands in the way, a line each; an advice that many share once, and the places a line a page below."""
    by_advice: dict[str, list[Obstacle]] = {}
    for obstacle in obstacles:
        by_advice.setdefault(obstacle.advice, []).append(obstacle)
    shared = {advice: found for advice, found in by_advice.items() if advice and len(found) > 1}
    for advice, found in by_advice.items():
        if advice not in shared:
            yield from (f"- {obstacle.words}" for obstacle in found)
    for advice, found in shared.items():
        yield advice
        by_page: dict[str, list[str]] = {}
        for obstacle in found:
            by_page.setdefault(obstacle.where, []).append(obstacle.what)
        yield from (
            f"- {where}: {' '.join(told)}" if where else f"- {' '.join(told)}" for where, told in by_page.items()
        )


def why_unread(error: OSError | ValueError) -> str:
    """Return why a file could not be read; a name that no system takes is a ValueError."""
    return error.strerror or tr("no reason given") if isinstance(error, OSError) else tr("no file can have that name")
