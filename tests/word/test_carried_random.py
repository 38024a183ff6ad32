"""Whatever has changed between two documents: accepting all gives the later text, rejecting all the earlier one."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.document.blocks import Block, Document, Heading
from nec_desktop.document.sent import sent_of
from nec_desktop.review.alike import marked, offset_now
from nec_desktop.review.changes_since import changes_since
from nec_desktop.review.sent_texts import sent_texts
from nec_desktop.word.accepted import with_all
from nec_desktop.word.opened import Package
from nec_desktop.word.reader import Reading
from nec_desktop.word.tags import P
from nec_desktop.word.verify import verify_document
from nec_desktop.word.writer import write_document
from tests.word.carried_sample import FIELD, event, own_table, register
from tests.word.sample import items, make_document, paragraph, picture

WORDS = st.lists(st.sampled_from(["the", "area", "has", "two", "three", "towns,", "villages.", "&", "<b>", "“quotes”", "2024"]), min_size=1, max_size=8)  # fmt: skip
TEXTS = WORDS.map(" ".join)
RECORDS = st.dictionaries(
    st.sampled_from(["a" * 16, "b" * 16, "c" * 16, "d" * 16]), st.tuples(TEXTS, TEXTS), max_size=4
)
FIELDS = st.lists(st.tuples(st.sampled_from(["paragraph", "bullet", "number"]), TEXTS), min_size=1, max_size=5)
ROWS = st.lists(st.tuples(TEXTS, TEXTS), max_size=4)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document of a field, with a table in it or not, and a register."""
    blocks: list[Block] = [Heading(1, "Profile", "1", "profile"), Heading(2, "Description", "1.1", FIELD)]
    for kind, text in draw(FIELDS):
        made = paragraph(text, address=FIELD) if kind == "paragraph" else items(text, kind=kind)[0]
        blocks.append(replace(made, address=FIELD))
    if rows := draw(ROWS):
        blocks.append(own_table(*rows))
    records = draw(RECORDS)
    if records:
        blocks += register(*(event(record, *texts) for record, texts in records.items()))
    return make_document(*blocks, Heading(1, "End", "2", "end"), paragraph("None."))


def shown(path: Path, *, accepted: bool) -> list[str]:
    """Return the text of every paragraph."""
    reading = Reading(Package(path))
    body = with_all(reading.body, accepted=accepted)
    return [text for p in body.iter(P) if (text := Reading(reading.package, body).text_of(p))]


def told(document: Document) -> list[str]:
    """Return every line of a field or record, in order of its text."""
    return sorted(place.text for text in sent_texts(sent_of(document)).values() for place in text.places)


@given(documents(), documents())
def test_accepted_it_is_the_later_and_rejected_the_earlier_text(earlier: Document, later: Document) -> None:
    changes = changes_since(sent_of(earlier), sent_of(later), "Changes since version S0001", "2026-03-01T00:00:00Z")
    made = replace(later, changes=changes or None)
    with TemporaryDirectory() as folder:
        path, plain = Path(folder) / "marked.docx", Path(folder) / "plain.docx"
        write_document(made, path, picture)
        assert verify_document(made, path, picture) == []
        write_document(later, plain, picture)
        assert shown(path, accepted=True) == shown(plain, accepted=True)
        rejected = shown(path, accepted=False)
    for text in dict.fromkeys(told(earlier)):
        assert rejected.count(text) >= told(earlier).count(text), text


@given(TEXTS, TEXTS)
def test_two_texts_are_told_by_what_stays_and_what_does_not(old: str, new: str) -> None:
    parts = marked(old, new)
    assert "".join(part.text for part in parts if part.kind != "+") == old
    assert "".join(part.text for part in parts if part.kind != "-") == new
    places = [offset_now(old, new, offset) for offset in range(len(old) + 1)]
    assert places == sorted(places) and places[0] >= 0 and places[-1] <= len(new)
