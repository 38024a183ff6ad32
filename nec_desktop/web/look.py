"""A force's look on the page: its fonts, its colours where they can be read, in light and dark, and its crest."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from nec_desktop.document.colours import BLACK, WHITE, can_be_read, colour_words, mixed
from nec_desktop.paths import RESOURCES
from nec_desktop.translation import tr
from nec_desktop.web.markup import css_text, element
from nec_desktop.web.pictures import data_address

FOLDER = RESOURCES / "web"
HEADINGS = ("h1", "h2", "h3", "h4", "h5, h6")
"""The page's headings: the area's name, then those of the document by their levels."""
_ON_THE_TINT = ("ink", "quiet", "warning")
"""What else stands on a tinted ground, in our own colours."""
_STEP = 0.05
_FONTS = 'Arial, Helvetica, "Liberation Sans", sans-serif'
"""Fonts for whoever has not the force's own: a page that fetches nothing brings none along."""
_CREST = "header figure {{ margin: 0; padding-top: 1rem; }}\nheader img {{ height: {}pt; object-fit: contain; }}\n"


@dataclass(frozen=True)
class Face:
    """The font and the colour of some words. Without a colour: that of the text."""

    font: str
    colour: str = ""


@dataclass(frozen=True)
class Crest:
    """A force's picture (PNG or JPEG), how many points high it is, and the words that stand for it."""

    data: bytes
    height: float
    alt: str


@dataclass(frozen=True)
class PageLook:
    """What a page takes over of a force's look. Colours are six hexadecimal digits.

    headings: in the order of HEADINGS. accent: rules and bars. tint: the ground of header rows.
    """

    text: Face
    headings: Sequence[Face]
    accent: str
    tint: str
    link: str
    crest: Crest | None = None

    @cached_property
    def light(self) -> dict[str, str]:
        """The colours on a light screen and on paper, by the names of the style sheet's tokens."""
        own = _own_tokens()[0]
        tint = self.tint if all(can_be_read(own[name], self.tint) for name in _ON_THE_TINT) else own["tint"]
        return self._readable({**own, "tint": tint}, self.text.colour or own["ink"], BLACK)

    @cached_property
    def dark(self) -> dict[str, str]:
        """The colours on a dark screen: the force's hues, as light as is needed; text and grounds are our own."""
        own = _own_tokens()[1]
        return self._readable(own, own["ink"], WHITE)

    def style(self) -> str:
        """Return what comes after our own style sheet: the look's rules alone."""
        headings = "\n".join(
            f"{tags} {{ color: var(--heading{n}); font-family: {_family(face.font)}; }}"
            for n, (tags, face) in enumerate(zip(HEADINGS, self.headings, strict=True))
        )
        crest = _CREST.format(f"{self.crest.height:.0f}") if self.crest else ""
        return (
            f"\n:root {{ {_written(self.light)} }}\n"
            f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_written(self.dark)} }} }}\n"
            f"body {{ font-family: {_family(self.text.font)}; }}\n{headings}\n"
            f"@media screen {{ a {{ color: var(--link); }} }}\n{crest}"
        )

    def crest_markup(self) -> str:
        """Return the crest as the page has it; nothing where there is none."""
        if self.crest is None:
            return ""
        picture = element("img", src=data_address(self.crest.data), alt=self.crest.alt)
        return f"{element('figure', picture)}\n"

    def remarks(self) -> Iterator[str]:
        """Yield what is to be known of the look on a page, in sentences."""
        yield tr("Fonts, where a reader’s computer has them; else {0} or one like it.").format(_FONTS.partition(",")[0])
        yield (
            tr(
                "Colours of text, headings, links and rules, and the crest with its words. Words in headers and "
                "footers stay in Word."
            )
            if self.crest
            else tr("Colours of text, headings, links and rules. Words in headers and footers stay in Word.")
        )
        wanted = {"accent": self.accent, "tint": self.tint, "link": self.link}
        wanted |= {f"heading{n}": face.colour for n, face in enumerate(self.headings) if face.colour}
        for colour, other in _changed(wanted, self.light).items():
            words = tr("{0} cannot be read well on the page: {1} is used there.")
            yield words.format(colour_words(colour), colour_words(other))
        for colour, other in _changed(wanted, self.dark).items():
            if colour != self.tint:  # no ground of paper is one of a dark screen
                words = tr("{0} cannot be read well on a dark screen: {1} is used there.")
                yield words.format(colour_words(colour), colour_words(other))

    def _readable(self, own: Mapping[str, str], ink: str, towards: str) -> dict[str, str]:
        grounds = own["paper"], own["tint"]
        found = {
            "ink": _readable(ink, grounds, towards),
            "accent": _readable(self.accent, grounds, towards),
            "tint": own["tint"],
            "link": _readable(self.link, grounds, towards),
        }
        for n, face in enumerate(self.headings):
            found[f"heading{n}"] = _readable(face.colour or ink, grounds, towards)
        return found


def _changed(wanted: Mapping[str, str], has: Mapping[str, str]) -> dict[str, str]:
    """Return what is used in the place of each colour that is not."""
    return {colour: has[name] for name, colour in wanted.items() if colour != has[name]}


def _readable(colour: str, grounds: Sequence[str], towards: str) -> str:
    """Return the colour, as much darker or lighter as it takes to be read on all grounds."""
    shares = (step * _STEP for step in range(round(1 / _STEP) + 1))
    tried = (mixed(colour, towards, share) if share else colour for share in shares)
    return next((one for one in tried if all(can_be_read(one, ground) for ground in grounds)), towards)


def _own_tokens() -> list[dict[str, str]]:
    """Return the colours of our own style sheet, on a light screen and on a dark one."""
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    return [{name: value.upper() for name, value in re.findall(r"--(\w+): #(\w{6});", block)} for block in blocks]


def _written(tokens: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: #{value.lower()};" for name, value in tokens.items())


def _family(font: str) -> str:
    return f'"{css_text(font)}", {_FONTS}' if font else _FONTS
