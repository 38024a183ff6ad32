"""Edits widened to whole words: “colour” to “color”, and not “u” to nothing."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from nec_desktop.review.edit import Edit
from nec_desktop.review.returned import Words

_IN_WORDS = "'’"


def in_whole_words(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits of one owner's text, in order, with all of a word where part of it was changed.

    What two people did in one word stays apart: their edits would overlap.
    """
    text = edits[0].owner.text if edits else ""
    joined: list[Edit] = []
    for edit in edits:
        last = joined[-1] if joined else None
        if last and _one_word(last, edit, text):
            between = text[last.end : edit.start]
            words = (*last.words, *((Words(between),) if between else ()), *edit.words)
            joined[-1] = replace(
                last,
                end=edit.end,
                words=_together(words),
                lines=last.lines + edit.lines,
                struck=last.struck + edit.struck,
                within=last.within + edit.within,
            )
        else:
            joined.append(edit)
    widened: list[Edit] = []
    for n, edit in enumerate(joined):
        low = widened[-1].end if widened else 0
        high = joined[n + 1].start if n + 1 < len(joined) else len(text)
        widened.append(_widened(edit, text, low, high))
    return widened


def _one_word(edit: Edit, other: Edit, text: str) -> bool:
    """Say whether one person changed one word in two places."""
    between = text[edit.end : other.start]
    alike = edit.mark.author == other.mark.author and edit.tracked == other.tracked and edit.move == other.move
    return alike and bool(between) and all(map(_in_word, between))


def _widened(edit: Edit, text: str, low: int, high: int) -> Edit:
    if edit.move:
        return edit
    start, end, after = edit.start, edit.end, edit.after
    ahead, behind = text[start : start + 1], text[max(end - 1, 0) : end]
    if _in_word(text[max(start - 1, 0) : start]) and (_in_word(ahead) or _in_word(after[:1] or text[end : end + 1])):
        start = _word_start(text, start, low)
    if _in_word(text[end : end + 1]) and (
        _in_word(behind) or _in_word(after[-1:] or text[max(edit.start - 1, 0) : edit.start])
    ):
        end = _word_end(text, end, high)
    if (start, end) == (edit.start, edit.end):
        return edit
    words = (Words(text[start : edit.start]), *edit.words, Words(text[edit.end : end]))
    return replace(edit, start=start, end=end, words=_together([part for part in words if part.text]))


def _word_start(text: str, place: int, low: int) -> int:
    """Return where the word begins; `place` where somebody else's edit is in the way."""
    start = place
    while start > low and _in_word(text[start - 1]):
        start -= 1
    return place if start == low > 0 and _in_word(text[start - 1]) else start


def _word_end(text: str, place: int, high: int) -> int:
    end = place
    while end < high and _in_word(text[end]):
        end += 1
    return place if end == high < len(text) and _in_word(text[end]) else end


def _in_word(character: str) -> bool:
    return character.isalnum() or (character != "" and character in _IN_WORDS)


def _together(words: Sequence[Words]) -> tuple[Words, ...]:
    joined = [words[0]] if words else []
    for one, other in pairwise(words):
        if (one.look, one.link) == (other.look, other.link):
            joined[-1] = Words(joined[-1].text + other.text, other.look, other.link)
        else:
            joined.append(other)
    return tuple(joined)
