"""Review codes: which plan and snapshot a document was made from, short enough to be read out and typed.

NEC-4F7K-S0007-3D: four characters worked out from the plan's id, the snapshot's number, two check characters.
Some programs strip everything that a file says of itself but its text, so the code stands on every page.
"""

import re
from collections.abc import Iterator
from hashlib import blake2s
from typing import NamedTuple

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Figures and capital letters without 0, 1, I, L and O, which are taken for each other; so many as a prime number."""
_PRIME = len(ALPHABET)
_LEAST_FIGURES = 4
_GAP = r"[-\s\u2010-\u2015\u2212]?"
"""A hyphen of any kind, as they become where text is set or pasted, or none."""
_CODE = re.compile(
    rf"(?<![A-Z0-9])NEC(?P<a>{_GAP})(?P<plan>[A-Z0-9]{{4}})(?P<b>{_GAP})S(?P<number>[0-9OIL]{{4,9}})(?P<c>{_GAP})"
    r"(?P<check>[A-Z0-9]{2})(?![A-Z0-9])",
    re.IGNORECASE,
)
_TYPED_FOR = str.maketrans("OIL", "011")
"""Letters that stand for figures where only figures can stand."""


class ReviewCode(NamedTuple):
    """What a review code says: the plan's part, and the snapshot's number."""

    plan: str
    number: int

    def __str__(self) -> str:
        snapshot = snapshot_code(self.number)
        return f"NEC-{self.plan}-{snapshot}-{_check(self.plan + snapshot[1:])}"


def snapshot_code(number: int) -> str:
    """Return a snapshot's number as it stands on a review copy, and wherever a version is named: S0007."""
    return f"S{number:0{_LEAST_FIGURES}}"


def review_code(plan_id: str, number: int) -> ReviewCode:
    """Return the code of a plan's snapshot."""
    rest = int.from_bytes(blake2s(plan_id.encode(), digest_size=8).digest())
    letters = ""
    for _ in range(4):
        rest, value = divmod(rest, _PRIME)
        letters += ALPHABET[value]
    return ReviewCode(letters, number)


def find_codes(text: str) -> Iterator[ReviewCode]:
    """Yield the codes that stand in `text`, as they were printed or nearly so; those with a slip in them are left out.

    Capitals, the kind of hyphen and O, I and L for 0 and 1 in the number do not matter. Hyphens may all be missing.
    """
    for found in _CODE.finditer(text):
        gaps = [bool(found[name]) for name in ("a", "b", "c")]
        figures = found["number"].upper().translate(_TYPED_FOR)
        code = ReviewCode(found["plan"].upper(), int(figures))
        typed = f"NEC-{code.plan}-S{figures}-{found['check'].upper()}"
        if all(gaps) == any(gaps) and set(code.plan) <= set(ALPHABET) and str(code) == typed:
            yield code


def _check(characters: str) -> str:
    """Return two sums over the characters' values, weighted by place and by its square.

    Reckoned modulo a prime, the first tells any one character that is another, and any two that are exchanged; the
    second tells the same across the border between the number and the check characters.
    """
    values = [int(character) if character.isdigit() else 10 + _LETTERS.index(character) for character in characters]
    first = sum(place * value for place, value in enumerate(values, 1))
    second = sum(place * place * value for place, value in enumerate(values, 1))
    return ALPHABET[first % _PRIME] + ALPHABET[second % _PRIME]


_LETTERS = ALPHABET.lstrip("0123456789")
