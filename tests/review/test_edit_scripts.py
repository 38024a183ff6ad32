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
from nec_desktop.plan.richtext import from_plain
from nec_desktop.review.compare import compare
from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.returned import Return
from nec_desktop.review.sent_texts import sent_texts
from nec_desktop.word.returned import read_returned
from nec_desktop.word.writer import write_document
from tests.review.edit_scripts import AUTHORS, Edit, editable_lines, edited_texts, edits, reviewed, texts_with
from tests.small_plan import TODAY, empty_plan
from tests.strategies import rich_texts

FIELDS = ("introduction/vision", "introduction/foreword", "introduction/expect", "profile/description", "places/about")
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
    assert {address: text for address, text in got.items() if text != texts[address].text} == wanted
    for each in suggestions:
        # Rejecting changes nothing, since what a suggestion is about is what was sent.
        assert each.before == texts[each.address].text[each.start : each.end]
    assert {each.author for each in suggestions} <= {edit.author for edit in drawn}
    assert all((returned.outside, returned.unplaced, returned.grades) == ((), (), ()) for returned in returns)


def one_file(data: st.DataObject) -> None:
    """One file in which several people made tracked and untracked edits."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sent, path = send(data.draw(plans()), folder)
        drawn = data.draw(edits(editable_lines(sent), ("", *AUTHORS)))
        check([back(reviewed(path, drawn, folder / "back.docx"), sent)], drawn, sent)


def several_files(data: st.DataObject) -> None:
    """Each person in a file of their own, at different lines: the order of the files makes no difference."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sent, path = send(data.draw(plans()), folder)
        drawn = data.draw(edits(editable_lines(sent), AUTHORS))
        returns = []
        for author in AUTHORS:
            own = [edit for edit in drawn if edit.author == author]
            returns.append(back(reviewed(path, own, folder / f"{author}.docx"), sent))
        for order in permutations(returns):
            check(order, drawn, sent)


@SCRIPT
@given(st.data())
def test_all_accepted_gives_the_edited_text(data: st.DataObject) -> None:
    one_file(data)


@SCRIPT
@given(st.data())
def test_the_order_of_files_makes_no_difference(data: st.DataObject) -> None:
    several_files(data)


LONG = settings(SCRIPT, max_examples=800)


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
