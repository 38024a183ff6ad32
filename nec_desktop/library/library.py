"""The library: one SQLite file with every plan of a person, as values at addresses."""

import secrets
import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from peewee import fn

from nec_desktop.library.bringing_back import BringingBack
from nec_desktop.library.entry import COVER, PlanEntry, entry_of
from nec_desktop.library.errors import LibraryError, damaged
from nec_desktop.library.history import UNREADABLE, Step, Stored, stored
from nec_desktop.library.removing import Removals
from nec_desktop.library.store import FILE_NAME
from nec_desktop.plan.addresses import STATUS
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Content, decode, encode
from nec_desktop.translation import tr

if TYPE_CHECKING:  # a window that starts is handed nothing
    from nec_desktop.library.plan_file import HandedPlan

__all__ = ["FILE_NAME", "Library"]

_ID_ALPHABET = string.ascii_lowercase + string.digits


def new_plan_id() -> str:
    """Return a new id of 10 lower-case letters and digits."""
    return "".join(secrets.choice(_ID_ALPHABET) for _ in range(10))


class Library(BringingBack, Removals):
    """An open library. Use one object in one thread at a time; close it when done.

    Every method raises LibraryError, with a sentence for the person, where the disk or the file stop it.
    """

    @cached_property
    def _plans(self) -> Any:
        return self._table("plan", "id", "outline", "standards", "created", "changed")

    @cached_property
    def _attachments(self) -> Any:
        return self._table("attachment", "hash", "media_type", "data")

    # -- plans

    def plans(self) -> list[PlanEntry]:
        """Return all plans, the last changed first."""
        return self._entries(self._plans.select())

    def _entries(self, chosen: Any) -> list[PlanEntry]:
        with self._words():
            # Before their values: a plan that another program adds in between is not listed without its title.
            plans = list(chosen.order_by(self._plans.changed.desc(), self._plans.id))
            cover: dict[str, dict[str, Content]] = {}
            rows = (
                self._values.select(self._values.plan, self._values.address, self._values.kind, self._values.content)
                # Naming the plans lets SQLite look up four values of each instead of reading every value there is.
                .where(self._values.plan.in_(chosen.select(self._plans.id)), self._values.address.in_(COVER))
                .tuples()
            )
            for plan, address, kind, content in rows:
                with suppress(*UNREADABLE):  # one damaged line does not hide the other plans
                    cover.setdefault(plan, {})[address] = decode(kind, content)
            try:
                return [entry_of(row, cover.get(row["id"], {})) for row in plans]
            except UNREADABLE as error:
                raise damaged(self.file) from error

    def how_far(self, plan_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Return of each plan how much is written: its entries, and its sections that are called completed."""
        rows = self._values
        # Two questions, of which neither reads what all the entries say: the index tells the most of both.
        entries = rows.select(rows.plan, fn.COUNT(rows.id)).where(rows.plan.in_(list(plan_ids))).group_by(rows.plan)
        completed = rows.address.endswith(f"/{STATUS}") & (rows.content == encode("completed"))
        with self._words():
            found, done = dict(entries.tuples()), dict(entries.where(completed).tuples())
        return {plan_id: (found.get(plan_id, 0), done.get(plan_id, 0)) for plan_id in plan_ids}

    def find(self, wanted: str) -> PlanEntry:
        """Return the plan of that id, or the only one whose title holds `wanted`; raises LibraryError else."""
        wanted = clean_line(wanted)  # as titles are: accents come in two forms, and a terminal may send no text at all
        if exact := self._entries(self._plans.select().where(self._plans.id == wanted)):
            return exact[0]
        key = wanted.casefold()
        titles = [(clean_line(plan.title).casefold(), plan) for plan in self.plans()] if key else []
        for matches in (
            [plan for title, plan in titles if title == key],
            [plan for title, plan in titles if key in title],
        ):
            if len(matches) == 1:
                return matches[0]
            if matches:
                named = ", ".join(f"{plan.id} ({plan.title})" for plan in matches[:5])
                raise LibraryError(
                    tr("“{0}” fits {1} plans: {2}. Give the plan’s id.").format(wanted, len(matches), named)
                )
        raise LibraryError(
            tr("There is no plan “{0}” in {1}. The command “list” shows what is there.").format(wanted, self.file)
        )

    def add_plan(self, outline: str, standards: str, changes: Iterable[Change]) -> str:
        """Add a plan with its first values, and return its id (10 lower-case letters and digits)."""
        plan_id = new_plan_id()
        now = self._now().isoformat()
        with self._words(), self._transaction():
            self._add_row(plan_id, outline, standards, now)
            self._write(plan_id, map(stored, changes), now)
        return plan_id

    def take_over(
        self,
        plan: "HandedPlan",
        changes: Iterable[Change],
        attachment: Callable[[str], bytes],
        steps: Mapping[str, Sequence[Step]] | None,
    ) -> None:
        """Take over what came with a plan that was handed over, and make `changes` of its values: all or nothing.

        steps: None as a plan of its own, with its history; else into the plan of its id, whose history says of each
        change who made it in turn, by address. attachment: gives the bytes of each hash in `plan.media`. Raises
        LibraryError where the plan is here already.
        """
        now = self._now()
        made = [stored(change) for change in changes]
        with self._words():
            self._take_waiting()
            with self._transaction():
                if steps is None:
                    self._add_row(plan.id, plan.outline, plan.standards, now.isoformat())
                    self._take_handed_history(plan.id, plan.history or ())
                else:
                    now = self._keep_taken_over(plan.id, made, now, steps)
                for identifier, media_type in plan.media.items():
                    row = {"hash": identifier, "media_type": media_type, "data": attachment(identifier)}
                    self._attachments.insert(**row).on_conflict_ignore().execute()
                self._write(plan.id, made, now.isoformat())
                self._plans.update(changed=now.isoformat()).where(self._plans.id == plan.id).execute()
                for snapshot in plan.snapshots:
                    self._take_handed(plan.id, snapshot)
                for each in plan.returns:
                    self._take_handed_return(plan.id, each.entry, each.returned, each.file)

    def _add_row(self, plan_id: str, outline: str, standards: str, now: str) -> None:
        if self._plans.select(self._plans.id).where(self._plans.id == plan_id).exists():
            raise LibraryError(
                tr("This plan is in the library already. Bring the two together, or open it as a new plan.")
            )
        self._plans.insert(id=plan_id, outline=outline, standards=standards, created=now, changed=now).execute()

    def values(self, plan_id: str) -> dict[str, Content]:
        """Return all values of a plan. What is typed after that is a change of its own: from here one looks back."""
        self._bursts.clear()
        with self._words():
            rows = (
                self._values.select(self._values.address, self._values.kind, self._values.content)
                .where(self._values.plan == plan_id)
                .tuples()
            )
            return {address: self._decoded(address, kind, content) for address, kind, content in rows}

    def save(self, plan_id: str, changes: Iterable[Change]) -> datetime:
        """Write changes in one transaction, and return the time at which they were safely on the disk.

        What they replace is kept in the history, in the same transaction: neither is there without the other.
        """
        now = self._now()
        made = [stored(change) for change in changes]
        with self._words():
            with self._transaction():
                bursts = self._keep_earlier(plan_id, made, now)
                self._write(plan_id, made, now.isoformat())
                self._plans.update(changed=now.isoformat()).where(self._plans.id == plan_id).execute()
            self._bursts.update(bursts)
        return now

    def _write(self, plan_id: str, changes: Iterable[tuple[str, Stored]], now: str) -> None:
        last = dict(changes)
        written = [(plan_id, address, *content, now) for address, content in last.items() if content]
        for address in (address for address, content in last.items() if not content):
            self._values.delete().where((self._values.plan == plan_id) & (self._values.address == address)).execute()
        # Not peewee's: it takes longer to put a statement for thousands of rows together than SQLite to write them.
        self._database.connection().executemany(
            "INSERT INTO value (plan, address, kind, content, changed) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (plan, address) DO UPDATE"
            " SET kind = excluded.kind, content = excluded.content, changed = excluded.changed",
            written,
        )

    # -- attachments

    def add_attachment(self, identifier: str, media_type: str, data: bytes) -> None:
        """Keep a picture or file under the hash of its bytes; the same bytes are kept once."""
        with self._words(), self._transaction():
            self._attachments.insert(hash=identifier, media_type=media_type, data=data).on_conflict_ignore().execute()

    def media_types(self, identifiers: Iterable[str]) -> dict[str, str]:
        """Return the media types of the pictures and files kept under these hashes; those that are missing are not."""
        rows, found = self._attachments, dict[str, str]()
        with self._words():
            for identifier in dict.fromkeys(identifiers):
                found.update(rows.select(rows.hash, rows.media_type).where(rows.hash == identifier).tuples())
        return found

    def attachment(self, identifier: str) -> bytes:
        """Return the bytes kept under a hash; raises LibraryError where there are none."""
        with self._words():
            row = (
                self._attachments.select(self._attachments.data)
                .where(self._attachments.hash == identifier)
                .tuples()
                .first()
            )
        if row is None:
            raise LibraryError(
                tr("A picture or file of this plan is missing from the library. Add it again in its field.")
            )
        if not isinstance(row[0], bytes):
            raise damaged(self.file)
        return row[0]
