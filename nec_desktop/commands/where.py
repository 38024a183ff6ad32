"""The command that says where the library is kept, and moves it."""

from argparse import Namespace
from pathlib import Path

from nec_desktop.actions.where import go_on, move
from nec_desktop.actions.workspace import Workspace
from nec_desktop.commands.command import OK, REFUSED, Commands, print_json, say
from nec_desktop.library.moved import refuse_left
from nec_desktop.library.places import Danger, danger_of, is_accepted
from nec_desktop.translation import tr


def where(workspace: Workspace, options: Namespace) -> int:
    """Print the library's folder; the exit code is 1 where it is not safe there and nobody has said to go on."""
    folder = workspace.folder.absolute()
    refuse_left(folder)
    if options.move is not None:
        moved = move(workspace, Path(options.move) if options.move else None)
        say(
            tr("Moved and compared. What was in {0} is left there, with a note; it is not used any more.").format(
                folder
            )
        )
        say(tr("Start the program with --data-dir {0}.").format(moved))
        folder = moved
    danger = danger_of(folder)
    if options.go_on and danger:
        go_on(workspace, danger)
    knowingly = danger is not None and is_accepted(folder, danger)
    if options.json:
        print_json({"folder": str(folder), "danger": danger.words if danger else "", "known": knowingly})
    else:
        print(folder)
        say(_words(danger, knowingly=knowingly))
    return REFUSED if danger and not knowingly else OK


def _words(danger: Danger | None, *, knowingly: bool) -> str:
    if danger is None:
        return tr("That is on a disk of this computer, as it should be.")
    told = tr("That is {0}. {1}").format(danger.words, danger.meaning)
    if knowingly:
        return tr("{0} You have said to go on there all the same; --move moves it to a disk of this computer.").format(
            told
        )
    return tr("{0} --move moves it to a disk of this computer; --go-on keeps it there, knowing this.").format(told)


COMMANDS: Commands = {"where": where}
