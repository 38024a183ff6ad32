"""What commands have in common: their codes, and how they print.

Data goes to standard output; progress and words for people go to standard error.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date

import msgspec

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import NotAValueError, parse
from nec_desktop.translation import tr

OK, REFUSED = 0, 1
Command = Callable[[Workspace, Namespace], int]
"""Does what its options ask for, and returns the exit code."""
Commands = Mapping[str, Command]
"""Commands by their names."""


def open_named(workspace: Workspace, library: Library, wanted: str) -> Plan:
    """Open the plan that a person named, and say what is to be known about it."""
    from nec_desktop.actions.plans import open_plan  # noqa: PLC0415 - a file is taken in without its plan being read

    opened = open_plan(workspace, library, wanted)
    for notice in opened.notices:
        say(notice)
    return opened.plan


def print_json(data: object) -> None:
    """Print data for another program."""
    print(msgspec.json.format(msgspec.json.encode(data), indent=1).decode())


def say(words: str) -> None:
    """Say something to the person."""
    if sys.stdout is not None:  # whoever reads both streams as one reads what was printed before these words first
        sys.stdout.flush()
    print(words, file=sys.stderr)


def day(text: str, option: str) -> date:
    """Return the date that a person gave for `option`; raises RefusedError where it is none."""
    try:
        given = parse(Field(id="day", kind="date", label=option), text)
    except NotAValueError as error:
        raise RefusedError(str(error)) from None
    if not isinstance(given, date):
        raise RefusedError(tr("{0} is empty. Give a date, as 2026-04-01.").format(option))
    return given
