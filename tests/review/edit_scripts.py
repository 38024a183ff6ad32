"""Random edits by several people of a review copy's texts, as WordprocessingML and as what the texts are to become."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from hypothesis import strategies as st

from nec_desktop.document.sent import Sent
from nec_desktop.review.returned import Suggestion
from nec_desktop.review.sent_texts import BREAK, sent_texts
from tests.review.edited_copy import EditedCopy, Element, Who, element, run_of, text_in, w

AUTHORS = ("Ada Panel", "Ben Reader", "Cis Councillor")
NEW_WORDS = ("more", "in every village", "£20", "of the", "3 June", "and")
_WORD_CHARACTERS = frozenset("’'-")


@dataclass(frozen=True)
class Line:
    """A line of a text that stands in a paragraph of its own in the body. start: where it is in its address's text.

    last: no other line of the same address follows it.
    """

    address: str
    start: int
    text: str
    label: str
    steps: int
    last: bool


@dataclass(frozen=True)
class Edit:
    """Characters of an address's text that become others; a line break between paragraphs is BREAK.

    author: empty where it is not tracked.
    """

    line: Line
    start: int
    end: int
    after: str
    author: str

    @property
    def place(self) -> int:
        """Where it begins in the address's text."""
        return self.line.start + self.start


def editable_lines(sent: Sent) -> list[Line]:
    """Return the lines that edits are drawn for: those that follow a label with no table or figure between."""
    texts = sent_texts(sent)
    places = {
        place.block: (address, start, place.text, len(text.places) == n + 1)
        for address, text in texts.items()
        for n, (place, start) in enumerate(zip(text.places, text.starts, strict=True))
        if not place.row
    }
    lines, label, steps = [], "", 0
    for block in sent.blocks:
        if block.kind == "heading" and block.anchored:
            label, steps = block.id, 0
            continue
        steps += 1
        if block.kind not in ("paragraph", "item"):
            label = ""
        elif label and block.id in places and block.style not in ("missing", "asked"):
            address, start, text, last = places[block.id]
            if text and address and not set(text) & set("\n\t\N{OBJECT REPLACEMENT CHARACTER}"):
                lines.append(Line(address, start, text, label, steps, last))
    return lines


@st.composite
def edits(draw: st.DrawFn, lines: Sequence[Line], authors: Sequence[str]) -> list[Edit]:
    """Draw edits of lines, up to three of a line: words put in, taken out or put in place of others, a line split."""
    chosen = draw(st.lists(st.sampled_from(lines), max_size=6, unique_by=lambda line: (line.address, line.start)))
    return [
        _drawn(draw, line, draw(st.sampled_from(authors)), *place) for line in chosen for place in _places(draw, line)
    ]


def _places(draw: st.DrawFn, line: Line) -> list[tuple[int, int]]:
    """Draw words of a line, each with a word between it and the next: what touches is one edit to who reads it."""
    words = list(_words(line.text))
    if not words:
        return [(0, len(line.text))]
    drawn = sorted(draw(st.sets(st.integers(0, len(words) - 1), min_size=1, max_size=3)))
    apart = [n for k, n in enumerate(drawn) if k == 0 or n > drawn[k - 1] + 1]
    return [words[n] for n in apart]


def _drawn(draw: st.DrawFn, line: Line, author: str, start: int, end: int) -> Edit:
    new = draw(st.sampled_from(NEW_WORDS))
    match draw(st.sampled_from(("insert", "delete", "replace", "split", "letters"))):
        case "insert":
            return Edit(line, end, end, f" {new}", author)
        case "delete":
            return Edit(line, start, end, "", author)
        case "split":
            return Edit(line, end, end, f"{BREAK}{new} ", author)
        case "letters":
            middle = (start + end + 1) // 2  # after its first letter at the earliest
            return Edit(line, middle, middle, "x", author)
    return Edit(line, start, end, new, author)


def _words(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for is_word, group in groupby(text, lambda letter: letter.isalnum() or letter in _WORD_CHARACTERS):
        length = len(list(group))
        if is_word:
            yield at, at + length
        at += length


def edited_texts(sent: Sent, drawn: Iterable[Edit]) -> dict[str, str]:
    """Return what the texts of the addresses that are edited become."""
    found: dict[str, str] = {}
    texts = sent_texts(sent)
    for edit in sorted(drawn, key=lambda edit: edit.place, reverse=True):
        address = edit.line.address
        before = found.get(address, texts[address].text)
        end = edit.place + edit.end - edit.start
        found[address] = f"{before[: edit.place]}{edit.after}{before[end:]}"
    return found


def texts_with(sent: Sent, suggestions: Iterable[Suggestion]) -> dict[str, str]:
    """Return what the texts become where suggestions are carried out, by their places alone."""
    found: dict[str, str] = {}
    texts = sent_texts(sent)
    for each in sorted(suggestions, key=lambda each: (each.start, each.end), reverse=True):
        before = found.get(each.address, texts[each.address].text)
        found[each.address] = f"{before[: each.start]}{each.after}{before[each.end :]}"
    return found


def reviewed(source: Path, drawn: Iterable[Edit], path: Path) -> Path:
    """Write the file that has these edits in it."""
    copy = EditedCopy(source)
    labels = {found.get(w("name"), ""): found for found in copy.body.iter(w("bookmarkStart"))}
    found = [(edit, _paragraph(labels, edit.line)) for edit in drawn]  # before a split moves any of them
    for edit, paragraph in sorted(found, key=lambda each: each[0].start, reverse=True):  # what is before stays put
        _carry_out(copy, paragraph, edit)
    return copy.save(path)


def _paragraph(labels: Mapping[str, Element], line: Line) -> Element:
    found = labels[f"_nec_{line.label}"].getparent()
    for _ in range(line.steps):
        assert found is not None
        found = found.getnext()
    assert found is not None and text_in(found) == line.text, (line, found is not None and text_in(found))
    return found


def _carry_out(copy: EditedCopy, paragraph: Element, edit: Edit) -> None:
    who = Who(edit.author)
    begun, _, new = edit.after.rpartition(BREAK)
    if BREAK in edit.after:
        assert not begun and edit.start == edit.end
        paragraph = copy.split(paragraph, edit.line.text[: edit.end], who if edit.author else None)
        first = next((child for child in paragraph if child.tag != w("pPr")), None)
        _put(paragraph, first, who.mark("ins", copy.next_id(), run_of(new)) if edit.author else run_of(new))
        return
    if edit.start < edit.end:
        place = _taken_out(copy, paragraph, edit, who)
    else:
        place = copy.runs_between(paragraph, edit.start - 1, edit.start)[-1]
    if new:
        run = run_of(new)
        place.addnext(who.mark("ins", copy.next_id(), run) if edit.author else run)
    if not edit.author and edit.start < edit.end:
        _remove(place)


def _taken_out(copy: EditedCopy, paragraph: Element, edit: Edit, who: Who) -> Element:
    """Delete the characters; return what stands in their place: the deletion, or where there is none a mark."""
    runs = copy.runs_between(paragraph, edit.start, edit.end)
    if edit.author:
        return copy.delete_runs(runs, who)
    place = element("proofErr", type="gramStart")
    runs[-1].addnext(place)
    for run in runs:
        _remove(run)
    return place


def _remove(found: Element) -> None:
    parent = found.getparent()
    assert parent is not None
    parent.remove(found)


def _put(paragraph: Element, before: Element | None, child: Element) -> None:
    if before is None:
        paragraph.append(child)
    else:
        before.addprevious(child)
