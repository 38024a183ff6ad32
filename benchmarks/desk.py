"""Writing at the desk: keys, stalls, switching pages, checks and memory, on the example plan under an Xvfb."""

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.start import display
from benchmarks.table import Figure, Limit
from benchmarks.timing import python, run

MEGABYTE = 1_000_000


def figures(folder: Path, seconds: float) -> Iterator[Figure | Limit]:
    """Yield the figures; `seconds` is how long is typed in `folder`'s example plan for the longest stall."""
    with display() as name:
        variables = {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        opened = python("benchmarks.windows.memory", str(folder))
        first, memory = json.loads(run(opened, **variables)), json.loads(run(opened, **variables))
        writing = python("benchmarks.windows.writing", str(folder), str(seconds))
        lines = run(writing, seconds, **variables)
    found: dict[str, Any] = {}
    for line in lines.splitlines():
        found |= json.loads(line)
    typing = found["typing"]
    ours, bare = sorted(typing["ours"]), sorted(typing["bare"])
    beside = sorted(typing["ours"][: len(bare)])  # as many: the paragraph grows, and Qt lays it out as a whole
    yield Figure("A key in 5,000 words, until painted", median(beside), "a bare QTextEdit", median(bare), 1.7)
    yield Limit(f"The 99th of 100 keys ({len(ours)} typed)", _ms(ours[len(ours) * 99 // 100]), 16, "ms")
    yield Figure("The same", beside[len(bare) * 99 // 100], "the 99th in a bare QTextEdit", bare[len(bare) * 99 // 100])
    counted = sorted(found["counting"])
    only = f"The 99th of a loop that only counts for {_ms(median(counted)):.1f} ms, at the same pace"
    yield Limit(only, _ms(counted[len(counted) * 99 // 100]), None, "ms")
    yield Limit(f"Longest stall in {typing['written']:.0f} s of typing", _ms(typing["longest"]), 50, "ms")
    worst, title = max((median(taken), title) for title, taken in found["sections"].items())
    yield Limit(f"Slowest page: {title}", _ms(worst), 100, "ms")
    yield Limit("Median page", _ms(median(median(taken) for taken in found["sections"].values())), 100, "ms")
    yield Limit("All checks again after a change, and shown", _ms(median(found["checks"])), 100, "ms")
    yield Limit("Memory of the process alone (USS)", memory["uss"] / MEGABYTE, 110, "MB")
    yield Limit("Memory with what is shared (RSS)", memory["rss"] / MEGABYTE, None, "MB")
    yield Limit("RSS of the first start (makes the example)", first["rss"] / MEGABYTE, None, "MB")


def _ms(seconds: float) -> float:
    return seconds * 1000
