"""Read a Word file into a look: its values, as far as our rules let them be, and a report in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from lxml import etree

from nec_desktop.document.colours import can_be_read, colour_words, tint_of
from nec_desktop.plan.clean import clean_line
from nec_desktop.translation import tr
from nec_desktop.word.look import STYLES, ForceLook, label_of
from nec_desktop.word.look_frame import Frame
from nec_desktop.word.look_rules import BODY, EDGE, LARGEST_HEADING, TITLE, Rules
from nec_desktop.word.look_source import LookRefusedError, Source
from nec_desktop.word.look_styles import SourceStyles, TextLook, Theme, clean_font
from nec_desktop.word.tags import R_, RPR, TBL, TC, TCPR, TR, w
from nec_desktop.word.template import Template

__all__ = ["LookRefusedError", "read_look"]

_OUR_TABLES = "NECRecords"
_CORE = "docProps/core.xml"


def read_look(path: Path, name: str = "") -> ForceLook:
    """Return the look of a Word file, called `name` (else by the title that the file has).

    Raises LookRefusedError with a sentence where the file cannot or must not be read.
    """
    source = Source(path)
    name = name or _title(source) or path.stem
    styles = SourceStyles(source.part("styles"), Theme(source.part("theme")))
    own = own_looks()
    rules = Rules(own["Normal"].font, own["Heading1"].colour, frozenset(_serifs(source)))
    found = {key: styles.find(key, called) for key, called in STYLES.items()}
    found["Normal"] = styles.body()
    raw = {key: styles.look(identifier) for key, identifier in found.items() if identifier}
    accent = rules.accent_of(
        [*(raw[key].colour for key in ("Heading1", "Heading2", "Title") if key in raw), styles.theme_colour("accent1")]
    )
    tint = tint_of(accent)
    looks = _fit(raw, own, accent, tint, rules)
    link = _link(styles, rules, accent, tint)
    ground, ink = _header_row(source, styles, rules, looks["Normal"].colour, tint)
    frame = Frame(source)
    header, footer, crest = frame.words("header"), frame.words("footer"), frame.crest(name)
    if header:
        rules.taken.append(tr("In the header, beside the marking: “{0}”.").format(header))
    if footer:
        rules.taken.append(tr("In the footer, beside the marking: “{0}”.").format(footer))
    if crest:
        rules.taken.append(
            tr("Crest: a picture {0:.1f} cm high, at the top of the cover.").format(crest.height / 28.35)
        )
    else:
        rules.supplied.append(tr("No picture is in its headers and footers, so there is no crest."))
    rules.left += [
        *frame.said,
        tr("Spaces, page margins and alignment stay the program’s own: tables and the marking depend on them."),
    ]
    return ForceLook(name, looks, accent, tint, link, ground, ink, crest, header, footer, rules.report)


def own_looks() -> dict[str, TextLook]:
    """Return the looks of our own template, as a source's are read."""
    styles = SourceStyles(Template().styles, Theme(None))
    return {key: styles.look(key) for key in STYLES}


def _fit(
    raw: Mapping[str, TextLook], own: Mapping[str, TextLook], accent: str, tint: str, rules: Rules
) -> dict[str, TextLook]:
    """Return the looks of all styles, as the file has them where our rules let it."""
    looks: dict[str, TextLook] = {}
    above = LARGEST_HEADING
    for key in STYLES:
        body = looks.get("Normal", TextLook())
        is_heading = key.startswith("Heading")
        ours = replace(own[key], font=body.font or own[key].font)
        if own[key].colour == own["Heading1"].colour:
            ours = replace(ours, colour=accent)
        if is_heading:
            ours = replace(ours, size=min(max(ours.size, body.size), above))
        if key not in raw:
            rules.missing(label_of(key))
            looks[key] = ours
        else:
            limits = _limits(key, body.size, above)
            looks[key] = _fitted(key, raw[key], ours, limits, "" if is_heading else tint, rules)
        if is_heading:
            looks[key] = _told_apart(key, looks[key], body, rules)
            above = looks[key].size
    return looks


def _limits(key: str, body: float, above: float) -> tuple[float, float]:
    if key.startswith("Heading"):
        return body, above
    return {"Normal": BODY, "Title": TITLE, "Header": EDGE, "Footer": EDGE}.get(key, (BODY[0], BODY[1]))


def _fitted(
    key: str, raw: TextLook, ours: TextLook, limits: tuple[float, float], ground: str, rules: Rules
) -> TextLook:
    label, is_edge = label_of(key), key in ("Header", "Footer")
    if not is_edge:
        rules.plain(key, raw)
    fitted = TextLook(
        font=rules.font(label, raw.font, "" if key == "Normal" else ours.font),
        size=min(max(raw.size, limits[0]), limits[1]) if is_edge else rules.size(label, raw.size, limits, ours.size),
        colour=rules.colour(label, raw.colour, ours.colour, *([ground] if ground else [])),
        bold=raw.bold and key not in ("Normal", "Caption"),
        italic=raw.italic and key.startswith("Heading"),
    )
    rules.fits(label, fitted)
    return fitted


def _told_apart(key: str, look: TextLook, body: TextLook, rules: Rules) -> TextLook:
    """Return a heading that differs from the body text by more than its colour."""
    if look.bold or look.size > body.size:
        return look
    words = tr("{0} is no larger than the body text and not bold: it is made bold, to be told apart.")
    rules.left.append(words.format(label_of(key)))
    return replace(look, bold=True)


def _link(styles: SourceStyles, rules: Rules, accent: str, tint: str) -> str:
    identifier = styles.find("Hyperlink", "Hyperlink", "character")
    colour = styles.look(identifier).colour if identifier else ""
    return rules.colour(tr("Links"), colour, accent, tint) or accent


def _header_row(source: Source, styles: SourceStyles, rules: Rules, body: str, tint: str) -> tuple[str, str]:
    """Return the ground and the ink of tables' header rows: of the first table that has a ground there, else ours."""
    for ground, look in _header_rows(source, styles):
        ink = look.colour or body
        if ground and can_be_read(ink or "000000", ground):
            rules.taken.append(
                tr("Header rows of tables: words in {0} on {1}.").format(colour_words(ink), colour_words(ground))
            )
            return ground, look.colour
        if ground:
            rules.left.append(
                tr("Header rows of tables have words in {0} on {1}, which cannot be read well: ours are used.").format(
                    colour_words(ink), colour_words(ground)
                )
            )
            return tint, ""
    rules.supplied.append(tr("No table with a tinted header row is in the file: ours is used."))
    return tint, ""


def _header_rows(source: Source, styles: SourceStyles) -> Iterator[tuple[str, TextLook]]:
    body = source.root(source.main)
    for table in () if body is None else body.iter(TBL):
        cell = table.find(f"{TR}/{TC}")
        style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
        ground, look = styles.header_row("" if style is None else style.get(w("val"), ""))
        if cell is not None and (direct := styles.ground(cell.find(TCPR))):
            run = next(cell.iter(R_), None)
            ground, look = direct, styles.text(None if run is None else run.find(RPR), look)
        yield ground, look
    yield styles.header_row(_OUR_TABLES)


def _serifs(source: Source) -> Iterator[str]:
    """Yield the fonts that have serifs or are written by hand, by the file's own table.

    Word writes each font's PANOSE numbers there: its kind (02 is Latin text), then its serifs (0B and more is none).
    What LibreOffice says of a font's family cannot be gone by: to it Calibri is "roman".
    """
    fonts = source.part("fontTable")
    for font in () if fonts is None else fonts.iter(w("font")):
        numbers = font.find(w("panose1"))
        panose = "" if numbers is None else numbers.get(w("val"), "").upper()
        kind, serifs = panose[:2], panose[2:4]
        if kind in ("03", "04") or (kind == "02" and "02" <= serifs <= "0A"):
            yield clean_font(font.get(w("name"), "")).casefold()


def _title(source: Source) -> str:
    core: etree._Element | None = source.root(_CORE)
    title = None if core is None else core.find("{http://purl.org/dc/elements/1.1/}title")
    return "" if title is None else clean_line(title.text or "")
