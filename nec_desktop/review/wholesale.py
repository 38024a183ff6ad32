"""What was changed wholesale, a look or the quotes: told in one sentence, not as hundreds of things to decide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nec_desktop.plan.words import count_words
from nec_desktop.review.became import Became
from nec_desktop.review.edit import Edit
from nec_desktop.review.returned import Outside, Suggestion
from nec_desktop.review.telling import Told
from nec_desktop.translation import tr

MOST_ALIKE = 20
"""So many places one person may have changed in one way for each of them to be told by itself."""

_Way = tuple[str, bool, Became | None]
"""By whom, whether tracked, and from what to what."""


@dataclass
class Looks:
    """Gathers the changes of looks in a file."""

    _places: dict[_Way, list[Edit]] = field(default_factory=lambda: defaultdict(list))

    def add(self, edits: Iterable[Edit]) -> None:
        """Take in the changes of looks among edits."""
        for edit in edits:
            if edit.formatting:
                self._places[_way(edit)].append(edit)

    def is_wholesale(self, edit: Edit) -> bool:
        """Say whether an edit is one of so many alike that they are told in one sentence."""
        return edit.formatting and len(self._places[_way(edit)]) > MOST_ALIKE

    def sentences(self) -> Iterator[str]:
        """Yield a sentence for each way in which looks were changed wholesale."""
        for (author, tracked, told), edits in self._places.items():
            if len(edits) <= MOST_ALIKE:
                continue
            fields = len({edit.owner.address for edit in edits if edit.owner.is_field})
            texts = (
                tr("of {0}").format(count_words(fields, tr("text"), tr("texts")))
                if fields
                else tr("outside of all fields")
            )
            where = f"{count_words(len(edits), tr('place'), tr('places'))} {texts}"
            by = (
                tr("by {0}").format(author or tr("somebody without a name")) if tracked else tr("without Track Changes")
            )
            way = told.words(tr) if told else tr("It is about neither bold, italic nor lists.")
            yield tr(
                "In {0} the look was changed in one way, {1}: it is told here, and not place by place. {2}"
            ).format(where, by, way)


def typography_apart(told: Sequence[Told]) -> tuple[list[Told], list[str]]:
    """Return what was told without other quotes, dashes and spaces that nobody tracked, and the sentence on these.

    Programs change these by themselves; a few are told one by one, since a person may have done that.
    """
    alike = [item for item in told if _is_typography(item)]
    if len(alike) <= MOST_ALIKE:
        return list(told), []
    sentence = tr(
        "In {0} only quotes, dashes or spaces are others than were sent, and nobody tracked "
        "that: programs change these by themselves. It is told here, and not place by place; "
        "your text stays as it is."
    ).format(count_words(len(alike), tr("place"), tr("places")))
    return [item for item in told if not _is_typography(item)], [sentence]


def _is_typography(item: Told) -> bool:
    return isinstance(item, Suggestion | Outside) and item.kind == "typography" and not item.tracked


def _way(edit: Edit) -> _Way:
    return edit.mark.author if edit.tracked else "", edit.tracked, edit.told
