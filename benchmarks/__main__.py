"""Print how fast the program is: python -m benchmarks [FOLDER OF PEERS]."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import qVersion

from benchmarks import backups, desk, export, handover, history, plans, review, start, versions
from benchmarks.table import Figure, Limit, heading
from benchmarks.timing import NotMeasuredError


def main() -> int:
    """Measure everything that can be measured here, and print it line by line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "peers", nargs="?", type=Path, metavar="FOLDER", help="what other programs do with the same content"
    )
    parser.add_argument("--typing", type=float, default=40, metavar="SECONDS", help="how long to type at the desk (40)")
    arguments = parser.parse_args()
    peers: Path | None = arguments.peers
    if peers and not peers.is_dir():
        parser.error(f"{peers} is not a folder")
    print(f"Python {platform.python_version()}, Qt {qVersion()}, {os.cpu_count()} cores. Medians.")
    print(heading())
    with tempfile.TemporaryDirectory(prefix="nec-benchmark-") as name:
        library, written = Path(name) / "library", Path(name) / "written"
        written.mkdir()
        _print(plans.figures(library, _say))
        _print(start.figures(library))
        _print(export.figures(peers, written))
        _print(review.figures(written))
        _print(review.desk_figures(written))
        _print(history.figures(Path(name) / "history"))
        _print(versions.figures(Path(name) / "versions"))
        _print(handover.figures(Path(name) / "handover"))
        _print(backups.figures(Path(name) / "backups", _say))
        _print(desk.figures(Path(name) / "desk", arguments.typing))
    return 0


def _print(figures: Iterator[Figure | Limit]) -> None:
    try:
        for figure in figures:
            print(figure, flush=True)
    except NotMeasuredError as error:
        print(f"Not measured: {error}.", flush=True)


def _say(words: str) -> None:
    print(words, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
