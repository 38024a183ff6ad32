"""Commands that back the library up, and go back to a backup."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from nec_desktop.actions.backups import (
    back_up,
    choose_backup_folder,
    list_backups,
    restore_library,
    restore_plan,
    when_words,
)
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.salvage import rescue, rescue_words, use_rescued
from nec_desktop.actions.workspace import Workspace
from nec_desktop.commands.command import OK, Commands, print_json, say
from nec_desktop.library.backup_file import Backup
from nec_desktop.library.backup_rule import rule_words
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr


def backup(workspace: Workspace, options: Namespace) -> int:
    """Back the library up; print the backup's file."""
    if options.folder is not None:
        choose_backup_folder(workspace, Path(options.folder) if options.folder else None)
    made = back_up(workspace)
    if options.json:
        print_json(_told(made))
    else:
        print(made.file)
        say(tr("Backed up and tried out: {0}, {1:,} bytes.").format(_plan_count(made), made.size))
    return OK


def backups(workspace: Workspace, options: Namespace) -> int:
    """Print all backups, the last made first."""
    found = list_backups(workspace)
    if options.json:
        print_json([_told(backup) for backup in found])
        return OK
    for backup in found:
        print(f"{backup.name}  {when_words(workspace, backup.made)}  {_plan_words(backup)}")
    say(
        rule_words()
        if found
        else tr("There are no backups yet. The command “backup” makes one; the window makes them itself.")
    )
    return OK


def restore_backup(workspace: Workspace, options: Namespace) -> int:
    """Go back to a backup, or bring one plan back from it."""
    if options.plan:
        with closing(workspace.write()) as library:
            print(restore_plan(workspace, library, options.name, options.plan, as_copy=options.as_copy))
        return OK
    if options.as_copy:
        raise RefusedError(tr("A whole library cannot be restored as a copy. Say with --plan which plan is meant."))
    restored = restore_library(workspace, options.name)
    say(tr("The library is now as it was in the backup {0}.").format(options.name))
    if restored.backup:
        say(tr("What was there before is in the backup {0}.").format(restored.backup.name))
    if restored.aside:
        say(tr("What was there before is damaged, and is kept in {0}.").format(restored.aside))
    return OK


def salvage(workspace: Workspace, options: Namespace) -> int:
    """Save what can be read of a damaged library; print the new file, and what is lost."""
    rescued = rescue(workspace)
    print(rescued.file)
    say(rescue_words(workspace, rescued))
    if not options.use:
        say(tr("The library is as it was. With --use what was saved takes its place, and the library is set aside."))
        return OK
    restored = use_rescued(workspace, rescued)
    say(tr("What was saved is now the library. The one that was there is kept in {0}.").format(restored.aside))
    return OK


def _told(backup: Backup) -> dict[str, object]:
    return {
        "name": backup.name,
        "file": str(backup.file),
        "made": backup.made.isoformat(),
        "bytes": backup.size,
        "good": not backup.trouble,
        "trouble": backup.trouble,
        "plans": [
            {"id": entry.id, "title": entry.title, "changed": entry.changed.isoformat()} for entry in backup.plans
        ],
    }


def _plan_words(backup: Backup) -> str:
    if backup.trouble:
        return tr("NO GOOD: {0}").format(backup.trouble)
    titles = "; ".join(entry.title or entry.id for entry in backup.plans[:3])
    more = "; …" if len(backup.plans) > 3 else ""
    return f"{_plan_count(backup)}{': ' if titles else ''}{titles}{more}"


def _plan_count(backup: Backup) -> str:
    return count_words(len(backup.plans), tr("plan"), tr("plans"))


COMMANDS: Commands = {"backup": backup, "backups": backups, "restore-backup": restore_backup, "salvage": salvage}
