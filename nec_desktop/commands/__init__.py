"""The commands of the command line. Each calls the same action as the window, and prints the result.

A module holds the commands of one kind, and is imported when one of them is run: what the others need is not.
"""

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nec_desktop.actions.workspace import Workspace
    from nec_desktop.commands.command import Commands


def run_command(workspace: "Workspace", options: Namespace) -> int:
    """Run the command that was asked for, and return its exit code."""
    return _commands(options.command)[options.command](workspace, options)


def _commands(name: str) -> "Commands":
    if name in ("export", "publish", "look"):
        from nec_desktop.commands import documents  # noqa: PLC0415

        return documents.COMMANDS
    if name in ("standards", "outlines"):
        from nec_desktop.commands import files  # noqa: PLC0415

        return files.COMMANDS
    if name == "carry-forward":
        from nec_desktop.commands import carry_forward  # noqa: PLC0415

        return carry_forward.COMMANDS
    if name == "where":
        from nec_desktop.commands import where  # noqa: PLC0415

        return where.COMMANDS
    if name == "take-in":
        from nec_desktop.commands import returned  # noqa: PLC0415

        return returned.COMMANDS
    if name in ("send", "answers"):
        from nec_desktop.commands import review  # noqa: PLC0415

        return review.COMMANDS
    if name in ("history", "writer"):
        from nec_desktop.commands import history  # noqa: PLC0415

        return history.COMMANDS
    if name in ("versions", "version", "compare", "restore", "export-version"):
        from nec_desktop.commands import versions  # noqa: PLC0415

        return versions.COMMANDS
    if name in ("backup", "backups", "restore-backup", "salvage"):
        from nec_desktop.commands import backups  # noqa: PLC0415

        return backups.COMMANDS
    if name == "remove-personal":
        from nec_desktop.commands import privacy  # noqa: PLC0415

        return privacy.COMMANDS
    if name in ("pack", "inspect", "unpack"):
        from nec_desktop.commands import handover  # noqa: PLC0415

        return handover.COMMANDS
    from nec_desktop.commands import plans  # noqa: PLC0415

    return plans.COMMANDS
