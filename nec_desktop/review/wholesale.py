"""What was changed wholesale, a look or the quotes: told in one sentence, not as hundreds of things to decide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nec_desktop.plan.words import count_words
from nec_desktop.review.edit import Edit
from nec_desktop.review.returned import Outside, Suggestion
from nec_desktop.review.telling import Told

MOST_ALIKE = 20
"""So many places one person may have changed in one way for each of them to be told by itself."""

_Way = tuple[str, bool, str]
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
            texts = f"of {count_words(fields, 'text')}" if fields else "outside of all fields"
            where = f"{count_words(len(edits), 'place')} {texts}"
            by = f"by {author or 'somebody without a name'}" if tracked else "without Track Changes"
            way = told or "It is about neither bold, italic nor lists."
            yield f"In {where} the look was changed in one way, {by}: it is told here, and not place by place. {way}"


def typography_apart(told: Sequence[Told]) -> tuple[list[Told], list[str]]:
    """Return what was told without other quotes, dashes and spaces that nobody tracked, and the sentence on these.

    Programs change these by themselves; a few are told one by one, since a person may have done that.
    """
    alike = [item for item in told if _is_typography(item)]
    if len(alike) <= MOST_ALIKE:
        return list(told), []
    sentence = (
        f"In {count_words(len(alike), 'place')} only quotes, dashes or spaces are others than were sent, and nobody "
        "tracked that: programs change these by themselves. It is told here, and not place by place; your text stays "
        "as it is."
    )
    return [item for item in told if not _is_typography(item)], [sentence]


def _is_typography(item: Told) -> bool:
    return isinstance(item, Suggestion | Outside) and item.kind == "typography" and not item.tracked


def _way(edit: Edit) -> _Way:
    return edit.mark.author if edit.tracked else "", edit.tracked, edit.told
