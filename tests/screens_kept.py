"""Pictures of what was kept: history, versions, backups, the last period's plan, handing over, removing for good."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from nec_desktop.actions.backups import back_up
from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.versions import keep_version
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.writer import Writer, change_writer, keep_writer
from nec_desktop.gui.carried_note import CarriedNote
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.hand_over_dialog import HandOverDialog
from nec_desktop.gui.look_back import LookBack
from nec_desktop.gui.looking_back import show_changed_since, show_earlier
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.offer_dialog import OfferDialog
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.remove_personal import RemovePersonal, ask_what_to_remove
from nec_desktop.gui.restore_page import RestorePage
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.versions_page import VersionsPage
from nec_desktop.plan.edits import delete_record, set_value
from nec_desktop.plan.lending import LENT, lending
from nec_desktop.plan.parts import Change
from nec_desktop.plan.plan import Edit
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.values import Content

Keep = Callable[[str, QWidget], None]
Until = Callable[[Callable[[], object]], None]

PROFILE = "profile/description"
WORDS = (
    "East Dorset is the former district between the river Stour and the New Forest. It has four market towns.",
    "East Dorset lies between the river Stour and the New Forest. It has four market towns and many villages.\n"
    "One in three of its people is older than 65, and most own their home outright.",
    "East Dorset lies between the Stour and the New Forest. It has five towns, many villages and miles of heath.\n"
    "One in three of its people is older than 65, and most own their home.\nRain keeps people from our surgeries.",
)
"""What somebody writes, one text after the other."""


class KeptScreens:
    """Walks through the screens, each filled with what a few weeks of writing leave behind."""

    def __init__(self, window: MainWindow, folder: Path, keep: Keep, until: Until) -> None:
        self._window, self._folder, self._keep, self._until = window, folder, keep, until

    @property
    def _desk(self) -> Desk:
        assert self._window.desk
        return self._window.desk

    @property
    def _session(self) -> PlanSession:
        return self._desk.session

    def take(self) -> None:
        """Keep a picture of each, beginning with the example open."""
        workspace, writer = self._session.jobs.workspace, Writer("Kim Example", "Neighbourhood inspector")
        self._session.jobs.ask(lambda library: change_writer(workspace, library, writer))
        self._show_last("quarters/2026-10/business-update")
        self._keep("last-quarter", self._window)
        self._take_history()
        self._take_versions()
        self._take_handing_over()
        self._take_removing()
        self._take_backups()
        self._take_carrying()
        self._window.recovery.show_damaged(
            "The library holds pages that cannot be read, so not all of your plans may be whole. Nothing has been "
            "changed."
        )
        self._keep("damaged", self._restore_page())

    def _restore_page(self) -> RestorePage:
        page = self._window.screens.currentWidget()
        assert isinstance(page, RestorePage)
        self._until(page.plan_list.topLevelItemCount)
        return page

    # -- history

    def _write(self, address: str, content: Content | None) -> None:
        self._session.end_step()
        self._session.apply(set_value(self._session.plan, address, content))
        self._session.finish_saving()

    def _take_history(self) -> None:
        plan = self._session.plan
        self._versions("Handed in to the senior management team")
        for words in WORDS:
            self._write(PROFILE, from_plain(words))
        self._desk.go_to(PROFILE)
        self._look_back("history", partial(show_earlier, self._session, PROFILE, self._desk))
        event = plan.record_ids("events")[0]
        self._write(f"events/{event}/venue", "The Hub, by the library")
        self._write(f"events/{event}/venue", "Verwood Memorial Hall")
        self._desk.go_to("events")
        table = self._desk.pages.currentWidget().findChild(RegisterTable)
        assert isinstance(table, RegisterTable)
        table.open_record(event)
        form = self._window.findChild(RecordForm)
        assert isinstance(form, RecordForm)
        form.show_column("venue")
        self._keep("record-with-history", form)
        form.show_earlier()
        earlier = next(each for each in form.findChildren(LookBack) if each.isVisible())
        self._until(earlier.lines.topLevelItemCount)
        self._keep("record-history", earlier)
        earlier.reject()
        form.reject()
        self._session.apply(delete_record(plan, "events", plan.record_ids("events")[1]))
        self._look_back("history-deleted", partial(show_earlier, self._session, "events", self._desk))
        self._look_back("changed-since", partial(show_changed_since, self._desk))

    def _look_back(self, name: str, show: Callable[[], object]) -> None:
        show()
        dialog = next(each for each in self._desk.findChildren(LookBack) if each.isVisible())
        self._until(dialog.lines.topLevelItemCount)
        self._keep(name, dialog)
        dialog.reject()

    # -- versions

    def _versions(self, name: str) -> None:
        session = self._session
        session.finish_saving()
        session.jobs.ask(lambda library: keep_version(library, session.plan, name))

    def _take_versions(self) -> None:
        self._versions("Before the panel")
        self._write("cover/area", "East Dorset and Purbeck")
        self._write(PROFILE, from_plain(WORDS[0]))
        self._desk.show_versions()
        page = self._desk.pages.currentWidget()
        assert isinstance(page, VersionsPage)
        self._until(lambda: page.listed.topLevelItemCount() > 1 and page.changes.toPlainText())
        self._keep("versions-filled", self._window)
        page.beside.click()
        self._keep("versions-beside", self._window)
        page.other.setCurrentIndex(1)
        page.other.activated.emit(1)
        self._until(lambda: "Introduction" in page.changes.toPlainText())
        self._keep("versions-read", self._window)

    # -- handing over

    def _take_handing_over(self) -> None:
        window, session = self._window, self._session
        plan_id, folder = session.plan.id, self._folder
        out, back = folder / "East Dorset.necplan", folder / "East Dorset back.necplan"
        window.ways.handing_over.hand_over(self._desk)
        dialog = next(each for each in window.findChildren(HandOverDialog) if each.isVisible())
        dialog.holder.setText("Sergeant Example")
        self._keep("hand-over", dialog)
        dialog.hand_over(out)
        self._until(dialog.choose_button.isHidden)
        self._keep("hand-over-done", dialog)
        dialog.reject()
        self._desk.show_home()
        self._keep("home-lent", window)
        self._desk.go_to(PROFILE)
        self._keep("section-lent", window)
        self._colleague_writes(plan_id, out, back)
        self._write(PROFILE, from_plain(WORDS[1]))
        window.ways.handing_over.show_file(back)
        offer = self._offer()
        self._keep("offer", offer)
        offer.take_button.click()
        self._keep("offer-conflict", offer)
        while not offer.mine_button.isHidden():
            offer.mine_button.click()
        self._until(lambda: window.desk)
        self._keep("home-taken-over", window)
        self._write(LENT, None)
        stranger = Workspace(folder / "another colleague")
        with stranger.write() as library:
            take_over(stranger, library, inspect(stranger, library, out), as_new=True)
            entry = library.plans()[0]
            pack(stranger, library, open_plan(stranger, library, entry.id).plan, folder / "New.necplan")
        window.ways.handing_over.show_file(folder / "New.necplan")
        offer = self._offer()
        self._keep("offer-new", offer)
        offer.reject()
        window.open_plan(plan_id)
        self._until(lambda: window.desk)

    def _offer(self) -> OfferDialog:
        def shown() -> list[OfferDialog]:
            return [each for each in self._window.findChildren(OfferDialog) if each.isVisible()]

        self._until(shown)
        return shown()[0]

    def _colleague_writes(self, plan_id: str, out: Path, back: Path) -> None:
        """A colleague takes the plan over, writes in it, and gives it back."""
        there = Workspace(self._folder / "a colleague")
        keep_writer(there, Writer("Sergeant Example", "Ferndown"))
        with there.write() as library:
            take_over(there, library, inspect(there, library, out))
            plan = open_plan(there, library, plan_id).plan
            save(library, plan, lending(""))
            save(library, plan, set_value(plan, PROFILE, from_plain(WORDS[2])))
            save(library, plan, set_value(plan, "cover/area", "East Dorset, and the Purbeck coast"))
            partner = plan.record_ids("partners")[0]
            save(library, plan, Edit("Write", (Change(f"partners/{partner}/organisation", "Friends of the Heath"),)))
            pack(there, library, plan, back)

    # -- the others

    def _take_removing(self) -> None:
        ask_what_to_remove(self._window, "surgery")
        dialog = next(each for each in self._window.findChildren(RemovePersonal) if each.isVisible())
        self._until(dialog.remove_button.isEnabled)
        self._keep("remove-personal", dialog)
        desk = self._window.desk
        QTimer.singleShot(300, _press_remove)
        dialog.remove()
        self._until(lambda: self._window.desk not in (None, desk) and _boxes())
        self._keep("removed", _boxes()[0])
        _boxes()[0].close()
        self._desk.show_home()
        self._keep("home-removed", self._window)

    def _take_backups(self) -> None:
        self._session.finish_saving()
        back_up(self._session.jobs.workspace)
        self._write("cover/area", "East Dorset and Cranborne Chase")
        back_up(self._session.jobs.workspace)
        self._write(PROFILE, from_plain(WORDS[0]))
        self._window.recovery.show_backups()
        page = self._restore_page()
        page.backup_list.setCurrentIndex(page.backup_list.model().index(1, 0))
        self._until(lambda: "differ" in page.difference.text())
        page.plan_list.setCurrentIndex(page.plan_list.model().index(0, 0))
        self._keep("backups", self._window)

    def _notes(self) -> list[CarriedNote]:
        return [note for note in self._desk.pages.currentWidget().findChildren(CarriedNote) if note.isVisible()]

    def _take_carrying(self) -> None:
        window = self._window
        window.show_carry()
        page = window.ways.carry
        self._until(lambda: page.days.first.line.text() == "1 April 2027")
        for number in (1, 2, 3):
            self._until(lambda number=number: page.questions.currentIndex() == number - 1)  # type: ignore[misc]
            self._keep(f"carry-{number}", window)
            page.next_button.click()
        self._until(lambda: window.desk)
        for name, address in (("text", "methods/approach"), ("table", "partners")):
            self._show_last(address)
            self._until(self._notes)
            self._keep(f"carried-{name}", window)

    def _show_last(self, address: str) -> None:
        """Show a page, and what stood there in the last period beside it."""
        self._desk.go_to(address)
        self._desk.side.setCurrentWidget(self._desk.side.last_year)
        self._until(self._desk.side.last_year.toPlainText)


def _boxes() -> list[QMessageBox]:
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


def _press_remove() -> None:
    for box in _boxes():
        for button in box.buttons():
            if "for good" in button.text():
                button.click()
