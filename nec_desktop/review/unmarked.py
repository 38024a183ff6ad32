"""What has changed in a document since it was last sent, and no tracked change can show: looks, pictures, titles."""

from collections.abc import Iterator
from typing import NamedTuple

from nec_desktop.document.carried import Unmarked
from nec_desktop.document.sent import Looks, Sent, SentBlock
from nec_desktop.review.alike import pairs


class _Line(NamedTuple):
    """A line of a text: its words, what it is, and what in it is bold or italic."""

    text: str
    kind: tuple[str, int]
    looks: Looks


def unmarked_since(earlier: Sent, later: Sent) -> tuple[Unmarked, ...]:
    """Return what differs, each address once for each kind, in the later document's order."""
    return tuple(dict.fromkeys((*_looks(earlier, later), *_pictures(earlier, later), *_titles(earlier, later))))


def _looks(earlier: Sent, later: Sent) -> Iterator[Unmarked]:
    if not (earlier.has_looks and later.has_looks):
        return
    before = _lines(earlier)
    for address, lines in _lines(later).items():
        old = before.get(address, [])
        if old == lines:
            continue
        for at, to in pairs([line.text for line in old], [line.text for line in lines]):
            one, other = old[at], lines[to]
            if one.kind != other.kind or (one.text == other.text and one.looks != other.looks):
                yield Unmarked("look", address)


def _lines(sent: Sent) -> dict[str, list[_Line]]:
    """Return the lines of each address as its home shows them: in the body, or in the row of its record."""
    found: dict[str, list[_Line]] = {}
    for block in sent.blocks:
        if block.address and block.kind in ("paragraph", "item", "heading") and not block.anchored:
            found.setdefault(block.address, []).append(_Line(block.text, _kind(block), block.looks))
        for row in block.rows:
            for line in (line for cell in row.cells for line in cell if row.anchored and line.address):
                found.setdefault(line.address, []).append(_Line(line.text, (line.kind, line.level), line.looks))
    return found


def _kind(block: SentBlock) -> tuple[str, int]:
    return (block.kind if block.kind == "heading" else block.style if block.kind == "item" else "", block.level)


def _pictures(earlier: Sent, later: Sent) -> Iterator[Unmarked]:
    before, after = _hashes(earlier), _hashes(later)
    for address in dict.fromkeys((*after, *before)):
        if before.get(address) != after.get(address):
            yield Unmarked("picture", address)


def _hashes(sent: Sent) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in sent.blocks:
        if block.kind == "figure":
            found.setdefault(block.address, []).append(block.hash)
    return found


def _titles(earlier: Sent, later: Sent) -> Iterator[Unmarked]:
    """Yield the records that a heading is called after, where it stands at the record's home."""
    before = {block.title: block.text for block in earlier.blocks if block.title}
    for block in later.blocks:
        at_home = block.title and block.title.startswith(f"{block.address}/")
        if at_home and before.get(block.title, block.text) != block.text:
            yield Unmarked("title", block.title)
