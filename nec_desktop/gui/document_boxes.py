"""The two boxes in which somebody chooses a document of a plan, and which copy of it."""

from PySide6.QtWidgets import QComboBox

from nec_desktop.plan.plan import Plan
from nec_desktop.review.rounds import answered_round, answers_id, rounds_of
from nec_desktop.translation import tr


def offer_documents(box: QComboBox, plan: Plan) -> None:
    """Fill a box with the documents of a plan; the data of an item is the document's id, empty for the plan itself."""
    box.addItem(tr("The whole plan"), "")
    for update in plan.updates:
        for quarter in plan.quarters:
            box.addItem(f"{update.title}, {quarter.title}", f"{update.id}/{quarter.id}")
    offer_rounds(box, plan)


def offer_rounds(box: QComboBox, plan: Plan) -> bool:
    """Add what was answered in each round that is not in the box yet; return whether there is any round."""
    rounds = rounds_of(plan)
    for found in rounds:
        if box.findData(answers_id(found.id)) < 0:
            words = tr("You said, we did: {0}").format(found.title)
            box.addItem(words, answers_id(found.id))
    return bool(rounds)


def offer_copies(box: QComboBox) -> None:
    """Fill a box with the copies of a document; the data of an item is the copy's name in a profile."""
    box.addItem("", "review")
    box.addItem(tr("Public copy, for anybody"), "public")
    name_copies(box, answers=False)


def name_copies(box: QComboBox, *, answers: bool) -> None:
    """Call the copy that is not public what it is: one for review, or of answers one that names the reviewers."""
    review = tr("Review copy, for officers and panels")
    named = tr("With reviewers’ names, for officers and panels")
    box.setItemText(0, named if answers else review)


def introduced(box: QComboBox) -> str:
    """Return what the document that is chosen is, in a sentence or two."""
    document = str(box.currentData())
    if answered_round(document) is not None:
        return tr("What came back in one round of review, ready to hand on, with what you answered and what you did.")
    if document:
        return tr("One quarter’s update, ready to send. What you write here stays as it is.")
    return tr(
        "The whole plan, ready to send: cover, contents, every section, register and annex. What you write here stays "
        "as it is."
    )


def document_of(plan: Plan, address: str) -> str:
    """Return the id of the document in which the page at `address` stands: a quarter's, or the plan's, empty."""
    for update in plan.updates:
        for quarter in plan.quarters:
            if any(page.address == address for page in plan.update_pages(update, quarter)):
                return f"{update.id}/{quarter.id}"
    return ""
