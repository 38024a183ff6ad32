"""What is told, and asked once, before a document becomes public: that reviewers still have it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nec_desktop.gui.ask import ask_to_leave
from nec_desktop.gui.reviews import Reviews
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.review_registers import ROUNDS


def open_rounds(reviews: Reviews, document: str) -> list[Finding]:
    """Return a finding for each open round of a document; of the plan for an empty id."""
    if not reviews.session.plan.record_ids(ROUNDS):
        return []
    from nec_desktop.review.round_words import still_out  # noqa: PLC0415 - a plan that was sent has rounds

    return still_out(reviews.session.plan, reviews.returns, document, reviews.inbox)


def may_publish(parent: QWidget, rounds: Sequence[Finding], *, is_plan: bool) -> bool:
    """Ask before a document becomes public over open rounds; True where none is, or the person says so.

    is_plan: whether it is the plan, which is published; of a quarter’s update a public copy is made.
    """
    if not rounds:
        return True
    what = parent.tr("A review round is still open.")
    if len(rounds) > 1:
        what = parent.tr("{0} review rounds are still open.").format(len(rounds))
    why = "\n".join((*(finding.message for finding in rounds), rounds[0].advice))
    not_yet, all_the_same = parent.tr("Do not make it yet"), parent.tr("Make it all the same")
    if is_plan:
        not_yet, all_the_same = parent.tr("Do not publish yet"), parent.tr("Publish all the same")
    return ask_to_leave(parent, what, why, not_yet, all_the_same)
