"""A library for the walk through a review: a plan that was sent, a copy that came back, and one that is to be taken in."""

from pathlib import Path
from typing import NamedTuple

from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import keep_picture, open_plan
from nec_desktop.actions.rounds import send_for_review
from nec_desktop.actions.take_in import take_in
from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.example import example_changes, read_example
from nec_desktop.review.rounds import Asked
from tests.review.imitations import ADA, BEN, by_word, by_wps
from tests.small_plan import SMALL_PLAN, empty_plan


class Reviewed(NamedTuple):
    """The plan's id, and the file that is to be taken in: two people wrote in it, so that it is asked whose it is."""

    plan_id: str
    file: Path


def reviewed_library(folder: Path) -> Reviewed:
    """Keep the small plan in `folder`, send it, and take in what one of two reviewers sends back."""
    workspace, sent = Workspace(folder), folder / "sent.docx"
    data = read_example(SMALL_PLAN)
    with workspace.write("a test") as library:
        changes = example_changes(SMALL_PLAN, data, empty_plan(), lambda path: keep_picture(library, path))
        plan_id = library.add_plan(data["outline"], data["standards"], changes)
        plan = open_plan(workspace, library, plan_id).plan
        send_for_review(workspace, library, Order(plan, sent), Asked("opcc", (ADA.name, BEN.name)))
        back = by_word(sent, folder / "From Word.docx")
        (taken,) = take_in(workspace, library, plan_id, [back], reviewer=ADA.name)
        assert taken.entry, taken.refused
    return Reviewed(plan_id, by_wps(sent, folder / "From WPS.docx"))
