"""The inbox: what came back in the order of the plan, what belongs together, what is still open."""

from nec_desktop.plan.edits import delete_record
from nec_desktop.plan.plan import Plan
from nec_desktop.review.answers import assign, mark_done, reopen, reply
from nec_desktop.review.inbox import OUTSIDE, UNPLACED, Count, Inbox, Wanted, section_of
from nec_desktop.review.items import NAMELESS
from nec_desktop.review.returned import Comment, Given, Outside, Reply, Suggestion, Unplaced
from tests.review.inbox_sample import as_sent, change, kept
from tests.small_plan import address, record, small_plan

FIELD = "profile/description"


def comment(identifier: str, place: str, text: str = "Why?", author: str = "Panel") -> Comment:
    return Comment(id=f"{identifier:c>16}", address=place, author=author, text=text)


def words_of(plan: Plan, place: str, number: int) -> str:
    """Return the first words of a text that stand in it once."""
    words = as_sent(plan).texts[place].text.split(" ")
    return " ".join(words[number : number + 4])


def test_items_stand_in_the_order_of_the_plan_and_nothing_is_left_out() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    event = address(plan, "events", "title")
    said = kept(
        snapshot,
        comments=[comment("1", event), comment("2", FIELD), comment("3", "", "What is this about?")],
        suggestions=[change(snapshot, FIELD, words_of(plan, FIELD, 0), "Something else")],
        grades=[
            Given(id="g" * 16, standard=plan.standards.standard[0].id, part="improve", text="More notice.", author="P"),
            Given(id="h" * 16, standard=plan.standards.standard[0].id, part="grade", text="Met", grade="met"),
            Given(id="i" * 16, part="recommendation", text="Publish it."),
        ],
        outside=[Outside(id="o" * 16, where="Footer", kind="insertion", after="Draft 2", author="Panel")],
        unplaced=[Unplaced(id="u" * 16, kind="text", text="A lost line", why="No place is like it.")],
    )
    inbox = Inbox(plan, [said])
    assert [item.kind for item in inbox.items] == [
        "comment", "suggestion", "grade", "comment", "grade", "outside", "comment", "unplaced"
    ]  # fmt: skip
    assert [section_of(item) for item in inbox.items[-3:]] == [OUTSIDE, UNPLACED, UNPLACED]
    assert inbox.items[0].place.page == "profile"
    assert inbox.items[0].title == "Comment by Panel on “The area in brief”"
    assert inbox.items[2].text == "To improve: More notice."
    assert inbox.items[-3].text == "Footer: Insert “Draft 2”"
    assert [item.id for item in inbox.at(event)] == [f"{1:c>16}"]
    assert inbox.count() == Count(8, 8)


def test_the_same_suggestion_of_two_reviewers_is_one_item_and_other_words_for_the_same_stand_against_it() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    old = words_of(plan, FIELD, 0)
    same = [change(snapshot, FIELD, old, "Other words", name) for name in ("Ward", "Hill")]
    third = change(snapshot, FIELD, old, "Words of a third", "Lane")
    returns = [kept(snapshot, what.author, n, suggestions=[what]) for n, what in enumerate((*same, third))]
    inbox = Inbox(plan, returns)
    joint, other = inbox.items
    assert joint.reviewers == ("Ward", "Hill")
    assert joint.rivals == (other.id,) and other.rivals == (joint.id,)
    assert joint.title == "Other words by Ward and Hill in “The area in brief”"
    assert inbox.item(same[1].id) == joint
    plan.apply(mark_done(plan, [joint]).changes)
    assert all(plan.cell("review-answers", what.id, "done") is True for what in same)


def test_a_change_without_a_name_is_told_by_the_copy_it_came_in() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    untracked = change(snapshot, FIELD, words_of(plan, FIELD, 0), "Typed", "", tracked=False)
    item = Inbox(plan, [kept(snapshot, "Ward", suggestions=[untracked])]).items[0]
    assert item.reviewers == ("Ward",)
    assert item.title == "Other words, not tracked, in the copy of Ward in “The area in brief”"
    nameless = kept(snapshot, f"{NAMELESS}Ward.docx", suggestions=[untracked])
    title = Inbox(plan, [nameless]).items[0].title
    assert title == "Other words, not tracked, in the copy returned as Ward.docx in “The area in brief”"


def test_the_inbox_is_narrowed_by_section_reviewer_kind_state_and_words() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    asked = comment("1", FIELD, "Who wrote this?", "Ward")
    answered = Comment(
        id="2" * 16, address="reach/approach", author="Hill", text="Good", replies=(Reply(text="Très bien"),)
    )
    edit = change(snapshot, FIELD, words_of(plan, FIELD, 0), "Other words", "Hill")
    inbox = Inbox(plan, [kept(snapshot, comments=[asked, answered], suggestions=[edit])])

    def ids(**wanted: str) -> list[str]:
        return [item.id for item in inbox.find(Wanted(**wanted))]

    assert ids(section="profile") == [asked.id, edit.id]
    assert ids(reviewer="Hill") == [edit.id, answered.id]
    assert ids(kind="comment") == [asked.id, answered.id]
    assert ids(kind="replacement") == ids(kind="suggestion") == [edit.id]
    assert ids(text="WROTE who") == [asked.id]
    assert ids(text="tres bien") == [answered.id]
    plan.apply(mark_done(plan, [inbox.items[0]]).changes)
    assert ids(state="open") == [edit.id, answered.id]
    assert ids(state="done") == [asked.id]
    assert inbox.counts()["profile"] == Count(1, 2)
    assert inbox.reviewers == ["Hill", "Ward"]


def test_answers_are_records_that_one_undo_takes_back() -> None:
    plan = small_plan()
    item = Inbox(plan, [kept(as_sent(plan), comments=[comment("1", FIELD)])]).items[0]
    inbox = Inbox(plan, [item.said[0].of])
    before = dict(plan.values)
    undo = plan.apply(reply(plan, item, " Because. ").changes)
    assert inbox.answer(item).reply == "Because."
    assert inbox.answer(item).is_open
    plan.apply(assign(plan, [item], "PC Reed").changes)
    plan.apply(mark_done(plan, [item]).changes)
    assert inbox.answer(item).assigned == "PC Reed"
    assert inbox.answer(item).words == "Done"
    plan.apply(reopen(plan, [item]).changes)
    assert inbox.answer(item).is_open
    assert inbox.answer(item).reply == "Because."
    plan.apply(assign(plan, [item], "").changes)
    plan.apply(undo)
    assert plan.values == before


def test_what_is_said_about_a_record_that_is_gone_still_stands_in_its_section() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    place = address(plan, "events", "title")
    plan.apply(delete_record(plan, "events", record(plan, "events")).changes)
    item = Inbox(plan, [kept(snapshot, comments=[comment("1", place)])]).items[0]
    home = plan.outline.home_of("events")
    assert home and item.place.page == home.id


def test_acts_of_one_reviewer_know_each_other_and_those_of_another_file_do_not() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    one = change(snapshot, FIELD, words_of(plan, FIELD, 0), "", group="m1")
    other = change(snapshot, "profile/towns", words_of(plan, "profile/towns", 0), "New", group="m1")
    stranger = change(snapshot, "profile/towns", "Thursdays", "New", group="m1")
    inbox = Inbox(plan, [kept(snapshot, suggestions=[one, other]), kept(snapshot, number=2, suggestions=[stranger])])
    found = {item.id: item.together for item in inbox.items}
    assert found == {one.id: (other.id,), other.id: (one.id,), stranger.id: ()}


def test_a_thousand_items_are_all_there_and_counted() -> None:
    plan = small_plan()
    snapshot = as_sent(plan)
    places = [place for place in snapshot.texts if not place.startswith("assessment")]
    said = [
        Suggestion(id=f"{n:016}", kind="replacement", address=places[n % len(places)], start=n // 50, end=n // 50 + 3)
        if n % 2
        else comment(str(n), places[n % len(places)])
        for n in range(1000)
    ]
    comments = [what for what in said if isinstance(what, Comment)]
    suggestions = [what for what in said if isinstance(what, Suggestion)]
    returned = kept(snapshot, comments=comments, suggestions=suggestions)
    inbox = Inbox(plan, [returned])
    assert len(inbox.items) == 1000
    assert sum(count.all for count in inbox.counts().values()) == 1000
