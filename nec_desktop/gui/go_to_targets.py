"""What Ctrl+K can lead to: a name, and by which other words somebody may look for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence


@dataclass(frozen=True)
class Target:
    """Something to go to or to do. `note` says where it is, or which key does it; `also` what else people call it."""

    name: str
    note: str
    run: Callable[[], object]
    also: str = ""


def command_targets(actions: Iterable[QAction]) -> list[Target]:
    """Return the commands that can be given now, each with its key."""
    return [
        Target(
            plain_name(action.text()),
            action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            action.trigger,
            action.data() or "",
        )
        for action in actions
        if action.isEnabled()
    ]


def plain_name(text: str) -> str:
    """Return what stands on a button or in a menu as it is read."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…").removesuffix(" ▾").strip()
