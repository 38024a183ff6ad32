"""What reviewers did in LibreOffice to looks, lists, tables and titles comes back where it belongs, or in a sentence."""

from pathlib import Path

import pytest

from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.take_in import take_in
from nec_desktop.plan.richtext import Paragraph, RichText, Run, Table
from nec_desktop.plan.values import written
from nec_desktop.review.deciding import decide
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.wholesale import MOST_ALIKE
from tests.review.accepted import accept_all, decide_all
from tests.review.sent_copy import SentCopy
from tests.review.taking_in import taken_in, told

ADA = "Ada Panel"
WAYS = ("", "-odt")


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_was_only_opened_and_saved_brings_nothing(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    found = taken_in(sent, reviewed / f"untouched{way}.docx", tmp_path)
    items = found.suggestions, found.comments, found.grades, found.outside, found.unplaced
    assert items == ((), (), (), (), ())


@pytest.mark.parametrize("way", WAYS)
def test_all_text_made_italic_is_a_sentence_and_no_list_of_suggestions(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    found = taken_in(sent, reviewed / f"restyled{way}.docx", tmp_path)
    assert told(found) == [("formatting", "introduction/foreword", "", "hard to cross", "hard to cross")]
    assert (found.outside, found.unplaced) == ((), ())
    assert sum("the look was changed in one way, without Track Changes" in said for said in found.report) == 1


@pytest.mark.parametrize("way", WAYS)
def test_all_text_made_bold_with_tracking_hides_no_change_of_words(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    found = taken_in(sent, reviewed / f"restyled_tracked{way}.docx", tmp_path)
    assert ("insertion", "introduction/mission", ADA, "", " Always.") in told(found)
    assert len(found.suggestions) + len(found.outside) + len(found.unplaced) <= MOST_ALIKE
    assert any(f"the look was changed in one way, by {ADA}" in said for said in found.report)


@pytest.mark.parametrize("way", WAYS)
def test_joined_cells_change_no_words_and_the_title_of_a_record_is_its_column(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    found = taken_in(sent, reviewed / f"cells{way}.docx", tmp_path)
    title, table = found.suggestions
    assert (title.kind, title.address.rpartition("/")[2], title.before, title.after) == (
        "replacement",
        "priority",
        "Parking outside",
        "Parking near",
    )
    assert (table.kind, table.address, table.tracked) == ("table", "equality", False)
    assert "What we know of age. / What we do about age." in table.after
    assert (found.outside, found.unplaced) == ((), ())


@pytest.mark.parametrize("way", WAYS)
def test_a_paragraph_below_a_table_that_ends_a_text_is_part_of_the_text(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    found = taken_in(sent, reviewed / f"below{way}.docx", tmp_path)
    assert told(found) == [("insertion", "profile/challenges", ADA, "", f"{BREAK}Buses are rare.")]
    assert (found.outside, found.unplaced) == ((), ())


@pytest.mark.parametrize("way", WAYS)
def test_headings_and_paragraphs_of_a_text_that_became_another_are_told(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    found = taken_in(sent, reviewed / f"levels{way}.docx", tmp_path)
    assert {(each.address, each.note) for each in found.suggestions} == {
        ("introduction/mission", "It was a paragraph, and is a heading of level 4 now."),
        ("profile/challenges", "It was a heading of level 3, and is a paragraph now."),
    }
    assert {each.kind for each in found.suggestions} == {"formatting"}


@pytest.mark.parametrize("way", WAYS)
def test_lists_that_were_switched_on_or_off_are_accepted_or_left_as_they_were(
    sent: SentCopy, reviewed: Path, tmp_path: Path, way: str
) -> None:
    workspace = sent.workspace(tmp_path / "data")
    with workspace.write("a test") as library:
        take_in(workspace, library, sent.plan_id, [reviewed / f"lists{way}.docx"])
        plan = open_plan(workspace, library, sent.plan_id).plan
        inbox = Inbox(plan, library.returns(sent.plan_id))
    assert {item.suggestion.before: item.suggestion.note for item in inbox.items if item.suggestion} == {
        "The last bus leaves at six.": "It was a paragraph, and is an item of a list now.",
        "The river is the boundary.": "It was a paragraph, and is an item of a numbered list now.",
        "A reply within three days.": "It was an item of a list, and is a paragraph now.",
        "Sooner when it matters.": "It was an item of a list at level 2, and is an item of a list at level 3 now.",
    }
    before = dict(plan.values)
    plan.apply(decide_all(inbox, inbox.items, "not").changes)
    assert {place: plan.values[place] for place in before} == before
    for item in inbox.items:
        plan.apply(decide(inbox, item, "accepted").changes)
    assert written(plan.values["places/about"]) == "1. The river is the boundary."
    assert "\n\n- The last bus leaves at six.\n\n" in str(written(plan.values["profile/challenges"]))
    assert "\n\nA reply within three days.\n\n" in str(written(plan.values["introduction/expect"]))


def test_what_was_done_to_tables_and_titles_stands_in_the_plan_once_it_is_accepted(
    sent: SentCopy, reviewed: Path, tmp_path: Path
) -> None:
    workspace = sent.workspace(tmp_path / "data")
    with workspace.write("a test") as library:
        take_in(workspace, library, sent.plan_id, [reviewed / "cells.docx", reviewed / "below.docx"])
        plan = open_plan(workspace, library, sent.plan_id).plan
        inbox = Inbox(plan, library.returns(sent.plan_id))
    done = accept_all(inbox, inbox.items)
    plan.apply(done.edit.changes)
    titles = [plan.cell("priorities", record_id, "priority") for record_id in plan.record_ids("priorities")]
    assert titles == ["Parking near the school", "Theft from farms"]
    content = plan.get("profile/challenges")
    assert isinstance(content, RichText)
    assert isinstance(content.blocks[-2], Table)
    assert content.blocks[-1] == Paragraph((Run("Buses are rare."),))
    assert [item.what.kind for item, _ in done.left if item.suggestion] == ["table"]  # type: ignore[union-attr]
