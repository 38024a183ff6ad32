"""Backups of a full library, made in the background while somebody types in the window, under an Xvfb."""

import json
import random
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from benchmarks.plans import fill
from benchmarks.start import display
from benchmarks.table import Limit
from benchmarks.timing import python, run
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import FILE_NAME, Library

PLANS, PICTURES, SIZE = 100, 5, 200_000
"""Plans, and pictures of each with their bytes, which do not pack."""


def figures(folder: Path, say: Callable[[str], None]) -> Iterator[Limit]:
    """Yield the figures; `folder` does not exist yet."""
    workspace = Workspace(folder)
    with workspace.write() as library:
        first = fill(workspace, library, PLANS, say)
        _add_pictures(library)
    size = (folder / FILE_NAME).stat().st_size
    with display() as name:
        writing = python("benchmarks.windows.backing_up", str(folder), first)
        found = json.loads(run(writing, DISPLAY=name, QT_QPA_PLATFORM="xcb").splitlines()[-1])
    of = f"{PLANS} plans, {size / 1e6:.0f} MB"
    yield Limit(f"Longest stall in {found['backups']} backups of {of}", found["longest"] * 1000, 50, "ms")
    yield Limit("The same, less the wait for a processor", found["own"] * 1000, 50, "ms")
    yield Limit("The longest stall without backups", found["without"] * 1000, None, "ms")


def _add_pictures(library: Library) -> None:
    chance = random.Random(3)
    for _ in range(PLANS * PICTURES):
        data = chance.randbytes(SIZE)
        library.add_attachment(sha256(data).hexdigest(), "image/jpeg", data)
