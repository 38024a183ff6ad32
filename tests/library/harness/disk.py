"""A command run on a disk that stops in the middle of what it does (disk.c), and how often that can happen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def compiled(source: str, folder: Path) -> Path:
    """Compile a library that is loaded before the C library, and return it."""
    compiler = shutil.which("cc")
    assert compiler, f"{source} is compiled by cc, which is not there (on Debian: apt-get install gcc libc6-dev)"
    made = folder / f"{Path(source).stem}.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(HERE / source), "-ldl"], check=True)
    return made


def environment(disk: Path, folder: Path, **how: str) -> dict[str, str]:
    """Return the environment in which what is done to a data folder is watched, or stopped: `how` as disk.c reads it."""
    variables = {f"NEC_DISK_{name}": value for name, value in how.items()}
    return {**os.environ, "LD_PRELOAD": str(disk), "NEC_DISK": str(folder), **variables}


def acts_of(disk: Path, folder: Path, command: list[str]) -> int:
    """Run a command to its end, and return how many acts on the folder's files it took."""
    count = folder.with_name("acts")
    count.unlink(missing_ok=True)
    done = run(command, environment(disk, folder, COUNT=str(count)))
    assert done.returncode == 0, done.stderr
    return count.stat().st_size


def run(command: list[str], variables: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command of the program, or of a Python of its own, to its end."""
    return subprocess.run(
        [sys.executable, *command], env=variables, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
