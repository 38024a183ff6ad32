"""The two boxes in which somebody chooses a document of a plan, and which copy of it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from nec_desktop.plan.plan import Plan
from nec_desktop.review.rounds import answers_id, rounds_of


def offer_documents(box: QComboBox, plan: Plan) -> None:
    """Fill a box with the documents of a plan; the data of an item is the document's id, empty for the plan itself."""
    box.addItem(QCoreApplication.translate("DocumentBoxes", "The whole plan"), "")
    for update in plan.updates:
        for quarter in plan.quarters:
            box.addItem(f"{update.title}, {quarter.title}", f"{update.id}/{quarter.id}")
    offer_rounds(box, plan)


def offer_rounds(box: QComboBox, plan: Plan) -> bool:
    """Add what was answered in each round that is not in the box yet; return whether there is any round."""
    rounds = rounds_of(plan)
    for found in rounds:
        if box.findData(answers_id(found)) < 0:
            words = QCoreApplication.translate("DocumentBoxes", "You said, we did: {0}").format(found.title)
            box.addItem(words, answers_id(found))
    return bool(rounds)


def offer_copies(box: QComboBox) -> None:
    """Fill a box with the copies of a document; the data of an item is the copy's name in a profile."""
    box.addItem(QCoreApplication.translate("DocumentBoxes", "Review copy, for officers and panels"), "review")
    box.addItem(QCoreApplication.translate("DocumentBoxes", "Public copy, for anybody"), "public")


def document_of(plan: Plan, address: str) -> str:
    """Return the id of the document in which the page at `address` stands: a quarter's, or the plan's, empty."""
    for update in plan.updates:
        for quarter in plan.quarters:
            if any(page.address == address for page in plan.update_pages(update, quarter)):
                return f"{update.id}/{quarter.id}"
    return ""
