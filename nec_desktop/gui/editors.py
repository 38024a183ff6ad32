"""An editor for each kind of field."""

from datetime import date

from PySide6.QtWidgets import QWidget

from nec_desktop.gui.choice_editors import ChoiceEditor, TickEditor
from nec_desktop.gui.date_entry import DateEditor, PeriodEditor
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.file_editor import FileEditor
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.line_editor import LineEditor
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import Content


def make_editor(
    plan: Plan,
    jobs: Jobs,
    field: Field,
    content: Content | None,
    parent: QWidget | None = None,
    *,
    locked: bool = False,
) -> FieldEditor:
    """Return an editor of `field`, filled with `content`: a FieldEditor, whose signal `edited` carries new content."""

    if field.kind == "rich":
        text = content if isinstance(content, RichText) else RichText()
        return RichEditor(jobs, field.label, text, parent, read_only=locked, words=field.words)
    editor = _plain_editor(plan, jobs, field, content, parent)
    editor.setEnabled(not locked)
    return editor


def _plain_editor(plan: Plan, jobs: Jobs, field: Field, content: Content | None, parent: QWidget | None) -> FieldEditor:
    def today() -> date:
        return jobs.workspace.today

    match field.kind:
        case "choice" | "yes-no":
            return ChoiceEditor(plan, field, content, parent)
        case "choices" | "links":
            return TickEditor(plan, field, content)
        case "picture" | "file":
            return FileEditor(jobs, field, content)
        case "date":
            return DateEditor(plan, today, field, content)
        case "period":
            return PeriodEditor(plan, today, field, content)
        case _:
            return LineEditor(plan, field, content)
