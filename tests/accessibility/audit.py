"""What a screen says of itself to a screen reader, and what is wrong with that: walkers look at one after another."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyatspi  # type: ignore[import-not-found] # is in Debian's Python, not in ours

from tests.accessibility.screen_reader import CELLS, SECONDS, ScreenReader, called, children, is_labelled, wait_for

_NO_ROLES = ("filler", "panel", "unknown", "invalid", "layered pane")
"""Roles that say nothing of what a control does."""


@dataclass(frozen=True)
class Seen:
    """What a thing said of itself when it was looked at."""

    thing: Any
    role: str
    name: str
    is_shown: bool
    takes_keyboard: bool
    parts: "tuple[Seen, ...]"

    def all(self) -> "Iterator[Seen]":
        if self.is_shown:
            yield self
            for part in self.parts:
                yield from part.all()


def see(thing: Any) -> Seen:
    """Look at a thing and at everything shown in it; of tables, trees and lists no rows."""
    role, state = thing.getRoleName(), thing.getState()
    takes_keyboard = state.contains(pyatspi.STATE_FOCUSABLE)
    is_shown = state.contains(pyatspi.STATE_VISIBLE)
    parts = tuple(see(child) for child in children(thing)) if is_shown and role not in CELLS else ()
    return Seen(thing, role, called(thing) if takes_keyboard else str(thing.name), is_shown, takes_keyboard, parts)


def _faults(seen: Seen) -> Iterator[str]:
    for part in seen.all():
        what = f"{part.role} “{part.name}”"
        if part.takes_keyboard and not part.name:
            yield f"{what} takes the keyboard, and has no name"
        if part.takes_keyboard and part.role in _NO_ROLES:
            yield f"{what} takes the keyboard, and its role does not say what it is"
        if part.role == "combo box" and not is_labelled(part.thing):
            yield f"{what} is called by its value only"
        if part.role == "table":
            yield from (f"{what}: {fault}" for fault in _table_faults(part.thing.queryTable()))
        alike = Counter((p.role, p.name, p.thing.description) for p in part.parts if p.is_shown and p.takes_keyboard)
        for (role, name, _description), count in alike.items():
            if count > 1:
                yield f"{count} of role {role} beside one another are called “{name}”"


def _table_faults(table: Any) -> Iterator[str]:
    if not all(table.getColumnDescription(number) for number in range(table.nColumns)):
        yield "a column has no header"
    if not all(table.getRowDescription(number) for number in range(min(table.nRows, 5))):
        yield "a row has no header"


class Audit:
    """Looks at screens and keeps what is wrong, and on which it was seen first."""

    def __init__(self, reader: ScreenReader) -> None:
        self.reader = reader
        self.faults: dict[str, str] = {}
        self.screens: list[str] = []

    def look(self, screen: str, window: Any, said: str = "", seconds: int = SECONDS) -> Seen:
        """Look at everything a window shows, as soon as a label there ends with the words `said`."""

        def looked() -> Seen | None:
            seen = see(window)
            return seen if any(part.role == "label" and part.name.endswith(said) for part in seen.all()) else None

        seen: Seen = wait_for(looked, f"“{said}” on {screen}", seconds)
        self.screens.append(screen)
        for fault in _faults(seen):
            self.faults.setdefault(fault, screen)
        return seen

    @property
    def told(self) -> str:
        """What is wrong, in lines."""
        return "\n".join(f"{screen}: {fault}" for fault, screen in self.faults.items())
