"""The command that starts this period's plan from the last one."""

from argparse import Namespace
from contextlib import closing
from typing import cast

from nec_desktop.actions.carry_forward import carry_forward, carry_quarter_forward, propose
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.workspace import Workspace
from nec_desktop.commands.command import OK, Commands, day, say
from nec_desktop.library.library import Library
from nec_desktop.plan.carry_forward import Choices
from nec_desktop.plan.left_behind import left_words
from nec_desktop.plan.outline import CarriedRecords, CarriedSection
from nec_desktop.plan.values import Period
from nec_desktop.plan.words import count_words, period_words
from nec_desktop.translation import tr


def carry(workspace: Workspace, options: Namespace) -> int:
    """Start the next period's plan and print its id; or begin a quarter's update from the quarter before."""
    with closing(workspace.write()) as library:
        if options.quarter:
            count = carry_quarter_forward(workspace, library, options.plan, options.quarter)
            say(tr("{0} carried over from the quarter before.").format(count_words(count, tr("text"), tr("texts"))))
            return OK
        period = _period(workspace, library, options)
        started = carry_forward(workspace, library, options.plan, period, _choices(options), options.standards)
    print(started.plan_id)
    for sentence in (*started.told, *(tr("Stays behind: {0}").format(left_words(left)) for left in started.left)):
        say(sentence)
    return OK


def _period(workspace: Workspace, library: Library, options: Namespace) -> Period:
    """Return the period that was asked for, the one that comes next where none was."""
    if not options.first and not options.last:
        period = propose(workspace, library, options.plan).period
        say(tr("For {0}.").format(period_words(period)))
        return period
    return Period(day(options.first, "--from"), day(options.last, "--to"))


def _choices(options: Namespace) -> Choices:
    sections: dict[str, CarriedSection] = {}
    for choice in ("keep", "rework", "drop"):
        for section_id in getattr(options, choice):
            sections[section_id] = choice
    registers: dict[str, CarriedRecords] = {}
    for given in options.records:
        register_id, equals, rule = given.partition("=")
        if not equals:
            raise RefusedError(tr("“{0}” gives no rule. Write it as --records evidence=keep.").format(given))
        registers[register_id] = cast(CarriedRecords, rule)
    return Choices(sections, registers)


COMMANDS: Commands = {"carry-forward": carry}
