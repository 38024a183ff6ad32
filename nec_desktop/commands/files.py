"""Commands that list and check standards sets and outlines."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nec_desktop.actions.workspace import Workspace
from nec_desktop.commands.command import OK, REFUSED, Commands, print_json, say
from nec_desktop.plan.faults import FaultyFileError
from nec_desktop.plan.outline_checks import read_outline
from nec_desktop.plan.standards import read_standards
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr


def standards(workspace: Workspace, options: Namespace) -> int:
    """List the standards sets, or validate the files given."""
    if options.files:
        return _validate(options.files, read_standards)
    sets = workspace.catalogue.standards.values()
    rows = [
        {
            "id": found.id,
            "title": found.title,
            "standards": len(found.standard),
            "offered": found.offered,
            "file": str(workspace.catalogue.files[f"standards/{found.id}"]),
        }
        for found in sets
    ]
    return _list_files(workspace, options, "standards", rows)


def outlines(workspace: Workspace, options: Namespace) -> int:
    """List the outlines, or validate the files given."""
    if options.files:
        return _validate(options.files, read_outline)
    found = workspace.catalogue.outlines.values()
    rows = [
        {
            "id": outline.id,
            "title": outline.title,
            "kind": outline.kind,
            "sections": len(outline.section),
            "file": str(workspace.catalogue.files[f"outlines/{outline.id}"]),
        }
        for outline in found
    ]
    return _list_files(workspace, options, "outlines", rows)


def _list_files(workspace: Workspace, options: Namespace, folder: str, rows: list[dict[str, Any]]) -> int:
    faulty = [error for error in workspace.catalogue.faulty if error.path.parent.name == folder]
    if options.json:
        print_json(rows)
    else:
        for row in rows:
            print(f"{row['id']}  {row['title']}  ({row['file']})")
    for error in faulty:
        _say_faults(error)
    return REFUSED if faulty else OK


def _validate(files: list[Path], read: Callable[[Path], object]) -> int:
    refused = OK
    for path in files:
        try:
            read(path)
            say(tr("{0}: no faults.").format(path))
        except FaultyFileError as error:
            _say_faults(error)
            refused = REFUSED
    return refused


def _say_faults(error: FaultyFileError) -> None:
    say(tr("{0} cannot be used. {1}:").format(error.path, count_words(len(error.faults), tr("fault"), tr("faults"))))
    for fault in error.faults:
        say(f"  {fault}")


COMMANDS: Commands = {
    "standards": standards,
    "outlines": outlines,
}
