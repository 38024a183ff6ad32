"""A force's look: what is taken over from a Word file that the force supplies, and what was said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nec_desktop.translation import tr
from nec_desktop.word.look_styles import TextLook

STYLES = {
    "Normal": "Normal",
    "Title": "Title",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Heading4": "heading 4",
    "Caption": "caption",
    "Header": "header",
    "Footer": "footer",
}
"""The styles that a look changes, ids and names. All others are based on these."""
HEADINGS = ("Title", "Heading1", "Heading2", "Heading3", "Heading4")
"""The ids of those that stand above text, from the largest down."""


def label_of(key: str) -> str:
    """Return what people call the style of an id."""
    return {
        "Normal": tr("Body text"),
        "Title": tr("Title"),
        "Heading1": tr("Heading 1"),
        "Heading2": tr("Heading 2"),
        "Heading3": tr("Heading 3"),
        "Heading4": tr("Heading 4"),
        "Caption": tr("Caption"),
        "Header": tr("Header"),
        "Footer": tr("Footer"),
    }[key]


@dataclass(frozen=True)
class Crest:
    """A force's picture, cleaned, and the size in points that it has above the cover."""

    data: bytes
    form: str
    """png or jpeg."""
    width: float
    height: float
    alt: str


@dataclass(frozen=True)
class Report:
    """What was done with a file, in sentences: taken from it, supplied where it has nothing, not taken and why."""

    taken: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class ForceLook:
    """A look that keeps to our rules, whatever the file had. Colours are six hexadecimal digits."""

    name: str
    styles: Mapping[str, TextLook]
    """By the id of our style; all of STYLES."""
    accent: str
    """Bars, rules and the cover's band, on which words are white."""
    tint: str
    """The ground of what is asked."""
    link: str
    header_ground: str
    header_ink: str
    """The header rows of tables; without an ink: as the body text."""
    crest: Crest | None = None
    header: str = ""
    footer: str = ""
    """Words that every page has beside the marking."""
    report: Report = field(default_factory=Report, compare=False)

    def same_as(self, other: "ForceLook") -> bool:
        """Say whether two looks give the same document, but for the name and how a crest's picture is stored."""
        crests = [look.crest and (round(look.crest.height), look.crest.alt) for look in (self, other)]
        mine, others = (replace(look, name="", crest=None) for look in (self, other))
        return mine == others and crests[0] == crests[1]
