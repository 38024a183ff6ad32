"""The fields of a record's form: each column's editor, and the words around it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from nec_desktop.gui.editors import make_editor
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.line_editor import LineEditor
from nec_desktop.gui.proofreader import proofread
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.outline import Field, Register
from nec_desktop.plan.used_values import used_values
from nec_desktop.plan.values import Content
from nec_desktop.translation import tr


def record_editor(
    session: PlanSession, register: Register, column: Field, content: Content | None, address: str
) -> FieldEditor:
    """Return an editor of a column, which undoes by itself until its form is saved, and offers what is used often."""
    editor = make_editor(session.plan, session.jobs, column, content)
    editor.keep_own_undo()
    editor.edited.connect(partial(editor.say_why, ""))
    editor.describe(" ".join(part for part in (_needed() if column.required else "", column.help) if part))
    proofread(editor, session, address)
    if isinstance(editor, LineEditor) and column.kind == "text":
        editor.suggest(used_values(session.plan, register.id, column.id))
    return editor


def labelled(editor: FieldEditor, column: Field) -> QVBoxLayout:
    """Return an editor below its column's name and help."""
    notes = [tr("needed")] if column.required else []
    if column.internal:
        notes.append(tr("never in the public copy"))
    row = QHBoxLayout()
    row.setSpacing(8)
    label = QLabel(column.label, objectName="subheading")
    label.setBuddy(editor)
    row.addWidget(label)
    row.addWidget(QLabel(" · ".join(notes), objectName="caption"))
    # Beside the name: below the editor it would push what follows from under the mouse.
    editor.rows.removeWidget(editor.error)
    row.addWidget(editor.error, 1)
    row.addStretch()
    block = QVBoxLayout()
    block.setSpacing(4)
    block.addLayout(row)
    if column.help:
        block.addWidget(FlowingLabel(column.help, objectName="caption"))
    block.addWidget(editor)
    return block


def _needed() -> str:
    return tr("Needed.")
