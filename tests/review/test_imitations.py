"""Files as Word, Google Docs and WPS hand them back, imitated, are taken in like any other."""

from pathlib import Path

from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.take_in import take_in
from nec_desktop.plan.values import written
from nec_desktop.review.deciding import decide
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.sent_texts import BREAK
from tests.review.imitations import by_google, by_word, by_wps, numbered_by_word
from tests.review.sent_copy import SentCopy
from tests.review.taking_in import taken_in, told

ADA, BEN, CIS = "Ada Panel", "Ben Reader", "Cis Councillor"
QUESTION = ("contact/reporting", "101 when it can wait", "Who answers at night?", ADA)


def test_everything_that_word_writes_comes_back(sent: SentCopy, tmp_path: Path) -> None:
    found = taken_in(sent, by_word(sent.file, tmp_path / "back.docx"), tmp_path)
    assert [each for each in told(found) if not each[0].startswith("row")] == [
        ("replacement", "introduction/mission", ADA, "listen", "hear"),
        ("insertion", "introduction/foreword", BEN, "", BREAK),
        ("deletion", "introduction/expect", ADA, BREAK, ""),
        ("insertion", "profile/description", CIS, "", " The river is the boundary."),
        ("formatting", "profile/towns", ADA, "market on", "market on"),
        ("deletion", "places/about", CIS, "The river is the boundary.", ""),
    ]
    moved = [each for each in found.suggestions if each.author == CIS]
    assert moved[0].group == moved[1].group != ""
    gone, new = (each for each in found.suggestions if each.kind.startswith("row"))
    assert (gone.kind, gone.author, gone.record.split("/")[0]) == ("row-deletion", BEN, "document-control")
    assert (new.kind, new.author, new.address) == ("row-insertion", ADA, "profile/challenges")
    assert [(cell.header, cell.text) for cell in new.cells] == [
        ("Village", "Middle Testing"),
        ("Minutes by road", "30"),
    ]
    question, settled = found.comments
    assert (question.address, question.quote, question.text, question.author) == QUESTION
    assert [(reply.author, reply.text) for reply in question.replies] == [
        (BEN, "The control room."),
        (ADA, "Thank you."),
    ]
    assert (question.resolved, question.utc, question.durable) == (False, "2026-08-03T09:15:00Z", "2A000000")
    assert (settled.address, settled.resolved) == ("contact/reply-promise", True)
    assert [(each.standard, each.part, each.grade) for each in found.grades] == [("meet-face-to-face", "grade", "good")]
    assert (found.outside, found.unplaced) == ((), ())


def test_numbering_that_was_switched_on_or_off_is_accepted_or_rejected(sent: SentCopy, tmp_path: Path) -> None:
    workspace = sent.workspace(tmp_path / "data")
    with workspace.write("a test") as library:
        take_in(workspace, library, sent.plan_id, [numbered_by_word(sent.file, tmp_path / "back.docx")])
        plan = open_plan(workspace, library, sent.plan_id).plan
        inbox = Inbox(plan, library.returns(sent.plan_id))
    off, on = inbox.items
    assert [(item.reviewers, item.suggestion.note) for item in (on, off) if item.suggestion] == [
        ((ADA,), "It was a paragraph, and is an item of a list now."),
        ((BEN,), "It was an item of a list, and is a paragraph now."),
    ]
    items, places = "introduction/expect", "profile/challenges"
    before = dict(plan.values)
    for item in (off, on):
        plan.apply(decide(inbox, item, "not").changes)
    assert (plan.values[items], plan.values[places]) == (before[items], before[places])
    for item in (off, on):
        plan.apply(decide(inbox, item, "accepted").changes)
    assert (
        written(plan.values[items]) == "A named officer.\n\n- A reply within three days.\n  - Sooner when it matters."
    )
    assert "\n\n- The last bus leaves at six.\n\n" in str(written(plan.values[places]))


def test_what_google_docs_leaves_is_recognised_by_the_code_on_its_pages(sent: SentCopy, tmp_path: Path) -> None:
    found = taken_in(sent, by_google(sent.file, tmp_path / "back.docx"), tmp_path)
    assert told(found) == [
        ("replacement", "introduction/mission", ADA, "listen", "hear"),
        ("insertion", "communities/*/needs", BEN, "", " or at harvest"),
    ]
    (question,) = found.comments
    assert (question.address, question.quote, question.text, question.author) == QUESTION
    assert [(reply.author, reply.text) for reply in question.replies] == [(BEN, "The control room.")]
    assert question.resolved is None
    assert any("thread" in words.lower() or "answer" in words.lower() for words in found.report)
    assert (found.grades, found.outside, found.unplaced) == ((), (), ())


def test_wps_takes_our_properties_and_the_copy_is_recognised_all_the_same(sent: SentCopy, tmp_path: Path) -> None:
    found = taken_in(sent, by_wps(sent.file, tmp_path / "back.docx"), tmp_path)
    assert told(found) == [("replacement", "introduction/vision", BEN, "Safe places", "Quiet places")]
    (question,) = found.comments
    assert (question.address, question.quote, question.text, question.author) == QUESTION
