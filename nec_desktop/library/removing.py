"""Words taken out of the library for good: no byte of them is left in its files."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from nec_desktop.library.errors import LibraryError
from nec_desktop.library.history import History, stored
from nec_desktop.plan.plan import Change
from nec_desktop.translation import tr

if TYPE_CHECKING:  # a window that starts removes nothing
    from nec_desktop.library.removal import Places, Removal


class Removals(History):
    """Finds words wherever they stand in a library, and takes them out."""

    def find_words(self, removal: "Removal") -> "Places":
        """Return where the words stand."""
        from nec_desktop.library.removal import go_through  # noqa: PLC0415

        with self._words():
            self._take_waiting()
            return go_through(self._database.connection(), removal, write=False)

    def remove_words(self, removal: "Removal", noted: Callable[[str, int], Iterable[Change]]) -> "Places":
        """Take the words out, so that no byte of them is left in the library's files; this cannot be undone.

        noted: what each plan is to say of it, given the plan's id and in how many places the words stood.
        Raises LibraryError where another program reads the library, which keeps old pages from being wiped.
        """
        from nec_desktop.library.removal import go_through  # noqa: PLC0415

        with self._words():
            self._take_waiting()
            connection = self._database.connection()
            connection.execute("PRAGMA secure_delete = ON")
            with self._transaction():
                found = go_through(connection, removal, write=True)
                for plan in {plan for plan, _what in found.counts if plan}:
                    count = sum(places for (of, _what), places in found.counts.items() if of == plan)
                    self._note(plan, noted(plan, count))
            connection.execute("VACUUM")
            self._empty_log()
        return found

    def _note(self, plan: str, changes: Iterable[Change]) -> None:
        for address, content in map(stored, changes):
            if content:
                kind, text = content
                row = {"plan": plan, "address": address, "kind": kind, "content": text}
                self._values.insert(**row, changed=self._now().isoformat()).execute()

    def _empty_log(self) -> None:
        busy = self._database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise LibraryError(
                tr(
                    "The words have been taken out, but another program is reading the library, so what was written "
                    "before still stands in {0}-wal beside it. Close the other program and do this once more."
                ).format(self.file.name)
            )
