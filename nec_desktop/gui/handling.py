"""A page's marking and its private note: made when they are first asked for."""

from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from nec_desktop.gui.editors import make_editor
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import MARKING, NOTE, join, last_part
from nec_desktop.plan.parts import MARK_FIELDS
from nec_desktop.plan.plan import Page


class Handling(QWidget):
    """Stands below a page's fields, and is there while `button` is pressed; from the beginning where it is used."""

    def __init__(self, session: PlanSession, shown: Page, button: QToolButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._shown, self._button = session, shown, button
        self._marks: dict[str, FieldEditor] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        button.toggled.connect(self._show)
        used = any(session.plan.get(join(shown.address, mark)) is not None for mark in (MARKING, NOTE))
        button.setChecked(used)
        self.setVisible(used)
        session.changed.connect(self._follow)

    @property
    def stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        widgets = (widget for editor in self._marks.values() for widget in editor.findChildren(QWidget))
        return [
            each for each in widgets if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is self.window()
        ]

    def show_place(self, address: str) -> None:
        """Put the keyboard on what is said of the page at an address; on the button where it is said elsewhere."""
        self._button.setChecked(True)
        editor = self._marks.get(address)
        (editor or self._button).setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Hand on whatever is being typed."""
        for editor in self._marks.values():
            editor.flush()

    def not_saved(self) -> list[str]:
        """Return a sentence for each editor in which something stands that cannot be saved."""
        return [
            f"{MARK_FIELDS[last_part(address)].label}: {editor.problem}"
            for address, editor in self._marks.items()
            if editor.problem
        ]

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
            editor.doing.connect(partial(self._session.do_apart, address))
            for widget in (
                QLabel(field.label, objectName="subheading"),
                FlowingLabel(help_words, objectName="caption"),
                editor,
            ):
                self._layout.addWidget(widget)
            self._marks[address] = editor
        for before, after in pairwise([self._button, *self.stops]):
            QWidget.setTabOrder(before, after)

    def _follow(self, addresses: Any) -> None:  # a signal carries any object
        for address, editor in self._marks.items():
            if address in addresses:
                editor.show_content(self._session.plan.get(address))
