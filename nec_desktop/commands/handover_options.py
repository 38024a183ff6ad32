"""What the commands that hand a plan over take."""

from collections.abc import Callable
from pathlib import Path

from nec_desktop.commands.late_parser import LateParser


def add_handover_commands(command: Callable[..., LateParser]) -> None:
    """Add the commands that hand a plan over and take one over. `command` adds one by its name and words."""
    packing = command("pack", "Hand a plan over: write all of it to one file.", plan=True)
    packing.add_argument("file", metavar="FILE.necplan", type=Path)
    packing.add_argument("--history", action="store_true", help="also what stood in the plan before")
    packing.add_argument("--returned", action="store_true", help="also the files that reviewers returned")
    lending = packing.add_mutually_exclusive_group()
    lending.add_argument("--lend-to", metavar="NAME", help="note that NAME has the plan until it comes back")
    lending.add_argument("--give-back", action="store_true", help="note that the plan is no longer lent")
    looking = command("inspect", "Say what a handed-over file holds and would change here; change nothing.", json=True)
    looking.add_argument("file", metavar="FILE.necplan", type=Path)
    taking = command("unpack", "Take over a plan that was handed over, and print its id.")
    taking.add_argument("file", metavar="FILE.necplan", type=Path)
    taking.add_argument("--as-new", action="store_true", help="as a plan of its own, though it is here already")
    taking.add_argument(
        "--conflicts",
        choices=("mine", "theirs", "both"),
        help="whose words stand where both copies changed something; both: of texts both, of all else mine",
    )
    taking.add_argument(
        "--keep-files", action="store_true", help="keep the standards set or outline that is not on this computer"
    )
