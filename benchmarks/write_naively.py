"""Run a peer's script with python-docx already imported, and print the seconds it took.

python -m benchmarks.write_naively SCRIPT MODEL OUT
"""

import runpy
import sys
import time

import docx  # noqa: F401 - so that its import is not counted

if __name__ == "__main__":
    sys.argv = sys.argv[1:]
    start = time.perf_counter()
    runpy.run_path(sys.argv[0], run_name="__main__")
    print(time.perf_counter() - start)
