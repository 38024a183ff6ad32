"""Why the review desk shows nothing, and what to do next."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from nec_desktop.gui.reviews import Reviews
from nec_desktop.plan.words import count_words
from nec_desktop.review.rounds import rounds_of

Next = Literal["read", "everything", "came", "take in", "send"]


@dataclass(frozen=True)
class Nothing:
    """What is said where nothing is shown. next: what the button does."""

    title: str
    note: str
    button: str
    next: Next


def nothing_words(reviews: Reviews, *, hides: bool) -> Nothing:
    """Return what is said. hides: whether something is there that is not looked for."""
    if reviews.problem:
        return Nothing(_tr("What came back cannot be read"), reviews.problem, _tr("Try again"), "read")
    if count := len(reviews.inbox.items):
        if hides:
            note = _tr("{0} in all.").format(count_words(count, "thing was said", "things were said"))
            return Nothing(_tr("Nothing fits what you look for"), note, _tr("Show everything"), "everything")
        note = _tr("Every comment and suggestion has an answer. The next review copy can carry them to the reviewers.")
        return Nothing(_tr("Everything is answered"), note, _tr("Show what was answered"), "everything")
    if reviews.returns:
        note = _tr("The files that came back hold no comments and no changes.")
        return Nothing(_tr("Nothing to answer"), note, _tr("See what came with the files"), "came")
    if rounds_of(reviews.session.plan):
        note = _tr(
            "A review copy was sent, and nothing has come back yet. When it does, take the file in, or drop it onto "
            "this window: its comments and changes appear here, beside your text."
        )
        return Nothing(_tr("Nothing has come back yet"), note, _tr("Take in a file…"), "take in")
    note = _tr(
        "Send a review copy in Word first. Reviewers write comments and changes into it. When it comes back, you take "
        "the file in, and decide here about each of them. Nothing changes in your plan until you say so. A review copy "
        "that you made without a round can be taken in, too."
    )
    return Nothing(_tr("Nothing was sent for review yet"), note, _tr("Send for review…"), "send")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReviewNothing", text)
