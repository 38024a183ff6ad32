"""Files that stand on the command line by themselves: the window opens them."""

from collections.abc import Sequence

OPENED = (".docx", ".necplan")
"""The ends of files that the window opens."""


def files_named(arguments: Sequence[str]) -> list[str]:
    """Put --open before files that stand where a command would: so a file manager names them."""
    named: list[str] = []
    for at, word in enumerate(arguments):
        if word.startswith("-") or (at and arguments[at - 1] in ("--data-dir", "--plan", "--open")):
            named.append(word)
        elif word.lower().endswith(OPENED):
            named += ["--open", word]
        else:
            return [*named, *arguments[at:]]  # a command, whose files are its own
    return named
