"""The program's beginning: reads the command line, and runs the command or opens the window."""

import argparse
import errno
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from nec_desktop import __version__
from nec_desktop.commands.fault import tell_fault
from nec_desktop.commands.handover_options import add_handover_commands
from nec_desktop.commands.late_parser import LateParser
from nec_desktop.commands.opening import files_named
from nec_desktop.paths import default_data_folder
from nec_desktop.translation import tr

_NAME = "nec-desktop"
GARBAGE = 400_000
"""So many objects more than there were, and a command looks for those that only hold each other (Python: 700)."""
_WHAT_IT_IS = (
    "Write a neighbourhood policing area's plan under the Neighbourhood Engagement Contract, check it and export it to "
    "Word. Without a command the window opens."
)
_EXIT_CODES = "Exit codes: 0 done; 1 findings, or refused with a sentence; 2 wrong usage; 3 a fault of ours (logged)."


class _AddCommand(Protocol):
    def __call__(self, name: str, words: str, *, plan: bool = False, json: bool = False) -> LateParser: ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may speak another code page
    options = _parser().parse_args(files_named(sys.argv[1:] if arguments is None else arguments))
    folder: Path = getattr(options, "data_dir", None) or default_data_folder()
    try:
        code = _run(options, folder)
        if sys.stdout is not None:  # a window started from Windows' desktop has none
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        return _print_no_more()  # whoever read our output has gone
    except OSError as error:
        if error.filename is not None or error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return tell_fault(error, folder)
        # A stream has no file name: the disk that our output was sent to is full.
        print(
            tr("Not everything could be printed ({0}). What was asked for is done.").format(error.strerror),
            file=sys.stderr,
        )
        return _print_no_more()
    except KeyboardInterrupt:
        return 1
    except Exception as error:  # noqa: BLE001 - the last net: whatever we did wrong is logged and said in a sentence
        return tell_fault(error, folder)


def _run(options: argparse.Namespace, folder: Path) -> int:
    if options.command is None:
        from nec_desktop.app import run_window  # noqa: PLC0415 - Qt is loaded only to show a window

        return run_window(folder, example=options.example, plan=options.plan or "", files=options.open)
    if options.command == "self-test":
        from nec_desktop.app import self_test  # noqa: PLC0415 - as above

        return self_test()
    # A command is over before what it throws away fills the memory: to look for that so often takes a twentieth of it.
    gc.set_threshold(GARBAGE, 50, 50)
    from nec_desktop.actions.errors import RefusedError  # noqa: PLC0415 - the window does without
    from nec_desktop.actions.workspace import Workspace  # noqa: PLC0415
    from nec_desktop.commands import run_command  # noqa: PLC0415
    from nec_desktop.library.errors import LibraryError  # noqa: PLC0415
    from nec_desktop.plan.faults import FaultyFileError, MissingError  # noqa: PLC0415

    try:
        return run_command(Workspace(folder), options)
    except (RefusedError, LibraryError, MissingError, FaultyFileError) as error:
        print(error, file=sys.stderr)
        return 1


def _print_no_more() -> int:
    """Let what is still to be printed go nowhere, so that Python does not complain of it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    # SUPPRESS, so that an option before the command is not overwritten by its absence after it.
    common.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the folder of the library (else the user's data folder)",
    )
    parser = argparse.ArgumentParser(prog=_NAME, parents=[common], description=_WHAT_IT_IS, epilog=_EXIT_CODES)
    parser.add_argument("--version", action="version", version=f"NEC Desktop {__version__}")
    parser.add_argument("--example", action="store_true", help="open the window on the example plan")
    parser.add_argument("--plan", metavar="PLAN", help="open the window on this plan (an id or a title)")
    parser.add_argument(
        "--open", metavar="FILE", type=Path, action="append", default=[], help="open the window and take this file in"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog=_NAME, parser_class=cast(Any, LateParser))

    def command(name: str, words: str, *, plan: bool = False, json: bool = False) -> LateParser:
        added: LateParser = commands.add_parser(name, parents=[common], help=words, description=words)
        if plan:
            added.add_argument("plan", metavar="PLAN", help="a plan's id, or a title that fits only one")
        if json:
            added.add_argument("--json", action="store_true", help="print data as JSON")
        return added

    _plan_commands(command)
    _document_commands(command)
    _review_commands(command)
    _history_commands(command)
    _version_commands(command)
    _backup_commands(command)
    add_handover_commands(command)
    command("self-test", "Try the program out in a folder of its own: versions, a window, an export.")
    return parser


def _plan_commands(command: _AddCommand) -> None:
    new = command("new", "Start a plan and print its id.", json=True)
    new.add_argument("--area", required=True)
    new.add_argument("--from", dest="first", required=True, metavar="DATE", help="first day, as 2026-04-01")
    new.add_argument("--to", dest="last", required=True, metavar="DATE", help="last day, as 2027-03-31")
    new.add_argument("--outline", default="", metavar="ID")
    new.add_argument("--standards", default="", metavar="ID")
    command("example", "Add the finished example plan and print its id.", json=True)
    _carry_command(command)
    command("list", "Print all plans.", json=True)
    where = command("where", "Say where the library is kept, and whether it is safe there; move it.", json=True)
    where.add_argument(
        "--move", nargs="?", const="", metavar="DIR", help="move it, compared, to a disk of this computer"
    )
    where.add_argument("--go-on", action="store_true", help="keep it where it is, knowing what can happen")
    command("show", "Print every value of a plan: address, kind, value.", plan=True, json=True)
    change = command("set", "Write a value into a plan.", plan=True)
    change.add_argument("address", metavar="ADDRESS", help="for example profile/description")
    change.add_argument("value", metavar="VALUE", help="text, or @FILE; rich text in CommonMark, dates as 2026-04-01")
    change.add_argument("--alt", default="", help="for a picture: the words that stand for it")
    add = command("add", "Add a record to a register and print its id.", plan=True, json=True)
    add.add_argument("register", metavar="REGISTER")
    add.add_argument("record", metavar="JSON", help='an object, as {"column": "value"}, or @FILE that holds one')
    command("check", "Print what the checks find in a plan.", plan=True, json=True)
    remove = command(
        "remove-personal", "Take words out of a plan and all that is kept of it, for good.", plan=True, json=True
    )
    remove.add_argument("words", metavar="WORDS", help="a name, a number, words; - reads them from standard input")
    remove.add_argument("--everywhere", action="store_true", help="out of all plans of the library")
    remove.add_argument("--yes", action="store_true", help="do it: without this it is only said where the words stand")
    for name in ("standards", "outlines"):
        listing = command(name, f"List the {name}, or check the files given.", json=True)
        listing.add_argument("files", nargs="*", type=Path, metavar="FILE")


def _carry_command(command: _AddCommand) -> None:
    carry = command("carry-forward", "Start the next period's plan from this one and print its id.", plan=True)
    carry.add_argument("--from", dest="first", default="", metavar="DATE", help="first day (else the day after)")
    carry.add_argument("--to", dest="last", default="", metavar="DATE", help="last day")
    carry.add_argument("--standards", default="", metavar="ID", help="another standards set")
    for choice, words in (
        ("keep", "carry the section's texts over"),
        ("rework", "begin its texts empty; last period's stand beside"),
        ("drop", "begin it empty"),
    ):
        carry.add_argument(f"--{choice}", action="append", default=[], metavar="SECTION", help=words)
    carry.add_argument(
        "--records",
        action="append",
        default=[],
        metavar="REGISTER=RULE",
        help="keep, open, living, recurring or drop, as evidence=keep",
    )
    carry.add_argument("--quarter", default="", metavar="QUARTER", help="begin this quarter's update, as 2026-07")


def _document_commands(command: _AddCommand) -> None:
    export = command("export", "Export a plan to Word, to PDF, or its public copy as a web page.", plan=True)
    export.add_argument("file", metavar="FILE", type=Path, help="ends in .docx, .pdf (by LibreOffice) or .html")
    export.add_argument("--copy", choices=("review", "public"), default="review")
    export.add_argument("--document", default="", metavar="ID", help="a second document: quarterly-update[/2026-07]")
    _last_round(export)
    export.add_argument("--exact-pages", action="store_true", help="count the pages of the contents with LibreOffice")
    publish = command("publish", "Make the public copy, keep what is published, and set the plan's stage.", plan=True)
    publish.add_argument("file", metavar="FILE.docx", type=Path)
    look = command("look", "Take over a force's look from a Word file, or say which look Word documents have.")
    look.add_argument(
        "file", nargs="?", metavar="FILE.docx", type=Path, help="a Word document or template of the force"
    )
    look.add_argument("--none", action="store_true", help="go back to the program's own look")


def _snapshot(text: str) -> int:
    return int(text.upper().removeprefix("S"))


def _review_commands(command: _AddCommand) -> None:
    send = command("send", "Export a review copy, and note the round in which it is sent.", plan=True)
    send.add_argument("file", metavar="FILE.docx", type=Path)
    send.add_argument("--stage", choices=("smt", "opcc", "community", "other"), required=True)
    send.add_argument("--reviewers", default="", metavar="NAMES", help="who is to answer, between semicolons")
    send.add_argument("--due", default="", metavar="DATE", help="by when, as 2026-04-30")
    send.add_argument("--document", default="", metavar="ID", help="a second document: quarterly-update[/2026-07]")
    back = command(
        "take-in", "Take in files that reviewers returned, and print what each brought.", plan=True, json=True
    )
    back.add_argument("files", metavar="FILE.docx", nargs="+", type=Path)
    back.add_argument("--reviewer", default="", metavar="NAME", help="whose copies they are; taken in before, too")
    back.add_argument(
        "--snapshot",
        type=_snapshot,
        default=0,
        metavar="N",
        help="of which snapshot they are copies, as 12 or S0012, where they do not tell",
    )
    _last_round(send)
    answers = command(
        "answers", "Make “You said, we did”: what came back in a round, and what was answered.", plan=True
    )
    answers.add_argument("file", metavar="FILE", type=Path, help="ends in .docx, or .pdf (by LibreOffice)")
    answers.add_argument("--round", default="", metavar="ID", help="the round; without it the last one")
    answers.add_argument("--copy", choices=("review", "public"), default="review", help="public: nobody is named")


def _history_commands(command: _AddCommand) -> None:
    history = command("history", "Print what stood in a plan before, the last change first.", plan=True, json=True)
    history.add_argument("address", nargs="?", default="", metavar="ADDRESS", help="only what stood there")
    history.add_argument("--since", default="", metavar="DATE", help="only what was changed since then, as 2026-04-01")
    writer = command("writer", "Say who writes: it goes with changes, rounds and replies.")
    writer.add_argument("--name", metavar="NAME", help="empty for none")
    writer.add_argument("--post", metavar="POST", help="for example Neighbourhood inspector")


def _version_commands(command: _AddCommand) -> None:
    command("versions", "List a plan's versions and how much has changed since each.", plan=True, json=True)
    keep = command("version", "Keep a plan as it stands under a name, and print its number.", plan=True)
    keep.add_argument("name", metavar="NAME")
    which = "a version's number (S0003) or name"
    compare = command("compare", "Print what differs between two versions of a plan.", plan=True, json=True)
    compare.add_argument("earlier", metavar="VERSION", help=which)
    compare.add_argument("later", metavar="VERSION", nargs="?", default="now", help=f"{which}; without it “now”")
    restore = command("restore", "Make a plan, or a section of it, as it was in a version.", plan=True)
    restore.add_argument("version", metavar="VERSION", help=which)
    restore.add_argument("--section", default="", metavar="ID", help="only this section or page, as profile")
    export = command("export-version", "Export a version to Word, dated as it was made.", plan=True)
    export.add_argument("version", metavar="VERSION", help=which)
    export.add_argument("file", metavar="FILE.docx", type=Path)
    export.add_argument("--copy", choices=("review", "public"), default="review")


def _backup_commands(command: _AddCommand) -> None:
    made = command("backup", "Back the library up, and try the backup out.", json=True)
    made.add_argument("--folder", metavar="DIR", default=None, help="make all backups there from now on; “” for beside")
    command("backups", "List the backups, and say of each whether it is good.", json=True)
    restore = command("restore-backup", "Go back to a backup, after what is there now was backed up.")
    restore.add_argument("name", metavar="NAME", help="as the command “backups” prints it")
    restore.add_argument("--plan", default="", metavar="PLAN", help="bring back only this plan (an id or a title)")
    restore.add_argument("--as-copy", action="store_true", help="with --plan: as a new plan beside the one there is")
    salvage = command("salvage", "Save what can be read of a damaged library into a new file, and say what is lost.")
    salvage.add_argument("--use", action="store_true", help="put it in the library's place, which is set aside")


def _last_round(added: LateParser) -> None:
    words = "carry over nothing of the last round: no comments, no answers, no changes since"
    added.add_argument("--without-last-round", action="store_true", help=words)


def run() -> int:
    """Be the program: run the command that was given, and leave without looking through the memory once more."""
    code = main()
    gc.freeze()  # Python would look for what only holds each other, which takes a twentieth of an export
    return code


if __name__ == "__main__":
    sys.exit(run())
