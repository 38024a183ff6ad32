"""These tests are collected only where `make corpus` names a folder, and one only where there is what it needs."""

import os

collect_ignore_glob = [] if "NEC_CORPUS" in os.environ else ["test_*.py"]
collect_ignore = [] if "NEC_REDLINES" in os.environ else ["test_redlines.py"]
