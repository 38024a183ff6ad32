"""Backups: what each holds, how it differs from now, and the ways back to it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from nec_desktop.actions.backups import (
    Comparison,
    PlanThen,
    back_up,
    backup_folder,
    choose_backup_folder,
    compare_with_now,
    list_backups,
    made_words,
    restore_library,
    restore_plan,
)
from nec_desktop.actions.salvage import Rescue, rescue, rescue_words, use_rescued
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.ask import ask_to_leave
from nec_desktop.gui.backup_plans import BackupPlans
from nec_desktop.gui.backup_words import difference_words, holds_words
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.whole_columns import WholeColumns
from nec_desktop.library.backup_file import Backup
from nec_desktop.library.backup_rule import rule_words

_DATA = Qt.ItemDataRole.UserRole


class RestorePage(QWidget):
    """`again` carries work that needs the library closed; the window is then opened anew. `closed` leads back.

    `told` carries a sentence about what was done, `failed` one about what was not.
    """

    title: QLabel
    intro: QLabel
    notice: QLabel
    empty_note: QLabel
    difference: QLabel
    where_note: QLabel
    backup_list: QTreeWidget
    plan_list: BackupPlans
    salvage_button: QPushButton
    use_button: QPushButton
    restore_button: QPushButton
    plan_button: QPushButton
    copy_button: QPushButton
    now_button: QPushButton
    folder_button: QPushButton
    back_button: QPushButton
    again = Signal(object)
    closed = Signal()
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        load_form(self, "restore_page", BackupPlans)
        self._jobs, self._workspace = jobs, jobs.workspace
        self._rescue: Rescue | None = None
        self._is_damaged, self._is_open = False, True
        self._none_yet = self.empty_note.text()
        self.empty_note.hide()
        for note in (self.intro, self.where_note):
            note.setObjectName("caption")
        self.notice.setObjectName("error")
        self.restore_button.setObjectName("primary")
        self.backup_list.setHeaderLabels([self.tr("Made"), self.tr("Holds")])
        WholeColumns(self.backup_list, wide=1)
        self.plan_list.set_headings()
        self.backup_list.currentItemChanged.connect(lambda _now, _before: self._compare())
        self.plan_list.currentItemChanged.connect(lambda _now, _before: self._allow())
        self.restore_button.clicked.connect(self._restore)
        self.plan_button.clicked.connect(partial(self._bring_back, as_copy=False))
        self.copy_button.clicked.connect(partial(self._bring_back, as_copy=True))
        self.now_button.clicked.connect(self._back_up)
        self.folder_button.clicked.connect(self._choose_folder)
        self.back_button.clicked.connect(self.closed)
        self.salvage_button.clicked.connect(self._salvage)
        self.use_button.clicked.connect(self._use)
        self._say("")

    def begin(self, trouble: str = "", *, is_open: bool = True) -> None:
        """Show the backups there are. trouble: what is wrong with the library; is_open: it could be opened even so."""
        self._is_damaged, self._is_open = bool(trouble), is_open
        self._say(trouble)
        self.now_button.setVisible(not trouble)
        self.back_button.setText(self.tr("Back to &your plans") if is_open else self.tr("Clos&e the program"))
        self.refresh()

    def refresh(self) -> None:
        """Look for the backups again."""
        self._do(self._read, self._show, self._unread)

    # -- what is shown

    def _read(self) -> tuple[Path, list[Backup]]:
        return backup_folder(self._workspace), list_backups(self._workspace)

    def _show(self, found: tuple[Path, list[Backup]]) -> None:
        folder, backups = found
        before = self._chosen()
        self._empty(self.tr("Backups are made in {0}. {1}").format(folder, rule_words()))
        made = made_words(self._workspace, backups)
        items = []
        for backup in backups:
            words = holds_words(backup)
            item = QTreeWidgetItem([made[backup.name], words])
            item.setToolTip(1, words)
            item.setData(0, _DATA, backup)
            items.append(item)
        self.backup_list.addTopLevelItems(items)
        self.empty_note.setText(self._none_yet)
        self.empty_note.setVisible(not backups)
        same = [item for item in items if before and item.data(0, _DATA).name == before.name]
        good = [item for item in items if not item.data(0, _DATA).trouble]
        for item in (same or good)[:1]:
            self.backup_list.setCurrentItem(item)
        self.backup_list.setFocus()
        self._allow()

    def _unread(self, sentence: str) -> None:
        """Say why no backups can be shown; whether there are any is not known."""
        self._empty("")
        self.empty_note.setText(sentence)
        self.empty_note.show()
        self.folder_button.setFocus()
        self._allow()

    def _empty(self, where: str) -> None:
        self.where_note.setText(where)
        self.plan_list.put_away()
        self.backup_list.clear()
        self.difference.clear()

    def _compare(self) -> None:
        """Say how the chosen backup differs from now."""
        self.plan_list.put_away()
        self._allow()
        backup = self._chosen()
        if backup is None:
            return
        if backup.trouble:
            self.difference.setText(self.tr("This backup is no good, and cannot be gone back to. Choose another one."))
        elif self._is_damaged:
            self._show_plans(Comparison(tuple(PlanThen(entry, None) for entry in backup.plans), ()))
            self.difference.setText(self.tr("The plans that this backup holds:"))
        else:
            self.difference.setText(self.tr("Comparing…"))
            self._do(partial(compare_with_now, self._workspace, backup.name), partial(self._compared, backup))

    def _compared(self, backup: Backup, found: Comparison) -> None:
        if self._chosen() is not backup:
            return  # another one was chosen meanwhile
        self._show_plans(found)
        self.difference.setText(difference_words(found))

    def _show_plans(self, found: Comparison) -> None:
        self.plan_list.show_plans(self._workspace, found, beside=not self._is_damaged)

    def _allow(self) -> None:
        backup = self._chosen()
        good = backup is not None and not backup.trouble
        self.restore_button.setEnabled(good)
        has_plan = good and bool(self.plan_list.chosen) and not self._is_damaged
        for button in (self.plan_button, self.copy_button):
            button.setVisible(not self._is_damaged)
            button.setEnabled(has_plan)
        self.salvage_button.setVisible(self._is_damaged)
        self.use_button.setVisible(self._rescue is not None)

    def _chosen(self) -> Backup | None:
        item = self.backup_list.currentItem()
        return item.data(0, _DATA) if item else None

    def _when(self) -> str:
        """Return when the chosen backup was made, as it stands in the list."""
        item = self.backup_list.currentItem()
        return item.text(0) if item else ""

    # -- what is done

    def _restore(self) -> None:
        backup, when = self._chosen(), self._when()
        if backup is None:
            return
        if ask_to_leave(
            self,
            self.tr("Go back to all plans as they were on {0}?").format(when),
            self.tr("What is here now is backed up first, so that you can come back to it. The window opens again."),
            self.tr("Stay"),
            self.tr("Go back to {0}").format(when),
        ):
            self.again.emit(partial(self._whole, backup.name, when))

    def _whole(self, name: str, when: str) -> str:
        restored = restore_library(self._workspace, name)
        told = self.tr("Your plans are now as they were on {0}.").format(when)
        if restored.backup:
            now = made_words(self._workspace, list_backups(self._workspace))[restored.backup.name]
            told += self.tr(" What was here before is in the backup of {0}.").format(now)
        if restored.aside:
            told += self.tr(" The damaged library is kept in {0}.").format(restored.aside)
        return told

    def _bring_back(self, *, as_copy: bool) -> None:
        backup, plan_id = self._chosen(), self.plan_list.chosen
        if backup is None or not plan_id:
            return
        words = self.tr("“{0}” is here as it was on {1}.").format(self.plan_list.chosen_title, self._when())
        self.backup_list.setFocus()  # else the keyboard would be on the button that goes back with everything
        for button in (self.plan_button, self.copy_button):
            button.setEnabled(False)  # a second press must not bring a second copy
        work = partial(self._one, backup.name, plan_id, as_copy=as_copy)
        done = while_alive(self, lambda _plan: self._brought(words, as_copy=as_copy))
        self._jobs.run(work, done, while_alive(self, self._failed))

    def _one(self, name: str, plan_id: str, library: Any, *, as_copy: bool) -> str:
        return restore_plan(self._workspace, library, name, plan_id, as_copy=as_copy)

    def _brought(self, words: str, *, as_copy: bool) -> None:
        self.told.emit(words if as_copy else words + self.tr(" What stood before is kept among its versions."))
        self._compare()

    def _back_up(self) -> None:
        self.told.emit(self.tr("Backing up…"))
        self._do(partial(back_up, self._workspace), self._backed_up)

    def _backed_up(self, made: Backup) -> None:
        self.told.emit(self.tr("Backed up and tried out: {0}.").format(holds_words(made)))
        self.refresh()

    def _choose_folder(self) -> None:
        words = self.tr("Keep backups in this folder")
        if chosen := QFileDialog.getExistingDirectory(self, words, str(self._workspace.folder)):
            self._do(partial(choose_backup_folder, self._workspace, Path(chosen)), lambda _none: self.refresh())

    def _salvage(self) -> None:
        if self._is_open:  # its file can be read only when it is closed, so there is nothing to look at before
            if ask_to_leave(
                self,
                self.tr("Save what can be read, and go on with that?"),
                self.tr("The damaged library is kept aside. The window opens again, and says what was lost."),
                self.tr("Stay"),
                self.tr("Save what can be read"),
            ):
                self.again.emit(self._rescued_and_used)
            return
        self.salvage_button.setEnabled(False)
        self._do(partial(rescue, self._workspace), self._rescued)

    def _rescued(self, found: Rescue) -> None:
        self._rescue = found
        self._say(rescue_words(self._workspace, found))
        self._allow()

    def _use(self) -> None:
        if found := self._rescue:
            self.again.emit(partial(self._used, found))

    def _rescued_and_used(self) -> str:
        found = rescue(self._workspace)
        return f"{rescue_words(self._workspace, found)}\n{self._used(found)}"

    def _used(self, found: Rescue) -> str:
        restored = use_rescued(self._workspace, found)
        return self.tr("What could be read is now your library. The damaged one is kept in {0}.").format(restored.aside)

    def _do(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None] | None = None
    ) -> None:
        self._jobs.think(work, while_alive(self, done), while_alive(self, failed or self._failed))

    def _failed(self, sentence: str) -> None:
        self.salvage_button.setEnabled(True)
        self._allow()
        self.failed.emit(sentence)

    def _say(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
        self._allow()
