"""Whatever several people do to the texts of any plan: accepting all of it gives what they wrote, in any order."""

import tempfile
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nec_desktop.actions.export import compose_document
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.document.review_copy import Identity, as_review_copy
from nec_desktop.document.sent import Sent, sent_of
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.review_registers import ANSWERS
from nec_desktop.plan.richtext import from_plain
from nec_desktop.review.compare import compare
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.kept import KeptReturn, SentPlan
from nec_desktop.review.returned import DECIDED_ALONE, Return
from nec_desktop.review.sent_texts import BREAK, sent_texts
from nec_desktop.review.shown import form_of
from nec_desktop.word.returned import read_returned
from nec_desktop.word.writer import write_document
from tests.review.accepted import accept_all, decide_all
from tests.review.edit_scripts import AUTHORS, Edit, editable_lines, edited_texts, edits, reviewed, texts_with
from tests.small_plan import NOW, TODAY, empty_plan
from tests.strategies import rich_texts

FIELDS = ("introduction/comment", "introduction/foreword", "introduction/expect", "profile/description", "places/about")
PLAIN = "The area has three towns and many villages."
SCRIPT = settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan with texts of every kind in some of its fields, and plain words in one."""
    plan = empty_plan()
    drawn = {address: draw(rich_texts) for address in draw(st.lists(st.sampled_from(FIELDS), max_size=3, unique=True))}
    values = drawn | {"profile/towns": from_plain(PLAIN), "profile/challenges": from_plain(f"{PLAIN}\n\n{PLAIN}")}
    plan.apply(Change(address, text) for address, text in values.items())
    return plan


def send(plan: Plan, folder: Path) -> tuple[Sent, Path]:
    """Write the review copy of a plan; return what was sent and its file."""
    document, _ = compose_document(Workspace(folder / "data"), plan, CopyProfile(), "", TODAY)
    marked = as_review_copy(document, Identity(plan.id, "snapshot00000001", 1))
    path = folder / "sent.docx"
    write_document(marked, path, lambda _hash: b"")
    return sent_of(marked), path


def back(path: Path, sent: Sent) -> Return:
    """Return what a file says about what was sent."""
    return compare(read_returned(path), sent, ItemIds("testplan01", "snapshot00000001", "somebody"))


def check(returns: Sequence[Return], drawn: Sequence[Edit], sent: Sent) -> None:
    """Compare what came back with what was done."""
    suggestions = [each for returned in returns for each in returned.suggestions]
    texts = sent_texts(sent)
    wanted = {address: text for address, text in edited_texts(sent, drawn).items() if text != texts[address].text}
    got = texts_with(sent, suggestions)
    # Whoever empties a paragraph without tracking leaves a line without words, which is none.
    assert {address: lines_of(text) for address, text in got.items() if text != texts[address].text} == {
        address: lines_of(text) for address, text in wanted.items()
    }
    for each in suggestions:
        # Rejecting changes nothing, since what a suggestion is about is what was sent.
        assert each.before == texts[each.address].text[each.start : each.end]
    assert {each.author for each in suggestions} <= {edit.author for edit in drawn}
    assert all((returned.outside, returned.unplaced, returned.grades) == ((), (), ()) for returned in returns)


def check_on_plan(plan: Plan, sent: Sent, returns: Sequence[Return], drawn: Sequence[Edit]) -> None:
    """Accept everything in the plan, take that back, and reject everything."""
    snapshot = SentPlan("snapshot00000001", 1, sent, dict(plan.values))
    files = [KeptReturn(f"return{n:010}", snapshot, f"Reviewer {n}", NOW, "", each) for n, each in enumerate(returns)]
    inbox, before = Inbox(plan, files), dict(plan.values)
    done = accept_all(inbox, inbox.items)
    undo = plan.apply(done.edit.changes)
    # Where only dashes or spaces differ, the person looks at each by itself.
    left = [item.suggestion for item, _ in done.left if item.suggestion]
    assert all(suggestion.kind in DECIDED_ALONE for suggestion in left), done.left
    for address, text in edited_texts(sent, drawn).items():
        if address not in {suggestion.address for suggestion in left}:
            shown = form_of(plan, snapshot, address).shown(plan.get(address)).text
            assert tidied(shown) == tidied(text)
    plan.apply(undo)
    assert plan.values == before
    plan.apply(decide_all(inbox, inbox.items, "not").changes)
    assert {address: value for address, value in plan.values.items() if not address.startswith(ANSWERS)} == before


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that have words."""
    return [line for line in text.split(BREAK) if line.strip()]


def tidied(text: str) -> list[str]:
    """Return the lines of a text as a plan keeps them: those without words are no lines, nor is space at an end kept."""
    return [" ".join(line.split()) for line in lines_of(text)]


def one_file(data: st.DataObject) -> None:
    """One file in which several people made tracked and untracked edits."""
    with tempfile.TemporaryDirectory() as name:
        folder, plan = Path(name), data.draw(plans())
        sent, path = send(plan, folder)
        drawn = data.draw(edits(editable_lines(sent), ("", *AUTHORS)))
        returned = back(reviewed(path, drawn, folder / "back.docx"), sent)
        check([returned], drawn, sent)
        check_on_plan(plan, sent, [returned], drawn)


def several_files(data: st.DataObject) -> None:
    """Each person in a file of their own, at different lines: the order of the files makes no difference."""
    with tempfile.TemporaryDirectory() as name:
        folder, plan = Path(name), data.draw(plans())
        sent, path = send(plan, folder)
        drawn = data.draw(edits(editable_lines(sent), AUTHORS))
        returns = []
        for author in AUTHORS:
            own = [edit for edit in drawn if edit.author == author]
            returns.append(back(reviewed(path, own, folder / f"{author}.docx"), sent))
        for order in permutations(returns):
            check(order, drawn, sent)
        check_on_plan(plan, sent, data.draw(st.permutations(returns)), drawn)


@SCRIPT
@given(st.data())
def test_all_accepted_gives_the_edited_text(data: st.DataObject) -> None:
    one_file(data)


@SCRIPT
@given(st.data())
def test_the_order_of_files_makes_no_difference(data: st.DataObject) -> None:
    several_files(data)


LONG = settings(SCRIPT, max_examples=600, derandomize=False)


@pytest.mark.long
@LONG
@given(st.data())
def test_all_accepted_gives_the_edited_text_at_length(data: st.DataObject) -> None:
    one_file(data)


@pytest.mark.long
@LONG
@given(st.data())
def test_the_order_of_files_makes_no_difference_at_length(data: st.DataObject) -> None:
    several_files(data)
