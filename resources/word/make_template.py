"""Make plan.docx, the style template of every Word file that NEC Desktop writes.

    python resources/word/make_template.py

Run it after a change here and keep the new plan.docx; running it twice gives the same file. It has no content:
styles, lists, theme, fonts and settings only. Sizes are points, spaces and indents twentieths of a point, borders
eighths of a point.
"""

from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from nec_desktop.word.package import save_package

HERE = Path(__file__).parent
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
WORD = "http://schemas.microsoft.com/office/word"

ACCENT, TINT, GREY, AMBER, HAIRLINE = "1F4E8C", "E6EEF8", "4A5568", "8A2C0D", "C3CCD9"
"""Each dark one has a contrast of more than 7:1 on white; the hairlines say nothing."""
TEXT_WIDTH = 9298
"""A4 less margins of 2.3 cm."""
WORD_SPELLS = {"heading": "Heading", "toc": "TOC", "caption": "Caption", "header": "Header", "footer": "Footer"}
WORD_SPELLS |= {"annotation": "Comment", "text": "Text", "reference": "Reference"}
"""Word names these styles in small letters and gives them ids with capitals."""


def el(tag: str, content: str = "", /, **attributes: object) -> str:
    """Return an element of WordprocessingML; attributes that are None are left out."""
    written = "".join(f' w:{key}="{value}"' for key, value in attributes.items() if value is not None)
    return f"<w:{tag}{written}>{content}</w:{tag}>" if content else f"<w:{tag}{written}/>"


def filled(name: str, content: str) -> str:
    """Return an element, nothing where it would be empty."""
    return el(name, content) if content else ""


def style_id(name: str) -> str:
    """Return the id that Word itself gives a style: Heading 1 is Heading1, toc 1 is TOC1."""
    return "".join(WORD_SPELLS.get(word, word) for word in name.split())


def border(side: str, size: int, colour: str, space: int = 0) -> str:
    """Return one border; space in points."""
    return el(side, val="single", sz=size, space=space, color=colour)


def box(bar: str, fill: str) -> str:
    """Return a bar at the left and, in the colour of the ground, room round the words on the other sides."""
    top, left = border("top", 4, fill, 5), border("left", 36, bar, 9)
    return top + left + border("bottom", 4, fill, 5) + border("right", 4, fill, 9)


def bold_look(bold: bool | None) -> str:
    """Return the children of w:rPr that turn bold on or off."""
    if bold is None:
        return ""
    return el("b") + el("bCs") if bold else el("b", val=0) + el("bCs", val=0)


def style(
    name: str,
    *,
    based: str = "Normal",
    following: str = "Normal",
    size: float = 0,
    bold: bool | None = None,
    colour: str = "",
    before: int | None = None,
    after: int | None = None,
    line: int | None = None,
    rule: str = "auto",
    keep_next: bool | None = None,
    left: int | None = None,
    right: int | None = None,
    align: str = "",
    outline: int | None = None,
    tabs: str = "",
    listed: tuple[int, int] | None = None,
    borders: str = "",
    shade: str = "",
    priority: int = 1,
) -> str:
    """Return a paragraph style. ECMA-376 part 1, 17.7.4.17 (style) and 17.3.1.26 (order of pPr's children).

    listed: the list and the level that it belongs to. outline: its level among headings, from 0.
    """
    spaces = el("spacing", before=before, after=after, line=line, lineRule=rule if line else None)
    paragraph = "".join(
        (
            "" if keep_next is None else el("keepNext", val=None if keep_next else 0),
            "" if outline is None else el("keepLines"),
            el("numPr", el("ilvl", val=listed[1]) + el("numId", val=listed[0])) if listed else "",
            filled("pBdr", borders),
            el("shd", val="clear", color="auto", fill=shade) if shade else "",
            filled("tabs", tabs),
            "" if before is after is line is None else spaces,
            "" if left is right is None else el("ind", left=left, right=right),
            el("jc", val=align) if align else "",
            "" if outline is None else el("outlineLvl", val=outline),
        )
    )
    sizes = el("sz", val=round(size * 2)) + el("szCs", val=round(size * 2)) if size else ""
    character = bold_look(bold) + (el("color", val=colour) if colour else "") + sizes
    content = "".join(
        (
            el("name", val=name),
            el("basedOn", val=style_id(based)),
            "" if following == name else el("next", val=style_id(following)),
            el("uiPriority", val=priority),
            el("qFormat"),
            filled("pPr", paragraph),
            filled("rPr", character),
        )
    )
    own = 1 if name.startswith("NEC ") else None
    return el("style", content, type="paragraph", customStyle=own, styleId=style_id(name))


def headings() -> list[str]:
    """Return Title, headings and the line above the heading that opens a part."""
    common = {"bold": True, "colour": ACCENT, "keep_next": True, "priority": 9}
    rule = border("bottom", 18, ACCENT, 6)
    return [
        style("Title", size=54, bold=True, colour=ACCENT, before=0, after=200, line=216, priority=10),
        style("heading 1", size=22, before=480, after=140, line=247, outline=0, **common),
        style("heading 2", size=16, before=360, after=100, line=252, outline=1, **common),
        style("heading 3", size=13, before=280, after=80, line=252, outline=2, **common),
        style("heading 4", size=12, before=220, after=60, line=252, outline=3, **common),
        style(
            "NEC Part",
            size=14,
            colour=GREY,
            before=0,
            after=0,
            line=252,
            keep_next=True,
            borders=rule,
            following="heading 1",
        ),
    ]


def text() -> list[str]:
    """Return styles of running text, captions, cells and lists."""
    tinted = {"shade": TINT, "borders": box(ACCENT, TINT), "left": 260, "right": 190}
    dense = "NEC Cell Dense"
    names = [(kind, level, f"List {kind}{f' {level + 1}' if level else ''}") for kind in LISTS for level in range(3)]
    return [
        style("NEC Asked", before=160, after=200, line=264, **tinted),
        style("NEC Note", colour=GREY),
        style("NEC Missing", colour=AMBER, bold=True, borders=border("left", 24, AMBER, 9), left=240),
        style("NEC Label", bold=True, before=200, after=60, keep_next=True),
        style("caption", size=12, colour=GREY, before=240, after=100, line=252, keep_next=True, priority=35),
        style("NEC Figure Caption", based="caption", before=0, after=280, keep_next=False),
        style("NEC Figure", before=160, after=80, line=240),
        style("NEC Cell", before=0, after=30, line=252, following="NEC Cell"),
        style("NEC Cell Header", based="NEC Cell", bold=True, keep_next=True, following="NEC Cell"),
        style("NEC Cell Label", based="NEC Cell", bold=True, following="NEC Cell"),
        style(dense, based="NEC Cell", size=12, following=dense),
        style("NEC Cell Header Dense", based="NEC Cell Header", size=12, following=dense),
        style("NEC Section Mark", size=1, before=0, after=0, line=20, rule="exact"),
        style("NEC Table End", colour=GREY, before=160, after=0),
        *(style(name, after=80, listed=(LISTS[kind], level), following=name) for kind, level, name in names),
    ]


def furniture() -> list[str]:
    """Return styles of the cover, the contents, headers, footers and comments."""
    right_tab = el("tab", val="right", leader="dot", pos=TEXT_WIDTH)
    contents = {"line": 252, "tabs": right_tab, "priority": 39}
    edge = {"size": 10, "before": 0, "line": 240, "align": "center"}
    band = "".join(border(side, 8, ACCENT, 8) for side in ("top", "left", "bottom", "right"))
    indented = {"left": 180, "right": 180}
    rule = border("top", 64, ACCENT, 16)
    return [
        style("NEC Cover Scheme", size=16, colour=GREY, borders=rule, before=400, after=1800, line=252),
        style("NEC Cover Line", size=20, before=0, after=100, line=252),
        style(
            "NEC Cover Band",
            size=14,
            bold=True,
            colour="FFFFFF",
            shade=ACCENT,
            borders=band,
            before=800,
            after=700,
            line=252,
            **indented,
        ),
        style("NEC Cover Note", colour=GREY, before=240, after=0),
        style("NEC Cover Organisation", bold=True, colour=ACCENT, before=320, after=0),
        style("TOC Heading", size=22, bold=True, colour=ACCENT, before=480, after=240, keep_next=True, priority=39),
        style("toc 1", bold=True, before=200, after=40, keep_next=True, **contents),
        style("toc 2", before=40, after=40, left=280, **contents),
        style("toc 3", before=0, after=30, left=760, **contents),
        style("toc 4", before=0, after=30, left=1240, **contents),
        style("header", after=0, following="header", priority=99, **edge),
        style("footer", after=0, colour=GREY, following="footer", priority=99, **edge),
        style("NEC Crest", before=80, after=120, line=240),
        style("NEC Marking", after=30, bold=True, following="NEC Marking", **edge),
        style("annotation text", before=0, after=0, line=240, following="annotation text", priority=99),
    ]


def table_style(name: str, *, first_column: bool) -> str:
    """Return a table style: header row tinted and bold, hairlines between rows, nothing upright."""
    lines = border("top", 8, ACCENT) + border("bottom", 6, HAIRLINE) + border("insideH", 4, HAIRLINE)
    header = el("tcBorders", border("bottom", 8, ACCENT)) + el("shd", val="clear", color="auto", fill=TINT)
    bold = el("rPr", bold_look(True))
    first_row = bold + el("tblPr") + el("trPr", el("tblHeader")) + el("tcPr", header + el("vAlign", val="bottom"))
    table = (
        el("tblInd", w=0, type="dxa") + el("tblBorders", lines) + cell_margins(top=70, left=100, bottom=50, right=100)
    )
    content = "".join(
        (
            el("name", val=name) + el("basedOn", val="TableNormal") + el("uiPriority", val=40) + el("qFormat"),
            el("tblPr", table),
            el("tblStylePr", first_row, type="firstRow"),
            el("tblStylePr", bold, type="firstCol") if first_column else "",
        )
    )
    return el("style", content, type="table", customStyle=1, styleId=style_id(name))


def cell_margins(**sides: int) -> str:
    """Return the room inside the cells of a table."""
    return el("tblCellMar", "".join(el(side, w=width, type="dxa") for side, width in sides.items()))


def default_style(kind: str, identifier: str, name: str, priority: int, content: str = "") -> str:
    """Return one of the styles that Word takes where none is named."""
    shown = el("uiPriority", val=priority) + el("semiHidden") + el("unhideWhenUsed")
    return el("style", el("name", val=name) + shown + content, type=kind, default=1, styleId=identifier)


def styles() -> str:
    """Return the styles part: en-GB, Arial in all four scripts, widow and orphan control for every paragraph."""
    arial = el("rFonts", ascii="Arial", hAnsi="Arial", eastAsia="Arial", cs="Arial")
    language = el("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA")
    runs = el("rPr", arial + el("sz", val=24) + el("szCs", val=24) + language)
    paragraphs = el("pPr", el("widowControl") + el("spacing", after=120, line=276, lineRule="auto"))
    latent = {"defLockedState": 0, "defUIPriority": 99, "defSemiHidden": 0, "defUnhideWhenUsed": 0, "defQFormat": 0}
    no_table = el("tblPr", el("tblInd", w=0, type="dxa") + cell_margins(top=0, left=108, bottom=0, right=108))
    normal = el("name", val="Normal") + el("qFormat")
    link = el("name", val="Hyperlink") + el("uiPriority", val=99) + el("unhideWhenUsed")
    link += el("rPr", el("color", val=ACCENT) + el("u", val="single"))
    comment = el("name", val="annotation reference") + el("uiPriority", val=99) + el("unhideWhenUsed")
    return root(
        "styles",
        el("docDefaults", el("rPrDefault", runs) + el("pPrDefault", paragraphs)),
        el("latentStyles", count=376, **latent),
        el("style", normal, type="paragraph", default=1, styleId="Normal"),
        default_style("character", "DefaultParagraphFont", "Default Paragraph Font", 1),
        default_style("table", "TableNormal", "Normal Table", 99, no_table),
        default_style("numbering", "NoList", "No List", 99),
        *headings(),
        *text(),
        *furniture(),
        el("style", link, type="character", styleId="Hyperlink"),
        el("style", comment, type="character", styleId=style_id("annotation reference")),
        table_style("NEC Records", first_column=False),
        table_style("NEC Facts", first_column=True),
    )


LISTS = {"Bullet": 1, "Number": 2}
"""The lists of the template by the kind in their styles' names; the writer adds one for each numbered list."""
MARKS = {
    "Bullet": (("bullet", "•"), ("bullet", "–"), ("bullet", "•")),
    "Number": (("decimal", "%{}."), ("lowerLetter", "%{}."), ("lowerRoman", "%{}.")),
}


def list_definition(kind: str) -> str:
    """Return a list definition of nine levels; the first three belong to the list styles."""
    number = LISTS[kind]
    levels = []
    for level in range(9):
        form, mark = MARKS[kind][level % 3]
        content = "".join(
            (
                el("start", val=1),
                el("numFmt", val=form),
                el("pStyle", val=f"List{kind}{level + 1 if level else ''}") if level < 3 else "",
                el("lvlText", val=mark.format(level + 1)),
                el("lvlJc", val="left"),
                el("pPr", el("ind", left=440 * (level + 1), hanging=440)),
            )
        )
        levels.append(el("lvl", content, ilvl=level))
    head = (
        el("nsid", val=f"4E45430{number}") + el("multiLevelType", val="multilevel") + el("tmpl", val=f"4E45431{number}")
    )
    return el("abstractNum", head + "".join(levels), abstractNumId=number)


def numbering() -> str:
    """Return the numbering part."""
    instances = [el("num", el("abstractNumId", val=number), numId=number) for number in LISTS.values()]
    return root("numbering", *map(list_definition, LISTS), *instances)


def settings() -> str:
    """Return the settings: Word 2013 and later, or Word would open the file in its compatibility mode."""
    modes = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
        "useWord2013TrackBottomHyphenation": 0,
    }
    colours = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    colours |= {name: name for name in (*(f"accent{n}" for n in range(1, 7)), "hyperlink", "followedHyperlink")}
    return root(
        "settings",
        el("zoom", percent=100),
        el("defaultTabStop", val=720),
        el("characterSpacingControl", val="doNotCompress"),
        el("compat", "".join(el("compatSetting", name=name, uri=WORD, val=value) for name, value in modes.items())),
        el("themeFontLang", val="en-GB"),
        el("clrSchemeMapping", **colours),
        el("decimalSymbol", val="."),
        el("listSeparator", val=","),
    )


def fonts() -> str:
    """Return the font table: Arial, and what to take where it is not installed."""
    known = el("altName", val="Liberation Sans") + el("panose1", val="020B0604020202020204") + el("charset", val="00")
    return root("fonts", el("font", known + el("family", val="swiss") + el("pitch", val="variable"), name="Arial"))


def document() -> str:
    """Return a document without content, A4."""
    empty = el("p", el("pPr", el("pStyle", val="Normal")))
    margins = {"top": 1304, "right": 1304, "bottom": 1304, "left": 1304, "header": 624, "footer": 567, "gutter": 0}
    section = el("pgSz", w=11906, h=16838) + el("pgMar", **margins) + el("cols", space=708)
    return root("document", el("body", empty + el("sectPr", section)))


def root(name: str, *content: str) -> str:
    """Return a part's root element."""
    return f'<w:{name} xmlns:w="{W}">{"".join(content)}</w:{name}>'


def theme(data: bytes) -> bytes:
    """Return python-docx's theme with our colours and Arial, so that what a person adds in Word fits."""
    tree = etree.fromstring(data, etree.XMLParser(remove_blank_text=True))
    tree.set("name", "NEC")
    colours = {"dk2": "22303F", "lt2": TINT, "accent1": ACCENT, "accent2": "2F7D6B", "accent3": "B25E1B"}
    colours |= {"accent4": "6B4E9B", "accent5": AMBER, "accent6": GREY, "hlink": ACCENT, "folHlink": "6B4E9B"}
    scheme = tree.find(f".//{{{A}}}clrScheme")
    scheme.set("name", "NEC")
    for name, value in colours.items():
        slot = scheme.find(f"{{{A}}}{name}")
        slot[:] = []
        etree.SubElement(slot, f"{{{A}}}srgbClr", val=value)
    scheme = tree.find(f".//{{{A}}}fontScheme")
    scheme.set("name", "NEC")
    for family in scheme:
        family.find(f"{{{A}}}latin").set("typeface", "Arial")
        for font in family.findall(f"{{{A}}}font"):
            family.remove(font)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def make(path: Path) -> None:
    """Write the template to `path`, from python-docx's own with all but five of its parts left out."""
    opened = docx.Document()
    part, package = opened.part, opened.part.package
    parts = {rel.reltype: rel.target_part for rel in (*package.rels.values(), *part.rels.values())}
    for owner, wanted in (
        (part, {RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.FONT_TABLE, RT.THEME}),
        (package, {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES, RT.EXTENDED_PROPERTIES}),
    ):
        for key in [key for key, rel in owner.rels.items() if rel.reltype not in wanted]:
            del owner.rels[key]
    core = opened.core_properties
    core.title, core.author, core.last_modified_by, core.comments = "NEC plan styles", "NEC Desktop", "NEC Desktop", ""
    core.created = core.modified = datetime(2026, 1, 1, tzinfo=UTC)
    core.language, core.revision = "en-GB", 1
    application = "<Application>NEC Desktop</Application><DocSecurity>0</DocSecurity>"
    made = {
        RT.STYLES: styles(),
        RT.NUMBERING: numbering(),
        RT.SETTINGS: settings(),
        RT.FONT_TABLE: fonts(),
        RT.OFFICE_DOCUMENT: document(),
        RT.EXTENDED_PROPERTIES: f'<Properties xmlns="{EXTENDED}">{application}</Properties>',
    }
    replaced = {
        str(parts[kind].partname): etree.tostring(
            etree.fromstring(xml), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        for kind, xml in made.items()
    }
    replaced[str(parts[RT.THEME].partname)] = theme(parts[RT.THEME].blob)
    save_package(package, path, replaced)


if __name__ == "__main__":
    make(HERE / "plan.docx")
