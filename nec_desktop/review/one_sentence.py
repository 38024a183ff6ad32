"""What one person did to one sentence without tracking: told as one suggestion, so that it is decided once.

Comparing finds each difference by itself: a comma that became “and”, a word that went. Whoever wrote the sentence anew
meant one thing, and half of it accepted is a sentence that nobody wrote. What was tracked stays as the program that
tracked it has it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from nec_desktop.language.sentences import sentences
from nec_desktop.review.returned import SURE, Kept, Suggestion, Words
from nec_desktop.review.sent_texts import BREAK, SentText
from nec_desktop.review.telling import Told

_OF_WORDS = ("insertion", "deletion", "replacement", "move", "typography")


def joined_in_sentences(told: Sequence[Told], texts: Mapping[str, SentText]) -> list[Told]:
    """Return what was told, with what was not tracked in one sentence in one suggestion, where the first of it was."""
    places: dict[str, list[int]] = {}
    for n, item in enumerate(told):
        if isinstance(item, Suggestion) and item.kind in _OF_WORDS:
            places.setdefault(item.address, []).append(n)
    found: dict[int, Told | None] = dict(enumerate(told))
    for address, here in places.items():
        if len(here) > 1 and address in texts:
            text = texts[address].text
            edits = {n: item for n in here if isinstance(item := told[n], Suggestion)}
            for run in _runs(edits, text):
                found[run[0]] = _joined([edits[n] for n in run], text)
                found |= dict.fromkeys(run[1:])
    return [item for item in found.values() if item is not None]


def _runs(edits: Mapping[int, Suggestion], text: str) -> Iterator[list[int]]:
    """Yield the places of neighbours in one sentence, without those at the ends that change only quotes or dashes.

    They come in the order of the file, which goes back where it shows the same text once more.
    """
    run: list[int] = []
    for n in edits:
        if run and not _in_one_sentence(edits[run[-1]], edits[n], text):
            yield from _of_words(run, edits)
            run = []
        run.append(n)
    yield from _of_words(run, edits)


def _of_words(run: Sequence[int], edits: Mapping[int, Suggestion]) -> Iterator[list[int]]:
    places = [k for k, n in enumerate(run) if edits[n].kind != "typography"]
    if len(places) > 1:
        yield list(run[places[0] : places[-1] + 1])


def _in_one_sentence(one: Suggestion, other: Suggestion, text: str) -> bool:
    """Say whether two edits are of one sentence, as it was sent or as it came back: one can be made of two."""
    if not (_can_be_joined(one) and _can_be_joined(other)) or other.start < one.end:
        return False
    if BREAK in text[one.end : other.start]:
        return False
    begin = text.rfind(BREAK, 0, one.start) + 1
    end = text.find(BREAK, other.end)
    line = text[begin : end if end >= 0 else len(text)]
    a, b, c, d = (place - begin for place in (one.start, one.end, other.start, other.end))
    if _is_one(line, (a, b), (c, d)):
        return True
    came = f"{line[:a]}{one.after}{line[b:c]}{other.after}{line[d:]}"
    behind = a + len(one.after) + c - b
    return _is_one(came, (a, a + len(one.after)), (behind, behind + len(other.after)))


def _can_be_joined(edit: Suggestion) -> bool:
    """Say whether an edit is of words in a line, nothing else, and no part of a greater act."""
    return not (edit.tracked or edit.group or edit.below or edit.lines or BREAK in edit.before or edit.kind == "move")


def _is_one(line: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    spans = sentences(line)
    number = _sentence(line, spans, *one, at_end=True)
    return number is not None and number == _sentence(line, spans, *other, at_end=False)


def _sentence(line: str, spans: Sequence[tuple[int, int]], start: int, end: int, *, at_end: bool) -> int | None:
    """Return in which sentence a stretch ends or begins; None for a place between two, where there are no words."""
    words = line[start:end].strip()
    place = start
    if words:
        first = start + line[start:end].index(words)
        place = first + len(words) - 1 if at_end else first
    number = bisect_right(spans, (place, len(line))) - 1
    if number < 0:
        return None
    begin, stop = spans[number]
    return number if (begin <= place if words else begin < place) and place < stop else None


def _joined(edits: Sequence[Suggestion], text: str) -> Suggestion:
    first, last = edits[0], edits[-1]
    words: list[Words] = []
    kept: list[Kept] = []
    at, length = first.start, 0
    for edit in edits:
        if between := text[at : edit.start]:
            kept.append(Kept(at, edit.start, length))
            words.append(Words(between))
        words += edit.words
        at, length = edit.end, length + len(between) + len(edit.after)
    before, after = text[first.start : last.end], "".join(part.text for part in words)
    return replace(
        first,
        kind="replacement",
        end=last.end,
        before=before,
        after=after,
        words=tuple(words),
        kept=tuple(kept),
        confidence=max((edit.confidence for edit in edits), key=SURE.index),
        around=(first.around[0], last.around[1]),
        also=_all(edit.also for edit in edits),
        note=" ".join(_all([edit.note] for edit in edits if edit.note)),
    )


def _all(names: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))
