"""Faults of a page that the comparison of its words does not find: what shuts readers out, and what would reach out.

The rules are those of WCAG 2.2 that can be told from the markup; the colours are tested with the style sheet.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator

from nec_desktop.web.tree import Node

_INSIDE = ("data:image/png;base64,", "data:image/jpeg;base64,")
_LINKS = ("#", "http://", "https://", "mailto:", "tel:")
_PLAIN = "head title style main h1 nav ul ol li br strong em thead tbody tr figure figcaption body header footer"
_KNOWN = dict.fromkeys(_PLAIN.split(" "), "") | {
    "html": "lang class",
    "meta": "charset http-equiv name content",
    "main": "id",
    "nav": "aria-labelledby",
    "a": "href class",
    "p": "class",
    "div": "class role aria-labelledby tabindex",
    "table": "class",
    "caption": "class id",
    "th": "class scope",
    "td": "class",
    "img": "src alt",
    "svg": "role aria-labelledby width height class",
    "title": "id",
    "desc": "id",
    "rect": "x y width height class",
    "text": "x y dx class",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "id"),
}
"""The elements that a page of ours has, and their attributes: nothing that runs, fetches or sends."""


def page_faults(root: Node) -> Iterator[str]:
    """Yield the faults of a page, each as a sentence."""
    yield from _document_faults(root)
    yield from _heading_faults(root)
    yield from _table_faults(root)
    yield from _link_faults(root)
    yield from _safety_faults(root)


def page_titles(root: Node) -> str:
    """Return the words that a browser's tab shows."""
    return "".join(title.text() for head in root.every("head") for title in head.every("title"))


def _document_faults(root: Node) -> Iterator[str]:
    html = next(root.every("html"), Node("html"))
    if html.get("lang") != "en-GB":
        yield "The page's language is not set to British English (en-GB)."
    if not page_titles(root):
        yield "The page has no title."
    if next((meta.get("charset") for meta in root.every("meta")), "") != "utf-8":
        yield "The page does not begin by saying that it is written in UTF-8."
    for tag in ("header", "main", "footer"):
        if (count := len(list(root.every(tag)))) != 1:
            yield f"The page should have one element {tag}, but it has {count}."
    for drawing in root.every("svg"):
        if drawing.get("role") != "img" or not drawing.get("aria-labelledby"):
            yield "A chart has no words that stand for it."
    for picture in root.every("img"):
        if "alt" not in picture.attributes:
            yield "A picture has no words that stand for it."
    body = next(root.every("body"), Node("body"))
    first = next(body.nodes(), body)
    if first.get("href") != "#main":
        yield "The page does not begin with a link to its main text."
    for part in ("header", "footer"):
        shown = [node for node in root.every(part) for node in node.every("p") if node.has_class("marking")]
        if len(shown) != 1:
            yield f"The marking should stand once in the element {part}, but it stands there {len(shown)} times."


def _heading_faults(root: Node) -> Iterator[str]:
    last = 0
    headings = list(root.every("h1", "h2", "h3", "h4", "h5", "h6"))
    if sum(heading.tag == "h1" for heading in headings) != 1:
        yield "The page should have one heading of level 1."
    for heading in headings:
        level = int(heading.tag[1])
        if level > last + 1:
            yield f"A heading of level {level} follows one of level {last}: “{heading.text()[:40]}”."
        if not heading.text().strip():
            yield f"A heading of level {level} has no words."
        last = level


def _table_faults(root: Node) -> Iterator[str]:
    for table in root.every("table"):
        captions = list(table.every("caption"))
        name = captions[0].text()[:40] if captions else ""
        if not name.strip():
            yield "A table has no caption."
        headers = [cell for head in table.every("thead") for cell in head.every("th", "td")]
        if not headers or any(cell.tag != "th" or cell.get("scope") != "col" for cell in headers):
            yield f"The table “{name}” has columns without a header."
        for row in (row for body in table.every("tbody") for row in body.every("tr")):
            cells = list(row.every("th", "td"))
            if len(cells) != len(headers):
                yield f"The table “{name}” has a row of {len(cells)} cells for {len(headers)} columns."
            if any(cell.tag == "th" and cell.get("scope") != "row" for cell in cells):
                yield f"The table “{name}” has a row's header that does not say so."


def _link_faults(root: Node) -> Iterator[str]:
    counts = Counter(node.get("id") for node in root.every() if "id" in node.attributes)
    for name, count in counts.items():
        if count > 1 or not name or any(letter.isspace() for letter in name):
            yield f"The id “{name}” stands {count} times, or cannot be one."
    for node in root.every():
        for name in node.get("aria-labelledby").split():
            if name not in counts:
                yield f"An element {node.tag} is named by “{name}”, which is not there."
        if node.get("tabindex") and not (node.get("role") and node.get("aria-labelledby")):
            yield f"An element {node.tag} takes the keyboard, but has no role or name."
    for link in root.every("a"):
        target = link.get("href")
        if not target.startswith(_LINKS):
            yield f"A link leads to “{target[:60]}”."
        if target.startswith("#") and target[1:] not in counts:
            yield f"A link leads to “{target[1:]}”, which is not on the page."
        if not link.text().strip():
            yield f"The link to {target[:60]} has no words."


def _safety_faults(root: Node) -> Iterator[str]:
    policies = [meta.get("content") for meta in root.every("meta") if meta.get("http-equiv")]
    style = "".join(node.text() for node in root.every("style"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    if len(policies) != 1 or "default-src 'none'" not in policies[0] or f"'sha256-{digest}'" not in policies[0]:
        yield "The page does not say that it runs and fetches nothing but its own style."
    if "url(" in style or "@import" in style:
        yield "The page's style fetches something."
    for node in root.every():
        if node.tag not in _KNOWN:
            yield f"The page has an element {node.tag}, which none of ours has."
            continue
        for name in sorted(node.attributes.keys() - set(_KNOWN[node.tag].split())):
            yield f"An element {node.tag} has the attribute {name}, which none of ours has."
        if node.tag == "img" and not node.get("src").startswith(_INSIDE):
            yield "A picture is not inside the page."
