"""What was done to one sentence without tracking is decided once; what was done to two, or was tracked, apart."""

import pytest

from nec_desktop.plan.blanking import REMOVED, Blanking
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import Paragraph, RichText, Run
from nec_desktop.review.blanking import blanked_return, blanked_sent
from nec_desktop.review.compare import compare
from nec_desktop.review.deciding import decide
from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.items import suggestion_words
from nec_desktop.review.kept import SentPlan
from nec_desktop.review.reading import Piece
from nec_desktop.review.returned import Suggestion
from nec_desktop.review.sent_texts import sent_texts
from tests.review.inbox_sample import as_sent, inbox_of
from tests.review.readings import edited, gone, ins, line, reading_of
from tests.small_plan import small_plan

FIELD = "profile/challenges"
TEXT = (
    "Roads are narrow, steep in the hills and dark. Buses stop early on all days... We walk home. "
    "Nobody in the area likes it much these days."
)


def written(text: RichText) -> tuple[Plan, SentPlan]:
    plan = small_plan()
    plan.apply([Change(FIELD, text)])
    return plan, as_sent(plan)


def suggested(*pieces: str | Piece, text: str = TEXT) -> list[Suggestion]:
    """Return what is told where a line came back as these pieces."""
    _plan, snapshot = written(RichText((Paragraph((Run(text),)),)))
    reading = edited(reading_of(snapshot.sent), text, line(*pieces))
    told = compare(reading, snapshot.sent, ItemIds("plan", snapshot.id)).suggestions
    for each in told:
        assert text[each.start : each.end] == each.before
    return list(told)


@pytest.mark.parametrize(
    ("came", "words"),
    [
        (
            TEXT.replace("narrow, steep in the hills and dark", "narrow and steep in the hills"),
            ["Replace “, steep in the hills and dark” with “and steep in the hills”"],
        ),
        (
            TEXT.replace("Buses stop early on all days... We walk", "Buses stop on all days and we walk"),
            ["Replace “early on all days... We” with “on all days and we”"],
        ),
        (
            TEXT.replace("Roads are narrow", "All roads are rather narrow").replace("walk home", "walk"),
            ["Replace “Roads are” with “All roads are rather”", "Delete “home”"],
        ),
        (
            TEXT.replace(" We walk home.", "").replace("these days", "these nights"),
            ["Delete “We walk home.”", "Replace “days” with “nights”"],
        ),
        (TEXT.replace("We walk home", "So it is. We walk away"), ["Insert “So it is.”", "Replace “home” with “away”"]),
    ],
    ids=["two places in a sentence", "two sentences made one", "two sentences", "a sentence gone", "a sentence more"],
)
def test_what_was_done_to_one_sentence_without_tracking_is_one_suggestion(came: str, words: list[str]) -> None:
    told = suggested(came)
    assert [suggestion_words(each) for each in told] == words
    result = TEXT
    for each in reversed(told):
        result = result[: each.start] + each.after + result[each.end :]
    assert result == came


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ((TEXT.replace("narrow", "wide").replace("dark", "dim"),), "1 suggestion, not tracked;"),
        ((TEXT.replace("narrow", "wide").replace("walk", "go"),), "2 suggestions, none of them tracked;"),
        ((TEXT.replace("narrow", "wide"), ins(" Ever.")), "2 suggestions, 1 of them not tracked;"),
    ],
)
def test_the_report_counts_what_was_not_tracked(pieces: tuple[str | Piece, ...], words: str) -> None:
    _plan, snapshot = written(RichText((Paragraph((Run(TEXT),)),)))
    reading = edited(reading_of(snapshot.sent), TEXT, line(*pieces))
    assert words in compare(reading, snapshot.sent, ItemIds("plan", snapshot.id)).report[0]


def test_what_was_tracked_in_one_sentence_stays_as_the_program_has_it() -> None:
    told = suggested(
        "Roads are ",
        gone("narrow"),
        ins("wide"),
        ", steep in the hills and ",
        ins("very "),
        *TEXT.partition("dark")[1:],
    )
    assert [(each.before, each.after, each.tracked) for each in told] == [("narrow", "wide", True), ("", "very ", True)]


def test_what_somebody_tracked_between_keeps_two_edits_apart() -> None:
    told = suggested("All roads are ", gone("narrow"), TEXT[len("Roads are narrow") :].replace("dark", "dim"))
    assert [(each.before, each.after, each.tracked) for each in told] == [
        ("Roads", "All roads", False),
        ("narrow", "", True),
        ("dark", "dim", False),
    ]


def test_other_quotes_or_dashes_beside_an_edit_are_no_part_of_it() -> None:
    text = "The “hub” is open, and the desk - a small one - is not."
    (edit, *dashes) = suggested(text.replace("open, and", "shut and so").replace(" - ", " – "), text=text)
    assert (edit.before, edit.after) == ("open, and", "shut and so")
    assert {each.kind for each in dashes} == {"typography"}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_words_between_keep_their_look_and_link_and_what_was_done_to_those(order: tuple[int, int]) -> None:
    """The link is one that the reviewer’s program lost; the italics are the reviewer’s, and decided by themselves."""
    plan, snapshot = written(
        RichText(
            (
                Paragraph(
                    (
                        Run("Cold "),
                        Run("nights", bold=True),
                        Run(" on "),
                        Run("our hill", link="https://a.org"),
                        Run(" are long."),
                    )
                ),
            )
        )
    )
    pieces = ("Mild ", Piece("nights", look="b"), " on ", Piece("our hill", look="i"), " are short.")
    reading = edited(reading_of(snapshot.sent), "Cold nights on our hill are long.", line(*pieces))
    inbox = inbox_of(plan, snapshot, reading)
    assert [item.text for item in inbox.items if "look" not in item.text] == [
        "Replace “Cold nights on our hill are long” with “Mild nights on our hill are short”"
    ]
    for n in order:
        plan.apply(decide(inbox, inbox.items[n], "accepted").changes)
    assert plan.get(FIELD) == RichText(
        (
            Paragraph(
                (
                    Run("Mild "),
                    Run("nights", bold=True),
                    Run(" on "),
                    Run("our hill", italic=True, link="https://a.org"),
                    Run(" are short."),
                )
            ),
        )
    )


def test_a_name_in_a_sentence_that_was_written_anew_is_taken_out_of_it() -> None:
    text = "We met Ann Sample late, at the hall."
    plan, snapshot = written(RichText((Paragraph((Run(text),)),)))
    reading = edited(reading_of(snapshot.sent), text, line("They met Ann Sample soon, at the town hall."))
    returned = compare(reading, snapshot.sent, ItemIds(plan.id, snapshot.id))
    blanking = Blanking("Ann Sample")
    (said,) = blanked_return(returned, snapshot.sent, blanking).suggestions
    after = sent_texts(blanked_sent(snapshot.sent, blanking))[FIELD].text
    assert after[said.start : said.end] == said.before == f"We met {REMOVED} late, at the"
    assert said.after == f"They met {REMOVED} soon, at the town"
