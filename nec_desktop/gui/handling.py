"""A page's marking and its private note: made when they are first asked for."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from nec_desktop.gui.editors import make_editor
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import MARKING, NOTE, join
from nec_desktop.plan.plan import Page


class Handling(QWidget):
    """Stands below a page's fields, and is there while `button` is pressed; from the beginning where it is used."""

    def __init__(self, session: PlanSession, shown: Page, button: QToolButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._shown = session, shown
        self._marks: dict[str, FieldEditor] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        button.toggled.connect(self._show)
        used = any(session.plan.get(join(shown.address, mark)) is not None for mark in (MARKING, NOTE))
        button.setChecked(used)
        self.setVisible(used)
        session.changed.connect(self._follow)

    def flush(self) -> None:
        """Hand on whatever is being typed."""
        for editor in self._marks.values():
            editor.flush()

    def _show(self, shown: bool) -> None:
        if shown and not self._marks:
            self._make()
        self.setVisible(shown)

    def _make(self) -> None:
        plan, jobs = self._session.plan, self._session.jobs
        for mark, help_words in (
            (MARKING, self.tr("A section that is OFFICIAL-SENSITIVE stops a public copy of the plan.")),
            (NOTE, self.tr("For yourself and your colleagues. It is in no copy, neither for review nor public.")),
        ):
            address = join(self._shown.address, mark)
            field = plan.field_at(address)
            assert field is not None, "every page can be marked"
            editor = make_editor(plan, jobs, field, plan.get(address), self)
            editor.edited.connect(partial(self._session.put, address))
            for widget in (
                QLabel(field.label, objectName="subheading"),
                FlowingLabel(help_words, objectName="caption"),
                editor,
            ):
                self._layout.addWidget(widget)
            self._marks[address] = editor

    def _follow(self, addresses: Any) -> None:  # a signal carries any object
        for address, editor in self._marks.items():
            if address in addresses:
                editor.show_content(self._session.plan.get(address))
