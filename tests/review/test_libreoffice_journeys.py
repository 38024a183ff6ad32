"""What reviewers did in LibreOffice comes back: each edit in its field or in a list that names it, nothing more."""

import json
from datetime import date
from pathlib import Path

import pytest

from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.take_in import take_in
from nec_desktop.plan.plan import Change
from nec_desktop.plan.richtext import Paragraph, RichText, Run
from nec_desktop.plan.values import written
from nec_desktop.review.deciding import decide
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.sent_texts import BREAK
from tests.program import Program
from tests.review.accepted import accept_all
from tests.review.sent_copy import SentCopy
from tests.review.taking_in import taken_in, told

ADA, BEN = "Ada Panel", "Ben Reader"
WAYS = ("", "-odt")
"""Saved as a Word file at once, and by way of an .odt file."""


@pytest.mark.parametrize("way", WAYS)
def test_tracked_edits_of_texts_land_in_their_fields(sent: SentCopy, reviewed: Path, tmp_path: Path, way: str) -> None:
    found = taken_in(sent, reviewed / f"words{way}.docx", tmp_path)
    assert sorted(told(found), key=lambda each: each[1]) == [
        ("insertion", "contact/stations", ADA, "", "“Yes” – "),
        ("replacement", "introduction/comment", ADA, "our page", "our web page"),
        ("insertion", "introduction/expect", ADA, "", f"{BREAK}A deputy as well."),
        ("deletion", "introduction/expect", ADA, BREAK, ""),
        ("insertion", "introduction/foreword", ADA, "", BREAK),
        ("replacement", "introduction/mission", ADA, "listen", "hear and listen"),
        ("deletion", "introduction/promise", ADA, ", and we do what we say", ""),
        ("insertion", "introduction/vision", ADA, "", " in every town"),
        ("deletion", "profile/challenges", ADA, "The last bus leaves at six.", ""),
        ("insertion", "profile/challenges", ADA, "", " and the mill"),
        ("formatting", "profile/towns", ADA, "market on", "market on"),
    ]
    assert (found.outside, found.unplaced, found.comments, found.grades) == ((), (), (), ())


@pytest.mark.parametrize("way", WAYS)
def test_tracked_edits_of_records_land_on_their_columns(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    found = taken_in(sent, reviewed / f"records{way}.docx", tmp_path)
    edits = [each for each in told(found) if not each[0].startswith("row")]
    assert edits == [
        ("replacement", "communities/*/needs", ADA, "No time by day.", "No time by day or at harvest."),
        ("replacement", "evidence/*/date", ADA, "14 May 2026", "15 May 2026"),
        ("replacement", "feedback/*/summary", ADA, "Nobody has seen", "No one has seen"),
    ]
    gone, new = (each for each in found.suggestions if each.kind.startswith("row"))
    assert (gone.kind, gone.author, gone.record.split("/")[0]) == ("row-deletion", ADA, "document-control")
    assert (new.kind, new.author) == ("row-insertion", ADA)
    assert [(cell.header, cell.text) for cell in new.cells if cell.text] == [("Neighbourhood", "Villages")]
    assert (found.outside, found.unplaced) == ((), ())


@pytest.mark.parametrize("way", WAYS)
def test_an_edit_over_a_label_moves_no_text_into_another_field(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    found = taken_in(sent, reviewed / f"boundaries{way}.docx", tmp_path)
    assert told(found) == [
        ("deletion", "contact/stations", ADA, "opens on weekdays.", ""),
        ("deletion", "contact/reporting", ADA, "Call 101 when", ""),
    ]
    first, second = found.suggestions
    assert first.also == ("contact/reporting",) and second.also == ("contact/stations",)
    assert any("101, online and 999" in each.before for each in found.outside)
    assert any("Safe places" in each.where for each in found.outside)


@pytest.mark.parametrize("way", WAYS)
def test_edits_that_were_not_tracked_are_found(sent: SentCopy, reviewed: Path, tmp_path: Path, way: str) -> None:
    found = taken_in(sent, reviewed / f"untracked{way}.docx", tmp_path)
    assert [each for each in told(found) if not each[0].startswith("row")] == [
        ("replacement", "introduction/vision", "", "Safe", "Quiet"),
        ("insertion", "introduction/mission", "", "", f"{BREAK}And then we act."),
        ("insertion", "profile/description", ADA, "", " or five"),
        ("deletion", "profile/towns", "", " on Thursdays", ""),
    ]
    rows = [(each.kind, each.tracked, each.record.split("/")[0]) for each in found.suggestions if "row" in each.kind]
    assert ("row-deletion", False, "communities") in rows and len(rows) == 2


@pytest.mark.parametrize("way", WAYS)
def test_what_the_reviewer_accepted_already_comes_back_as_not_tracked(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    found = taken_in(sent, reviewed / f"accepted{way}.docx", tmp_path)
    assert told(found) == [
        ("replacement", "introduction/vision", "", "Safe", "Quiet"),
        ("insertion", "introduction/promise", "", "", BREAK),
    ]
    assert [(each.address, each.quote, each.text) for each in found.comments] == [
        ("profile/towns", "Thursdays", "Is this so?")
    ]


@pytest.mark.parametrize("way", WAYS)
def test_two_people_are_told_apart_and_moves_are_moves(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    found = taken_in(sent, reviewed / f"two_people{way}.docx", tmp_path)
    assert {each.author for each in found.suggestions} >= {ADA, BEN}
    of = {address: [each for each in told(found) if each[1] == address] for address in {e[1] for e in told(found)}}
    vision = of["introduction/vision"]
    assert ("replacement", "introduction/vision", BEN, "people who", "persons that") in vision
    put_in = [each for each in found.suggestions if each.address == "introduction/vision" and each.author == ADA]
    assert "".join(each.after for each in put_in).replace("every town", "").split() == ["in", "here"]
    assert any("every town" in each.note or "every town" in each.after for each in found.suggestions)
    ends = [each for each in found.suggestions if each.address in ("places/about", "introduction/mission")]
    assert sorted((each.kind, each.before, each.after) for each in ends) == [
        ("deletion", "The river is the boundary.", ""),
        ("insertion", "", "The river is the boundary."),
    ]
    assert ends[0].group == ends[1].group != ""
    up, gone = (each for each in found.suggestions if each.address == "introduction/expect")
    assert (up.kind, up.after, gone.kind) == ("insertion", f"A reply within three days.{BREAK}", "deletion")
    assert up.group == gone.group not in ("", ends[0].group)
    assert [each.after for each in found.suggestions if each.address == "contact/reply-promise"] == [" you"]


@pytest.mark.parametrize("way", WAYS)
def test_comments_stand_at_what_they_are_about(sent: SentCopy, reviewed: Path, tmp_path: Path, way: str) -> None:
    found = taken_in(sent, reviewed / f"comments{way}.docx", tmp_path)
    about = {each.text: each for each in found.comments}
    (reply,) = (text for text, each in about.items() if each.author == BEN)
    assert reply.startswith("Reply to Ada Panel") and reply.endswith("Yes, since May")
    assert {text: (each.address.split("/")[0], each.quote) for text, each in about.items() if each.address} == {
        "Is this so?": ("profile", "Thursdays"),
        "On the label": ("contact", "Stations and front desks"),
        "Over two fields": ("contact", about["Over two fields"].quote),
        "In a cell": ("communities", "Hill farmers"),
        "At a point": ("profile", ""),
        "On words that go": ("introduction", "listen"),
        "Settled": ("places", "river"),
        reply: ("profile", ""),
    }
    assert about["On the label"].address == "contact/stations"
    assert about["Over two fields"].address == "contact/reporting"
    assert about["Over two fields"].also == ("contact/reply-promise",)
    assert about["Settled"].resolved is True
    assert told(found) == [("deletion", "introduction/mission", ADA, "listen", "")]
    assert (found.unplaced, found.outside) == ((), ())


@pytest.mark.parametrize("way", WAYS)
def test_grades_and_texts_of_the_sheet_come_back(sent: SentCopy, reviewed: Path, tmp_path: Path, way: str) -> None:
    found = taken_in(sent, reviewed / f"sheet{way}.docx", tmp_path)
    assert [(each.standard, each.part, each.grade or each.text) for each in found.grades] == [
        ("meet-face-to-face", "grade", "requires-improvement"),
        ("meet-face-to-face", "strengths", "Strong on surgeries."),
        ("meet-face-to-face", "improve", "More in the villages."),
        ("keep-website-current", "grade", "good"),
    ]
    assert (found.suggestions, found.unplaced, found.outside) == ((), (), ())


@pytest.mark.parametrize("way", WAYS)
def test_edits_outside_of_all_fields_are_listed(sent: SentCopy, reviewed: Path, tmp_path: Path, way: str) -> None:
    found = taken_in(sent, reviewed / f"outside{way}.docx", tmp_path)
    listed = [(each.before, each.after.strip(), each.tracked) for each in found.outside]
    assert ("Area profile", "Our area", True) in listed
    assert ("What is asked", "What they ask", True) in listed
    assert any("Seen by the panel." in after for _, after, _ in listed)
    assert (found.suggestions, found.unplaced) == ((), ())


def test_the_file_as_it_was_sent_brings_nothing_back(sent: SentCopy, tmp_path: Path) -> None:
    found = taken_in(sent, sent.file, tmp_path)
    items = found.suggestions, found.comments, found.grades, found.outside, found.unplaced
    assert items == ((), (), (), (), ())


@pytest.mark.parametrize("way", WAYS)
def test_what_was_written_in_libreoffice_stands_in_the_plan_once_it_is_accepted(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    workspace = sent.workspace(tmp_path / "data")
    with workspace.write("a test") as library:
        take_in(workspace, library, sent.plan_id, [reviewed / f"{name}{way}.docx" for name in ("words", "records")])
        plan = open_plan(workspace, library, sent.plan_id).plan
        before, inbox = dict(plan.values), Inbox(plan, library.returns(sent.plan_id))
    done = accept_all(inbox, [item for item in inbox.items if item.suggestion and item.suggestion.kind != "formatting"])
    undo = plan.apply(done.edit.changes)
    assert {item.place.address.split("/")[0]: why for item, why in done.left} == {
        "introduction": "“Our promise” is the force’s text and locked. Unlock it first, if it may be changed here.",
        "team": "Nothing that it has can be read: “Villages”. Add the post in “Team” by hand.",
    }
    read = {
        "contact/stations": "“Yes” – The front desk in Market Street opens on weekdays.",
        "introduction/comment": "Come to a surgery, or write to our web page.",
        "introduction/expect": "A named officer.\nA deputy as well.\nA reply within three days.Sooner when it matters.",
        "profile/towns": "Little Testing has a market on Thursdays.",
    }
    for address, words in read.items():
        content = plan.get(address)
        assert isinstance(content, RichText)
        assert content.plain() == words
    assert plan.get(f"communities/{plan.record_ids('communities')[0]}/needs") == "No time by day or at harvest."
    assert date(2026, 5, 15) in (plan.cell("evidence", rid, "date") for rid in plan.record_ids("evidence"))
    assert plan.record_ids("document-control") == []
    (look,) = (item for item in inbox.items if item.suggestion and item.suggestion.kind == "formatting")
    plan.apply(decide(inbox, look, "accepted").changes)
    assert plan.get("profile/towns") == RichText(
        (Paragraph((Run("Little Testing has a "), Run("market on", bold=True), Run(" Thursdays."))),)
    )
    plan.apply(undo)
    plan.apply([Change("profile/towns", before["profile/towns"])])
    assert {
        place: content for place, content in plan.values.items() if not place.startswith("review-answers")
    } == before


def test_a_move_of_which_one_end_cannot_be_taken_over_takes_nothing_out(
    sent: SentCopy, reviewed: Path, tmp_path: Path
) -> None:
    """It was moved to where the force's text is locked."""
    workspace = sent.workspace(tmp_path / "data")
    with workspace.write("a test") as library:
        take_in(workspace, library, sent.plan_id, [reviewed / "two_people.docx"])
        plan = open_plan(workspace, library, sent.plan_id).plan
        inbox = Inbox(plan, library.returns(sent.plan_id))
    done = accept_all(inbox, inbox.items)
    plan.apply(done.edit.changes)
    assert written(plan.values["places/about"]) == "The river is the boundary."
    assert "places/about" in {item.place.address for item, _ in done.left}
    assert written(plan.values["introduction/expect"]).startswith("- A reply within three days.\n- A named officer.")


def test_the_command_takes_in_what_libreoffice_saved(sent: SentCopy, reviewed: Path, tmp_path: Path) -> None:
    sent.workspace(tmp_path / "data")
    program = Program(tmp_path / "data")
    files = [reviewed / f"{name}.docx" for name in ("comments", "sheet", "comments-odt")]
    said = json.loads(program.out("take-in", sent.plan_id, *files, "--json"))
    # The third says what the first did, but for the answer, whose line breaks LibreOffice loses in a Word file.
    assert [len(each["comments"]) for each in said] == [8, 0, 1]
    assert said[2]["comments"][0]["text"].startswith("Reply to Ada Panel")
    assert [len(each["grades"]) for each in said] == [0, 4, 0]
    (deletion,) = said[0]["suggestions"]
    assert deletion | {"id": "", "date": ""} == deletion | {
        "id": "",
        "date": "",
        "address": "introduction/mission",
        "kind": "deletion",
        "author": ADA,
        "tracked": True,
        "before": "listen",
        "after": "",
        "confidence": "exact",
    }
