"""Whether a file that was written has the force's look that it should have: read again, never as it was written."""

from collections.abc import Iterator

from nec_desktop.document.entries import digest
from nec_desktop.word.look import STYLES, Crest, ForceLook, label_of
from nec_desktop.word.look_styles import SourceStyles, TextLook, Theme
from nec_desktop.word.markup import WP, A, R
from nec_desktop.word.opened import Package
from nec_desktop.word.reader import Reading
from nec_desktop.word.tags import SECTPR, w


def look_faults(look: ForceLook, package: Package, reading: Reading, *, large_print: bool) -> Iterator[str]:
    """Yield what differs: the words of a style, the words of a header or footer, the crest."""
    styles = SourceStyles(reading.styles, Theme(None))
    for key in STYLES:
        has, wanted = styles.look(key), look.styles[key]
        if not _is_as(has, wanted, look.styles["Normal"], large_print=large_print):
            yield f"{label_of(key)} should be in {_words(wanted)}, but the file has {_words(has)}."
    for number, section in enumerate(reading.body.iter(SECTPR), 1):
        for reference in section.iterfind("*"):
            kind = {w("headerReference"): "header", w("footerReference"): "footer"}.get(str(reference.tag), "")
            words = {"header": look.header, "footer": look.footer}.get(kind, "")
            part = reading.targets.get(reference.get(f"{{{R}}}id", ""), "")
            if words and words not in reading.text_lines(part):
                yield f"The {kind} of section {number} should have “{words}”, and has not."
            if look.crest and number == 1 and kind == "header" and reference.get(w("type")) == "first":
                yield from _crest_faults(look.crest, package, part)


def _is_as(has: TextLook, wanted: TextLook, body: TextLook, *, large_print: bool) -> bool:
    size = wanted.size or body.size
    same_size = has.size >= size if large_print else has.size == size
    return same_size and (has.font, has.colour, has.bold, has.italic) == (
        wanted.font or body.font,
        wanted.colour,
        wanted.bold,
        wanted.italic,
    )


def _words(look: TextLook) -> str:
    shown = ["bold"] * look.bold + ["italic"] * look.italic
    return ", ".join([look.font, f"{look.size:g} point", look.colour or "black", *shown])


def _crest_faults(crest: Crest, package: Package, part: str) -> Iterator[str]:
    targets, root = package.targets(part), package.root(part)
    blip, described = next(root.iter(f"{{{A}}}blip"), None), next(root.iter(f"{{{WP}}}docPr"), None)
    name = "" if blip is None else targets.get(blip.get(f"{{{R}}}embed", ""), "")
    if not package.has(name) or digest(package.data(name)) != digest(crest.data):
        yield "The first page should have the crest, and has not."
    elif described is None or described.get("descr") != crest.alt:
        yield f"The crest should be described as “{crest.alt}”, and is not."
