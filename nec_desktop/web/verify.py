"""Read a page that was written, and say where it differs from what it was made from."""

from collections.abc import Callable
from pathlib import Path

from nec_desktop.document.blocks import Document
from nec_desktop.document.compare import Difference, differences
from nec_desktop.web.content import expected_content
from nec_desktop.web.frame import page_title
from nec_desktop.web.lint import page_faults, page_titles
from nec_desktop.web.look import PageLook
from nec_desktop.web.reader import page_entries
from nec_desktop.web.tree import Node, Tree
from nec_desktop.web.writer import page_style

THE_PAGE = "The page"
"""Where a difference is that no section has."""


def verify_page(
    document: Document, path: Path, picture: Callable[[str], bytes], look: PageLook | None = None
) -> list[Difference]:
    """Return every difference between the page at `path` and `document`; none is what a good page gives.

    Text, looks, links, lists with their numbers, tables, pictures, the contents, the marking, the style and the crest
    are compared, and the page is looked through for what shuts readers out. Raises what `picture` raises.
    """
    expected = expected_content(document, picture, look)
    try:
        tree = Tree(path.read_bytes().decode())
    except (OSError, UnicodeDecodeError) as error:
        return [Difference(THE_PAGE, f"The page cannot be read ({error}).")]
    body = next(tree.root.every("body"), Node("body"))
    found = differences(expected, list(page_entries(body)))
    faults = [*tree.faults, *page_faults(tree.root)]
    title = page_titles(tree.root)
    if title != page_title(document):
        faults.append(f"The title should be “{page_title(document)}”, but the page has “{title}”.")
    if [node.text() for node in tree.root.every("style")] != [page_style(document, look)]:
        faults.append("The page’s style is not the one that it should have.")
    return found + [Difference(THE_PAGE, fault) for fault in faults]
