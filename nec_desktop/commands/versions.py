"""Commands that keep, list, compare and restore versions of a plan."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing

from nec_desktop.actions.versions import (
    compare_versions,
    find_version,
    keep_version,
    kind_words,
    restore,
    version_name,
    versions,
)
from nec_desktop.actions.workspace import Workspace
from nec_desktop.commands.command import OK, Commands, open_named, print_json, say
from nec_desktop.plan.marks import Mark
from nec_desktop.plan.told_changes import ToldCell, ToldChange, told_pages
from nec_desktop.plan.told_changes import kind_words as change_words
from nec_desktop.plan.values import written
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr


def list_versions(workspace: Workspace, options: Namespace) -> int:
    """List a plan's versions, the last one first, and how much has changed since each."""
    with closing(workspace.read()) as library:
        plan = open_named(workspace, library, options.plan)
        found = versions(library, plan)
    if options.json:
        print_json(
            [
                {
                    "number": version.entry.number,
                    "id": version.entry.id,
                    "made": version.entry.made.isoformat(),
                    "kind": version.entry.kind,
                    "name": version.entry.name,
                    "document": version.entry.document,
                    "changed_since": version.changed,
                }
                for version in found
            ]
        )
        return OK
    for version in found:
        entry, since = version.entry, count_words(version.changed, tr("change"), tr("changes"))
        made = f"{entry.made.astimezone():%Y-%m-%d %H:%M}"
        print(f"{entry.code}  {made}  {kind_words(plan, entry)}  {entry.name}  ({tr('{0} since').format(since)})")
    if not found:
        say(tr("No version has been kept yet. The command “version” keeps one; so does each copy that is sent."))
    return OK


def keep(workspace: Workspace, options: Namespace) -> int:
    """Keep a plan as it stands under a name; print the version's number."""
    with closing(workspace.send()) as library:
        entry = keep_version(library, open_named(workspace, library, options.plan), options.name)
    print(entry.code)
    return OK


def compare(workspace: Workspace, options: Namespace) -> int:
    """Print what differs between two versions of a plan."""
    with closing(workspace.read()) as library:
        plan = open_named(workspace, library, options.plan)
        compared = compare_versions(library, plan, options.earlier, options.later)
    if options.json:
        print_json(
            [
                {
                    "address": each.address,
                    "kind": each.kind,
                    "page": each.page,
                    "register": each.register,
                    "record": each.record,
                    "label": each.label,
                    "before": written(each.before),
                    "after": written(each.after),
                }
                for each in compared.found
            ]
        )
        return OK
    for page in told_pages(compared.found, compared.now, compared.then):
        print(page.name)
        for change in page.changes:
            _print_change(change)
    differing = count_words(len(compared.found), tr("value differs"), tr("values differ"))
    say(f"{differing}." if compared.found else tr("Nothing differs."))
    return OK


def _print_change(change: ToldChange) -> None:
    print(f"  {change_words(change.kind)}: {change.title} [{change.address}]")
    for cell in change.cells:
        label = "" if cell.label == change.title else f"{cell.label}: "
        print(f"    {label}{_cell_words(cell)}")


def _cell_words(cell: ToldCell) -> str:
    return cell.note or _marked(cell.marks)


def _marked(marks: Sequence[Mark]) -> str:
    """Return a text on one line, with what is gone in [-…-] and what is new in {+…+}."""
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[mark.kind].format(mark.text) for mark in marks).replace("\n", " / ")


def restore_version(workspace: Workspace, options: Namespace) -> int:
    """Make a plan, or a section of it, as it was in a version; what it was before is kept."""
    with closing(workspace.write()) as library:
        plan = open_named(workspace, library, options.plan)
        version = find_version(library, plan, options.version)
        edit = restore(library, plan, version, options.section)
        (before,) = library.snapshots(plan.id)[-1:]
    changed = count_words(len(edit.changes), tr("value"), tr("values"))
    say(
        tr("Restored from {0}: {1} changed. What it was before is {2}.").format(
            version_name(version.entry), changed, before.code
        )
    )
    return OK


def export_version(workspace: Workspace, options: Namespace) -> int:
    """Export a version to Word, dated as it was made."""
    from nec_desktop.actions.export_version import export_version as export  # noqa: PLC0415 - the others write no Word

    with closing(workspace.send()) as library:
        plan = open_named(workspace, library, options.plan)
        version = find_version(library, plan, options.version)
        what = export(workspace, library, plan, version, options.file, options.copy, say)
    say(tr("{0}: written to {1} and compared with the version.").format(what, options.file))
    return OK


COMMANDS: Commands = {
    "versions": list_versions,
    "version": keep,
    "compare": compare,
    "restore": restore_version,
    "export-version": export_version,
}
