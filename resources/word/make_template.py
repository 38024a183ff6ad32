"""Make plan.docx, the style template of every Word file that NEC Desktop writes.

    python resources/word/make_template.py

Run it after a change here and keep the new plan.docx; running it twice gives the same file. It has no content:
styles, lists, theme, fonts and settings only. Sizes are points, spaces and indents twentieths of a point.
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

ACCENT, TINT, GREY, AMBER, HAIRLINE = "1F4E8C", "E6EEF8", "4A5568", "8A2C0D", "C3CCD9"
TEXT_WIDTH = 9298
"""A4 less margins of 2.3 cm."""


def style(  # noqa: PLR0913 - a style sheet reads best as one call a style
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
    left: int = 0,
    right: int = 0,
    hanging: int = 0,
    align: str = "",
    outline: int | None = None,
    tabs: str = "",
    numbering: str = "",
    borders: str = "",
    shade: str = "",
    priority: int = 1,
    run: str = "",
) -> str:
    """Return one paragraph style. ECMA-376 part 1, 17.7.4.17 (style) and 17.3.1.26 (order of pPr's children)."""
    spaces = "".join(
        f' w:{key}="{value}"'
        for key, value in (("before", before), ("after", after), ("line", line))
        if value is not None
    ) + (f' w:lineRule="{rule}"' if line else "")
    indents = "".join(
        f' w:{key}="{value}"' for key, value in (("left", left), ("right", right), ("hanging", hanging)) if value
    )
    paragraph = "".join(
        (
            "" if keep_next is None else f'<w:keepNext{"" if keep_next else " w:val=" + chr(34) + "0" + chr(34)}/>',
            "<w:keepLines/>" if outline is not None else "",
            numbering,
            f"<w:pBdr>{borders}</w:pBdr>" if borders else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "",
            f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
            f"<w:spacing{spaces}/>" if spaces else "",
            f"<w:ind{indents}/>" if indents else "",
            f'<w:jc w:val="{align}"/>' if align else "",
            f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else "",
        )
    )
    character = "".join(
        (
            "" if bold is None else "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>',
            run,
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>' if size else "",
        )
    )
    own = name.startswith("NEC ")
    identifier = style_id(name)
    return (
        f'<w:style w:type="paragraph"{" w:customStyle=" + chr(34) + "1" + chr(34) if own else ""}'
        f' w:styleId="{identifier}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{style_id(based)}"/>' if based else "")
        + (f'<w:next w:val="{style_id(following)}"/>' if following != name else "")
        + f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{character}</w:rPr>" if character else "")
        + "</w:style>"
    )


def style_id(name: str) -> str:
    """Return the id that Word itself gives a style: Heading 1 is Heading1, toc 1 is TOC1."""
    word_spells = {"heading": "Heading", "toc": "TOC", "caption": "Caption", "header": "Header", "footer": "Footer"}
    return "".join(word_spells.get(word, word) for word in name.split())


def border(side: str, size: int, colour: str, space: int = 0) -> str:
    """Return one border; size in eighths of a point, space in points."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def numbered(number: int, level: int) -> str:
    """Return the list that a style belongs to."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def box(bar: str, fill: str) -> str:
    """Return a bar at the left and, in the colour of the ground, room round the words on the other sides."""
    return "".join(
        (border("top", 4, fill, 5), border("left", 36, bar, 9), border("bottom", 4, fill, 5), border("right", 4, fill, 9))
    )


def headings() -> list[str]:
    """Return Title, headings and what stands among them."""
    common = {"bold": True, "colour": ACCENT, "keep_next": True, "priority": 9}
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
            after=0,
            before=0,
            line=252,
            keep_next=True,
            borders=border("bottom", 18, ACCENT, 6),
            following="heading 1",
        ),
    ]


def text() -> list[str]:
    """Return styles of running text."""
    boxed = {"left": 260, "right": 190}
    return [
        style("NEC Asked", shade=TINT, borders=box(ACCENT, TINT), before=160, after=200, line=264, keep_next=True, **boxed),
        style("NEC Note", colour=GREY),
        style("NEC Missing", colour=AMBER, bold=True, borders=border("left", 24, AMBER, 9), left=240),
        style("NEC Label", bold=True, before=200, after=60, keep_next=True),
        style("caption", size=12, colour=GREY, before=240, after=100, line=252, keep_next=True, priority=35),
        style("NEC Figure Caption", based="caption", before=0, after=280, keep_next=False),
        style("NEC Figure", before=160, after=80, line=240),
        style("NEC Cell", before=0, after=30, line=252, following="NEC Cell"),
        style("NEC Cell Header", based="NEC Cell", bold=True, keep_next=True, following="NEC Cell"),
        style("NEC Cell Label", based="NEC Cell", bold=True, following="NEC Cell"),
        style("NEC Cell Dense", based="NEC Cell", size=12, following="NEC Cell Dense"),
        style("NEC Cell Header Dense", based="NEC Cell Header", size=12, following="NEC Cell Dense"),
        style("NEC Section Mark", size=1, before=0, after=0, line=20, rule="exact"),
        style("NEC Table End", colour=GREY, before=160, after=0),
        *(
            style(
                f"List {kind}{'' if level == 0 else f' {level + 1}'}",
                after=80,
                numbering=numbered(number, level),
                following=f"List {kind}{'' if level == 0 else f' {level + 1}'}",
            )
            for number, kind in ((1, "Bullet"), (2, "Number"))
            for level in range(3)
        ),
    ]


def furniture() -> list[str]:
    """Return styles of the cover, the contents, headers and footers."""
    right_tab = f'<w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/>'
    contents = {"line": 252, "tabs": right_tab, "priority": 39}
    return [
        style(
            "NEC Cover Scheme",
            size=16,
            colour=GREY,
            borders=border("top", 64, ACCENT, 16),
            before=400,
            after=1800,
            line=252,
        ),
        style("NEC Cover Line", size=20, before=0, after=100, line=252),
        style(
            "NEC Cover Band",
            size=14,
            bold=True,
            colour="FFFFFF",
            shade=ACCENT,
            borders="".join(border(side, 8, ACCENT, 8) for side in ("top", "left", "bottom", "right")),
            before=800,
            after=700,
            line=252,
            left=180,
            right=180,
        ),
        style("NEC Cover Note", colour=GREY, before=240, after=0),
        style("NEC Cover Organisation", bold=True, colour=ACCENT, before=320, after=0),
        style("TOC Heading", size=22, bold=True, colour=ACCENT, before=480, after=240, keep_next=True, priority=39),
        style("toc 1", bold=True, before=200, after=40, keep_next=True, **contents),
        style("toc 2", before=40, after=40, left=280, **contents),
        style("toc 3", before=0, after=30, left=760, **contents),
        style("toc 4", before=0, after=30, left=1240, **contents),
        style("header", size=10, before=0, after=0, line=240, align="center", following="header", priority=99),
        style("footer", size=10, before=0, after=0, line=240, align="center", following="footer", priority=99, colour=GREY),
        style("NEC Marking", size=10, bold=True, before=0, after=30, line=240, align="center", following="NEC Marking"),
    ]


def table_style(name: str, first_column: bool) -> str:
    """Return a table style: header row tinted and bold, hairlines between rows, nothing upright."""
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>"
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{border('top', 8, ACCENT)}{border('bottom', 6, HAIRLINE)}{border('insideH', 4, HAIRLINE)}</w:tblBorders>"
        '<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow">{bold}<w:tblPr/><w:trPr><w:tblHeader/></w:trPr><w:tcPr>'
        f"<w:tcBorders>{border('bottom', 8, ACCENT)}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        + (f'<w:tblStylePr w:type="firstCol">{bold}</w:tblStylePr>' if first_column else "")
        + "</w:style>"
    )


def styles() -> str:
    """Return the styles part: every paragraph has en-GB, Arial in all four scripts, widow and orphan control."""
    arial = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{arial}<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" '
        'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
        "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
        + "".join((*headings(), *text(), *furniture()))
        + f'<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/>'
        f'<w:unhideWhenUsed/><w:rPr><w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'
        + table_style("NEC Records", first_column=False)
        + table_style("NEC Facts", first_column=True)
        + "</w:styles>"
    )


def abstract_list(number: int, kind: str, marks: list[tuple[str, str]]) -> str:
    """Return a list definition of nine levels; the first three belong to the list styles."""
    levels = []
    for level in range(9):
        form, mark = marks[level % 3]
        own = f'<w:pStyle w:val="List{kind}{"" if level == 0 else level + 1}"/>' if level < 3 else ""
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{own}'
            f'<w:lvlText w:val="{mark.format(level + 1)}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{440 * (level + 1)}" w:hanging="440"/></w:pPr></w:lvl>'
        )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="4E45430{number}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="4E45431{number}"/>{"".join(levels)}</w:abstractNum>'
    )


def numbering() -> str:
    """Return the two lists of the template; the writer adds an instance for each numbered list."""
    bullets = abstract_list(1, "Bullet", [("bullet", "•"), ("bullet", "–"), ("bullet", "•")])
    numbers = abstract_list(2, "Number", [("decimal", "%{}."), ("lowerLetter", "%{}."), ("lowerRoman", "%{}.")])
    instances = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    return f'<w:numbering xmlns:w="{W}">{bullets}{numbers}{instances}</w:numbering>'


def settings() -> str:
    """Return the settings: Word 2013 and later, or Word would open the file in its compatibility mode."""
    word = "http://schemas.microsoft.com/office/word"
    modes = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
        ("useWord2013TrackBottomHyphenation", 0),
    )
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        + "".join(f'<w:compatSetting w:name="{name}" w:uri="{word}" w:val="{value}"/>' for name, value in modes)
        + '</w:compat><w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
        'w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" '
        'w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def fonts() -> str:
    """Return the font table: Arial, and what to take where it is not installed."""
    return (
        f'<w:fonts xmlns:w="{W}"><w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme(data: bytes) -> bytes:
    """Return python-docx's theme with our colours and Arial, so that what a person adds in Word fits."""
    root = etree.fromstring(data, etree.XMLParser(remove_blank_text=True))
    root.set("name", "NEC")
    colours = {"dk2": "22303F", "lt2": TINT, "accent1": ACCENT, "accent2": "2F7D6B", "accent3": "B25E1B"}
    colours |= {"accent4": "6B4E9B", "accent5": "8A2C0D", "accent6": GREY, "hlink": ACCENT, "folHlink": "6B4E9B"}
    scheme = root.find(f".//{{{A}}}clrScheme")
    scheme.set("name", "NEC")
    for name, value in colours.items():
        slot = scheme.find(f"{{{A}}}{name}")
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, f"{{{A}}}srgbClr", val=value)
    scheme = root.find(f".//{{{A}}}fontScheme")
    scheme.set("name", "NEC")
    for family in scheme:
        for font in list(family):
            if font.tag == f"{{{A}}}latin":
                font.set("typeface", "Arial")
            elif font.tag == f"{{{A}}}font":
                family.remove(font)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def document() -> str:
    """Return a document without content: its page is A4 with margins of 2.3 cm."""
    return (
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p><w:sectPr>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" '
        'w:header="624" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr></w:body></w:document>'
    )


def properties() -> str:
    """Return the extended properties; the writer keeps them as they are."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{space}"><Application>NEC Desktop</Application><DocSecurity>0</DocSecurity></Properties>'


def make(path: Path) -> None:
    """Write the template to `path`."""
    opened = docx.Document()
    part, package = opened.part, opened.part.package
    parts = {rel.reltype: rel.target_part for rel in (*package.rels.values(), *part.rels.values())}
    keep = {RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.FONT_TABLE, RT.THEME}
    for owner, wanted in ((part, keep), (package, {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES, RT.EXTENDED_PROPERTIES})):
        for key in [key for key, rel in owner.rels.items() if rel.reltype not in wanted]:
            del owner.rels[key]
    core = opened.core_properties
    core.title, core.author, core.last_modified_by, core.comments = "NEC plan styles", "NEC Desktop", "NEC Desktop", ""
    core.created = core.modified = datetime(2026, 1, 1, tzinfo=UTC)
    core.language, core.revision = "en-GB", 1
    made = {
        RT.STYLES: styles(),
        RT.NUMBERING: numbering(),
        RT.SETTINGS: settings(),
        RT.FONT_TABLE: fonts(),
        RT.OFFICE_DOCUMENT: document(),
        RT.EXTENDED_PROPERTIES: properties(),
    }
    replaced = {str(parts[kind].partname): _bytes(xml) for kind, xml in made.items()}
    replaced[str(parts[RT.THEME].partname)] = theme(parts[RT.THEME].blob)
    save_package(package, path, replaced)


def _bytes(xml: str) -> bytes:
    return etree.tostring(etree.fromstring(xml), xml_declaration=True, encoding="UTF-8", standalone=True)


if __name__ == "__main__":
    make(HERE / "plan.docx")
