"""Commands that start, list, show, change and check plans."""

from argparse import Namespace
from contextlib import closing

from nec_desktop.actions.check import check_plan
from nec_desktop.actions.plans import make_example, new_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.write import add_from_json, set_from_text
from nec_desktop.commands.command import OK, REFUSED, Commands, day, open_named, print_json, say
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Period, Record, stored_kind, written
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr


def new(workspace: Workspace, options: Namespace) -> int:
    """Start a plan; print its id."""
    with closing(workspace.write()) as library:
        period = Period(day(options.first, "--from"), day(options.last, "--to"))
        print(new_plan(workspace, library, options.area, period, options.outline, options.standards))
    return OK


def example(workspace: Workspace, options: Namespace) -> int:
    """Add the finished example plan; print its id."""
    with closing(workspace.write()) as library:
        print(make_example(workspace, library))
    return OK


def list_plans(workspace: Workspace, options: Namespace) -> int:
    """Print all plans."""
    with closing(workspace.read()) as library:
        entries = library.plans()
    if options.json:
        print_json(
            [
                {
                    "id": entry.id,
                    "title": entry.title,
                    "area": entry.area,
                    "period": written(entry.period),
                    "stage": entry.stage,
                }
                for entry in entries
            ]
        )
    else:
        for entry in entries:
            print(f"{entry.id}  {entry.title}  ({written(entry.period)}, {entry.stage or tr('no stage')})")
        if not entries:
            say(tr("There are no plans yet. The command “new” starts one, “example” adds a finished one."))
    return OK


def show(workspace: Workspace, options: Namespace) -> int:
    """Print every value of a plan: address, kind, value."""
    with closing(workspace.read()) as library:
        plan = open_named(workspace, library, options.plan)
    rows = [(address, _kind(plan, address), written(content)) for address, content in sorted(plan.values.items())]
    if options.json:
        print_json([{"address": address, "kind": kind, "value": value} for address, kind, value in rows])
    else:
        for address, kind, value in rows:
            print(address, kind, value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t"), sep="\t")
    return OK


def set_value(workspace: Workspace, options: Namespace) -> int:
    """Write a value."""
    with closing(workspace.write()) as library:
        plan = open_named(workspace, library, options.plan)
        removed = set_from_text(library, plan, options.address, options.value, options.alt)
    _say_removed(removed)
    say(tr("Saved {0}.").format(options.address))
    return OK


def add(workspace: Workspace, options: Namespace) -> int:
    """Add a record; print its id."""
    with closing(workspace.write()) as library:
        plan = open_named(workspace, library, options.plan)
        record_id, removed = add_from_json(library, plan, options.register, options.record)
    print(record_id)
    _say_removed(removed)
    return OK


def check(workspace: Workspace, options: Namespace) -> int:
    """Print what the checks find; the exit code is 1 where they find anything."""
    with closing(workspace.read()) as library:
        findings = check_plan(workspace, open_named(workspace, library, options.plan))
    if options.json:
        print_json(
            [
                {
                    "severity": finding.severity,
                    "rule": finding.rule,
                    "address": finding.address,
                    "message": finding.message,
                    "advice": finding.advice,
                }
                for finding in findings
            ]
        )
    else:
        for finding in findings:
            print(f"{finding.severity.capitalize()}: {finding.message}\n    {finding.advice} [{finding.address}]")
        found = count_words(len(findings), tr("finding"), tr("findings"))
        say(f"{found}." if findings else tr("Nothing to mend."))
    return REFUSED if findings else OK


def _kind(plan: Plan, address: str) -> str:
    content = plan.values[address]
    field = plan.field_at(address)
    return "record" if isinstance(content, Record) else field.kind if field else stored_kind(content)


def _say_removed(characters: int) -> None:
    if characters:
        told = (
            tr("{0} character that no document can hold was taken out.")
            if characters == 1
            else tr("{0} characters that no document can hold were taken out.")
        )
        say(told.format(f"{characters:,}"))


COMMANDS: Commands = {
    "new": new,
    "example": example,
    "list": list_plans,
    "show": show,
    "set": set_value,
    "add": add,
    "check": check,
}
