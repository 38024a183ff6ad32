"""The properties of paragraphs, runs, rows and cells of a returned file, with the changes that stand in them."""

from lxml import etree

from nec_desktop.review.reading import Mark
from nec_desktop.translation import tr
from nec_desktop.word.returned_lines import PLAIN, DraftParagraph, Look
from nec_desktop.word.returned_marks import DEL, INS, MOVE_FROM, MOVE_TO, Marks, Moves
from nec_desktop.word.returned_names import PROPERTY_CHANGES, change_words
from nec_desktop.word.returned_styles import Styles, is_on
from nec_desktop.word.tags import PPR, RPR, w

_VAL, _BOLD, _ITALIC, _RUN_STYLE, _RUN_CHANGE = map(w, ("val", "b", "i", "rStyle", "rPrChange"))
_STYLE, _NUMBERS, _NUMBER, _LEVEL, _OUTLINE = map(w, ("pStyle", "numPr", "numId", "ilvl", "outlineLvl"))
_PARAGRAPH_CHANGE, _SECTION, _NUMBER_CHANGE, _ORIGINAL = map(w, ("pPrChange", "sectPr", "numberingChange", "original"))


def run_look(properties: etree._Element, styles: Styles, marks: Marks) -> Look:
    """Return the look that w:rPr gives to a run, and how it was changed."""
    look, formatting, before = _look(properties, styles), None, ""
    change = properties.find(_RUN_CHANGE)
    if change is not None:
        old = change.find(RPR)
        formatting, before = marks.of(change), "" if old is None else _look(old, styles)
    return Look(look, formatting, before) if look or formatting else PLAIN


def _look(properties: etree._Element, styles: Styles) -> str:
    bold: bool | None = None
    italic: bool | None = None
    style = ""
    for child in properties:
        tag = child.tag
        if tag == _BOLD:
            bold = is_on(child)
        elif tag == _ITALIC:
            italic = is_on(child)
        elif tag == _RUN_STYLE:
            style = child.get(_VAL, "")
    if style and (bold is None or italic is None):
        by_style = styles.look(style)
        bold, italic = by_style[0] if bold is None else bold, by_style[1] if italic is None else italic
    return f"{'b' if bold else ''}{'i' if italic else ''}"


def paragraph_properties(properties: etree._Element, line: DraftParagraph, marks: Marks, moves: Moves) -> None:
    """Put what w:pPr says into a paragraph: style, list, level, and what was done to its end."""
    for child in properties:
        tag = child.tag
        if tag == _STYLE:
            line.style = child.get(_VAL, "")
        elif tag == RPR:
            _end_of_paragraph(child, line, marks, moves)
        elif tag == _NUMBERS:
            _numbers(child, line, marks)
        elif tag == _OUTLINE:
            line.outline = child.get(_VAL, "")
        elif tag == _PARAGRAPH_CHANGE:
            line.formatting, line.was = marks.of(child), _before(child)
        elif tag == _SECTION:
            count_changes(child, marks)


def _before(change: etree._Element) -> tuple[str, str, str, str]:
    """Return style, list, level in it and outline level of the properties that a w:pPrChange keeps."""
    old = change.find(PPR)
    numbers = None if old is None else old.find(_NUMBERS)
    pairs = (old, _STYLE), (numbers, _NUMBER), (numbers, _LEVEL), (old, _OUTLINE)
    style, number, level, outline = (_value(holder, name) for holder, name in pairs)
    return style, number, level, outline


def _value(holder: etree._Element | None, name: str) -> str:
    found = None if holder is None else holder.find(name)
    return "" if found is None else found.get(_VAL, "")


def _numbers(numbers: etree._Element, line: DraftParagraph, marks: Marks) -> None:
    for child in numbers:
        if child.tag == _NUMBER:
            line.number = child.get(_VAL, "")
        elif child.tag == _LEVEL:
            line.level = child.get(_VAL, "")
        elif child.tag == INS:
            line.numbered = marks.of(child)
        elif child.tag == _NUMBER_CHANGE:
            line.renumbered = marks.of(child), child.get(_ORIGINAL, "")


def _end_of_paragraph(look: etree._Element, line: DraftParagraph, marks: Marks, moves: Moves) -> None:
    for child in look:
        tag = child.tag
        if tag in (INS, MOVE_TO):
            line.inserted = marks.of(child)
        elif tag in (DEL, MOVE_FROM):
            line.deleted = marks.of(child)
        elif tag == _RUN_CHANGE:
            marks.ignored[tr("look of the ends of paragraphs")] += 1
        if tag in (MOVE_TO, MOVE_FROM):
            line.moved_by, line.move = tag, moves.name(tag)


def count_changes(properties: etree._Element, marks: Marks) -> None:
    """Count the changes in properties that no field shows."""
    for child in properties:
        if child.tag in PROPERTY_CHANGES:
            marks.ignored[change_words(str(child.tag))] += 1


def structure_marks(properties: etree._Element, marks: Marks, names: dict[str, str]) -> dict[str, Mark]:
    """Return the changes of a row or cell as a whole. names: element -> what it says was done."""
    return {names[child.tag]: marks.of(child) for child in properties if child.tag in names}
