"""What words looked like and look like now, or what their paragraph was and is, in a sentence."""

from typing import NamedTuple

from nec_desktop.review.returned import NewLine
from nec_desktop.translation import Say


class Became(NamedTuple):
    """A look (“b”, “i”, “bi” or none) or a kind of paragraph, before and now."""

    before: str | NewLine
    now: str | NewLine

    def words(self, tr: Say) -> str:
        """Say what it was and is now."""
        return tr("It was {0}, and is {1} now.").format(_words(self.before, tr), _words(self.now, tr))


def _words(what: str | NewLine, tr: Say) -> str:
    if isinstance(what, str):
        looks = {
            "": tr("neither bold nor italic"),
            "b": tr("bold"),
            "i": tr("italic"),
            "bi": tr("bold and italic"),
        }
        return looks[what]
    if what.kind == "heading":
        return tr("a heading of level {0}").format(what.level)
    kinds = {"": tr("a paragraph"), "bullet": tr("an item of a list"), "number": tr("an item of a numbered list")}
    return kinds[what.kind] + (tr(" at level {0}").format(what.level + 1) if what.level else "")
