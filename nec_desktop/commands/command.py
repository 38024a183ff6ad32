"""What commands have in common: their codes, and how they print.

Data goes to standard output; progress and words for people go to standard error.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping

from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Plan

OK, REFUSED = 0, 1
Command = Callable[[Workspace, Namespace], int]
"""Does what its options ask for, and returns the exit code."""
Commands = Mapping[str, Command]
"""Commands by their names."""


def open_named(workspace: Workspace, library: Library, wanted: str) -> Plan:
    """Open the plan that a person named, and say what is to be known about it."""
    opened = open_plan(workspace, library, wanted)
    for notice in opened.notices:
        say(notice)
    return opened.plan


def print_json(data: object) -> None:
    """Print data for another program."""
    print(json.dumps(data, ensure_ascii=False, indent=1))


def say(words: str) -> None:
    """Say something to the person."""
    if sys.stdout is not None:  # whoever reads both streams as one reads what was printed before these words first
        sys.stdout.flush()
    print(words, file=sys.stderr)
