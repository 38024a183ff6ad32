"""What the page of versions asks of the library: done beside the window, and told when it is done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from nec_desktop.actions.versions import keep_version, versions
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.session import PlanSession
from nec_desktop.library.library import Library
from nec_desktop.library.snapshots import Snapshot, SnapshotEntry
from nec_desktop.plan.compare import differences
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.told_changes import ToldPage, told_pages

READ = "read"
"""Stands in the place of another version's id where a version is read as it was."""


class Looked(NamedTuple):
    """A version, and what differs between it and another, or the plan as it stands; or all that is in it, for READ."""

    version: Snapshot
    other: str
    pages: list[ToldPage]


class VersionsWork(QObject):
    """`listed` carries the versions, `looked` a Looked, `kept` a line of the list, `exported` what was made, in words.

    `failed` carries a sentence.
    """

    listed = Signal(object)
    looked = Signal(object)
    kept = Signal(object)
    exported = Signal(str)
    failed = Signal(str)

    def __init__(self, session: PlanSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0

    @property
    def _frozen(self) -> Plan:
        """The plan as it stands now, whatever is typed meanwhile."""
        return self._session.plan.copy()

    def list(self) -> None:
        """Read the versions, and what has changed since each."""
        plan = self._frozen
        self._look(lambda library: versions(library, plan), self.listed.emit)

    def look(self, entry: SnapshotEntry, other: str) -> None:
        """Find out what differs between a version and another, empty for the plan as it stands; or READ it."""
        plan = self._frozen
        self._asked += 1
        asked = self._asked

        def work(library: Library) -> Looked:
            version = library.snapshot(entry.id)
            then = plan.with_values(version.values)
            if other == READ:
                return Looked(version, other, told_pages(differences({}, then.values, then), then, then))
            now = plan.with_values(library.snapshot(other).values) if other else plan
            return Looked(version, other, told_pages(differences(then.values, now.values, now), now, then))

        def done(found: Looked) -> None:
            if asked == self._asked:  # else another one has been chosen meanwhile
                self.looked.emit(found)

        self._look(work, done)

    def _look(self, work: Callable[[Library], Any], done: Callable[[Any], None]) -> None:
        self._session.jobs.look(work, while_alive(self, done), while_alive(self, self.failed.emit))

    def keep(self, name: str) -> None:
        """Keep the plan as it stands under a name."""
        plan, failed = self._frozen, while_alive(self, self.failed.emit)
        keep = while_alive(self, self.kept.emit)
        self._session.jobs.run(lambda library: keep_version(library, plan, name), keep, failed)

    def export(self, entry: SnapshotEntry, target: Path) -> None:
        """Write a version to a Word file; its review copy has a snapshot of its own."""
        from nec_desktop.actions.export_version import export_version  # noqa: PLC0415 - whoever exports waits anyway

        plan, jobs = self._frozen, self._session.jobs
        said = self.tr("{0}: made and compared with the version. It is {1}")

        def work(library: Library) -> str:
            version = library.snapshot(entry.id)
            return export_version(jobs.workspace, library, plan, version, target, writing=jobs.ask)

        jobs.run_apart(
            work,
            while_alive(self, lambda what: self.exported.emit(said.format(what, target))),
            while_alive(self, self.failed.emit),
        )
