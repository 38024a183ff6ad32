"""One page of a plan to write: what is asked, then an editor for each field."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nec_desktop.gui.editors import make_editor
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import UNLOCKED, join
from nec_desktop.plan.edits import set_status
from nec_desktop.plan.plan import Page


class SectionPage(QScrollArea):
    """`go_on` asks for the next page."""

    go_on = Signal()

    def __init__(self, session: PlanSession, page: Page) -> None:
        super().__init__()
        self._session, self._page = session, page
        self.setWidgetResizable(True)
        body = QWidget(objectName="page")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(30, 20, 30, 20)
        layout.addWidget(QLabel(f"{page.number} {page.title}".strip(), objectName="title", wordWrap=True))
        asked = page.standard.requirement if page.standard else page.section.purpose
        layout.addWidget(QLabel(asked, objectName="asked", wordWrap=True))
        for field in page.fields:
            if field.kind in ("records", "view"):
                continue
            layout.addWidget(QLabel(field.label, objectName="heading"))
            if field.help:
                layout.addWidget(QLabel(field.help, objectName="caption", wordWrap=True))
            if field.kind == "register":
                layout.addWidget(RegisterTable(session, session.plan.register(field.id)))
                continue
            for address in session.plan.places(page, field):
                locked = field.locked and session.plan.get(join(address, UNLOCKED)) is not True
                editor = make_editor(session.plan, session.jobs, field, session.plan.get(address), locked=locked)
                editor.setEnabled(not locked)
                editor.edited.connect(partial(session.put, address))  # type: ignore[attr-defined]
                layout.addWidget(editor)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Have you completed this section?")))
        for words, status in ((self.tr("Yes, completed"), "completed"), (self.tr("No, later"), "in-progress")):
            button = QPushButton(words)
            button.clicked.connect(partial(self._set_status, status))
            row.addWidget(button)
        following = QPushButton(self.tr("Next"), objectName="primary")
        following.clicked.connect(self.go_on)
        row.addWidget(following)
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch()
        self.setWidget(body)

    def flush(self) -> None:
        """Hand on whatever is being typed."""
        for child in self.findChildren(QWidget):
            if hasattr(child, "flush"):
                child.flush()

    def _set_status(self, status: str) -> None:
        self._session.apply(set_status(self._session.plan, self._page, status))
