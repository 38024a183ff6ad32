"""What a form asks for and is not there yet, such as an event’s neighbourhood, can be added on the spot."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from nec_desktop.gui.choice_editors import TickEditor
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.record_buttons import with_article
from nec_desktop.plan.outline import STANDARDS, Field, Register
from nec_desktop.plan.plan import Plan

if TYPE_CHECKING:
    from nec_desktop.gui.record_form import RecordForm


def offer_to_add(editor: FieldEditor, plan: Plan, column: Field, new_form: Callable[[Register], "RecordForm"]) -> None:
    """While a column of links has nothing to tick, offer the form of a new record; what is added there is ticked."""
    register = plan.outline.find_register(column.to)
    if not isinstance(editor, TickEditor) or register is None or column.to == STANDARDS:
        return

    def add() -> None:
        form = new_form(register)

        def done() -> None:
            editor.window().activateWindow()  # not every desktop gives the keyboard back by itself
            if form.record_id:
                editor.tick(form.record_id)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            form.deleteLater()

        form.finished.connect(done)
        form.open()
        form.show_column("")

    editor.offer_to_add(with_article(register.singular), add)
