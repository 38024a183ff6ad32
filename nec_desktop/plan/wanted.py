"""What somebody looks for: words, and how closely what is found has to fit them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nec_desktop.plan.folding import fold, places_in, plain_marks, stretches


@dataclass(frozen=True)
class Wanted:
    """Words to find. match_case: capitals and accents count; whole_words: as no part of a longer word."""

    words: str
    match_case: bool = False
    whole_words: bool = False

    @cached_property
    def _folded(self) -> str:
        return fold(self.words)

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand in a text, from and to."""
        if self._folded:
            yield from stretches(text, self.words, is_exact=self.match_case, is_whole=self.whole_words)

    def count(self, text: str, folded: str) -> int:
        """Return how often they stand in a text that has been folded before."""
        if not self._folded or self._folded not in folded:
            return 0
        if self.match_case:
            folded, sought = plain_marks(text), plain_marks(self.words)
        else:
            sought = self._folded
        return sum(1 for _ in places_in(folded, sought, is_whole=True)) if self.whole_words else folded.count(sought)
