"""The command that removes personal data."""

import sys
from argparse import Namespace
from contextlib import closing

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.remove_personal import Standing, find_personal, left_words, remove_personal, sorts
from nec_desktop.actions.workspace import Workspace
from nec_desktop.commands.command import OK, REFUSED, Commands, open_named, print_json, say
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr


def remove(workspace: Workspace, options: Namespace) -> int:
    """Say where words stand, and take them out with --yes; the exit code is 1 where something is left to do."""
    words = sys.stdin.readline().strip() if options.words == "-" else options.words
    with closing(workspace.write()) as library:
        plan = open_named(workspace, library, options.plan)
        about = None if options.everywhere else plan
        work = remove_personal if options.yes else find_personal
        standing = work(workspace, library, words, about)
    left = [*left_words(standing, workspace.folder), *standing.out_of_reach]
    if options.json:
        print_json(_as_data(standing, left, removed=options.yes))
    else:
        _print(standing, left, removed=options.yes)
    if not options.yes and standing.total:
        raise RefusedError(
            tr("Nothing has been removed yet. It cannot be undone. Do it once more with --yes to remove it.")
        )
    return REFUSED if standing.files.left or standing.here.unreadable else OK


def _print(standing: Standing, left: list[str], *, removed: bool) -> None:
    told = tr("Removed from {0}.") if removed else tr("Found in {0}.")
    print(told.format(count_words(standing.total, tr("place"), tr("places"))))
    for what, where in sorts().items():
        if count := standing.here.of(what):
            print(f"  {count} {where}")
    for file, count in standing.files.counts.items():
        print("  " + tr("{0} in {1}").format(count, file))
    if standing.elsewhere:
        stay = (
            tr("The words still stand in {0} of other plans: see --everywhere.")
            if removed
            else tr("The words also stand in {0} of other plans: see --everywhere.")
        )
        say(stay.format(count_words(standing.elsewhere, tr("place"), tr("places"))))
    for sentence in left:
        say(sentence)


def _as_data(standing: Standing, left: list[str], *, removed: bool) -> dict[str, object]:
    return {
        "removed": removed,
        "places": standing.total,
        "by_kind": {what: standing.here.of(what) for what in sorts()},
        "addresses": [
            {"plan": plan, "address": address, "places": count}
            for (plan, address), count in sorted(standing.here.addresses.items())
        ],
        "files": {str(file): count for file, count in standing.files.counts.items()},
        "other_plans": standing.elsewhere,
        "left": left,
    }


COMMANDS: Commands = {"remove-personal": remove}
