"""Links as they may stand in a file that others open, and addresses that become links."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from urllib.parse import urlsplit

from nec_desktop.document.blocks import Block, Item, Paragraph, Row, Table
from nec_desktop.document.visible import is_visible
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.richtext import Run, Runs, runs_text

_FORBIDDEN = re.compile(r"""[\x00-\x20"<>\\^`{|}]""")
"""Characters that RFC 3986 has no place for; Word refuses a file with them in a link."""
_HOSTED = ("http", "https")
_OTHER_SCHEMES = ("mailto", "tel")
_ADDRESS = re.compile(
    r"(?P<web>\b(?:https?://|www\.)[^\s<>\"“”‘’]*[^\s<>\"“”‘’.,;:!?()\[\]])"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_HINTS = ("@", "://", "www.", "WWW.")
"""A text without any of these has no address: most texts are passed over by that."""


def safe_link(link: str) -> str:
    """Return `link` as it may stand in a file, or nothing: only web, e-mail and telephone addresses pass."""
    address = _FORBIDDEN.sub(lambda found: f"%{ord(found[0]):02X}", clean_line(link))
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme in _HOSTED:
        return address if parts.netloc else ""
    return address if parts.scheme in _OTHER_SCHEMES and parts.path else ""


def links_of(runs: Runs) -> list[str]:
    """Return the target of each run, nothing for none; neighbours without a word to show make no link either."""
    found: list[str] = []
    for link, linked in groupby(runs, lambda run: safe_link(run.link) if run.link else ""):
        alike = list(linked)
        found += [link if link and is_visible(runs_text(alike)) else ""] * len(alike)
    return found


def linked(block: Block) -> Block:
    """Return a block in which every web and e-mail address that is written out is a link to it."""
    match block:
        case Paragraph() | Item():
            return _linked_line(block)
        case Table():
            rows = tuple(_linked_row(row) for row in block.rows)
            return replace(block, rows=rows) if rows != block.rows else block
    return block


def _linked_row(row: Row) -> Row:
    if not any(_may_hold_address(line.runs) for cell in row.cells for line in cell):
        return row
    return replace(row, cells=tuple(tuple(_linked_line(line) for line in cell) for cell in row.cells))


def _linked_line(line: Paragraph | Item) -> Paragraph | Item:
    return replace(line, runs=linked_runs(line.runs)) if _may_hold_address(line.runs) else line


def _may_hold_address(runs: Runs) -> bool:
    return any(hint in run.text for run in runs for hint in _HINTS)


def linked_runs(runs: Runs) -> Runs:
    """Return runs in which addresses are links; a run that is a link already stays as it is."""
    return tuple(piece for run in runs for piece in ((run,) if run.link else _pieces(run)))


def _pieces(run: Run) -> Iterator[Run]:
    end = 0
    for found in _ADDRESS.finditer(run.text):
        words = found[0]
        link = f"mailto:{words}" if found["mail"] else words if "://" in words[:8] else f"https://{words}"
        if found.start() > end:
            yield Run(run.text[end : found.start()], run.bold, run.italic)
        yield Run(words, run.bold, run.italic, safe_link(link))
        end = found.end()
    if end < len(run.text) or not run.text:
        yield Run(run.text[end:], run.bold, run.italic)
