"""The command that takes in what reviewers return."""

from argparse import Namespace
from contextlib import closing
from typing import Any

import msgspec

from nec_desktop.actions.take_in import TakenIn, take_in
from nec_desktop.actions.workspace import Workspace
from nec_desktop.commands.command import OK, REFUSED, Commands, print_json, say
from nec_desktop.translation import tr


def take_in_files(workspace: Workspace, options: Namespace) -> int:
    """Take in returned files; print what each brought. The exit code is 1 where one could not be taken in."""
    with closing(workspace.write()) as library:
        plan_id = library.find(options.plan).id
        taken = take_in(
            workspace,
            library,
            plan_id,
            options.files,
            reviewer=options.reviewer,
            snapshot=options.snapshot,
            progress=say,
        )
    if options.json:
        print_json([_as_data(each) for each in taken])
    for each in taken:
        if each.refused:
            say(" ".join(filter(None, [f"{each.file}: {each.refused}", _way_on(each)])))
        elif not options.json:
            print(f"{each.file}:", *each.returned.report, sep="\n  ")
    return REFUSED if any(each.refused for each in taken) else OK


def _way_on(taken: TakenIn) -> str:
    """Say how the command is told of which copy a file is that does not tell, empty where that would not help."""
    if taken.unlike:
        return tr("Where it is a copy all the same, take it in from the program’s window, which asks once more.")
    if not taken.choices:
        return ""
    return tr("The option --snapshot says so, as in --snapshot {0}.").format(taken.choices[-1].code)


def _as_data(taken: TakenIn) -> dict[str, Any]:
    """Return what became of a file as data: the same names whatever that was."""
    returned, origin = taken.returned, taken.origin
    return {
        "file": str(taken.file),
        "taken_in": taken.entry is not None and not taken.again,
        "plan": origin.snapshot.plan if origin else "",
        "snapshot": origin.snapshot.number if origin else 0,
        "snapshot_id": origin.snapshot.id if origin else "",
        "recognised": origin.by if origin else "",
        "reviewer": taken.reviewer,
        "known": taken.known,
        "comments": _plain(returned.comments),
        "suggestions": _plain(returned.suggestions),
        "grades": _plain(returned.grades),
        "outside": _plain(returned.outside),
        "unplaced": _plain(returned.unplaced),
        "report": [taken.refused] if taken.refused else list(returned.report),
        "refused": taken.refused,
    }


def _plain(value: Any) -> Any:
    """Return structs as objects with all of their names, those too whose values are the usual ones."""
    if isinstance(value, msgspec.Struct):
        own = msgspec.structs.asdict(value)
        return own | {name: _plain(each) for name, each in own.items() if isinstance(each, tuple | msgspec.Struct)}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


COMMANDS: Commands = {"take-in": take_in_files}
