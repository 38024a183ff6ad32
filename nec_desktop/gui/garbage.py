"""Python's collector, kept from making a key or a page wait."""

import gc

from PySide6.QtCore import QObject, QTimer

_GONE = 200
"""Milliseconds after which a page that was left is gone, and the next one painted."""


def pass_over_what_is_there() -> None:
    """Let the collector pass over what an open plan is made of: going through all of it makes a key wait."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def collect_soon(parent: QObject) -> None:
    """Collect a page that was left, in a millisecond: together with several others, later, it makes a key wait."""
    QTimer.singleShot(_GONE, parent, gc.collect)
