"""Suggestions carried over to the plan as it stands now: three ways, in words, and never by guessing."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from nec_desktop.plan.addresses import INTERNAL, join
from nec_desktop.plan.edits import delete_record
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import Heading, ListItem, Paragraph, Picture, RichText, Run, Table
from nec_desktop.plan.values import Content, Period
from nec_desktop.review.applying import carried_over, edited
from nec_desktop.review.carried import Carried
from nec_desktop.review.lines import ByHandError
from nec_desktop.review.returned import NewLine, SuggestedCell, Suggestion, Words
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.shown import form_of
from tests.review.inbox_sample import as_sent, change, put
from tests.small_plan import MAP_HASH, address, plan_from, record, refusal, small_plan

FIELD = "profile/challenges"


def rich(*blocks: object) -> RichText:
    """Return a rich text; a plain text stands for a paragraph."""
    made = (Paragraph((Run(block),)) if isinstance(block, str) else block for block in blocks)
    return RichText(tuple(made))  # type: ignore[arg-type]


def plan_with(content: Content | None, place: str = FIELD) -> Plan:
    plan = small_plan()
    plan.apply([Change(place, content)])
    return plan


def outcome(plan: Plan, carried: Carried, place: str = FIELD) -> Content | None:
    """Carry a suggestion out and return what then stands there."""
    assert carried.verdict == "carried", carried
    plan.apply(carried.changes)
    return plan.get(place)


def in_register(plan: Plan, place: str) -> str:
    """Return the address of a column of a register's first record, given as “register column”."""
    register, column = place.split()
    return address(plan, register, column)


def after(content: RichText, old: str, new: str, now: RichText | None = None, **more: Any) -> Content | None:
    """Return what stands there when a suggestion for `content` as sent is carried over to `now`."""
    plan = plan_with(content)
    snapshot = as_sent(plan)
    suggestion = change(snapshot, FIELD, old, new, **more)
    plan.apply([Change(FIELD, now or content)])
    return outcome(plan, carried_over(plan, snapshot, suggestion))


def test_words_are_replaced_and_the_looks_of_all_others_stay() -> None:
    before = rich(
        Paragraph((Run("We are "), Run("very", bold=True), Run(" glad of it, "), Run("see", link="https://a.b")))
    )
    assert after(before, "glad", "proud") == rich(
        Paragraph((Run("We are "), Run("very", bold=True), Run(" proud of it, "), Run("see", link="https://a.b")))
    )
    assert after(before, "very", "most") == rich(
        Paragraph((Run("We are "), Run("most", bold=True), Run(" glad of it, "), Run("see", link="https://a.b")))
    )
    told = (Words("truly ", "i"), Words("glad", "", "https://c.d"))
    assert after(before, "glad", "truly glad", words=told) == rich(
        Paragraph(
            (
                Run("We are "),
                Run("very", bold=True),
                Run(" "),
                Run("truly ", italic=True),
                Run("glad", link="https://c.d"),
                Run(" of it, "),
                Run("see", link="https://a.b"),
            )
        )
    )


def test_paragraphs_are_parted_joined_added_and_deleted() -> None:
    three = rich("One two.", ListItem((Run("Three"),), "number"), "Four.")
    assert after(three, " two", "|Two") == rich("One", "Two.", ListItem((Run("Three"),), "number"), "Four.")
    assert after(three, f".{BREAK}Three", " three") == rich("One two three", "Four.")
    assert after(three, f"Three{BREAK}", "") == rich("One two.", "Four.")
    assert after(three, f"{BREAK}Four.", "") == rich("One two.", ListItem((Run("Three"),), "number"))
    bullet = after(three, "Three", "Three|New", lines=(NewLine("bullet", 1),))
    assert bullet == rich(
        "One two.", ListItem((Run("Three"),), "number"), ListItem((Run("New"),), "bullet", 1), "Four."
    )
    headed = after(three, "Four.", "Four.|Five|Six", lines=(NewLine("heading", 4), NewLine()))
    assert headed == rich(*three.blocks, Heading((Run("Five"),), 2), "Six")
    assert after(rich("All of it."), "All of it.", "") is None


def test_cells_of_a_table_are_changed_each_for_itself() -> None:
    table = Table((((Run("Place"),), ()), ((Run("North hill"),), (Run("Ten"),)), ((Run("South"),), ())))
    plan = plan_with(rich("Before.", table, "Behind."))
    snapshot = as_sent(plan)
    new = outcome(plan, carried_over(plan, snapshot, change(snapshot, FIELD, "hill", "moor|side")))
    assert isinstance(new, RichText)
    assert new.blocks[1] == Table((table.rows[0], ((Run("North moor\nside"),), (Run("Ten"),)), table.rows[2]))
    header = outcome(plan, carried_over(plan, snapshot, change(snapshot, FIELD, "Place", "Where")))
    assert isinstance(header, RichText)
    assert header.plain().startswith("Before.\nWhere\t\nNorth moor")
    across = carried_over(plan, snapshot, change(snapshot, FIELD, f"Ten{BREAK}South", ""))
    assert across.verdict == "by hand"
    assert "border of a table’s cell" in across.why
    named = carried_over(plan, snapshot, change(snapshot, FIELD, "Column 2", "Distance"))
    assert named.verdict == "by hand"


def test_words_on_both_sides_of_a_picture_are_not_joined() -> None:
    plan = plan_with(rich("Before it.", Picture(MAP_HASH, "A map"), "Behind it."))
    snapshot = as_sent(plan)
    carried = carried_over(plan, snapshot, change(snapshot, FIELD, f"Before it.{BREAK}Behind it.", "Gone."))
    assert carried.verdict == "by hand"
    assert "picture" in carried.why


def test_a_look_is_changed_where_a_reviewer_changed_it() -> None:
    new = after(rich("A word in it."), "word", "word", kind="formatting", words=(Words("word", "b"),))
    assert new == rich(Paragraph((Run("A "), Run("word", bold=True), Run(" in it."))))


def test_what_was_changed_elsewhere_stays_changed() -> None:
    now = rich("A new beginning.", "The last bus leaves early, at six sharp.", "And an end.")
    new = after(rich("The last bus leaves at six."), "bus", "train", now)
    assert new == rich("A new beginning.", "The last train leaves early, at six sharp.", "And an end.")


def test_what_was_changed_by_the_writer_too_is_left_to_a_person() -> None:
    plan = plan_with(rich("First.", "The last bus leaves at six."))
    snapshot = as_sent(plan)
    suggestion = change(snapshot, FIELD, "at six", "at seven")
    plan.apply([Change(FIELD, rich("First.", "The last bus leaves at five."))])
    carried = carried_over(plan, snapshot, suggestion)
    assert carried.verdict == "conflict"
    assert carried.why == "The same words have been changed since this was sent. Decide how it is to read."
    assert (carried.sent, carried.now) == ("The last bus leaves at six.", "The last bus leaves at five.")
    assert carried.suggested == "The last bus leaves at seven."
    assert carried.changes == ()
    told = edited(plan, snapshot, suggestion, (), "The last bus leaves at seven or five.\nAsk.")
    plan.apply(told)
    assert plan.get(FIELD) == rich("First.", "The last bus leaves at seven or five.", "Ask.")


def test_what_the_plan_says_already_changes_nothing() -> None:
    plan = plan_with(rich("The last bus leaves at six."))
    snapshot = as_sent(plan)
    suggestion = change(snapshot, FIELD, "six", "seven")
    plan.apply([Change(FIELD, rich("Indeed, the last bus leaves at seven."))])
    carried = carried_over(plan, snapshot, suggestion)
    assert (carried.verdict, carried.changes) == ("already", ())


def test_new_words_beside_words_that_were_changed_are_left_to_a_person() -> None:
    plan = plan_with(rich("Call us on Monday."))
    snapshot = as_sent(plan)
    end = snapshot.texts[FIELD].text.index(".")
    plan.apply([Change(FIELD, rich("Call us on Tuesday."))])
    carried = carried_over(plan, snapshot, put(snapshot, FIELD, end, end, " at noon"))
    assert carried.verdict == "conflict"


def test_the_words_that_change_are_marked_and_no_others() -> None:
    plan = plan_with(rich("First.", "We meet in the hall every week."))
    snapshot = as_sent(plan)
    carried = carried_over(plan, snapshot, change(snapshot, FIELD, "the hall", "a church"))
    assert [(mark.kind, mark.text) for mark in carried.suggested_marks] == [
        ("same", "We meet in "), ("gone", "the hall"), ("new", "a church"), ("same", " every week.")
    ]  # fmt: skip
    assert carried.result_marks == carried.suggested_marks
    assert carried.result == "We meet in a church every week."


@pytest.mark.parametrize(
    ("place", "old", "new", "content"),
    [
        ("cover/approver", "Local policing commander", "Area commander", "Area commander"),
        ("cover/completed", "10 July", "12 July", date(2026, 7, 12)),
        ("cover/period", "31 March 2027", "30 April 2027", Period(date(2026, 4, 1), date(2027, 4, 30))),
        ("cover/marking", "OFFICIAL", "official-sensitive", "official-sensitive"),
        ("statistics value", "31.5%", "32.5%", 32.5),
        ("statistics value", "31.5%", "32", 32),
        ("events attended", "14", "1,400", 1400),
        ("events lead", "Constable", "Sergeant", "Sergeant"),
        ("events step-free", "Yes", "No", False),
        ("events kind", "Surgery or drop-in", "Public meeting", "meeting"),
        ("feedback replied", "4 June 2026", "5/6/2026", date(2026, 6, 5)),
        ("evidence standards", "1, 2", "1", ("meet-face-to-face",)),
        ("priorities progress", "Four", "Five", rich("Five letters sent.")),
        ("standards/use-social-media/grade", "Good", "Requires improvement", "requires-improvement"),
    ],
)
def test_a_value_is_read_from_the_words_it_is_shown_in(place: str, old: str, new: str, content: Content) -> None:
    plan = small_plan()
    place = in_register(plan, place) if " " in place else place
    snapshot = as_sent(plan)
    carried = carried_over(plan, snapshot, change(snapshot, place, old, new))
    assert outcome(plan, carried, place) == content


def test_links_whose_names_hold_commas_are_read() -> None:
    plan = plan_from(
        {},
        {
            "neighbourhoods": [{"name": "Verwood, Cross and Moors"}, {"name": "Wimborne"}, {"name": "Parley"}],
            "events": [{"title": "Talk"}],
        },
    )
    place = address(plan, "events", "neighbourhood")
    first, wimborne, parley = (record(plan, "neighbourhoods", number) for number in (1, 2, 3))
    plan.apply([Change(place, (wimborne,))])
    snapshot = as_sent(plan)
    carried = carried_over(plan, snapshot, change(snapshot, place, "Wimborne", "Parley, Verwood, Cross and Moors"))
    assert outcome(plan, carried, place) == (parley, first)


def test_every_value_that_a_document_shows_can_be_changed_but_for_what_is_counted_or_locked() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    refused = []
    for place in snapshot.texts:
        if plan.field_at(place):
            try:
                form_of(plan, snapshot, place)
            except ByHandError:
                refused.append(place)
    counted = plan.record_ids("measures")[0]
    assert refused == [
        "introduction/vision", "introduction/mission", "introduction/promise", f"measures/{counted}/q1", f"measures/{counted}/q2"
    ]  # fmt: skip


def test_a_value_that_was_not_there_is_entered() -> None:
    plan = small_plan()
    attended, foreword = address(plan, "events", "attended", 2), "introduction/foreword"
    plan.apply([Change(foreword, None)])
    snapshot = as_sent(plan)
    counted = carried_over(plan, snapshot, change(snapshot, attended, "Not given", "31"))
    assert outcome(plan, counted, attended) == 31
    words = carried_over(plan, snapshot, change(snapshot, foreword, "Not yet written.", "Welcome.|Read on."))
    beside = carried_over(plan, snapshot, put(snapshot, foreword, 16, 16, " Welcome."))
    assert outcome(plan, words, foreword) == rich("Welcome.", "Read on.")
    late = carried_over(plan, snapshot, change(snapshot, foreword, "Not yet written.", "Hello."))
    assert late.verdict == "conflict"
    plan.apply([Change(foreword, None)])
    assert outcome(plan, beside, foreword) == rich(" Welcome.")


@pytest.mark.parametrize(
    ("place", "old", "new", "why"),
    [
        ("cover/completed", "10 July 2026", "soon", "“soon” is no whole date for “Date of completion”"),
        ("cover/completed", " 2026", "", "the year is not told"),
        ("events step-free", "Yes", "Perhaps", "is yes or no, not “Perhaps”"),
        (
            "events step-free",
            "Step-free access: ",
            "",
            "“Step-free access:”, which the program writes itself and no field",
        ),
        ("events kind", "Surgery or drop-in", "A do", "is not a choice of"),
        ("measures q1", "1", "7", "worked out from other parts of the plan"),
        ("evidence standards", "1, 2", "99", "cannot link to “99”"),
    ],
)
def test_what_cannot_be_read_is_left_to_a_person(place: str, old: str, new: str, why: str) -> None:
    plan = small_plan()
    place = in_register(plan, place) if " " in place else place
    snapshot = as_sent(plan)
    carried = carried_over(plan, snapshot, change(snapshot, place, old, new))
    assert carried.verdict == "by hand"
    assert why in carried.why


def test_a_date_that_was_changed_since_is_not_mixed_of_two_dates() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    suggestion = change(snapshot, "cover/completed", "2026", "2027")
    plan.apply([Change("cover/completed", date(2026, 8, 1))])
    assert carried_over(plan, snapshot, suggestion).verdict == "conflict"


def test_whether_a_record_is_internal_is_not_changed_by_its_mark() -> None:
    plan = small_plan()
    title = address(plan, "events", "title")
    plan.apply([Change(join("events", record(plan, "events"), INTERNAL), True)])
    snapshot = as_sent(plan)
    carried = carried_over(plan, snapshot, change(snapshot, title, " (internal)", ""))
    assert (carried.verdict, "(internal)" in carried.why) == ("by hand", True)
    renamed = carried_over(plan, snapshot, change(snapshot, title, "Market", "Town"))
    assert outcome(plan, renamed, title) == "Town surgery 1"


def test_what_is_no_longer_there_or_was_not_sent_so_is_left_to_a_person() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    suggestion = change(snapshot, address(plan, "events", "venue"), "Market cafe", "Hall")
    wrong = replace(change(snapshot, FIELD, "Distance", "Ways"), before="Distances")
    plan.apply(delete_record(plan, "events", record(plan, "events")).changes)
    assert "no longer in the plan" in carried_over(plan, snapshot, suggestion).why
    assert "not what was sent" in carried_over(plan, snapshot, wrong).why
    assert refusal(ByHandError, lambda: edited(plan, snapshot, suggestion, (), "Hall"))


def test_a_row_that_was_added_becomes_a_record_and_what_cannot_be_read_is_named() -> None:
    plan = small_plan()
    cells = (
        SuggestedCell("Date", "3 December 2026", "date"),
        SuggestedCell("Title and kind", f"Hall talk{BREAK}Public meeting{BREAK}Lead: PC Reed{BREAK}Lunch", "title"),
        SuggestedCell("Attended", "many", "attended"),
    )
    suggestion = Suggestion(id="r" * 16, kind="row-insertion", address="events", record="events", cells=cells)
    carried = carried_over(plan, as_sent(plan), suggestion)
    assert carried.verdict == "carried"
    assert carried.why == "Not taken over, since it cannot be read: “Lunch” and “many”."
    count = len(plan.record_ids("events"))
    plan.apply(carried.changes)
    new = carried.changes[0].address
    assert len(plan.record_ids("events")) == count + 1
    assert [plan.get(f"{new}/{column}") for column in ("date", "title", "kind", "lead", "attended")] == [
        date(2026, 12, 3), "Hall talk", "meeting", "PC Reed", None
    ]  # fmt: skip
    unknown = replace(suggestion, record=FIELD)
    assert carried_over(plan, as_sent(plan), unknown).verdict == "by hand"


def test_a_row_that_was_deleted_is_deleted_unless_it_was_changed_since() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    place = address(plan, "events")
    suggestion = Suggestion(id="d" * 16, kind="row-deletion", address=place, record=place, before="14 May 2026")
    carried = carried_over(plan, snapshot, suggestion)
    plan.apply([Change(f"{place}/venue", "Elsewhere")])
    assert carried_over(plan, snapshot, suggestion).verdict == "conflict"
    assert carried.verdict == "carried"
    plan.apply(carried.changes)
    assert plan.get(place) is None
    assert carried_over(plan, snapshot, suggestion).verdict == "already"


def test_tables_and_pictures_are_changed_by_a_person() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    suggestion = change(snapshot, FIELD, "Distance", "Ways", kind="table")
    assert carried_over(plan, snapshot, suggestion).verdict == "by hand"
