"""What a review copy carries from the round before: threads as comments, what is new as tracked changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from nec_desktop.document.blocks import Block, Document, Heading, Paragraph
from nec_desktop.document.carried import LinePlace, Remark, Spot, Thread
from nec_desktop.document.sent import Sent, sent_of
from nec_desktop.plan.richtext import Run
from nec_desktop.review.changes_since import changes_since
from nec_desktop.review.sent_texts import sent_texts
from nec_desktop.word.accepted import with_all
from nec_desktop.word.opened import Package
from nec_desktop.word.reader import Reading
from nec_desktop.word.tags import P
from nec_desktop.word.verify import verify_document
from nec_desktop.word.writer import write_document
from tests.word.carried_sample import FIELD, event, own_table, register
from tests.word.sample import elements, items, make_document, paragraph, part, picture, root, tamper, values
from tests.word.validator import sdk_errors

AUTHOR = "Changes since version S0003"
DATE = "2026-03-01T00:00:00Z"


def document(*blocks: Block) -> Document:
    """Return a document of a page with one field, and more."""
    return make_document(
        Heading(1, "Profile of the area", "1", "profile"), Heading(2, "Description", "1.1", FIELD), *blocks
    )


EARLIER = document(
    paragraph("The area has two towns and few villages.", address=FIELD),
    paragraph("This goes away.", address=FIELD),
    *[replace(item, address=FIELD) for item in items("Wimborne", "Verwood")],
    own_table(("Wimborne", "15,000"), ("Verwood", "14,000"), ("Cranborne", "600")),
    *register(
        event("aaaaaaaaaaaaaaaa", "Surgery"), event("bbbbbbbbbbbbbbbb", "Fair"), event("cccccccccccccccc", "Walk")
    ),
    Heading(2, "Old answer", "1.3", "profile/old"),
    paragraph("What was said here.", address="profile/old"),
    Heading(1, "End", "2", "end"),
    paragraph("None."),
)
LATER = document(
    Paragraph(
        (Run("The area has "), Run("three towns", bold=True), Run(" and many villages.", link="https://example.org/a")),
        address=FIELD,
    ),
    *[replace(item, address=FIELD) for item in items("Wimborne", "Ferndown", "Verwood & about")],
    own_table(("Wimborne", "15,500"), ("Cranborne", "600"), ("Alderholt", "3,000")),
    paragraph("A new paragraph at the end.\nOf two lines.", address=FIELD),
    *register(
        event("aaaaaaaaaaaaaaaa", "Surgery at the library", "The Hub\nRoom 2"),
        event("dddddddddddddddd", "Market"),
        event("cccccccccccccccc", "Walk", "Potterne Park"),
    ),
    Heading(1, "End", "2", "end"),
    paragraph("None."),
)


def marked(earlier: Document = EARLIER, later: Document = LATER) -> Document:
    """Return the later document with what has changed."""
    return replace(later, changes=changes_since(sent_of(earlier), sent_of(later), AUTHOR, DATE))


def texts(path: Path, *, accepted: bool) -> list[str]:
    """Return the text of every paragraph with all changes accepted, or rejected."""
    reading = Reading(Package(path))
    body = with_all(reading.body, accepted=accepted)
    return [text for p in body.iter(P) if (text := Reading(reading.package, body).text_of(p))]


def told(sent: Sent) -> list[str]:
    """Return every line of a document that has an address, as a file shows it in order."""
    places = sent_texts(sent)
    return [place.text for text in places.values() for place in text.places]


def test_the_changes_since_the_last_round_are_tracked_and_the_file_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    made = marked()
    write_document(made, path, picture)
    assert verify_document(made, path, picture) == []
    assert sdk_errors(path) == []
    body = root(path)
    assert set(values(body, "//w:ins/@w:author | //w:del/@w:author")) == {AUTHOR}
    assert set(values(body, "//w:ins/@w:date | //w:del/@w:date")) == {DATE}
    (first,) = elements(body, "//w:p[contains(., 'The area has')]")
    assert [
        "".join(map(str, change.itertext()))
        for change in elements(first, "w:ins | w:del | w:hyperlink/w:*[self::w:ins or self::w:del]")
    ] == [
        "two",
        "three",
        "few",
        "many",
    ]
    rows = elements(body, "//w:tr[w:trPr/w:ins]"), elements(body, "//w:tr[w:trPr/w:del]")
    assert [["".join(map(str, row.itertext())) for row in some] for some in rows] == [
        ["Alderholt3,000", "E1MarketThe Hub"],
        ["Verwood14,000", "E1FairThe Hub"],
    ]


def test_accepting_all_gives_the_new_text_and_rejecting_all_the_earlier(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    write_document(marked(), path, picture)
    plain_later, plain_earlier = tmp_path / "later.docx", tmp_path / "earlier.docx"
    write_document(LATER, plain_later, picture)
    write_document(EARLIER, plain_earlier, picture)
    assert texts(path, accepted=True) == texts(plain_later, accepted=True)
    rejected = texts(path, accepted=False)
    earlier = [text for text in texts(plain_earlier, accepted=True) if text in told(sent_of(EARLIER))]
    assert [text for text in rejected if text in earlier] == earlier
    new = {"A new paragraph at the end.\nOf two lines.", "Ferndown", "Alderholt", "Market", "Room 2", "Potterne Park"}
    assert not new & set(rejected)


QUESTION = Remark("Panel member", "PM", "2026-02-20T09:14:00Z", "Which villages?\nPlease name them.")
REPLY = Remark("Neighbourhood inspector", "", "2026-03-01T12:00:00Z", "Accepted in part. They are named in the table.")


def thread(document_: Document, words: str, remarks: tuple[Remark, ...], *, resolved: bool = False) -> Thread:
    """Return a thread on the first line of the field that holds these words."""
    places = sent_texts(sent_of(document_))[FIELD].places
    place = next(place for place in places if words in place.text)
    at = LinePlace(place.block, place.row, place.column, place.line)
    start = place.text.index(words)
    return Thread(f"item{start:012}", Spot(at, start), Spot(at, start + len(words)), remarks, resolved)


def threads() -> tuple[Thread, ...]:
    """Return threads on parts of a line, on a cell, on a label, and one from one line to another."""
    on = thread(LATER, "towns and many", (QUESTION, REPLY, replace_text("Thank you.")))
    in_cell = thread(LATER, "600", (QUESTION, REPLY), resolved=True)
    first, last = thread(LATER, "Wimborne", ()), thread(LATER, "Ferndown", ())
    over_two = Thread("over000000000000", first.start, last.end, (replace_text("Both?"),))
    label = next(block for block in sent_of(LATER).blocks if block.address == FIELD)
    on_label = Thread("label00000000000", Spot(LinePlace(label.id), 0), Spot(LinePlace(label.id), -1), (QUESTION,))
    return on, in_cell, over_two, on_label


def replace_text(text: str) -> Remark:
    """Return a remark without a date that a file could have."""
    return QUESTION._replace(text=text, date="yesterday")


def test_threads_are_comments_with_replies_that_word_keeps(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    made = replace(marked(), threads=threads())
    write_document(made, path, picture)
    assert verify_document(made, path, picture) == []
    assert sdk_errors(path) == []
    comments, extended = root(path, "word/comments.xml"), root(path, "word/commentsExtended.xml")
    assert len(comments) == 7
    last = [
        comment.findall("{*}p")[-1].get("{http://schemas.microsoft.com/office/word/2010/wordml}paraId")
        for comment in comments
    ]
    assert [entry.get(etree.QName(entry.nsmap["w15"], "paraId")) for entry in extended] == last
    assert all(0 < int(str(identifier), 16) < 0x80000000 for identifier in last)
    parents = [entry.get(etree.QName(entry.nsmap["w15"], "paraIdParent")) for entry in extended]
    assert parents == [None, last[0], last[0], None, last[3], None, None]
    assert [entry.get(etree.QName(entry.nsmap["w15"], "done")) for entry in extended] == list("0001100")
    assert values(comments, "//w:comment/@w:date")[:2] == [QUESTION.date, REPLY.date], "the date as it came"
    assert len(values(comments, "//w:comment/@w:date")) == 5, "what is no date is left out"
    # Word's order: the ranges of a thread begin together; each ends with its own mark.
    (line,) = elements(root(path), "//w:p[contains(., 'The area has')]")
    marks = [etree.QName(child).localname for child in line if "comment" in etree.tostring(child).decode()]
    assert marks == ["commentRangeStart"] * 3 + ["commentRangeEnd", "r"] * 3


def test_the_same_document_gives_the_same_file(tmp_path: Path) -> None:
    made = replace(marked(), threads=threads())
    for name in ("one.docx", "two.docx"):
        write_document(made, tmp_path / name, picture)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


@pytest.mark.parametrize(
    ("name", "before", "after", "words"),
    [
        ("word/document.xml", "few", "many", "“few” should be shown as deleted since the last round, and is not."),
        ("word/document.xml", "three", "four", "should read"),
        ("word/comments.xml", "Which villages?", "Which towns?", "The comment by Panel member “Which villages?"),
        ("word/commentsExtended.xml", 'w15:done="1"', 'w15:done="0"', "is missing, or is not as it should be"),
        ("word/commentsExtended.xml", "w15:paraIdParent", "w15:paraIdX", "is missing, or is not as it should be"),
    ],
)
def test_a_fault_in_what_is_carried_is_found(tmp_path: Path, name: str, before: str, after: str, words: str) -> None:
    path = tmp_path / "plan.docx"
    made = replace(marked(), threads=threads())
    write_document(made, path, picture)
    tamper(path, lambda xml: xml.replace(before, after), name)
    assert any(words in difference.what for difference in verify_document(made, path, picture))


def test_a_file_that_should_carry_nothing_is_found_to_carry_something(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    write_document(replace(marked(), threads=threads()), path, picture)
    assert "The file has tracked changes and should have none." in [
        difference.what for difference in verify_document(replace(LATER, threads=threads()), path, picture)
    ]
    write_document(LATER, path, picture)
    for name in ("comments", "commentsExtended", "commentsIds"):
        with pytest.raises(KeyError):
            part(path, f"word/{name}.xml")
