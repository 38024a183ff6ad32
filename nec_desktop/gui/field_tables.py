"""What a field shows that is written elsewhere: records of a register, or tables worked out from the registers."""

from collections.abc import Iterator
from functools import partial
from time import thread_time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.link_records import LinkRecords
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.shown_table import ShownTable, records_table, view_table
from nec_desktop.gui.slices import PAINTED, Slices
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Page
from nec_desktop.plan.selection import records_shown
from nec_desktop.plan.view_tables import ViewContext
from nec_desktop.plan.views import view_steps

AT_ONCE = 6
"""Tables and their headings that are there at once; those below follow while the page is shown already."""
_UNNOTICED = 0.03
"""Seconds of the processor's time after which a view that is still worked out follows, too."""


class FieldTables(QWidget):
    """Made anew after each change of the registers. `chosen` carries an address that the person wants to go to."""

    chosen = Signal(str)

    def __init__(self, session: PlanSession, page: Page, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._page, self._field = session, page, field
        self._shown: QWidget | None = None
        self._reading: QLabel | None = None
        self._slices = Slices(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._before = QWidget(self, focusPolicy=Qt.FocusPolicy.TabFocus)
        """Never shown: where Tab comes to the tables. By itself it would come to new ones after all else."""
        self._before.hide()
        self._last_stop = self._before
        self._show()
        session.changed.connect(self._follow)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first table, or on what can be pressed instead."""
        stops = (each for each in self.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if stop := next((each for each in stops if each.isVisible()), None):
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, touched: Any) -> None:
        if any(map(self._session.plan.outline.find_register, touched.first_parts)):
            self._session.turns.take(self, self._show)

    def _show(self) -> None:
        if self._shown is not None:
            self._layout.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown, self._last_stop = QWidget(self), self._before
        layout = QVBoxLayout(self._shown)
        layout.setContentsMargins(0, 0, 0, 0)
        self._reading = None
        work = map(partial(self._put_table, layout), self._tables(self._shown))
        until = thread_time() + _UNNOTICED
        for count in work:
            if count >= AT_ONCE or (not count and thread_time() > until):
                break
        if not layout.count():
            self._reading = QLabel(self.tr("Reading the plan …"), self._shown, objectName="caption")
            layout.addWidget(self._reading)
        self._layout.addWidget(self._shown)
        self._slices.run(work, lambda: None, after=PAINTED)

    def _put_table(self, layout: QVBoxLayout, widget: QWidget | None) -> int:
        """Put a widget below the others; None is what comes while something is still worked out."""
        if widget is None:
            return layout.count()
        if self._reading is not None:
            self._reading.deleteLater()
            self._reading = None
        if isinstance(widget, ShownTable):
            widget.chosen.connect(self.chosen)
        layout.addWidget(widget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(self._last_stop, widget)
            self._last_stop = widget
        return layout.count()

    def _tables(self, parent: QWidget) -> Iterator[QWidget | None]:
        # Each is made within the page: to take in what has its looks already means to give it them again.
        session, field = self._session, self._field
        if field.kind == "records":
            register = session.plan.register(field.register)
            record_ids = records_shown(session.plan, self._page, field)
            home = session.plan.outline.home_of(register.id)
            words = self.tr("Entered once, in “{0}”. Enter or a double click on a row goes there.")
            none = self.tr("None yet. They are entered in “{0}”, where each is linked to what it shows.")
            title = home.title if home else register.title
            note = FlowingLabel((words if record_ids else none).format(title), parent, objectName="caption")
            if record_ids:
                records = records_table(session, field, register, record_ids, parent)
                if not records.is_whole:
                    note.setText(self.tr("Reading {0:,} records …").format(len(record_ids)))
                    records.whole.connect(partial(note.setText, words.format(title)))
                yield records
            yield note
            if self._page.standard and field.where and session.plan.record_ids(register.id):
                choose = QPushButton(self.tr("Choose {0}…").format(register.title.lower()), parent, autoDefault=True)
                choose.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
                choose.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # who clicks it, writes on where they were afterwards
                choose.clicked.connect(self._choose_records)
                yield choose
            return
        # Of a copy: while texts are read bit by bit, somebody may write; what is shown follows that.
        context = ViewContext(session.plan.copy(), session.today, session.jobs.workspace.acronyms)
        view = yield from view_steps(field.view, context)
        for sentence in view.sentences:
            yield FlowingLabel(sentence, parent)
        for table in view.tables:
            if table.heading:
                yield FlowingLabel(table.heading, parent, objectName="subheading")
            yield view_table(table, session.plan, parent)
        if not view.sentences and not view.tables:
            yield QLabel(self.tr("Nothing to show yet."), parent, objectName="caption")

    def _choose_records(self) -> None:
        register = self._session.plan.register(self._field.register)
        dialog = LinkRecords(self._session, register, self._field.where, self._page.key, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
