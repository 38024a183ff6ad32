"""Commands that tell what stood in a plan before, and who writes."""

from argparse import Namespace
from contextlib import closing
from datetime import datetime, time

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.writer import Writer, keep_writer, read_writer
from nec_desktop.commands.command import OK, Commands, day, open_named, print_json, say
from nec_desktop.plan.addresses import is_address
from nec_desktop.plan.values import stored_kind, written
from nec_desktop.translation import tr

SHOWN = 100
"""Characters of an earlier text in a line; --json prints all of it."""


def history(workspace: Workspace, options: Namespace) -> int:
    """Print what stood in a plan, or at an address of it, before it was changed, the last change first."""
    since = None
    if options.since:
        since = datetime.combine(day(options.since, "--since"), time()).astimezone()
    with closing(workspace.read()) as library:
        plan = open_named(workspace, library, options.plan)
        if options.address and not is_address(options.address):
            raise RefusedError(
                tr("“{0}” is no address. The command “show” prints the addresses in use.").format(options.address)
            )
        if options.address:
            found = [one for one in library.earlier(plan.id, options.address) if since is None or one.until > since]
        else:
            found = library.history(plan.id, since)
    if options.json:
        print_json(
            [
                {
                    "address": one.address,
                    "from": one.since,
                    "until": one.until,
                    "writer": one.writer,
                    "replaced_by": one.replaced_by,
                    "kind": "" if one.content is None else stored_kind(one.content),
                    "content": None if one.content is None else written(one.content),
                }
                for one in found
            ]
        )
        return OK
    for one in found:
        text = " ".join(written(one.content).split())
        stood = tr("(nothing)") if one.content is None else text[:SHOWN] + ("…" if len(text) > SHOWN else "")
        told = (
            tr("changed by {0}; before: {1}").format(one.replaced_by, stood)
            if one.replaced_by
            else tr("changed; before: {0}").format(stood)
        )
        print(f"{one.until.astimezone():%Y-%m-%d %H:%M}  {one.address}  {told}")
    kept = tr("{0} change is kept.") if len(found) == 1 else tr("{0} changes are kept.")
    say(kept.format(f"{len(found):,}"))
    return OK


def writer(workspace: Workspace, options: Namespace) -> int:
    """Print who writes, or change it."""
    known = read_writer(workspace.folder)
    if options.name is not None or options.post is not None:
        given = Writer(
            known.name if options.name is None else options.name, known.post if options.post is None else options.post
        )
        keep_writer(workspace, given)
    if workspace.writer:
        print(workspace.writer)
    else:
        say(tr("Nobody has said who writes. Give --name and --post: they go with changes, rounds and replies."))
    return OK


COMMANDS: Commands = {"history": history, "writer": writer}
