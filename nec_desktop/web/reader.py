"""Read a page back: what it shows, in order. Whatever is not known becomes an entry of its own, not passed over."""

import base64
import binascii
from collections.abc import Iterator

from nec_desktop.document.entries import Entry, Grid, Image, Line, Plot, Span, digest, item_kind, line_of
from nec_desktop.web.tree import Node

_LISTS = {"ul": "bullet", "ol": "number"}
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LOOKS = {"strong": "b", "em": "i"}


def page_entries(body: Node) -> Iterator[Entry]:
    """Yield what the page shows below the link that skips to the main text."""
    for node in _elements(body):
        if isinstance(node, Line):
            yield node
        elif node.tag == "div" and node.has_class("columns"):
            yield from page_entries(node)
        elif node.tag in ("header", "main", "footer"):
            yield from _blocks(node)
        elif node.tag == "nav":
            yield from _contents(node)
        elif not (node.tag == "a" and node.has_class("skip")):
            yield _unknown(node)


def _elements(parent: Node) -> Iterator[Node | Line]:
    """Yield the elements below another, and the text that stands between them."""
    for child in parent.children:
        if isinstance(child, Node):
            yield child
        elif child.strip():
            yield Line("text by itself", child.strip())


def _blocks(parent: Node) -> Iterator[Entry]:
    for node in _elements(parent):
        if isinstance(node, Line):
            yield node
        elif node.tag == "h1":
            yield _line("Title", node)
        elif node.tag in _HEADINGS:
            yield _line(f"Heading{node.tag[1]}", node)
        elif node.tag == "p":
            yield _line(node.get("class") or "body", node)
        elif node.tag in _LISTS:
            yield from _items(node, 0)
        elif node.tag == "figure":
            yield from _figure(node)
        elif node.tag == "div" and node.has_class("scroll"):
            yield from _tables(node)
        else:
            yield _unknown(node)


def _contents(nav: Node) -> Iterator[Entry]:
    for node in _elements(nav):
        if isinstance(node, Line):
            yield node
        elif node.tag == "h2":
            yield _line("contents title", node)
        elif node.tag == "ul":
            yield from _entries(node)
        else:
            yield _unknown(node)


def _entries(listed: Node) -> Iterator[Entry]:
    for item in _items(listed, 0):
        yield item._replace(kind="contents") if isinstance(item, Line) else item


def _items(listed: Node, level: int) -> Iterator[Entry]:
    """Yield the items of a list; their numbers are those that a browser gives them."""
    kind, number = _LISTS[listed.tag], 0
    for item in _elements(listed):
        if isinstance(item, Line) or item.tag != "li":
            yield item if isinstance(item, Line) else _unknown(item)
            continue
        number += 1
        own = [child for child in item.children if not (isinstance(child, Node) and child.tag in _LISTS)]
        yield _line(item_kind(kind, level, number if listed.tag == "ol" else 0), Node("li", {}, own))
        for below in item.nodes():
            if below.tag in _LISTS:
                yield from _items(below, level + 1)


def _figure(figure: Node) -> Iterator[Entry]:
    for node in _elements(figure):
        if isinstance(node, Line):
            yield node
        elif node.tag == "img":
            yield Image(digest(_data(node.get("src"))), node.get("alt"))
        elif node.tag == "svg":
            yield _plot(node)
        elif node.tag == "figcaption":
            yield _line("figure caption", node)
        else:
            yield _unknown(node)


def _plot(drawing: Node) -> Plot:
    """Return what a drawing shows: each name with the words and the length of its bars."""
    alt = "".join(node.text() for node in drawing.every("desc"))
    rows: list[list[str | float | None]] = []
    length = ""
    for node in drawing.every("rect", "text"):
        if node.tag == "rect":
            length = node.get("width")
        elif node.has_class("name"):
            rows.append([node.text()])
        elif rows:
            rows[-1].append(f"{node.text()} ({length})")
    return Plot("bar chart", alt, tuple(map(tuple, rows)), ())


def _data(address: str) -> bytes:
    """Return the bytes in a data URI, none where it is none."""
    try:
        return base64.b64decode(address.partition(";base64,")[2], validate=True)
    except binascii.Error:
        return b""


def _tables(region: Node) -> Iterator[Entry]:
    for node in _elements(region):
        if isinstance(node, Line) or node.tag != "table":
            yield node if isinstance(node, Line) else _unknown(node)
            continue
        header: tuple[str, ...] = ()
        rows: list[tuple[tuple[Line, ...], ...]] = []
        for part in _elements(node):
            if isinstance(part, Line):
                yield part
            elif part.tag == "caption":
                yield _line("quiet caption" if part.has_class("quiet") else "table caption", part)
            elif part.tag == "thead":
                header += tuple(cell.text() for cell in part.every("th"))
            elif part.tag == "tbody":
                rows += [tuple(_cell(cell) for cell in row.nodes()) for row in part.nodes() if row.tag == "tr"]
            else:
                yield _unknown(part)
        yield Grid(next(iter(node.get("class").split()), ""), header, tuple(rows))


def _cell(cell: Node) -> tuple[Line, ...]:
    """Return the lines of a cell: the words it holds by themselves, or its paragraphs and lists."""
    if not any(node.tag in ("p", *_LISTS) for node in cell.nodes()):
        return (_line("cell", cell),)
    found: list[Line] = []
    for node in _elements(cell):
        if isinstance(node, Line):
            found.append(node)
        elif node.tag in _LISTS:
            found += [item for item in _items(node, 0) if isinstance(item, Line)]
        else:
            found.append(_line("cell", node) if node.tag == "p" else _unknown(node))
    return tuple(found)


def _line(kind: str, node: Node) -> Line:
    return line_of(kind, list(_spans(node, "", "")))


def _spans(node: Node, look: str, link: str) -> Iterator[Span]:
    for child in node.children:
        if isinstance(child, str):
            yield Span(child, look, link)
        elif child.tag == "br":
            yield Span("\n", look, link)
        elif child.tag in _LOOKS:
            yield from _spans(child, "".join(sorted({*look, _LOOKS[child.tag]})), link)
        elif child.tag == "a":
            yield from _spans(child, look, child.get("href"))
        else:
            yield Span(f"[{child.tag}] {child.text()}", "unknown", link)


def _unknown(node: Node) -> Line:
    return Line(f"unknown element {node.tag}", node.text())
