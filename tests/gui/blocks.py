"""A field of a page as a person has it before them, with what is chosen on it."""

from pytestqt.qtbot import QtBot

from nec_desktop.gui.field_block import FieldBlock
from nec_desktop.gui.session import PlanSession


def begun(qtbot: QtBot, session: PlanSession, page_id: str, field_id: str) -> FieldBlock:
    """Show a field of a page, as it is before the event loop has done anything for it."""
    page = session.plan.page(page_id)
    assert page is not None
    field = next(field for field in page.fields if field.id == field_id)
    block = FieldBlock(session, page, field, next(iter(session.plan.places(page, field)), ""))
    qtbot.addWidget(block)
    block.resize(900, 700)
    block.show()
    return block


def shown(qtbot: QtBot, session: PlanSession, page_id: str, field_id: str) -> tuple[FieldBlock, list[str]]:
    """Show a field of a page with the keyboard on its window; the list gets the addresses that are chosen on it."""
    block = begun(qtbot, session, page_id, field_id)
    block.activateWindow()
    qtbot.waitUntil(block.isActiveWindow)
    chosen: list[str] = []
    block.chosen.connect(chosen.append)
    return block, chosen
