"""Where characters of one text stand in another, which came of it by changes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nec_desktop.plan.word_diff import differences
from nec_desktop.review.parts import parts_of
from nec_desktop.review.returned import Suggestion


class Span(NamedTuple):
    """The characters from start to end are now those from new_start to new_end."""

    start: int
    end: int
    new_start: int
    new_end: int


class TextMap:
    """Leads from places of a text to places of what became of it. `spans` are what was replaced, in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = tuple(spans)

    def through(self, start: int, end: int, *, strict: bool = True) -> tuple[int, int] | None:
        """Return where a stretch is now, None where something in it was changed.

        A point lies between two characters; strict: nothing beside it may have changed either, since nobody can say
        on which side of the change it belongs.
        """
        shift = 0
        for span in self.spans:
            if _meets(span, start, end, strict=strict):
                return None
            if span.end > start:
                break
            shift = span.new_end - span.end
        return start + shift, end + shift

    def left_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return what is left of a stretch, with what was put in between and not at its ends; None for nothing."""
        first, last = start, end
        for span in self.spans:
            if span.start >= end:
                break
            if span.start <= start and end <= span.end:
                return None
            if span.end <= start:
                first = start + span.new_end - span.end
            elif span.start < start:
                first = span.new_end
            last = end + span.new_end - span.end if span.end <= end else span.new_start
        return (first, last) if first < last else None

    def around(self, start: int, end: int) -> tuple[int, int, int, int]:
        """Return a stretch widened by all changes that touch it, and where that is now."""
        touching = [span for span in self.spans if span.start <= end and start <= span.end]
        if not touching:
            found = self.through(start, end)
            assert found, "nothing touches it"
            return (start, end, *found)
        first, last = touching[0], touching[-1]
        left, right = max(first.start - start, 0), max(end - last.end, 0)
        return (
            min(first.start, start), max(last.end, end), first.new_start - left, last.new_end + right
        )  # fmt: skip


def _meets(span: Span, start: int, end: int, *, strict: bool) -> bool:
    if start == end:
        beside = span.start <= start <= span.end
        return beside and (strict or span.start < start < span.end or span.start == span.end)
    return max(span.start, start) < min(span.end, end) or start < span.start == span.end < end


def by_words(old: str, new: str) -> TextMap:
    """Return the map from a text to another one as their words tell it."""
    return TextMap(Span(*difference) for difference in differences(old, new))


def by_suggestions(text: str, suggestions: Sequence[Suggestion]) -> tuple[str, TextMap]:
    """Return a text with suggestions carried out, and the map to it; of two that touch the same words the first."""
    spans: list[Span] = []
    result, at = "", 0
    for suggestion in sorted(suggestions, key=lambda one: (one.start, one.end)):
        if suggestion.start < at or suggestion.end > len(text):
            continue
        if spans and suggestion.start == suggestion.end == spans[-1].start == spans[-1].end:
            continue
        for part in parts_of(suggestion):
            result += text[at : part.start]
            spans.append(Span(part.start, part.end, len(result), len(result) + len(part.after)))
            result, at = result + part.after, part.end
    return result + text[at:], TextMap(spans)
