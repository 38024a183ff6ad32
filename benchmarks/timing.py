"""Take times: of works in turn, so that what slows the machine for a while slows all of them alike."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

LONGEST = 600
"""Seconds after which a process is taken to hang."""


class NotMeasuredError(Exception):
    """A figure that could not be taken; the message says why."""


def medians(runs: int, *works: Callable[[], object], warm_up: int = 1) -> list[float]:
    """Return the median seconds of each work, done `runs` times in turn after `warm_up` rounds that do not count."""
    times: list[list[float]] = [[] for _ in works]
    for turn in range(warm_up + runs):
        for work, taken in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            if turn >= warm_up:
                taken.append(time.perf_counter() - start)
    return [median(taken) for taken in times]


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module of ours in a Python of its own."""
    return [sys.executable, "-m", module, *arguments]


def environment() -> dict[str, str]:
    """Return the variables for a process that is measured: compiled modules are kept, as they are for a user."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(command: Sequence[str], working: float = 0, /, **variables: str) -> str:
    """Run a command to its end and return what it printed; raises NotMeasuredError where it fails or hangs.

    working: seconds for which it is known to work, beyond those after which it hangs.
    """
    try:
        done = subprocess.run(
            command,
            env=environment() | variables,
            capture_output=True,
            text=True,
            check=True,
            timeout=LONGEST + working,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise NotMeasuredError(f"{' '.join(command[:4])} failed ({last})") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotMeasuredError(str(error)) from error
    return done.stdout
