"""What is told, and asked once, before a plan is published: that reviewers still have it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nec_desktop.gui.ask import ask_to_leave
from nec_desktop.gui.reviews import Reviews
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.review_registers import ROUNDS


def open_rounds(reviews: Reviews) -> list[Finding]:
    """Return a finding for each round that is open."""
    if not reviews.session.plan.record_ids(ROUNDS):
        return []
    from nec_desktop.review.round_words import still_out  # noqa: PLC0415 - a plan that was sent has rounds

    return still_out(reviews.session.plan, reviews.returns, reviews.inbox)


def may_publish(parent: QWidget, rounds: Sequence[Finding]) -> bool:
    """Ask before a plan is published over open rounds; True where none is, or the person says so."""
    if not rounds:
        return True
    what = parent.tr("A review round is still open.")
    if len(rounds) > 1:
        what = parent.tr("{0} review rounds are still open.").format(len(rounds))
    why = "\n".join((*(finding.message for finding in rounds), rounds[0].advice))
    return ask_to_leave(parent, what, why, parent.tr("Do not publish yet"), parent.tr("Publish all the same"))
