"""Two sequences laid beside each other: which of one stands for which of the other. It knows nothing of Word.

Anchors and texts that are there once in both are evidence, and vote: the most of it that is in one order is taken.
What lies between is compared in full, so the cost grows with what was changed, and not with the square of the whole.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

_LARGEST = 4_000
"""Pairs in a gap that are compared one by one; a larger gap is divided by its rarest words first."""
_ALIKE = 0.5
_NEIGHBOURS = 3
"""So many at most are taken for each other by their place alone."""
_JOINED = 0.85
"""Likeness from which one line stands for two, which a reader joined or parted."""


@dataclass(eq=False)
class Item:
    """What is laid beside another. Only items of one sort can be; those of one style are taken for another sooner."""

    key: str
    sort: Hashable = ""
    style: Hashable = ""
    more: str = ""
    """Text that counts for likeness only."""

    @cached_property
    def words(self) -> Counter[str]:
        """The words of it, each with how often it is there."""
        return Counter((self.more or self.key).split())

    @cached_property
    def size(self) -> int:
        """How many words there are."""
        return sum(self.words.values())


class Match(NamedTuple):
    """Items start to end of the first sequence stand for items got_start to got_end of the second."""

    start: int
    end: int
    got_start: int
    got_end: int
    how: str
    """ "equal", "anchor" or "like"."""


@dataclass
class Alignment:
    """matches: in the order of both. discarded: pairs that anchors named against the order of all the rest."""

    matches: list[Match] = field(default_factory=list)
    discarded: list[tuple[int, int]] = field(default_factory=list)


def align(
    sent: Sequence[Item], got: Sequence[Item], anchors: Iterable[tuple[int, int]] = (), *, several: bool = False
) -> Alignment:
    """Return which items of `got` stand for which of `sent`; anchors are pairs that the file itself names.

    several: one item can stand for two, as where a paragraph was parted.
    """
    if len(sent) == len(got) and all(
        one.key == other.key and one.sort == other.sort for one, other in zip(sent, got, strict=True)
    ):
        same = [Match(n, n + 1, n, n + 1, "equal") for n in range(len(sent))]
        return Alignment(same, sorted((i, j) for i, j in anchors if i != j))
    named = set(anchors)
    votes = {pair: 1 + 2 * (sent[pair[0]].key == got[pair[1]].key) for pair in named}
    for pair in _once_in_both(sent, got, range(len(sent)), range(len(got))):
        votes[pair] = 3 if pair in named else 2
    taken = _longest(votes)
    filler = _Filler(sent, got, several=several)
    place = got_place = 0
    for i, j in taken:
        filler.fill(place, i, got_place, j)
        filler.matches.append(Match(i, i + 1, j, j + 1, "equal" if sent[i].key == got[j].key else "anchor"))
        place, got_place = i + 1, j + 1
    filler.fill(place, len(sent), got_place, len(got))
    return Alignment(sorted(filler.matches), sorted(named.difference(taken)))


def _once_in_both(
    sent: Sequence[Item], got: Sequence[Item], places: Iterable[int], got_places: Iterable[int]
) -> list[tuple[int, int]]:
    """Return pairs of items with a text that is there once here and once there."""
    found: dict[tuple[str, Hashable], list[int]] = {}
    for n in got_places:
        found.setdefault((got[n].key, got[n].sort), []).append(n)
    seen: dict[tuple[str, Hashable], list[int]] = {}
    for n in places:
        seen.setdefault((sent[n].key, sent[n].sort), []).append(n)
    return [
        (mine[0], theirs[0])
        for key, mine in seen.items()
        if key[0] and len(mine) == 1 and len(theirs := found.get(key, [])) == 1
    ]


def _longest(votes: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Return the pairs that rise on both sides and have the most votes together."""
    pairs = sorted(votes, key=lambda pair: (pair[0], -pair[1]))
    rows = sorted({j for _, j in pairs})
    best: list[tuple[int, int]] = [(0, -1)] * (len(rows) + 1)
    """A binary indexed tree: the most votes of a chain that ends at or before a place, and its last pair."""
    back: list[int] = []
    for n, pair in enumerate(pairs):
        place = bisect_left(rows, pair[1])
        total, last = 0, -1
        k = place
        while k > 0:
            if best[k][0] > total:
                total, last = best[k]
            k -= k & -k
        back.append(last)
        total += votes[pair]
        k = place + 1
        while k <= len(rows):
            if best[k][0] < total:
                best[k] = (total, n)
            k += k & -k
    total, last = max(best, default=(0, -1))
    chain: list[tuple[int, int]] = []
    while last >= 0:
        chain.append(pairs[last])
        last = back[last]
    return chain[::-1]


def likeness(one: Item, other: Item) -> float:
    """Return from 0 to 1 how much of two texts is the same words."""
    if one.sort != other.sort:
        return 0.0
    if one.key == other.key:
        return 1.0
    return _shared(one.words, other.words, one.size + other.size)


def _shared(words: Counter[str], others: Counter[str], size: int) -> float:
    if len(words) > len(others):
        words, others = others, words
    return 2 * sum(min(count, others[word]) for word, count in words.items() if word in others) / size if size else 0.0


class _Filler:
    """Finds what stands for what between the pairs that are certain."""

    def __init__(self, sent: Sequence[Item], got: Sequence[Item], *, several: bool) -> None:
        self.matches: list[Match] = []
        self._sent = sent
        self._got = got
        self._several_for_one = several

    def fill(self, i0: int, i1: int, j0: int, j1: int) -> None:
        """Add the matches in a gap. Gaps that are divided wait on a list: a file can be long and unlike."""
        waiting = [(i0, i1, j0, j1)]
        while waiting:
            i0, i1, j0, j1 = waiting.pop()
            after: list[tuple[int, int]] = []
            while i0 < i1 and j0 < j1 and self._equal(i0, j0):
                self._add(i0, j0)
                i0, j0 = i0 + 1, j0 + 1
            while i0 < i1 and j0 < j1 and self._equal(i1 - 1, j1 - 1):
                i1, j1 = i1 - 1, j1 - 1
                after.append((i1, j1))
            pairs: list[tuple[int, int]] = []
            if (i1 - i0) * (j1 - j0) > _LARGEST:
                pairs = self._dividing(i0, i1, j0, j1)
                for (a0, b0), (a1, b1) in zip([(i0 - 1, j0 - 1), *pairs], [*pairs, (i1, j1)], strict=True):
                    if pairs:
                        waiting.append((a0 + 1, a1, b0 + 1, b1))
                for pair in pairs:
                    self._add(*pair)
            elif i0 < i1 and j0 < j1:
                self._compare(i0, i1, j0, j1)
            for pair in after:
                self._add(*pair)

    def _add(self, i: int, j: int) -> None:
        self.matches.append(Match(i, i + 1, j, j + 1, "equal" if self._equal(i, j) else "like"))

    def _equal(self, i: int, j: int) -> bool:
        one, other = self._sent[i], self._got[j]
        return one.key == other.key and one.sort == other.sort

    def _dividing(self, i0: int, i1: int, j0: int, j1: int) -> list[tuple[int, int]]:
        """Return pairs of like items, found by a text or word that is there once on either side of a large gap."""
        same = _once_in_both(self._sent, self._got, range(i0, i1), range(j0, j1))
        if same:
            return _longest(dict.fromkeys(same, 1))
        mine, theirs = (
            self._rare(items, start, stop) for items, start, stop in ((self._sent, i0, i1), (self._got, j0, j1))
        )
        pairs = {(place, theirs[word]) for word, place in mine.items() if word in theirs}
        return _longest({pair: 1 for pair in pairs if likeness(self._sent[pair[0]], self._got[pair[1]]) >= _ALIKE})

    @staticmethod
    def _rare(items: Sequence[Item], start: int, stop: int) -> dict[str, int]:
        places: dict[str, int] = {}
        for n in range(start, stop):
            for word in items[n].words:
                places[word] = -1 if word in places else n
        return {word: n for word, n in places.items() if n >= 0}

    def _compare(self, i0: int, i1: int, j0: int, j1: int) -> None:
        """Add the matches of a small gap, by the best sum of likeness; then what is left over one to one."""
        found = self._best(i0, i1, j0, j1)
        place, got_place = i0, j0
        for match in [*found, Match(i1, i1, j1, j1, "")]:
            self._left_over(place, match.start, got_place, match.got_start)
            place, got_place = match.end, match.got_end
        self.matches += found

    def _left_over(self, i0: int, i1: int, j0: int, j1: int) -> None:
        """Take neighbours for each other that have nothing else to stand for, though they have no word in common."""
        if not 0 < i1 - i0 == j1 - j0 <= _NEIGHBOURS:
            return
        for i, j in zip(range(i0, i1), range(j0, j1), strict=True):
            one, other = self._sent[i], self._got[j]
            if one.sort == other.sort and one.style == other.style:
                self._add(i, j)

    def _best(self, i0: int, i1: int, j0: int, j1: int) -> list[Match]:
        rows, columns = i1 - i0, j1 - j0
        score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        step = [[""] * (columns + 1) for _ in range(rows + 1)]
        for a in range(rows - 1, -1, -1):
            for b in range(columns - 1, -1, -1):
                choices = [(score[a + 1][b], "down"), (score[a][b + 1], "right")]
                alike = self._likeness(i0 + a, j0 + b)
                if alike >= _ALIKE:
                    choices.append((alike + score[a + 1][b + 1], "both"))
                if alike < 1 and self._several_for_one:
                    choices += self._several(i0, j0, a, b, score)
                score[a][b], step[a][b] = max(choices)
        found: list[Match] = []
        a = b = 0
        while a < rows and b < columns:
            down, right = _STEPS[step[a][b]]
            if down and right:
                i, j = i0 + a, j0 + b
                how = "equal" if down == right == 1 and self._equal(i, j) else "like"
                found.append(Match(i, i + down, j, j + right, how))
            a, b = a + down, b + right
        return found

    def _likeness(self, i: int, j: int) -> float:
        one, other = self._sent[i], self._got[j]
        alike = likeness(one, other)
        return alike + 0.01 * (one.style == other.style) if alike else 0.0

    def _several(self, i0: int, j0: int, a: int, b: int, score: Sequence[Sequence[float]]) -> list[tuple[float, str]]:
        """Return the scores of one item that stands for two."""
        found: list[tuple[float, str]] = []
        if a + 2 < len(score):
            alike = self._together(self._sent, i0 + a, self._got[j0 + b])
            if alike >= _JOINED:
                found.append((alike + 0.5 + score[a + 2][b + 1], "joined"))
        if b + 2 < len(score[0]):
            alike = self._together(self._got, j0 + b, self._sent[i0 + a])
            if alike >= _JOINED:
                found.append((alike + 0.5 + score[a + 1][b + 2], "parted"))
        return found

    @staticmethod
    def _together(items: Sequence[Item], n: int, one: Item) -> float:
        """Return how like an item is to two neighbours together, each of which has to have a part in it."""
        first, second = items[n], items[n + 1]
        if not first.sort == second.sort == one.sort or not (first.size and second.size):
            return 0.0
        return _shared(first.words + second.words, one.words, first.size + second.size + one.size)


_STEPS = {"down": (1, 0), "right": (0, 1), "both": (1, 1), "joined": (2, 1), "parted": (1, 2), "": (0, 0)}
