"""The copy of the next round carries what was said and replied before, and shows what is new since then."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.rounds import send_for_review
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.writer import Writer, change_writer
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.library.returned import NewReturn
from nec_desktop.plan.addresses import join
from nec_desktop.plan.edits import add_record, delete_record, set_value
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import Paragraph, RichText, Run
from nec_desktop.review.answers import mark_done, reply
from nec_desktop.review.compare import compare
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.returned import Comment, Reply, Return, Suggestion
from nec_desktop.review.rounds import Asked
from nec_desktop.review.sent_texts import sent_texts
from nec_desktop.word.accepted import with_all
from nec_desktop.word.opened import Package
from nec_desktop.word.reader import Reading
from nec_desktop.word.returned import read_returned
from nec_desktop.word.tags import w
from tests.library.numbered import numbered
from tests.libreoffice import needs_libreoffice
from tests.small_plan import NOW
from tests.word.libreoffice import saved_again
from tests.word.sample import elements, part, root, values
from tests.word.validator import sdk_errors

FIELD = "profile/description"
QUESTION = Comment(
    id="question00000000",
    address=FIELD,
    author="Panel member",
    initials="PM",
    date="2026-07-01T09:14:00Z",
    text="Which of them?",
    replies=(Reply(author="Second member", date="2026-07-01T10:00:00Z", text="I wondered too."),),
)
LABEL = Comment(id="label00000000000", address=FIELD, author="Panel member", date="2026-07-01T09:20:00Z", text="Good.")
NOWHERE = Comment(id="nowhere000000000", author="Panel member", date="2026-07-01T09:21:00Z", text="And the budget?")


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


@pytest.fixture
def first(workspace: Workspace, library: Library, plan: Plan, tmp_path: Path) -> str:
    """Send the first round, and take in what a reviewer said; return the id of what was sent."""
    sent = send_for_review(workspace, library, Order(plan, tmp_path / "first.docx"), Asked("opcc", ("Panel",)))
    snapshot = library.snapshot(sent.identity.snapshot_id)
    assert snapshot.sent
    text = sent_texts(snapshot.sent)[FIELD].text
    start = text.index(" ") + 1
    end = text.index(" ", start)
    about: dict[str, Any] = {"address": FIELD, "start": start, "end": end}
    change = Suggestion(
        id="change0000000000",
        kind="replacement",
        before=text[start:end],
        after="others",
        author="Panel member",
        **about,
    )
    question = Comment(**{name: getattr(QUESTION, name) for name in QUESTION.__struct_fields__} | about)
    new = NewReturn(plan.id, snapshot.entry.id, "0" * 64, "1" * 64, "back.docx", "Panel", "Word", "properties")
    library.add_return(new, Return(comments=(question, LABEL, NOWHERE), suggestions=(change,)), b"file")
    return snapshot.entry.id


def answered(library: Library, plan: Plan, item: str, words: str, *, done: bool = False) -> None:
    """Reply to an item."""
    found = Inbox(plan, library.returns(plan.id)).item(item)
    assert found
    save(library, plan, reply(plan, found, words))
    if done:
        save(library, plan, mark_done(plan, [found]))


def said(path: Path) -> list[tuple[str, str]]:
    """Return author and text of each comment in a file."""
    comments = root(path, "word/comments.xml")
    return [(c.get(w("author"), ""), "".join(map(str, c.itertext()))) for c in elements(comments, "w:comment")]


@pytest.mark.usefixtures("first")
def test_the_next_copy_carries_threads_with_our_replies(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    answered(library, plan, QUESTION.id, "Wimborne and Verwood.", done=True)
    answered(library, plan, "change0000000000", "We kept our words.")
    save(library, plan, set_value(plan, "cover/prepared-by", "Neighbourhood inspector"))
    path = tmp_path / "second.docx"
    export_plan(workspace, library, Order(plan, path))
    writer = "Neighbourhood inspector"
    found = said(path)
    assert ("Panel member", "Which of them?") in found
    at = found.index(("Panel member", "Which of them?"))
    assert found[at + 1 : at + 3] == [("Second member", "I wondered too."), (writer, "Wimborne and Verwood.")]
    assert (writer, "We kept our words.") in found
    assert ("Panel member", "Good.") in found
    assert ("Panel member", "And the budget?") in found, "what has no place is carried at the beginning"
    assert any(text.startswith("Suggested: Replace “") for _, text in found)
    assert values(root(path, "word/comments.xml"), "//w:comment/@w:date")[at] == QUESTION.date
    listed = {"".join(map(str, entry.itertext())).strip() for entry in root(path).iter(w("hyperlink"))}
    assert any(entry.startswith("Annex: You said") for entry in listed)
    assert not any(entry.startswith("In short") for entry in listed), "contents of a plan are not those of its annex"
    assert sdk_errors(path) == []
    sent = numbered(library, plan.id, 2).sent
    assert sent and [remark.text for remark in sent.remarks] == [text for _, text in found]
    assert any("comments of earlier rounds" in line for line in sent.cover)
    annex = [block.text for block in sent.blocks[-40:] if block.kind == "heading"]
    assert annex[annex.index("Annex: You said, we did in the last round") + 1] == "In short"
    rows = {
        " | ".join("/".join(line.text for line in cell) for cell in row.cells) for b in sent.blocks for row in b.rows
    }
    assert "Panel member | And the budget? | Not yet answered" in rows


@pytest.fixture
def by_london_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock on the wall of a police station in July: an hour before universal time."""
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def at_eight_next_day(workspace: Workspace, minutes: int) -> Workspace:
    """Return the same data folder, so many minutes past eight by universal time on the next day."""
    then = NOW.replace(day=16, hour=8, minute=minutes)
    return Workspace(workspace.folder, now=lambda: then)


@pytest.mark.usefixtures("first", "by_london_time")
def test_our_replies_bear_the_time_at_which_they_were_given(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    library.close()
    for minutes, words in ((17, "Wimborne."), (43, "Wimborne and Verwood.")):
        with at_eight_next_day(workspace, minutes).write("a test") as opened:
            answered(opened, plan, QUESTION.id, words)
    path = tmp_path / "second.docx"
    with workspace.write("a test") as opened:
        export_plan(workspace, opened, Order(plan, path))
    at = [words for _, words in said(path)].index("Wimborne and Verwood.")
    # Word writes the hour of the wall, marked as universal time, and shows it as it stands there.
    assert values(root(path, "word/comments.xml"), "//w:comment/@w:date")[at] == "2026-07-16T09:43:00Z"


@pytest.mark.usefixtures("first")
def test_who_writes_is_named_for_our_replies(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    save(library, plan, set_value(plan, "cover/prepared-by", "Somebody else"))
    change_writer(workspace, library, Writer("Sam Example", "Neighbourhood inspector"))
    answered(library, plan, QUESTION.id, "Wimborne and Verwood.")
    export_plan(workspace, library, Order(plan, tmp_path / "second.docx"))
    assert ("Sam Example, Neighbourhood inspector", "Wimborne and Verwood.") in said(tmp_path / "second.docx")


@pytest.mark.usefixtures("first")
def test_what_is_new_since_the_last_round_is_tracked(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    text = RichText((Paragraph((Run("Something else is said here."),)),))
    save(library, plan, set_value(plan, FIELD, text))
    gone = plan.record_ids("events")[0]
    name = plan.text(join("events", gone, "title"))
    save(library, plan, delete_record(plan, "events", gone))
    save(library, plan, add_record(plan, "events", {"title": "Market in the square"}))
    path = tmp_path / "second.docx"
    export_plan(workspace, library, Order(plan, path))
    body = root(path)
    assert set(values(body, "//w:ins/@w:author | //w:del/@w:author")) == {"Changes since version S0001"}
    new = "".join(values(body, "//w:ins//w:t/text()"))
    assert "Something else is said here" in new
    assert "Website, Posters" not in new, "what the table told once is told in each row now, and is not new"
    assert "Market in the square" in "".join(values(body, "//w:tr[w:trPr/w:ins]//w:t/text()"))
    assert name in "".join(values(body, "//w:tr[w:trPr/w:del]//w:delText/text()"))
    assert sdk_errors(path) == []
    before = numbered(library, plan.id, 1).sent
    assert before
    reading = Reading(Package(path))
    rejected = {reading.text_of(p) for p in with_all(reading.body, accepted=False).iter(w("p"))}
    for place in sent_texts(before)[FIELD].places:
        assert place.text in rejected


@pytest.mark.usefixtures("first")
def test_what_is_new_and_cannot_be_marked_is_said_on_the_cover(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    """A look, a picture and a title: nothing else is new, so there is no tracked change at all."""
    text = plan.get(FIELD)
    assert isinstance(text, RichText) and isinstance(text.blocks[0], Paragraph)
    (run, *more) = text.blocks[0].runs
    bold = Paragraph((replace_look(run), *more))
    save(library, plan, set_value(plan, FIELD, RichText((bold, *text.blocks[1:]))))
    save(library, plan, set_value(plan, "profile/map", None))
    record = plan.record_ids("priorities")[0]
    save(library, plan, set_value(plan, join("priorities", record, "priority"), "Parking near the school"))
    path = tmp_path / "second.docx"
    export_plan(workspace, library, Order(plan, path))
    sent = numbered(library, plan.id, 2).sent
    assert sent
    (said_,) = (line for line in sent.cover if "not marked" in line)
    labels = {address: found.label for address in (FIELD, "profile/map") if (found := plan.field_at(address))}
    assert f"bold, italic, lists or headings in “{labels[FIELD]}”" in said_
    assert f"pictures in “{labels['profile/map']}”" in said_
    assert "titles: “Priority of P1, Parking near the school”" in said_


def replace_look(run: Run) -> Run:
    """Return a run in bold."""
    return Run(run.text, bold=True, italic=run.italic, link=run.link)


def brought_back(path: Path, library: Library, plan: Plan) -> Return:
    """Return what a file says about the second copy."""
    sent = numbered(library, plan.id, 2).sent
    assert sent
    return compare(read_returned(path), sent, ItemIds(plan.id, "snapshot", "Panel"))


@needs_libreoffice
@pytest.mark.usefixtures("first")
def test_what_was_carried_comes_back_as_no_news_also_when_libreoffice_has_saved_it(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    answered(library, plan, QUESTION.id, "Wimborne and Verwood.", done=True)
    save(library, plan, set_value(plan, FIELD, RichText((Paragraph((Run("Something else is said here."),)),))))
    save(library, plan, delete_record(plan, "events", plan.record_ids("events")[0]))
    save(library, plan, add_record(plan, "events", {"title": "Market in the square"}))
    path = tmp_path / "second.docx"
    export_plan(workspace, library, Order(plan, path))
    (folder := tmp_path / "saved").mkdir()
    (again,) = saved_again([path], folder)
    # LibreOffice 7.4 keeps comments and changes with their authors; what is a reply and what is resolved it loses.
    assert sorted(said(again)) == sorted(said(path))
    for name in ("ins", "del"):
        kept = values(root(again), f"//w:{name}/@w:author")
        assert kept and set(kept) == {"Changes since version S0001"}, name
    for file in (path, again):
        told = brought_back(file, library, plan)
        assert (told.comments, told.suggestions, told.outside, told.unplaced) == ((), (), (), ()), file
        assert any("came back as sent" in sentence for sentence in told.report)


@pytest.mark.parametrize("profile", [CopyProfile(threads=False, changes=False, answers=False), CopyProfile("public")])
@pytest.mark.usefixtures("first")
def test_nothing_is_carried_that_is_not_wanted_or_that_anybody_may_read(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path, profile: CopyProfile
) -> None:
    path = tmp_path / "second.docx"
    save(library, plan, set_value(plan, FIELD, RichText((Paragraph((Run("Something else."),)),))))
    export_plan(workspace, library, Order(plan, path, replace(profile, prompts=False)))
    assert not Package(path).has("word/comments.xml")
    assert not elements(root(path), "//w:ins | //w:del")
    assert "You said, we did in the last round" not in part(path)
