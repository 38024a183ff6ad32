"""Names of files: proposed so that every system takes them, and refused where they say of another kind."""

from pathlib import Path

from nec_desktop.actions.errors import RefusedError
from nec_desktop.plan.plan import Plan
from nec_desktop.translation import tr

_UNSAFE = str.maketrans(dict.fromkeys('/\\:*?"<>|\n\r\t', " "))
LONGEST_NAME = 80
"""Characters of a proposed file name, short enough for the path limits of Windows."""
MOST_BYTES = 200
"""Bytes of it: file systems stop at 255, and a letter may take four."""


def proposed_name(plan: Plan, what: str, ending: str = ".docx") -> str:
    """Return a file name for a document of a plan that every system takes."""
    return file_name(f"{plan.area or plan.title} {what}", ending)


def file_name(words: str, ending: str) -> str:
    """Return words as a file name that every system takes."""
    name = " ".join(words.translate(_UNSAFE).split()).strip(". ")
    short = name[:LONGEST_NAME].encode()[:MOST_BYTES].decode(errors="ignore")
    return f"{short.strip('. ') or 'Plan'}{ending}"


def refuse_no_word_name(target: Path) -> None:
    """Raise RefusedError where a file that is to be made is not called as a Word file is."""
    if target.suffix.lower() != ".docx":
        raise RefusedError(
            tr("“{0}” is not a Word file name. Give one that ends in .docx.").format(target.name or target)
        )
