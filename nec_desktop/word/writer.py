"""Blocks in, Word file out."""

from collections.abc import Callable
from pathlib import Path

from nec_desktop.document.blocks import Document
from nec_desktop.word.anchors import Anchors, Ids
from nec_desktop.word.annotate import annotated
from nec_desktop.word.body import Body
from nec_desktop.word.chart_markup import ChartLook
from nec_desktop.word.charts import Charts
from nec_desktop.word.furniture import add_headers_and_footers, first_page_room, set_properties
from nec_desktop.word.layout import Counted, Layout, lay_out, with_counted_pages
from nec_desktop.word.look import ForceLook
from nec_desktop.word.markup import DECLARATION, NAMESPACES
from nec_desktop.word.package import save_package
from nec_desktop.word.pictures import Pictures
from nec_desktop.word.prose import ListNumbers, Prose
from nec_desktop.word.settings import track_changes
from nec_desktop.word.tables import Tables
from nec_desktop.word.template import Template, list_style


def write_document(
    document: Document,
    path: Path,
    picture: Callable[[str], bytes],
    counted: Counted | None = None,
    look: ForceLook | None = None,
) -> None:
    """Write `document` to `path` as a Word file. `picture` returns an attachment (PNG or JPEG) by its hash.

    counted: the page numbers to write, in place of an estimate. look: a force's own, in place of the program's.
    The same document gives the same file, byte for byte. Raises OSError where the file cannot be written, and
    whatever `picture` raises.
    """
    template = Template(large_print=document.large_print, look=look)
    pictures = Pictures(template.part, picture)
    layout = lay_out(document, template.looks, pictures.size, first_page_room(look, template.looks))
    if counted:
        layout = with_counted_pages(layout, counted)
    body = _body(document, template, pictures, layout)
    set_properties(document, template)
    track_changes(template, wanted=bool(document.review_code))
    save_package(template.package, path, {str(template.part.partname): body})


def _body(document: Document, template: Template, pictures: Pictures, layout: Layout) -> bytes:
    """Return the document part; headers, footers, lists, links and drawings are added to the template's parts."""
    ids = Ids()
    cover_references, references = add_headers_and_footers(document, template, layout.pages.total, ids)
    anchors = Anchors(layout.blocks, ids, wanted=bool(document.review_code))
    numbers = ListNumbers(template.free_list_number(), template.abstract_list(list_style("number", 0)))
    prose = Prose(template.part, numbers, ids)
    charts = Charts(template.part, ChartLook(template.accent, template.font))
    body = Body(layout, prose, pictures, charts, Tables(prose, anchors, layout.heights), anchors, ids)
    body.write_cover(document)
    body.write_sections(cover_references, references)
    template.add_list_instances(numbers.instances())
    content = "".join(annotated(body.markup, body.spans, document, template, ids))
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>".encode()
