"""The versions of a plan: kept by name, looked at, compared, restored and exported."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.file_names import proposed_name
from nec_desktop.actions.versions import (
    restore_edit,
    version_name,
    why_restored,
)
from nec_desktop.gui.changes_html import Way, changes_html
from nec_desktop.gui.file_places import beside_the_last
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.guide import Guide
from nec_desktop.gui.keeping import kept_before
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.theme import restyle
from nec_desktop.gui.versions_words import made_words, title_words, version_row
from nec_desktop.gui.versions_work import READ, Looked, VersionsWork
from nec_desktop.gui.whole_columns import WholeColumns
from nec_desktop.library.snapshots import SnapshotEntry
from nec_desktop.plan.words import count_words

_ENTRY = Qt.ItemDataRole.UserRole
_PAUSE = 300
"""Milliseconds after a change of the plan until the versions are compared with it again."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class VersionsPage(QWidget):
    """`chosen` carries the address of a place in the plan; `review` asks for the review desk."""

    name_line: QLineEdit
    keep_button: QPushButton
    intro: QLabel
    said_note: QLabel
    halves: QSplitter
    listed: QTreeWidget
    chosen_title: QLabel
    other: QComboBox
    section: QComboBox
    beside: QCheckBox
    changes: Guide
    restore_button: QPushButton
    word_button: QPushButton
    back_button: QPushButton
    chosen = Signal(str)
    review = Signal()

    def __init__(self, reviews: Reviews) -> None:
        super().__init__()
        self._looked: Looked | None = None
        load_form(self, "versions_page", Guide)
        self._reviews, self._session = reviews, reviews.session
        self._work = VersionsWork(self._session, self)
        self._work.listed.connect(self._show_versions)
        self._work.looked.connect(self._show_looked)
        self._work.kept.connect(self._has_kept)
        self._work.exported.connect(self._has_exported)
        self._work.failed.connect(self._has_failed)
        self._is_new, self._is_coming = True, False
        self.intro.setObjectName("caption")
        self.chosen_title.setObjectName("heading")
        self.said_note.hide()
        self.listed.setHeaderLabels([self.tr("Kept"), self.tr("Since then"), self.tr("What it is")])
        WholeColumns(self.listed, wide=2)
        self.listed.currentItemChanged.connect(lambda *_: self._choose())
        self.listed.itemActivated.connect(lambda *_: self.changes.setFocus(Qt.FocusReason.OtherFocusReason))
        self.name_line.returnPressed.connect(self._keep)
        self.keep_button.clicked.connect(self._keep)
        self.other.activated.connect(lambda _: self._compare())
        self.section.activated.connect(lambda _: self._show_changes())
        self.beside.toggled.connect(lambda _: self._show_changes())
        self.changes.chosen.connect(self.chosen)
        self.restore_button.clicked.connect(self._restore)
        self.word_button.clicked.connect(self._export)
        self.back_button.clicked.connect(self.review)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.refresh)
        self._session.changed.connect(lambda _addresses: self._timer.start())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has happened meanwhile."""
        super().showEvent(event)
        if self._is_new:
            self._is_new = False
            QTimer.singleShot(0, self, self._divide)  # when it has its size
        self._is_coming = True
        self.tell("")
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.focus_list()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take on the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_changes()

    def focus_list(self) -> None:
        """Put the keyboard on the list, or where there is none on the name of a first version."""
        there = self.listed.topLevelItemCount() > 0
        (self.listed if there else self.name_line).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, words: str, *, problem: bool = False) -> None:
        """Say what was done, or why it was not; empty for nothing."""
        restyle(self.said_note, "error" if problem else "good")
        self.said_note.setText(words)
        self.said_note.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said_note, words))

    # -- the list

    def refresh(self) -> None:
        """Read the versions and what has changed since each, beside the window."""
        if self.isVisible():
            self._work.list()

    def _show_versions(self, found: Any) -> None:
        chosen = self._entry
        with QSignalBlocker(self.listed):
            self.listed.clear()
            for version in found:
                item = QTreeWidgetItem(self.listed, list(version_row(self._session.plan, version)))
                item.setToolTip(2, item.text(2))
                item.setData(0, _ENTRY, version.entry)
                if chosen and version.entry.id == chosen.id:
                    self.listed.setCurrentItem(item)
            if self.listed.currentItem() is None and (first := self.listed.topLevelItem(0)):
                self.listed.setCurrentItem(first)
        there = bool(found)
        self.halves.setVisible(there)
        self.intro.setText(
            self.tr("Choose a version to see what has changed since. Enter goes to the changes, Esc back to the list.")
            if there
            else self.tr(
                "No version has been kept yet. Give this one a name above and keep it, before a meeting or a large "
                "change. The program keeps one by itself whenever you send or publish a copy, and before much is "
                "changed at once."
            )
        )
        self._choose()
        if self._is_coming and not self.name_line.text():
            self.focus_list()
        self._is_coming = False

    @property
    def _entry(self) -> SnapshotEntry | None:
        item = self.listed.currentItem()
        return item.data(0, _ENTRY) if item else None

    def _divide(self) -> None:
        self.halves.setSizes([self.width() * 8 // 20, self.width() * 12 // 20])

    # -- the one that is chosen

    def _choose(self) -> None:
        entry = self._entry
        if entry is None:
            return
        self.chosen_title.setText(title_words(self._session.plan, entry))
        self._offer_others(entry)
        came = any(kept.snapshot.id == entry.id for kept in self._reviews.returns)
        self.back_button.setVisible(came)
        self._compare()

    def _offer_others(self, entry: SnapshotEntry) -> None:
        chosen = self.other.currentData()
        with QSignalBlocker(self.other):
            self.other.clear()
            self.other.addItem(self.tr("The plan now"), "")
            self.other.addItem(self.tr("Nothing"), READ)
            for row in range(self.listed.topLevelItemCount()):
                item = self.listed.topLevelItem(row)
                other = item.data(0, _ENTRY) if item else None
                if other and other.id != entry.id:
                    self.other.addItem(f"{version_name(other)}, {made_words(other)}", other.id)
            self.other.setCurrentIndex(max(self.other.findData(chosen), 0))

    def _compare(self) -> None:
        if entry := self._entry:
            if self._looked and self._looked.version.entry.id != entry.id:
                self._looked = None  # nothing of another one is restored
            self.restore_button.setEnabled(self._looked is not None)
            self._work.look(entry, self.other.currentData())

    def _show_looked(self, looked: Any) -> None:
        self._looked = looked
        self.restore_button.setEnabled(True)
        chosen = self.section.currentData()
        with QSignalBlocker(self.section):
            self.section.clear()
            self.section.addItem(self.tr("The whole plan"), "")
            for page in looked.pages:
                if page.address:
                    self.section.addItem(f"{page.name} ({len(page.changes)})", page.address)
            self.section.setCurrentIndex(max(self.section.findData(chosen), 0))
        self._show_changes()

    def _show_changes(self) -> None:
        if self._looked is None:  # nothing has been chosen yet
            return
        wanted = self.section.currentData()
        pages = [page for page in self._looked.pages if wanted in ("", page.address)]
        nothing = self.tr("Nothing stood in it.") if self._reads else self.tr("Nothing differs.")
        self.changes.show_html(changes_html(pages, self._way) if pages else f"<p>{nothing}</p>")
        self.beside.setEnabled(not self._reads)
        words = self.tr("Restore this section") if wanted else self.tr("Restore the whole plan")
        self.restore_button.setText(words)

    @property
    def _reads(self) -> bool:
        return self._looked is not None and self._looked.other == READ

    @property
    def _way(self) -> Way:
        if self._reads or self._looked is None or not self.beside.isChecked():
            return Way(reads=self._reads)
        return Way(version_name(self._looked.version.entry), self.other.currentText())

    # -- what is done

    def _keep(self) -> None:
        self._work.keep(self.name_line.text())

    def _has_kept(self, entry: Any) -> None:
        self.name_line.clear()
        self.listed.clear()  # so that the new one is chosen
        self.tell(self.tr("Kept as {0}.").format(version_name(entry)))
        self.refresh()

    def _restore(self) -> None:
        looked, session = self._looked, self._session
        if looked is None:
            return
        entry, page = looked.version.entry, self.section.currentData()
        try:
            edit = restore_edit(session.plan, looked.version, page)
        except RefusedError as error:
            self.tell(str(error), problem=True)
            return
        if kept_before(session, why_restored(entry), self):
            session.apply(edit)
            changed = count_words(len(edit.changes), "value")
            self.tell(
                self.tr("{0}: {1} changed. What it was before is kept; Ctrl+Z takes the restoring back.").format(
                    edit.label, changed
                )
            )

    def _export(self) -> None:
        entry = self._entry
        if entry is None:
            return
        proposed = proposed_name(self._session.plan, f"{entry.code} review copy")
        title, kinds = self.tr("Export this version"), self.tr("Word document (*.docx)")
        name, _ = QFileDialog.getSaveFileName(self, title, beside_the_last(proposed), kinds)
        if name:
            self.word_button.setEnabled(False)
            self.tell(self.tr("Making the document …"))
            self._work.export(entry, Path(name))

    def _has_exported(self, words: str) -> None:
        self.word_button.setEnabled(True)
        self.tell(words)
        self.refresh()

    def _has_failed(self, sentence: str) -> None:
        self.word_button.setEnabled(True)
        self.tell(sentence, problem=True)
