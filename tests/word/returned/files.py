"""Word files as other programs write them, made by hand, and what tests ask of their readings."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from nec_desktop.review.projection import projected
from nec_desktop.review.reading import Block, Mark, Paragraph, Piece, Reading, Row, Table
from nec_desktop.word.markup import NAMESPACES
from nec_desktop.word.returned import read_returned

MORE_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid" '
    'xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex" '
    'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du"'
)
ALL_NAMESPACES = f"{NAMESPACES} {MORE_NAMESPACES}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

ANN, BOB = Mark("Ann", "2026-05-01T10:00:00Z"), Mark("Bob", "2026-05-02T11:00:00Z")
"""Two reviewers, with the times of their changes."""
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Heading 2"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Label"><w:name w:val="NEC Field Label"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Dots"><w:name w:val="Dotted"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
  </w:style>
<w:style w:type="paragraph" w:styleId="ListBullet2"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
"""


def run(text: str, look: str = "") -> str:
    """Return a run; `look` are children of its properties."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    """Return a run of deleted text."""
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def change(kind: str, content: str = "", mark: Mark = ANN, number: int = 1) -> str:
    """Return a tracked change: w:ins, w:del, w:moveFrom ..., round `content` or empty as it stands in properties."""
    return f'<w:{kind} w:id="{number}" w:author="{mark.author}" w:date="{mark.date}">{content}</w:{kind}>'


def ins(text: str, mark: Mark = ANN) -> str:
    """Return inserted text."""
    return change("ins", run(text), mark)


def dele(text: str, mark: Mark = ANN) -> str:
    """Return deleted text."""
    return change("del", gone(text), mark)


def para(content: str = "", end: str = "", properties: str = "") -> str:
    """Return a paragraph. `end`: what was done to its mark, inside w:rPr; `properties`: other children of w:pPr."""
    look = f"<w:rPr>{end}</w:rPr>" if end else ""
    return f"<w:p><w:pPr>{properties}{look}</w:pPr>{content}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """Return a table cell of these paragraphs; a text without markup is one."""
    paragraphs = (one if one.startswith("<") else para(run(one)) for one in content or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a table row; a text without markup is a cell."""
    content = (one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(content)}</w:tr>"


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def control(content: str, tag: str = "", more: str = "") -> str:
    """Return a content control."""
    tagged = f'<w:tag w:val="{tag}"/>' if tag else ""
    return f"<w:sdt><w:sdtPr>{tagged}{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def comment(number: int | str, *paragraphs: str, ids: Iterable[str] = (), more: str = "") -> str:
    """Return a comment by Ann of these paragraphs, given as runs. ids: of its paragraphs."""
    known = [*ids, *[""] * len(paragraphs)]
    words = ""
    for own, text in zip(known, paragraphs, strict=False):
        identifier = f' w14:paraId="{own}"' if own else ""
        words += f"<w:p{identifier}>{text if text.startswith('<') else run(text)}</w:p>"
    return f'<w:comment w:id="{number}" w:author="{ANN.author}" w:date="{ANN.date}" w:initials="A" {more}>{words}</w:comment>'


def under(number: int | str, content: str) -> str:
    """Return content under a comment, with its reference."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def root(tag: str, content: str) -> str:
    """Return a part in XML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {ALL_NAMESPACES}>{content}</w:{tag}>'


def write_file(
    path: Path,
    body: str,
    parts: Mapping[str, tuple[str, str | bytes]] | None = None,
    package: Mapping[str, tuple[str, str]] | None = None,
    links: Mapping[str, str] | None = None,
    content_type: str = _MAIN,
) -> Path:
    """Write a Word file. parts, package: name -> kind and content, in word/ and outside it; links: id -> address.

    The relationship to a part has its name for its id.
    """
    related: dict[str, tuple[str, str | bytes]] = {
        "styles.xml": ("styles", root("styles", STYLES)),
        "numbering.xml": ("numbering", root("numbering", NUMBERING)),
        **(parts or {}),
    }
    outside = dict(package or {})
    relations = [_relation(name, kind, name) for name, (kind, _content) in related.items()]
    relations += [_relation(key, "hyperlink", address, external=True) for key, address in (links or {}).items()]
    top = [_relation("main", "officeDocument", "word/document.xml")]
    top += [_relation(name, kind, name) for name, (kind, _content) in outside.items()]
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        override = f'<Override PartName="/word/document.xml" ContentType="{content_type}"/>'
        file.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}">{override}</Types>')
        file.writestr("_rels/.rels", f'<Relationships xmlns="{_RELATIONS}">{"".join(top)}</Relationships>')
        file.writestr("word/document.xml", root("document", f"<w:body>{body}</w:body>"))
        rels = f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>'
        file.writestr("word/_rels/document.xml.rels", rels)
        for name, (_kind, content) in related.items():
            file.writestr(f"word/{name}", content)
        for name, (_kind, content) in outside.items():
            file.writestr(name, content)
    return path


def _relation(identifier: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


class Files:
    """Makes files in a folder and reads them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def part(tag: str, content: str) -> str:
        """Return a part in XML."""
        return root(tag, content)

    def read(self, *body: str, comments: str = "", **others: object) -> Reading:
        """Return the reading of a file with that body and these comments; `others` as `write_file` has them."""
        parts = dict(others.pop("parts", {}))  # type: ignore[call-overload]  # a mapping, as there
        if comments:
            parts["comments.xml"] = ("comments", root("comments", comments))
        path = write_file(self.folder / "returned.docx", "".join(body), parts, **others)  # type: ignore[arg-type]
        return read_returned(path)


def pieces(reading: Reading) -> list[Piece]:
    """Return the pieces of all paragraphs of the body, in order."""
    return [piece for paragraph in paragraphs(reading.blocks) for piece in paragraph.pieces]


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield all paragraphs, those in tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for one in rows(block):
                for part in one.cells:
                    yield from paragraphs(part.blocks)


def rows(block: Block) -> tuple[Row, ...]:
    """Return the rows of a block that is a table."""
    assert isinstance(block, Table)
    return block.rows


def words(blocks: Iterable[Block]) -> list[object]:
    """Return what blocks say: a text for each paragraph, for a table a list of rows, those of cells, those of blocks."""
    return [
        "".join(piece.text for piece in block.pieces)
        if isinstance(block, Paragraph)
        else [[words(part.blocks) for part in one.cells] for one in block.rows]
        for block in blocks
    ]


def accepted(reading: Reading) -> list[object]:
    """Return what the body says with all changes accepted."""
    return words(projected(reading.blocks, accept=True))


def rejected(reading: Reading) -> list[object]:
    """Return what the body says with all changes rejected."""
    return words(projected(reading.blocks, accept=False))
