"""The clock is set forward and back, and the time zone changes, while a program works: order and content stay right."""

import os
import sys
from pathlib import Path

import pytest

from nec_desktop.actions.backups import list_backups
from nec_desktop.actions.workspace import Workspace
from tests.library.harness.checks import check
from tests.library.harness.working import WORKER, begun, end_of, until, working

FAKETIME = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
JUMPS = (
    "+400d",
    "-400d",
    "-2h",
    "+0",
    "+9h",
    "-60",
    "@2027-03-28 00:59:58",
    "@2026-10-25 01:59:58",
    "@1999-12-31 23:59:59",
)
"""As libfaketime reads them; those with a date are just before summer time begins and ends in Britain."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="libfaketime is loaded as Linux does")


def test_clock_jumps_never_lose_or_reorder_what_is_kept(tmp_path: Path) -> None:
    assert FAKETIME, "libfaketime is not there (on Debian: apt-get install libfaketime)"
    workspace, clock = Workspace(tmp_path / "data"), tmp_path / "clock"
    plan_id, told = begun(workspace.folder), list[str]()
    clock.write_text("+0", encoding="utf-8")
    environment = {
        **os.environ,
        "LD_PRELOAD": str(FAKETIME[0]),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    zones = ("Europe/London", "Pacific/Kiritimati", "America/St_Johns")
    for zone in zones:
        with working((*WORKER, str(workspace.folder), plan_id, "12"), {**environment, "TZ": zone}) as worker:
            for jump in JUMPS:
                clock.write_text(jump, encoding="utf-8")
                for _ in range(3):
                    until(worker, told, "saved")
            told += end_of(worker)
        check(workspace, plan_id, told)
    assert not [line for line in told if line.startswith("refused")]
    with workspace.read() as library:
        entries = library.snapshots(plan_id)
        numbers = [int(entry.name.split()[-1]) for entry in entries if entry.kind == "version"]
    assert numbers == sorted(numbers), "versions come in the order in which they were kept, whatever the clock said"
    assert {entry.made.year for entry in entries} - {2026, 2027}, "the clock was set"
    assert list_backups(workspace)
