"""A look as a person judges it before it is adopted: a sample page, and what was done with the file in words."""

import re
from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFontDatabase, QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from nec_desktop.actions.looks import look_report
from nec_desktop.gui.guide import bullets, heading
from nec_desktop.translation import tr
from nec_desktop.word.look import ForceLook
from nec_desktop.word.look_styles import TextLook

SCALE = 0.75
"""The sample is so much smaller than the page, so that it is seen beside the words."""
_CREST = "look:crest"
_INK = "000000"
_COLOUR = re.compile("#[0-9A-F]{6}")
"""A colour in a sentence of the report; a square in that colour is shown before it."""


def show_sample(browser: QTextBrowser, look: ForceLook) -> None:
    """Show a sample page in a look, on white, since paper is white whatever the window's colours are."""
    document = QTextDocument(browser)
    document.setDocumentMargin(24)
    picture = QImage()
    if look.crest and picture.loadFromData(look.crest.data):
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(_CREST), picture)
    document.setHtml(_page(look))
    browser.setDocument(document)


def report_html(look: ForceLook) -> str:
    """Return what was done with a file, as HTML, and which of its fonts are not on this computer."""
    missing = [font for font in _fonts(look) if not QFontDatabase.hasFamily(font)]
    told = [
        tr("{0} is not on this computer: the sample shows another font, and so does Word where it is missing.").format(
            font
        )
        for font in missing
    ]
    groups = [*look_report(look), *([(tr("Fonts"), tuple(told))] if told else [])]
    if not any(sentences for _, sentences in look_report(look)):
        groups.insert(0, (look.name, (tr("Blue headings on white, in Arial, at least 12 points."),)))
    html = "".join(f"{heading(words)}{bullets(sentences)}" for words, sentences in groups)
    return _COLOUR.sub(r'<span style="background-color:\g<0>">&nbsp;&nbsp;&nbsp;&nbsp;</span> \g<0>', html)


def _fonts(look: ForceLook) -> list[str]:
    return list(dict.fromkeys(text.font for text in look.styles.values() if text.font))


def _page(look: ForceLook) -> str:
    body = look.styles["Normal"]
    edge = [tr("OFFICIAL"), look.header] if look.header else [tr("OFFICIAL")]
    crest = f'<p><img src="{_CREST}" height="{round(look.crest.height * SCALE * 96 / 72)}"></p>' if look.crest else ""
    words = _span(body, body, f"<b>{tr('What is asked')}</b>&nbsp; {tr('Who lives here?')}")
    asked = _cells((f'bgcolor="#{look.accent}" width="4" style="padding:0"', ""), (f'bgcolor="#{look.tint}"', words))
    link = f'<a href="#" style="color:#{look.link}">{tr("a link to a page")}</a>'
    text = tr("Body text: the area has three towns and many villages, and {0}.").format(link)
    return "".join(
        (
            f'<body bgcolor="#ffffff" style="{_style(body, body)}">',
            *(_block(look.styles["Header"], body, words, "center") for words in edge),
            crest,
            _block(look.styles["Title"], body, tr("East Dorset")),
            _band(look, body),
            *(
                _block(look.styles[f"Heading{level}"], body, tr("Heading {0}").format(level)) + after
                for level, after in ((1, asked), (2, _block(body, body, text, escaped=True)), (3, ""))
            ),
            _block(look.styles["Caption"], body, tr("Table 1  Events this quarter")),
            _table(look, body),
            *(_block(look.styles["Footer"], body, words, "center") for words in (tr("Page 1 of 60"), look.footer)),
            "</body>",
        )
    )


def _band(look: ForceLook, body: TextLook) -> str:
    white = TextLook(body.font, 14, "FFFFFF", bold=True)
    return _cells((f'bgcolor="#{look.accent}"', _span(white, body, tr("DRAFT for review"))))


def _table(look: ForceLook, body: TextLook) -> str:
    head = TextLook(body.font, body.size, look.header_ink or body.colour, bold=True)
    ground = f'bgcolor="#{look.header_ground}"'
    rows = ((tr("Date"), tr("Event"), tr("Came")), ("14 February 2027", tr("Surgery, Verwood Hub"), "23"))
    cells = [
        "".join(
            f"<td {ground if n == 0 else ''}>{_span(head if n == 0 else body, body, escape(words))}</td>"
            for words in row
        )
        for n, row in enumerate(rows)
    ]
    return f'<table width="100%" cellspacing="0" cellpadding="5">{"".join(f"<tr>{row}</tr>" for row in cells)}</table>'


def _cells(*cells: tuple[str, str]) -> str:
    inner = "".join(f"<td {attributes}>{words}</td>" for attributes, words in cells)
    return f'<table width="100%" cellspacing="0" cellpadding="7"><tr>{inner}</tr></table>'


def _block(look: TextLook, body: TextLook, words: str, align: str = "left", *, escaped: bool = False) -> str:
    if not words:
        return ""
    content = words if escaped else escape(words)
    return f'<p align="{align}" style="margin:{_above(look)}px 0 6px 0">{_span(look, body, content)}</p>'


def _above(look: TextLook) -> int:
    """Return the room above a block: larger words have more."""
    return 4 + round(look.size / 3)


def _span(look: TextLook, body: TextLook, html: str) -> str:
    return f'<span style="{_style(look, body)}">{html}</span>'


def _style(look: TextLook, body: TextLook) -> str:
    font = escape(look.font or body.font).replace("'", "").replace(";", "")
    return (
        f"font-family:'{font}'; font-size:{(look.size or body.size) * SCALE:g}pt; color:#{look.colour or _INK}; "
        f"font-weight:{700 if look.bold else 400}; font-style:{'italic' if look.italic else 'normal'}"
    )
