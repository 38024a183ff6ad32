"""Start to painted window, against a bare window with the same menus. Whole processes, under an Xvfb of our own."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.table import Figure
from benchmarks.timing import NotMeasuredError, medians, python, run
from nec_desktop.actions.workspace import Workspace

RUNS = 15
PLANS = 50


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the figures; the library in `folder` holds PLANS plans."""
    with display() as name:
        variables = {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        ours = python("benchmarks.windows.ours", str(folder))
        bare = python("benchmarks.windows.bare", run([*ours, "menus"], **variables))
        painted, _, listed, _, bare_painted = medians(
            RUNS,
            lambda: run(ours, **variables),
            lambda: _close(folder),
            lambda: run([*ours, str(PLANS)], **variables),
            lambda: _close(folder),
            lambda: run(bare, **variables),
            warm_up=2,
        )
    against = "a bare window with the same menus"
    yield Figure(f"Start to painted window, {PLANS} plans", painted, against, bare_painted, 1.5)
    yield Figure(f"Start to the list of {PLANS} plans painted", listed, against, bare_painted)


def _close(folder: Path) -> None:
    """Leave the library as a program does that is closed: a start after a crash has more to look for."""
    Workspace(folder).write().close()


@contextmanager
def display() -> Iterator[str]:
    """Run an Xvfb and yield its display."""
    try:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    except OSError as error:
        raise NotMeasuredError("Xvfb is not installed (make test installs it)") from error
    try:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        if not number:
            raise NotMeasuredError("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
