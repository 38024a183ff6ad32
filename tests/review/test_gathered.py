"""Quotes, dashes and spaces that a program changed in a copy, untracked, are one item, decided at once."""

import pytest

from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import from_plain
from nec_desktop.review.deciding import UndecidedError, decide
from nec_desktop.review.inbox import ALL_OVER, Inbox, Wanted, section_of
from nec_desktop.review.kept import SentPlan
from nec_desktop.review.returned import Suggestion
from tests.review.accepted import decide_all
from tests.review.inbox_sample import as_sent, change, kept
from tests.small_plan import put, small_plan

TOWNS, AREA = "profile/towns", "profile/description"


def quoted(snapshot: SentPlan, address: str, words: str, *, tracked: bool = False) -> Suggestion:
    author = "Panel" if tracked else ""
    return change(snapshot, address, words, f"‘{words}’", author, kind="typography", tracked=tracked)


def three(snapshot: SentPlan) -> list[Suggestion]:
    return [quoted(snapshot, *place) for place in ((TOWNS, "market"), (AREA, "four"), (TOWNS, "Thursdays"))]


def text(plan: Plan, address: str) -> str:
    content = plan.get(address)
    return content.plain() if content is not None and hasattr(content, "plain") else str(content)


@pytest.fixture
def plan() -> Plan:
    return small_plan()


def test_they_are_one_item_by_itself_that_is_found_by_its_kind_and_words(plan: Plan) -> None:
    sent = as_sent(plan)
    inbox = Inbox(plan, [kept(sent, suggestions=[*three(sent), change(sent, AREA, "villages", "hamlets")])])
    other, item = inbox.items
    assert other.suggestion and item.suggestion is None and section_of(item) == ALL_OVER
    assert item.title == "Other quotes, dashes or spaces, not tracked, in the copy of Panel: 3 places"
    assert "Replace “four” with “‘four’”" in item.text
    assert inbox.find(Wanted(kind="typography")) == [item] == inbox.find(Wanted(text="thursdays"))
    assert [inbox.item(said.what.id) for said in item.said] == [item] * 3
    assert inbox.count().all == 2


def test_what_was_tracked_or_is_alone_in_its_copy_stays_by_itself(plan: Plan) -> None:
    sent = as_sent(plan)
    tracked = [quoted(sent, TOWNS, "market", tracked=True), quoted(sent, AREA, "four", tracked=True)]
    copies = [kept(sent, "Chair", suggestions=tracked), kept(sent, "Panel", 2, suggestions=three(sent)[1:])]
    items = Inbox(plan, copies).items
    assert [(item.parts, item.reviewers) for item in items] == [
        ((), ("Panel",)), ((), ("Panel",)), ((), ("Panel",)),
    ], "what somebody tracked is theirs, also where a program did the same elsewhere"  # fmt: skip


def test_what_two_copies_have_alike_is_one_item_of_both(plan: Plan) -> None:
    sent = as_sent(plan)
    copies = [kept(sent, "Chair", suggestions=three(sent)), kept(sent, "Panel", 2, suggestions=three(sent))]
    (item,) = Inbox(plan, copies).items
    assert (item.reviewers, len(item.parts)) == (("Chair", "Panel"), 3)


def test_accepted_they_are_all_carried_out_and_what_no_longer_fits_is_noted(plan: Plan) -> None:
    sent = as_sent(plan)
    put(plan, **{AREA: from_plain("One town and nine hamlets.")})
    inbox = Inbox(plan, [kept(sent, suggestions=three(sent))])
    (item,) = inbox.items
    undo = plan.apply(decide(inbox, item, "accepted").changes)
    assert text(plan, TOWNS) == "Little Testing has a ‘market’ on ‘Thursdays’."
    assert text(plan, AREA) == "One town and nine hamlets."
    states = {part.what.before: inbox.answer(part).state for part in item.parts if isinstance(part.what, Suggestion)}
    assert states == {"market": "accepted", "four": "noted", "Thursdays": "accepted"}
    assert not inbox.answer(item).is_open
    plan.apply(undo)
    assert text(plan, TOWNS) == "Little Testing has a market on Thursdays." and inbox.answer(item).is_open


def test_where_nothing_fits_any_more_accepting_says_so_and_changes_nothing(plan: Plan) -> None:
    sent = as_sent(plan)
    put(plan, **{AREA: from_plain("Nine hamlets."), TOWNS: from_plain("There is none.")})
    inbox = Inbox(plan, [kept(sent, suggestions=three(sent))])
    before = dict(plan.values)
    with pytest.raises(UndecidedError, match="have been changed since"):
        decide(inbox, inbox.items[0], "accepted")
    assert plan.values == before


def test_refused_or_noted_with_many_the_text_stays_and_what_was_decided_before_too(plan: Plan) -> None:
    sent = as_sent(plan)
    inbox = Inbox(plan, [kept(sent, suggestions=three(sent))])
    (item,) = inbox.items
    plan.apply(decide(inbox, item.parts[0], "accepted").changes)
    plan.apply(decide_all(inbox, [item], "noted").changes)
    assert sorted(inbox.answer(part).state for part in item.parts) == ["accepted", "noted", "noted"]
    assert text(plan, AREA) == "One town and four villages."


def test_another_suggestion_for_the_same_words_knows_what_was_taken_over(plan: Plan) -> None:
    sent = as_sent(plan)
    returns = [kept(sent, suggestions=three(sent)), kept(sent, "Chair", 2, suggestions=[change(sent, TOWNS, "Little", "Great", "Chair")])]  # fmt: skip
    inbox = Inbox(plan, returns)
    for item in reversed(inbox.items):
        plan.apply(decide(inbox, item, "accepted").changes)
    assert text(plan, TOWNS) == "Great Testing has a ‘market’ on ‘Thursdays’."
