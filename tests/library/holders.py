"""Start the programs of tests/library/saver.py and read what they tell."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.library.machine import ROOT, held_back

Program = subprocess.Popen[str]


@contextmanager
def program(
    *arguments: str | Path, largest_file: int = 0, environment: dict[str, str] | None = None
) -> Iterator[Program]:
    """Run a program that holds a library, once it is ready; it ends with the block."""
    command = [sys.executable, "-m", "tests.library.saver", *map(str, arguments)]
    if largest_file:
        command = held_back(*command, largest_file=largest_file)
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8"
    ) as started:
        try:
            assert line(started) == "ready"
            yield started
        finally:
            started.kill()


def line(started: Program) -> str:
    """Return the next line that a program tells."""
    assert started.stdout and started.stderr
    told = started.stdout.readline().rstrip("\n")
    assert told, started.stderr.read()
    return told


def end(started: Program) -> None:
    """Let a program end in its own way."""
    assert started.stdin and started.stderr
    started.stdin.close()
    assert started.wait(30) == 0, started.stderr.read()


def kill(started: Program) -> list[str]:
    """Kill a program as a power cut would, and return what it had told that was not yet read."""
    assert started.stdout
    started.kill()
    return started.stdout.read().splitlines()
