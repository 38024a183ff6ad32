"""Any edits by several people, tracked or not: accepting all gives the edited text, rejecting all what was sent."""

import re
from itertools import pairwise
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nec_desktop.document.sent import Sent
from nec_desktop.review.reading import Block, Mark, Paragraph, Piece, Reading
from nec_desktop.review.returned import Return, Suggestion
from nec_desktop.review.sent_texts import BREAK, sent_texts
from tests.review.readings import ANN, BOB, compared, reading_of, sent_of_fields, without_anchors

WORDS = st.sampled_from(
    ["the", "a", "police", "of", "town", "road", "night", "station", "is", "closed", "open", "many", "people", "said"]
)
LINES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
FIELDS = st.lists(st.lists(LINES, min_size=1, max_size=3), min_size=1, max_size=4)
PEOPLE = (ANN, BOB, None)
"""Who edits; None does it without tracking."""


class Stroke(NamedTuple):
    """Characters that stay, come or go, and by whom."""

    text: str
    what: str
    by: Mark | None


@st.composite
def strokes(draw: st.DrawFn, text: str, people: tuple[Mark | None, ...]) -> list[Stroke]:
    """Draw what becomes of a text: it is cut up, and parts of it go, and words come between."""
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=6))})
    made: list[Stroke] = []
    for start, end in pairwise(cuts):
        what = draw(st.sampled_from(("stays", "stays", "stays", "goes")))
        made.append(Stroke(text[start:end], what, draw(st.sampled_from(people))))
        if draw(st.integers(0, 3)) == 0:
            new = draw(st.sampled_from(("new ", "x", " quite", BREAK, f"{BREAK}Added line", f"Put in{BREAK}")))
            made.append(Stroke(new, "comes", draw(st.sampled_from(people))))
    return made


def paragraphs_of(made: list[Stroke]) -> list[Paragraph]:
    """Return strokes as paragraphs of a file."""
    paragraphs: list[Paragraph] = []
    pieces: list[Piece] = []
    for stroke in (*made, Stroke(BREAK, "stays", None)):
        if stroke.what == "goes" and stroke.by is None:
            continue
        inserted = stroke.by if stroke.what == "comes" else None
        deleted = stroke.by if stroke.what == "goes" else None
        for part in re.split(f"({BREAK})", stroke.text):
            if part == BREAK:
                paragraphs.append(Paragraph(tuple(pieces), inserted=inserted, deleted=deleted))
                pieces = []
            elif part:
                pieces.append(Piece(part, inserted=inserted, deleted=deleted))
    return paragraphs


def with_fields(reading: Reading, sent: Sent, edited: dict[str, list[Stroke]]) -> Reading:
    """Return a reading in which the lines of each field are replaced by its strokes."""
    blocks: list[Block] = []
    owners = [block.address if block.kind == "paragraph" else "" for block in sent.blocks]
    done: set[str] = set()
    for block, owner in zip(reading.blocks, owners, strict=False):
        if not owner:
            blocks.append(block)
        elif owner not in done:
            done.add(owner)
            blocks += paragraphs_of(edited[owner])
    return replace(reading, blocks=(*blocks, *reading.blocks[len(owners) :]))


def applied(text: str, suggestions: list[Suggestion]) -> str:
    """Return a text with all suggestions about it carried out."""
    for one, other in pairwise(suggestions):
        assert one.end <= other.start, "two suggestions overlap"
    for told in reversed(suggestions):
        assert text[told.start : told.end] == told.before
        text = text[: told.start] + told.after + text[told.end :]
    return text


def tidy(text: str) -> str:
    """Return a text without its empty lines, which a file that was not tracked does not keep apart from ours."""
    return BREAK.join(line for line in text.split(BREAK) if line.strip())


def check(fields: list[list[str]], data: st.DataObject, people: tuple[Mark | None, ...], *, anchors: bool) -> Return:
    """Edit all fields at random and compare; what is told, carried out, has to give the edited texts."""
    sent = sent_of_fields(fields)
    texts = {address: text.text for address, text in sent_texts(sent).items()}
    edited = {address: data.draw(strokes(text, people)) for address, text in texts.items() if address.startswith("s/")}
    reading = with_fields(reading_of(sent), sent, edited)
    found = compared(reading if anchors else without_anchors(reading), sent)
    for address, made in edited.items():
        wanted = "".join(stroke.text for stroke in made if stroke.what != "goes")
        told = sorted((s for s in found.suggestions if s.address == address), key=lambda s: (s.start, s.end))
        got = applied(texts[address], told)
        assert tidy(got) == tidy(wanted), (address, texts[address], told)
        if None not in people:
            assert all(suggestion.tracked for suggestion in told)
    assert {s.address for s in found.suggestions} <= set(edited)
    return found


@settings(max_examples=60, deadline=None)
@given(FIELDS, st.data(), st.booleans())
def test_accepting_all_that_was_tracked_gives_the_edited_text(
    fields: list[list[str]], data: st.DataObject, anchors: bool
) -> None:
    found = check(fields, data, PEOPLE[:2], anchors=anchors)
    assert found.unplaced == ()


@settings(max_examples=60, deadline=None)
@given(FIELDS, st.data(), st.booleans())
def test_accepting_all_gives_the_edited_text_though_some_was_not_tracked(
    fields: list[list[str]], data: st.DataObject, anchors: bool
) -> None:
    check(fields, data, PEOPLE, anchors=anchors)


@settings(max_examples=40, deadline=None)
@given(FIELDS, st.data())
def test_rejecting_all_gives_what_was_sent(fields: list[list[str]], data: st.DataObject) -> None:
    found = check(fields, data, PEOPLE[:2], anchors=True)
    assert not [item for item in found.outside if not item.tracked]
