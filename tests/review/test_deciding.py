"""Decisions: the text and the answer in one step of undo, many at once, in any order, of several reviewers."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import Heading, ListItem, Paragraph, RichText, Run, Table, tidy
from nec_desktop.review.deciding import UndecidedError, decide, what_it_does
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.items import suggestion_kinds
from nec_desktop.review.kept import SentPlan
from nec_desktop.review.returned import Comment, NewLine, SuggestedCell, Suggestion, Words
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.shown import form_of
from nec_desktop.review.telling import MOVE
from tests.review.accepted import accept_all, decide_all
from tests.review.inbox_sample import as_sent, change, kept, put
from tests.small_plan import refusal, small_plan

FIELD = "profile/challenges"


def plan_with(*paragraphs: str) -> Plan:
    plan = small_plan()
    plan.apply([Change(FIELD, RichText(tuple(Paragraph((Run(text),)) for text in paragraphs)))])
    return plan


def inbox_of(plan: Plan, snapshot: SentPlan, *suggestions: Suggestion) -> Inbox:
    """Return the inbox of files in each of which one reviewer's suggestions came back."""
    by_author: dict[str, list[Suggestion]] = {}
    for suggestion in suggestions:
        by_author.setdefault(suggestion.author, []).append(suggestion)
    files = [kept(snapshot, name, n, suggestions=said) for n, (name, said) in enumerate(by_author.items())]
    return Inbox(plan, files)


def shown(plan: Plan, snapshot: SentPlan) -> str:
    return form_of(plan, snapshot, FIELD).shown(plan.get(FIELD)).text


def test_one_undo_takes_back_the_text_and_the_answer() -> None:
    plan = plan_with("The bus leaves at six.")
    snapshot = as_sent(plan)
    inbox = inbox_of(plan, snapshot, change(snapshot, FIELD, "six", "seven"))
    item, before = inbox.items[0], dict(plan.values)
    edit = decide(inbox, item, "accepted", reply="Thank you.")
    assert edit.label == "Accept: other words"
    undo = plan.apply(edit.changes)
    assert shown(plan, snapshot) == "The bus leaves at seven."
    assert (inbox.answer(item).state, inbox.answer(item).reply) == ("accepted", "Thank you.")
    carried = what_it_does(inbox, item)
    assert carried and carried.verdict == "already"
    plan.apply(undo)
    assert plan.values == before
    assert inbox.answer(item).is_open


@pytest.mark.parametrize("state", ["not", "noted", "partly"])
def test_what_is_not_accepted_leaves_the_plan_as_it_was(state: str) -> None:
    plan = plan_with("The bus leaves at six.")
    snapshot = as_sent(plan)
    inbox = inbox_of(plan, snapshot, change(snapshot, FIELD, "six", "seven"))
    plan.apply(decide(inbox, inbox.items[0], state).changes)
    assert shown(plan, snapshot) == "The bus leaves at six."
    assert inbox.answer(inbox.items[0]).state == state


def test_a_conflict_is_decided_by_other_words_or_by_hand() -> None:
    plan = plan_with("The bus leaves at six.")
    snapshot = as_sent(plan)
    inbox = inbox_of(plan, snapshot, change(snapshot, FIELD, "six", "seven"))
    item = inbox.items[0]
    plan.apply([Change(FIELD, RichText((Paragraph((Run("The bus leaves at five."),)),)))])
    assert "changed since" in refusal(UndecidedError, lambda: decide(inbox, item, "accepted"))
    undo = plan.apply(decide(inbox, item, "partly", text="The bus leaves at seven, we hear.").changes)
    assert shown(plan, snapshot) == "The bus leaves at seven, we hear."
    assert inbox.answer(item).text == "The bus leaves at seven, we hear."
    plan.apply(undo)
    plan.apply(decide(inbox, item, "accepted", by_hand=True).changes)
    assert shown(plan, snapshot) == "The bus leaves at five."
    assert (inbox.answer(item).state, inbox.answer(item).text) == ("accepted", "")


def test_of_two_suggestions_for_the_same_words_one_decision_answers_both() -> None:
    plan = plan_with("The bus leaves at six.")
    snapshot = as_sent(plan)
    one = change(snapshot, FIELD, "leaves at six", "goes at six", "Ward")
    other = change(snapshot, FIELD, "six", "seven", "Hill")
    inbox = inbox_of(plan, snapshot, one, other)
    items = {item.reviewers[0]: item for item in inbox.items}
    plan.apply(decide(inbox, items["Hill"], "accepted", instead_of=[items["Ward"]]).changes)
    assert shown(plan, snapshot) == "The bus leaves at seven."
    assert inbox.answer(items["Ward"]).state == "not"
    carried = what_it_does(inbox, items["Ward"])
    assert carried and (carried.verdict, "has been taken over" in carried.why) == ("conflict", True)


def test_all_are_accepted_in_one_step_and_those_in_dispute_stay_open() -> None:
    plan = plan_with("The bus leaves at six.", "It is often late.", "Nobody minds.")
    snapshot = as_sent(plan)
    suggestions = [
        change(snapshot, FIELD, "bus", "train", "Ward"),
        change(snapshot, FIELD, "six", "seven", "Hill"),
        change(snapshot, FIELD, "six", "eight", "Lane"),
        change(snapshot, FIELD, "late", "early", "Lane"),
        change(snapshot, FIELD, "Nobody", "No one", "Lane"),
    ]
    inbox = inbox_of(plan, snapshot, *suggestions)
    changed = "The bus leaves at six.", "It is seldom on time.", "Nobody minds."
    plan.apply([Change(FIELD, RichText(tuple(Paragraph((Run(text),)) for text in changed)))])
    before = dict(plan.values)
    done = accept_all(inbox, inbox.items)
    undo = plan.apply(done.edit.changes)
    assert shown(plan, snapshot) == BREAK.join(("The train leaves at six.", "It is seldom on time.", "No one minds."))
    assert done.sentence == "2 suggestions accepted. 3 stay open: these have to be decided one by one."
    assert inbox.count().open == 3
    plan.apply(undo)
    assert plan.values == before


@pytest.mark.parametrize("is_torn", [True, False])
def test_of_a_move_one_end_is_never_taken_over_alone_with_many(is_torn: bool) -> None:
    """Words were moved to a place where, in the one case, the writer has written something else meanwhile."""
    plan = plan_with("The bus leaves at six.", "It is often late.")
    plan.apply([Change("methods/approach", RichText((Paragraph((Run("We meet people."),)),)))])
    snapshot = as_sent(plan)
    end = len("We meet people.")
    inbox = inbox_of(
        plan,
        snapshot,
        change(snapshot, FIELD, " leaves at six", "", group=f"{MOVE}1"),
        put(snapshot, "methods/approach", end, end, " leaves at six", group=f"{MOVE}1"),
        change(snapshot, FIELD, "late", "early"),
    )
    if is_torn:
        plan.apply([Change("methods/approach", None)])
    done = accept_all(inbox, inbox.items)
    plan.apply(done.edit.changes)
    assert len(done.accepted) == (1 if is_torn else 3)
    first = "The bus leaves at six." if is_torn else "The bus."
    assert shown(plan, snapshot) == BREAK.join((first, "It is often early."))


def test_an_answer_to_many_changes_nothing_else() -> None:
    plan = plan_with("The bus leaves at six.")
    snapshot = as_sent(plan)
    said = [Comment(id=f"{n:016}", address=FIELD, author="Panel", text="Good.") for n in range(3)]
    inbox = Inbox(plan, [kept(snapshot, comments=said)])
    plan.apply(decide_all(inbox, inbox.items, "noted", "Thank you.").changes)
    assert [inbox.answer(item).state for item in inbox.items] == ["noted"] * 3
    assert shown(plan, snapshot) == "The bus leaves at six."


# -- any text, any reviewers

_WORDS = st.lists(st.sampled_from(["one", "two", "the", "the", "a", "bus", "late", "."]), min_size=3, max_size=9)
_LOOKS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{}, {}, {"bold": True}, {"italic": True}, {"link": "https://a.b"}]
)


@st.composite
def _runs(draw: st.DrawFn) -> tuple[Run, ...]:
    return tuple(Run(f"{word} ", **draw(_LOOKS)) for word in draw(_WORDS))


_BLOCKS = st.one_of(
    st.builds(Paragraph, _runs()),
    st.builds(Heading, _runs(), st.just(1)),
    st.builds(ListItem, _runs(), st.sampled_from(["bullet", "number"])),
    st.builds(lambda one, two: Table((((Run("Place"),), (Run("Time"),)), (one, two))), _runs(), _runs()),
)
_TEXTS = st.lists(_BLOCKS, min_size=1, max_size=5).map(lambda blocks: tidy(RichText(tuple(blocks))))
_NEW = st.sampled_from(["new", "new words", "one two", "the", "x", ""])


@st.composite
def _edits(draw: st.DrawFn, text: str) -> list[tuple[int, int, str]]:
    """Draw edits that do not touch each other; none of them empties a line or goes beyond one."""
    edits: list[tuple[int, int, str]] = []
    at = 0
    for line in text.split(BREAK):
        words = line.split(" ")
        place = at
        for n, word in enumerate(words):
            # The first word of a line stays, and no two neighbours are both changed.
            if n and word and (not edits or edits[-1][1] + 1 < place) and draw(st.integers(0, 2)) == 0:
                inserted = draw(st.booleans())
                new = draw(_NEW.filter(bool)) + " " if inserted else draw(_NEW)
                edits.append((place, place if inserted else place + len(word), new))
            place += len(word) + 1
        at += len(line) + 1
    return edits


def _applied(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(st.data())
def test_accepting_everything_in_any_order_gives_the_edited_text_and_undo_the_sent_one(data: st.DataObject) -> None:
    plan = small_plan()
    plan.apply([Change(FIELD, data.draw(_TEXTS))])
    snapshot = as_sent(plan)
    before, text = dict(plan.values), snapshot.texts[FIELD].text
    edits = data.draw(_edits(text))
    reviewers = ["Ward", "Hill", "Lane"]
    suggestions = [
        put(snapshot, FIELD, *edit, data.draw(st.sampled_from(reviewers)), words=(Words(edit[2]),)) for edit in edits
    ]
    results = []
    for order in range(2):
        inbox = inbox_of(plan, snapshot, *data.draw(st.permutations(suggestions)))
        undo: list[Change] = []
        for item in data.draw(st.permutations(inbox.items)) if order else inbox.items:
            undo = [*plan.apply(decide(inbox, item, "accepted").changes), *undo]
        assert shown(plan, snapshot) == _applied(text, edits)
        results.append(plan.get(FIELD))
        plan.apply(undo)
        assert plan.values == before
    every = accept_all(inbox, inbox.items)
    assert every.left == ()
    plan.apply(every.edit.changes)
    assert [plan.get(FIELD)] * 2 == results


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(st.data())
def test_whatever_the_writer_changed_meanwhile_stays_and_is_never_overwritten(data: st.DataObject) -> None:
    """The writer marks words with capitals, so that each can be found again; the reviewer's are small."""
    plan = small_plan()
    plan.apply([Change(FIELD, data.draw(_TEXTS))])
    snapshot = as_sent(plan)
    text = snapshot.texts[FIELD].text
    edits = [
        (start, end, f"r{n} " if start == end else f"r{n}") for n, (start, end, _) in enumerate(data.draw(_edits(text)))
    ]
    written = [
        (start, end, f"W{n} " if start == end else f"W{n}") for n, (start, end, _) in enumerate(data.draw(_edits(text)))
    ]
    writer = Inbox(plan, [kept(snapshot, suggestions=[put(snapshot, FIELD, *edit) for edit in written])])
    plan.apply(change for change in accept_all(writer, writer.items).edit.changes if change.address == FIELD)
    now = shown(plan, snapshot)
    inbox = inbox_of(plan, snapshot, *(put(snapshot, FIELD, *edit, "Ward") for edit in edits))
    done = accept_all(inbox, inbox.items)
    plan.apply(done.edit.changes)
    new = shown(plan, snapshot).split()
    assert [word for word in new if word.startswith("W")] == [word for word in now.split() if word.startswith("W")]
    taken = sorted(item.suggestion.after.strip() for item in done.accepted if item.suggestion)
    assert sorted(word for word in new if word.startswith("r")) == taken
    assert len(taken) + len(done.left) == len(edits)


PLAN = small_plan()
SNAPSHOT = as_sent(PLAN)
_PLACES = st.sampled_from([*SNAPSHOT.texts, "", "events", "nowhere/at-all", "standards/method/x", "profile"])
_ANY = st.builds(
    Suggestion,
    id=st.text("abc123", min_size=16, max_size=16),
    kind=st.sampled_from(list(suggestion_kinds())),
    address=_PLACES,
    start=st.integers(-3, 60),
    end=st.integers(-3, 60),
    before=st.sampled_from(["", "a", "We listen first.", BREAK]),
    after=st.sampled_from(["", "new", f"one{BREAK}two", BREAK, "\n", "31", "14 May 2027"]),
    words=st.lists(st.builds(Words, st.text(max_size=3), st.sampled_from(["", "b", "zz"])), max_size=3).map(tuple),
    lines=st.lists(st.builds(NewLine, st.sampled_from(["", "bullet", "heading"]), st.integers(-1, 9))).map(tuple),
    cells=st.lists(st.builds(SuggestedCell, st.just("Date"), st.text(max_size=4), st.sampled_from(["", "date"]))).map(
        tuple
    ),
    record=st.sampled_from(["", "events", "nowhere", "events/x", f"events/{PLAN.record_ids('events')[0]}"]),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(st.lists(_ANY, min_size=1, max_size=3), st.data())
def test_whatever_a_return_holds_is_shown_and_answered_or_refused_in_a_sentence(
    said: list[Suggestion], data: st.DataObject
) -> None:
    plan = Plan(PLAN.id, PLAN.outline, PLAN.standards, PLAN.values, PLAN.updates)
    said = [
        replace(each, before=SNAPSHOT.texts[each.address].text[max(each.start, 0) : max(each.end, 0)])
        if each.address in SNAPSHOT.texts and data.draw(st.booleans())
        else each
        for each in said
    ]
    inbox = inbox_of(plan, SNAPSHOT, *said)
    for item in inbox.items:
        assert item.title and item.text
        before = dict(plan.values)
        carried = what_it_does(inbox, item)
        assert carried is not None
        assert carried.verdict == "carried" or not carried.changes
        text = data.draw(st.sampled_from([None, "Other words.\nTwo lines."]))
        try:
            undo = plan.apply(decide(inbox, item, "accepted", text=text).changes)
        except UndecidedError as refused:
            assert str(refused).endswith(".")
            assert plan.values == before
            continue
        plan.apply(undo)
        assert plan.values == before
