"""Taking a returned file in, and what it said, short enough to be compared."""

from pathlib import Path

from nec_desktop.actions.take_in import take_in
from nec_desktop.review.returned import Return, Suggestion
from tests.review.sent_copy import SentCopy

Told = tuple[str, str, str, str, str]
"""Of a suggestion: kind, address with records' ids as “*”, author (empty: not tracked), before, after."""


def taken_in(sent: SentCopy, file: Path, folder: Path, *, snapshot: int = 0, even_unlike: bool = False) -> Return:
    """Take a file in, into a library in which nothing has come back yet; return what it brought."""
    workspace = sent.workspace(folder / "data")
    with workspace.write("a test") as library:
        (found,) = take_in(workspace, library, sent.plan_id, [file], snapshot=snapshot, even_unlike=even_unlike)
    assert not found.refused
    return found.returned


def told(returned: Return) -> list[Told]:
    """Return what each suggestion says."""
    return [_told(each) for each in returned.suggestions]


def _told(each: Suggestion) -> Told:
    assert bool(each.author) == each.tracked, each
    parts = each.address.split("/")
    address = "/".join("*" if len(part) == 16 else part for part in parts)
    return each.kind, address, each.author, each.before, each.after
