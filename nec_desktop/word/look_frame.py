"""What a file's headers and footers hold that a look takes over: the crest, and a line of words in each."""

import re
from collections.abc import Iterator

from lxml import etree

from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.pictures import NotAPictureError, prepared
from nec_desktop.translation import tr
from nec_desktop.word.look import Crest
from nec_desktop.word.look_source import Source
from nec_desktop.word.markup import WP, A, R
from nec_desktop.word.paper import EMU, PORTRAIT, TWIPS
from nec_desktop.word.pictures import size_of
from nec_desktop.word.tags import P, T, w

TALLEST, LOWEST = 57.0, 28.0
"""Points between which the crest is high: 2 and 1 centimetres."""
PAGE_HIGH = 300.0
"""A picture higher than so many points is a letterhead or a ground for the whole page, not a crest."""
LONGEST_LINE = 80
_OFFICE_VML = "urn:schemas-microsoft-com:vml"
_MARKINGS = re.compile(
    r"\b(official|sensitive|restricted|confidential|secret|protectively marked|protect|draft)\b", re.IGNORECASE
)
_PLACEHOLDERS = re.compile(r"[\[\]<>{}]|\b(type here|click|insert|lorem|xxx|tbc)\b|\d{4}|\bpage\b", re.IGNORECASE)
_MOVING = tuple(map(w, ("fldChar", "fldSimple", "instrText", "sdt", "del", "ins")))
_KIND = {"first": 0, "default": 1, "even": 2}


class Frame:
    """The headers and footers of a source. `said` holds sentences about what was not taken."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.said: list[str] = []
        self._parts = {kind: list(self._of(kind)) for kind in ("header", "footer")}

    def _of(self, kind: str) -> Iterator[str]:
        """Yield the parts of a kind that the document's sections show: those of first pages first."""
        body = self._source.root(self._source.main)
        targets = {found.id: found.target for found in self._source.related(self._source.main, kind)}
        shown = [] if body is None else list(body.iter(w(f"{kind}Reference")))
        shown.sort(key=lambda reference: _KIND.get(reference.get(w("type"), ""), 3))
        names = (targets.get(reference.get(f"{{{R}}}id", ""), "") for reference in shown)
        yield from dict.fromkeys(name for name in names if name)

    def words(self, kind: str) -> str:
        """Return the first line of words that every page may have; empty where there is none."""
        where = tr("header") if kind == "header" else tr("footer")
        for name in self._parts[kind]:
            root = self._source.root(name)
            for paragraph in () if root is None else root.iter(P):
                text = clean_line("".join(_words(paragraph)))
                if not text or any(next(paragraph.iter(tag), None) is not None for tag in _MOVING):
                    continue
                if _MARKINGS.search(text):
                    self._say(
                        tr("“{0}” in the {1} looks like a marking: the plan’s own marking is used.").format(
                            text[:40], where
                        )
                    )
                elif len(text) > LONGEST_LINE or _PLACEHOLDERS.search(text):
                    self._say(tr("“{0}” in the {1} is not for every plan, so it is left out.").format(text[:40], where))
                else:
                    return text
        return ""

    def crest(self, name: str) -> Crest | None:
        """Return the first picture of the headers, else of the footers, that can be a crest."""
        for kind in ("header", "footer"):
            for part in self._parts[kind]:
                for data, alt, high, called in self._pictures(part):
                    crest = self._as_crest(data, alt, high, called, name)
                    if crest:
                        return crest
        return None

    def _pictures(self, part: str) -> Iterator[tuple[bytes, str, float, str]]:
        """Yield the bytes of each picture of a part, the words for it, its height in points and its name."""
        root = self._source.root(part)
        images = {found.id: found.target for found in self._source.related(part, "image") if not found.outside}
        for element in () if root is None else root.iter(f"{{{A}}}blip", f"{{{_OFFICE_VML}}}imagedata"):
            target = images.get(element.get(f"{{{R}}}embed") or element.get(f"{{{R}}}id") or "", "")
            if self._source.package.has(target):
                alt, high = _described(element)
                yield self._source.package.data(target), alt, high, target.rpartition("/")[2]

    def _as_crest(self, data: bytes, alt: str, high: float, called: str, name: str) -> Crest | None:
        if high > PAGE_HIGH:
            self._say(tr("The picture {0} is as large as a page, so it is not taken as the crest.").format(called))
            return None
        try:
            clean, media = prepared(data, called)
        except NotAPictureError:
            self._say(
                tr(
                    "The picture {0} in the header cannot be read here. Put the crest into the file as PNG or JPEG."
                ).format(called)
            )
            return None
        size = size_of(clean)
        if size is None:
            return None
        width, height = size
        points = min(max(high, LOWEST), TALLEST) if high else TALLEST
        points = min(points, PORTRAIT.text_width_points * height / width)
        return Crest(clean, media.rpartition("/")[2], points * width / height, points, alt or f"Crest of {name}")

    def _say(self, sentence: str) -> None:
        if sentence not in self.said:
            self.said.append(sentence)


def _described(element: etree._Element) -> tuple[str, float]:
    """Return the words for a picture and its height in points, from the drawing that it stands in."""
    for above in element.iterancestors(f"{{{WP}}}inline", f"{{{WP}}}anchor"):
        described, extent = above.find(f"{{{WP}}}docPr"), above.find(f"{{{WP}}}extent")
        alt = "" if described is None else clean_line(described.get("descr", ""))
        high = "" if extent is None else extent.get("cy", "")
        return alt, int(high) / EMU / TWIPS if high.isdecimal() else 0.0
    return "", 0.0


def _words(paragraph: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph, those in boxes and other drawings left out."""
    for element in paragraph.iter(T, w("tab")):
        if next(element.iterancestors("{*}txbxContent", "{*}drawing", "{*}pict"), None) is None:
            yield " " if element.tag == w("tab") else element.text or ""
