"""The ways to look back: at what stood in a field, at what was deleted from a table, at what has changed since."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk
    from nec_desktop.gui.look_back import LookBack
    from nec_desktop.gui.session import PlanSession

# What is imported inside a function here is what opening a plan does without.


def show_earlier(session: "PlanSession", address: str, parent: QWidget) -> "LookBack":
    """Show what stood at an address before; of a register's id, the records that were deleted."""
    from nec_desktop.gui.earlier_texts import DeletedRecords, EarlierTexts  # noqa: PLC0415

    session.finish_saving()
    kind = DeletedRecords if session.plan.outline.find_register(address) else EarlierTexts
    dialog = kind(session, address, parent)
    dialog.open()
    return dialog


def show_earlier_here(desk: "Desk") -> None:
    """Show what stood before where the person is; where that is no field, what has changed in the plan."""
    from nec_desktop.gui.section_page import SectionPage  # noqa: PLC0415

    desk.flush()
    page, plan = desk.pages.currentWidget(), desk.session.plan
    if isinstance(page, SectionPage) and (plan.field_at(page.place) or plan.outline.find_register(page.place)):
        show_earlier(desk.session, page.place, page)
    else:
        show_changed_since(desk)


def show_changed_since(desk: "Desk") -> None:
    """Show what has changed in the plan since it was opened, since it was sent, or since a day."""
    from nec_desktop.gui.changed_since import ChangedSince  # noqa: PLC0415

    desk.flush()
    desk.session.finish_saving()
    ChangedSince(desk).open()
