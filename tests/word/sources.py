"""Word files as a force might supply them for its look, and files that must not be one: made for the tests."""

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from PIL import Image

GREEN = "1B5E3B"
WORDS = "Testshire Police, neighbourhood policing"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = (20, 16, 14, 12)


def force_template(path: Path, *, font: str = "Liberation Sans", size: float = 12, colour: str = GREEN) -> Path:
    """Make a template as a force has it: its font, its green headings, a crest and words in the header."""
    document = docx.Document()
    _style(document, "Normal", font, size)
    _style(document, "Title", font, 40, colour)
    for level, points in enumerate(HEADINGS, 1):
        _style(document, f"Heading {level}", font, points, colour)
    _shaded_table(document, colour, "FFFFFF")
    header = document.sections[0].header
    header.paragraphs[0].add_run().add_picture(io.BytesIO(crest()), height=Cm(2))
    header.add_paragraph(WORDS)
    document.sections[0].footer.paragraphs[0].text = "www.testshire.example"
    document.save(str(path))
    return path


def crest(form: str = "PNG", *, camera: bool = False) -> bytes:
    """Return a crest; with `camera`, one that says where it was photographed."""
    picture, buffer = Image.new("RGB", (300, 200), "darkgreen"), io.BytesIO()
    exif = Image.Exif()
    if camera:
        exif[0x010F] = "A camera"
        exif.get_ifd(0x8825)[2] = (50.0, 47.0, 1.0)
    picture.save(buffer, form, exif=exif)
    return buffer.getvalue()


def _style(document: Document, name: str, font: str, size: float, colour: str = "") -> None:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = font, Pt(size)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)


def _shaded_table(document: Document, ground: str, ink: str) -> None:
    for cell in document.add_table(2, 2).rows[0].cells:
        properties = cell._tc.get_or_add_tcPr()
        properties.append(properties.makeelement(qn("w:shd"), {qn("w:val"): "clear", qn("w:fill"): ground}))
        cell.paragraphs[0].add_run("Item").font.color.rgb = RGBColor.from_string(ink)


def changed(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Change the parts of a file."""
    with ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


def replaced(path: Path, part: str, old: str, new: str) -> Path:
    """Replace words in one part of a file."""

    def change(parts: dict[str, bytes]) -> None:
        before = parts[part].decode()
        assert old in before, "nothing to replace"
        parts[part] = before.replace(old, new).encode()

    return changed(path, change)


def related(path: Path, part: str, kind: str, target: str) -> Path:
    """Add a relationship that leads out of the file."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    entry = f'<Relationship Id="rId999" Type="{RELS}/{kind}" Target="{target}" TargetMode="External"/>'
    opening = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'

    def change(parts: dict[str, bytes]) -> None:
        before = parts.get(rels, f"{opening}</Relationships>".encode()).decode()
        parts[rels] = before.replace("</Relationships>", f"{entry}</Relationships>").encode()

    return changed(path, change)
