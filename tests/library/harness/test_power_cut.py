"""The power is cut at random moments: what was not synced is lost or torn, what was told as saved is there."""

import random
import shutil
import sys
from pathlib import Path

import pytest

from nec_desktop.library.library import Library
from tests.library.after_kill import check_after_kill
from tests.library.harness.disk import compiled, environment
from tests.library.harness.power import Disk, acts_in
from tests.library.holders import kill, line, program
from tests.library.saver import numbered

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD is Linux's")


def cut_while_saving(folder: Path, saves: int, cuts: int, seed: int) -> int:
    """Let a program save, cut the power at random acts of it, check each time; return the most that was told."""
    data, trace, left = folder / "data", folder / "trace", folder / "left"
    with Library(data, writing=True) as library:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", numbered(0))
    disk, chance = Disk.of(data), random.Random(seed)
    variables = environment(compiled("disk.c", folder), data, TRACE=str(trace))
    with program("count", data, plan_id, environment=variables) as saver:
        while int(line(saver)) < saves:
            pass
        kill(saver)
    acts = acts_in(trace)
    moments = set(chance.sample(range(len(acts)), cuts))
    told = 0
    for moment, act in enumerate(acts):
        disk.do(act)
        if moment in moments:
            told = max([0, *(int(number) for number in disk.told.split("\n")[:-1] if number.isdigit())])
            disk.cut(left, chance)
            check_after_kill(left, plan_id, told)
            shutil.rmtree(left)
    return told


def test_a_power_cut_never_damages_the_library_or_loses_what_was_told(tmp_path: Path) -> None:
    assert cut_while_saving(tmp_path, saves=130, cuts=60, seed=1) > 50


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_a_power_cut_never_damages_the_library_or_loses_what_was_told_long(tmp_path: Path, seed: int) -> None:
    assert cut_while_saving(tmp_path, saves=400, cuts=200, seed=100 + seed) > 50
