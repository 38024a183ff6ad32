"""What stands round the text: headers and footers with the marking, and the properties of the file."""

from datetime import UTC, datetime, time

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from nec_desktop.document.blocks import Document
from nec_desktop.document.visible import is_visible
from nec_desktop.plan.clean import clean_text
from nec_desktop.word.anchors import Ids
from nec_desktop.word.look import Crest, ForceLook
from nec_desktop.word.markup import DECLARATION, NAMESPACES, R, W, attribute, escaped, field, paragraph, run
from nec_desktop.word.package import new_part
from nec_desktop.word.paper import HEADER, MARGIN, TWIPS
from nec_desktop.word.pictures import inline_picture
from nec_desktop.word.template import Look, Template

LONGEST_PROPERTY = 255
"""Characters that a core property may have."""
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The one format id that custom properties have (ECMA-376 part 1, 22.3)."""
SEPARATOR = " · "
CREST = "NECCrest"
"""The style of the paragraph that holds a force's crest."""
_ONLY = "rId1"
"""The one relationship that a header has."""
_BELOW_LINE = 0.25
"""The share of a line that stands below a picture in it."""


def core_value(text: str) -> str:
    """Return `text` as a core property can hold it."""
    return clean_text(text)[:LONGEST_PROPERTY]


def marking_words(document: Document) -> str:
    """Return the marking as every page shows it."""
    return document.marking.strip().upper()


def footer_words(document: Document) -> str:
    """Return the words of the footer's line up to the page's number."""
    footer = clean_text(document.footer)
    return f"{footer}{SEPARATOR}Page " if is_visible(footer) else "Page "


def add_headers_and_footers(document: Document, template: Template, pages: int, ids: Ids) -> tuple[str, str]:
    """Add the header and footer parts; return the references of the cover's section and of every other section.

    The cover's section has a first page of its own (w:titlePg), which bears the same marking, and a force's crest.
    """
    look = template.look
    marking = paragraph("NECMarking", run(marking_words(document)))
    content = {
        "header": marking + (edge_words("Header", look.header) if look else ""),
        "footer": marking
        + paragraph("Footer", _footer_line(document, pages))
        + (edge_words("Footer", look.footer) if look else ""),
    }
    parts = {}
    for kind in ("header", "footer"):
        for n, page in enumerate(("default", "first"), 1):
            crest = look.crest if look and kind == "header" and page == "first" else None
            parts[kind, page] = add_edge(template, kind, n, content[kind], crest, ids)
    default, first = (
        "".join(f'<w:{kind}Reference w:type="{page}" r:id="{parts[kind, page]}"/>' for kind in ("header", "footer"))
        for page in ("default", "first")
    )
    return default + first, default


def first_page_room(look: ForceLook | None, looks: dict[str, Look]) -> float:
    """Return how far the first page's header reaches below the margin, in points: a crest needs more than that."""
    if look is None or look.crest is None:
        return 0.0
    lines = [looks["NECMarking"], *([looks["Header"]] if look.header else [])]
    above = HEADER / TWIPS + sum(line.before + line.line_height + line.after for line in lines)
    frame = looks[CREST]
    below = frame.before + look.crest.height + frame.line_height * _BELOW_LINE + frame.after
    return max(0.0, above + below - MARGIN / TWIPS)


def edge_words(style: str, words: str) -> str:
    """Return the paragraph of a force's words in a header or footer; nothing where there are none."""
    return paragraph(style, run(words)) if words else ""


def _footer_line(document: Document, pages: int) -> str:
    return f"{run(footer_words(document))}{field('PAGE', '1')}{run(' of ')}{field('NUMPAGES', str(pages))}"


def add_edge(template: Template, kind: str, n: int, content: str, crest: Crest | None, ids: Ids) -> str:
    """Add a header or footer with this content, below it a crest; return its relationship."""
    tag = "hdr" if kind == "header" else "ftr"
    spaces = f'xmlns:w="{W}" xmlns:r="{R}"'
    if crest:
        spaces = NAMESPACES
        described = f'id="{ids.next()}" name="crest" descr="{attribute(crest.alt)}"'
        content += paragraph(CREST, inline_picture(_ONLY, described, (crest.width, crest.height)))
    xml = f"{DECLARATION}<w:{tag} {spaces}>{content}</w:{tag}>"
    content_type = CONTENT_TYPE.WML_HEADER if kind == "header" else CONTENT_TYPE.WML_FOOTER
    part = new_part(template.package, f"/word/{kind}{n}.xml", content_type, xml.encode())
    if crest:
        name = f"/word/media/crest.{crest.form}"
        picture = new_part(template.package, name, f"image/{crest.form}", crest.data)
        part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, picture, _ONLY)
    relationship = RELATIONSHIP_TYPE.HEADER if kind == "header" else RELATIONSHIP_TYPE.FOOTER
    return template.part.relate_to(part, relationship)


def set_properties(document: Document, template: Template) -> None:
    """Set the core properties, nothing of the template's or the library's own left, and the custom ones."""
    core = template.document.core_properties
    made = datetime.combine(document.made_on, time(), UTC)
    core.title = core_value(document.title)
    core.subject = core_value(document.subject)
    core.author = core.last_modified_by = core_value(document.organisation)
    core.keywords = core_value(", ".join(document.keywords))
    core.comments = ""
    if core.identifier != document.review_code:
        core.identifier = document.review_code
    core.language = "en-GB"
    core.created = core.modified = made
    core.revision = 1
    if document.properties:
        package = template.package
        xml = _custom_properties(document.properties)
        package.relate_to(
            new_part(package, "/docProps/custom.xml", _CUSTOM_TYPE, xml), RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
        )


def _custom_properties(properties: dict[str, str]) -> bytes:
    """Return docProps/custom.xml. A default namespace: the prefix cp, used by some, clashes with core.xml's."""
    entries = "".join(
        f'<property fmtid="{_FORMAT}" pid="{pid}" name="{attribute(name)}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(properties.items(), 2)
    )
    return f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">{entries}</Properties>'.encode()
