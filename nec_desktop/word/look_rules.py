"""What a force's look may change, and what it may not: a plan stays readable for everybody, whatever the file says."""

from dataclasses import dataclass, field

from nec_desktop.document.colours import LEAST_CONTRAST, WHITE, can_be_read, colour_words, contrast, is_grey
from nec_desktop.plan.words import list_words
from nec_desktop.translation import tr
from nec_desktop.word.fonts import has_serifs
from nec_desktop.word.look import Report, label_of
from nec_desktop.word.look_styles import TextLook

BODY = (12.0, 14.0)
EDGE = (10.0, 11.0)
TITLE = (22.0, 60.0)
LARGEST_HEADING = 36.0
"""Points: smallest and largest sizes of body text, of headers and footers, and of the name on the cover."""


@dataclass
class Rules:
    """Fits the values of a file to our rules, one after another. `own_font` is that of our template."""

    own_font: str
    accent: str
    serifs: frozenset[str] = frozenset()
    """Fonts that the file itself says have serifs."""
    taken: list[str] = field(default_factory=list)
    supplied: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    _pale: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    """What has a colour that cannot be read, by that colour, its ground and the one used."""
    _told: set[str] = field(default_factory=set)
    """Fonts that were spoken of: a style mostly has that of another."""

    @property
    def report(self) -> Report:
        """What was said, in sentences."""
        pale = [
            tr(
                "Too pale on {0} is {1}, for {2}: its contrast is {3:.1f} to 1, and {4} is the least. Instead: {5}."
            ).format(
                colour_words(ground),
                colour_words(colour),
                list_words(labels),
                contrast(colour, ground),
                LEAST_CONTRAST,
                colour_words(other),
            )
            for (colour, ground, other), labels in self._pale.items()
        ]
        return Report(tuple(self.taken), tuple(self.supplied), (*pale, *self.left))

    def missing(self, label: str) -> None:
        """Say that a style is not in the file."""
        self.supplied.append(tr("{0} is not in the file: ours is used.").format(label))

    def fits(self, label: str, look: TextLook) -> None:
        """Say what is taken of a style."""
        words = [look.font, tr("{0:g} point").format(look.size) if look.size else "", tr("bold") if look.bold else ""]
        words.append(tr("colour {0}").format(colour_words(look.colour)) if look.colour else "")
        self.taken.append(f"{label}: {', '.join(word for word in words if word)}.")

    def font(self, label: str, font: str, body: str) -> str:
        """Return the font of a style; that of the body text, or ours, where its own has serifs."""
        other = body or self.own_font
        if font and (has_serifs(font) or font.casefold() in self.serifs):
            if font not in self._told:
                self.left.append(
                    tr("{0} is in {1}, which has serifs and is harder to read: {2} is used.").format(label, font, other)
                )
                self._told.add(font)
            return other
        return font or other

    def size(self, label: str, size: float, limits: tuple[float, float], otherwise: float) -> float:
        """Return a size within limits; `otherwise`, brought within them, is taken where it is not, or none is given."""
        least, most = limits
        if least <= size <= most:
            return size
        used = min(max(otherwise, least), most)
        if not size:
            return used
        why = tr("{0:g} is the least").format(least) if size < least else tr("{0:g} is the most").format(most)
        self.left.append(tr("{0} is {1:g} point in the file ({2} here): {3:g} is used.").format(label, size, why, used))
        return used

    def colour(self, label: str, colour: str, otherwise: str, *grounds: str) -> str:
        """Return a colour that can be read on white and on all `grounds`."""
        for ground in (WHITE, *grounds):
            if colour and not can_be_read(colour, ground):
                self._pale.setdefault((colour, ground, otherwise), []).append(_low(label))
                return otherwise
        return colour

    def plain(self, key: str, look: TextLook) -> None:
        """Say what is not taken over of a style, by its id: capitals throughout, lines that are not left aligned, long
        text that stands out.

        The number of a caption is bold in any case.
        """
        label = label_of(key)
        if look.italic and not key.startswith("Heading"):
            self.left.append(
                tr("{0} is in italics in the file: it stays upright, which is easier to read.").format(label)
            )
        if look.bold and key in ("Normal", "Caption"):
            self.left.append(tr("{0} is bold in the file: it is not here, since it can be long.").format(label))
        if look.capitals:
            self.left.append(
                tr("{0} is in capitals throughout, which are hard to read: small letters stay small.").format(label)
            )
        if look.align not in ("", "left", "start"):
            how = {
                "both": tr("{0} is justified in the file: it stays left aligned, which is easier to read."),
                "center": tr("{0} is centred in the file: it stays left aligned, which is easier to read."),
            }
            right = tr("{0} is aligned to the right in the file: it stays left aligned, which is easier to read.")
            self.left.append(how.get(look.align, right).format(label))

    def accent_of(self, colours: list[str]) -> str:
        """Return the first colour with a hue on which white words can be read; ours where there is none."""
        for colour in colours:
            if colour and not is_grey(colour) and can_be_read(colour):
                self.taken.append(tr("Bars, rules and the cover’s band: colour {0}.").format(colour_words(colour)))
                return colour
        self.supplied.append(tr("No strong colour is in the file for bars, rules and the cover’s band: ours is used."))
        return self.accent


def _low(label: str) -> str:
    return f"{label[0].lower()}{label[1:]}"
