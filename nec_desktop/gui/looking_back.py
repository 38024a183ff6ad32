"""The ways to look back: at what stood in a field, at what was deleted from a table, at what has changed since."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk
    from nec_desktop.gui.look_back import LookBack
    from nec_desktop.gui.session import PlanSession
    from nec_desktop.plan.plan import Plan

# What is imported inside a function here is what opening a plan does without.


def show_earlier(session: "PlanSession", address: str, parent: QWidget) -> "LookBack":
    """Show what stood at an address before: in a field, or in a record, beginning with a column where it has one.

    Of a register's id, show the records that were deleted.
    """
    from nec_desktop.gui.earlier_cells import EarlierRecord  # noqa: PLC0415
    from nec_desktop.gui.earlier_texts import DeletedRecords, EarlierTexts  # noqa: PLC0415

    session.finish_saving()
    plan, (first, record_id, column_id) = session.plan, (*address.split("/", 2), "", "")[:3]
    register = plan.outline.find_register(first)
    dialog: LookBack
    if register is None:
        dialog = EarlierTexts(session, address, parent)
    elif not record_id:
        dialog = DeletedRecords(session, address, parent)
    else:
        now = {column.id: plan.cell(first, record_id, column.id) for column in register.column}
        dialog = EarlierRecord(session, register, record_id, now, column_id, parent)
    dialog.open()
    return dialog


def is_there(plan: "Plan", address: str) -> bool:
    """Say whether there is a field or a record at an address, of which it can be asked what stood there before."""
    first, record_id = (*address.split("/", 2), "")[:2]
    if plan.outline.find_register(first):
        return plan.record(first, record_id) is not None
    return plan.field_at(address) is not None


def show_earlier_here(desk: "Desk") -> None:
    """Show what stood before where the person is: in a field, or in the record selected; else what has changed."""
    from nec_desktop.gui.section_page import SectionPage  # noqa: PLC0415

    desk.flush()
    page, plan = desk.pages.currentWidget(), desk.session.plan
    if isinstance(page, SectionPage) and page.table:
        page.table.menu.show_earlier()
    elif isinstance(page, SectionPage) and plan.field_at(page.place):
        show_earlier(desk.session, page.place, page)
    else:
        show_changed_since(desk)


def show_changed_since(desk: "Desk") -> None:
    """Show what has changed in the plan since it was opened, since it was sent, or since a day."""
    from nec_desktop.gui.changed_since import ChangedSince  # noqa: PLC0415

    desk.flush()
    desk.session.finish_saving()
    ChangedSince(desk).open()
