"""The whole window is killed while a person types without a pause: no more than a second of it is lost."""

import os
import random
import re
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from nec_desktop.actions.plans import new_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.values import Period
from tests.display import display
from tests.library.harness.working import end_of, lines_of, working

TYPIST = (sys.executable, "-m", "tests.library.harness.typist")


def lost_by_kill(workspace: Workspace, plan_id: str, screen: str, words: int) -> float:
    """Kill the window after some words; return how many seconds of typing are not on the disk."""
    environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    with workspace.read() as library:
        before = str(library.values(plan_id).get("profile/description", ""))
    with working((*TYPIST, str(workspace.folder), plan_id), environment) as window:
        assert window.stdout
        told = "".join(window.stdout.readline() for _ in range(words))
        killed = time.monotonic()
        lines = lines_of(told) + end_of(window)
    with workspace.write() as library:
        text = str(library.values(plan_id)["profile/description"])
    assert text != before
    kept = {int(number) for number in re.findall(r"\bw(\d+)\b", text)}
    typed = {int(number): float(at) for number, at in map(str.split, lines)}
    lost = [at for number, at in typed.items() if number not in kept and at < killed]
    return killed - min(lost) if lost else 0.0


def kill_typists(folder: Path, kills: int, seed: int) -> list[float]:
    """Kill windows while somebody types, each in a plan of its own; return the seconds of typing that each kill cost."""
    source, workspace, lost = random.Random(seed), Workspace(folder), []
    with display() as screen:
        for turn in range(kills):
            with workspace.write() as library:
                area, period = f"Typing {turn}", Period(date(2026, 4, 1), date(2027, 3, 31))
                plan_id = new_plan(workspace, library, area, period)
            lost.append(lost_by_kill(workspace, plan_id, screen, source.randint(14, 30)))
    return lost


def test_never_more_than_a_second_of_typing_is_lost(tmp_path: Path) -> None:
    lost = kill_typists(tmp_path, 3, seed=5)
    assert max(lost) <= 1.0, lost


@pytest.mark.long
def test_never_more_than_a_second_of_typing_is_lost_long(tmp_path: Path) -> None:
    lost = kill_typists(tmp_path, 60, seed=6)
    assert max(lost) <= 1.0, lost
