"""Blocks in, Word file out."""

from collections.abc import Callable
from pathlib import Path

from nec_desktop.document.blocks import Document, Table
from nec_desktop.word.anchors import Bookmarks, Ids
from nec_desktop.word.arrange import sections, without_short_pages
from nec_desktop.word.body import Body, Layout
from nec_desktop.word.columns import table_grid
from nec_desktop.word.contents import ContentsList
from nec_desktop.word.cover import cover_squeeze, cover_table
from nec_desktop.word.furniture import add_headers_and_footers, set_properties
from nec_desktop.word.heights import Heights
from nec_desktop.word.markup import DECLARATION, NAMESPACES
from nec_desktop.word.measure import Ruler
from nec_desktop.word.package import save_package
from nec_desktop.word.pages import estimate_pages, kept_with_next
from nec_desktop.word.pictures import Pictures
from nec_desktop.word.prose import ListNumbers, Prose
from nec_desktop.word.tables import Tables
from nec_desktop.word.template import Template, list_style
from nec_desktop.word.visible import captions, shown_blocks


def write_document(document: Document, path: Path, picture: Callable[[str], bytes]) -> None:
    """Write `document` to `path` as a Word file. `picture` returns an attachment (PNG or JPEG) by its hash.

    The same document gives the same file, byte for byte. Raises OSError where the file cannot be written, and
    whatever `picture` raises.
    """
    template = Template(large_print=document.large_print)
    looks, ruler = template.looks, Ruler()
    blocks = shown_blocks(document.blocks)
    pictures = Pictures(template.part, picture)
    grids = {n: table_grid(block, looks, ruler) for n, block in enumerate(blocks) if isinstance(block, Table)}
    kept = kept_with_next(blocks)
    heights = Heights(looks, ruler, grids, kept, pictures.size)
    facts = cover_table(document)
    facts_grid = table_grid(facts, looks, ruler) if facts else None
    squeeze, cover_pages = cover_squeeze(document, facts, facts_grid, heights)
    arranged = sections(blocks, grids, heights)
    contents = ContentsList(blocks)
    pages = estimate_pages(blocks, arranged, heights, contents.pieces, cover_pages)
    better = without_short_pages(arranged, blocks, heights, pages.left)
    if better != arranged:
        arranged = better
        pages = estimate_pages(blocks, arranged, heights, contents.pieces, cover_pages)
    layout = Layout(grids, arranged, contents, pages, captions(blocks), kept, looks)

    ids = Ids()
    bookmarks = Bookmarks(ids)
    numbers = ListNumbers(template.free_list_number(), template.abstract_list(list_style("number", 0)))
    prose = Prose(template.part, numbers)
    tables = Tables(prose, bookmarks, heights)
    cover_references, references = add_headers_and_footers(document, template, pages.total)
    body = Body(blocks, layout, prose, pictures, tables, bookmarks, ids)
    body.write_cover(document, facts, facts_grid, squeeze)
    body.write_sections(cover_references, references)

    template.add_list_instances(numbers.instances())
    set_properties(document, template)
    markup = f"<w:document {NAMESPACES}><w:body>{''.join(body.markup)}</w:body></w:document>"
    save_package(template.package, path, {str(template.part.partname): f"{DECLARATION}{markup}".encode()})
