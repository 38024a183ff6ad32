"""What two copies of a plan have in common: what stood when the last of what both know of each other was written.

Each version says which others its copy had when it was made (`Snapshot.follows`). Of the versions that both have, the
last ones are those that no other follows. It is one where two people send to and fro. Where three or more send
criss-cross it can be several, none of which knows of the others: then these are brought together themselves, from what
they in turn have in common, and what they disagree on is unsettled: a person decides.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from nec_desktop.library.library import Library
from nec_desktop.library.plan_file import HandedPlan
from nec_desktop.library.snapshots import Snapshot, SnapshotEntry
from nec_desktop.plan.compare import Values, changes_between
from nec_desktop.plan.merge import merge


@dataclass(frozen=True)
class CommonGround:
    """What both came from. last: the last version that both have, None where there is none.

    unsettled: addresses at which what both know of differs in itself.
    """

    last: SnapshotEntry | None
    values: Values
    unsettled: Set[str] = frozenset()


def common_ground(library: Library, plan: HandedPlan, plan_id: str) -> CommonGround:
    """Return what the copy that is here and the one in a file have in common; from either copy it is the same."""
    theirs = {snapshot.entry.id: snapshot for snapshot in plan.snapshots}
    shared = [entry for entry in library.snapshots(plan_id) if entry.id in theirs]

    def key(entry: SnapshotEntry) -> tuple[int, int, bool, str]:
        numbers = entry.number, theirs[entry.id].entry.number
        # What was kept before a copy was taken over, and that copy, have the same two numbers crosswise: the copy is
        # what both have had since.
        return min(numbers), max(numbers), entry.kind != "automatic", entry.id

    entries = {entry.id: entry for entry in sorted(shared, key=key)}
    versions = _Versions(library, theirs, list(entries))
    heads = versions.heads(versions.order)
    values, unsettled = versions.together(heads)
    return CommonGround(entries[heads[-1]] if heads else None, values, unsettled)


class _Versions:
    """The versions that both copies have, in an order that is the same for both."""

    def __init__(self, library: Library, theirs: Mapping[str, Snapshot], order: Sequence[str]) -> None:
        self.order = order
        self._library, self._theirs = library, theirs
        self._values: dict[str, Values | None] = {}

    def heads(self, order: Sequence[str]) -> list[str]:
        """Return those of `order` that no other of them follows, in that order."""
        order = [each for each in order if self._has(each)]
        followed = {each for version in order for each in self._theirs[version].follows if each != version}
        heads = [each for each in order if each not in followed]
        if not heads:
            return list(order[-1:])  # a file that was tampered with: each follows another
        # Those made before versions said what they follow: the last is what both came from.
        silent = [each for each in heads if not self._theirs[each].follows]
        return [each for each in heads if each not in silent[:-1]]

    def together(self, heads: Sequence[str]) -> tuple[Values, Set[str]]:
        """Return what `heads` come to, and where they disagree."""
        if not heads:
            return {}, frozenset()
        values, unsettled = self._of(heads[-1]), frozenset[str]()
        known = {heads[-1], *self._theirs[heads[-1]].follows}
        for head in reversed(heads[:-1]):
            follows = {head, *self._theirs[head].follows}
            before, open_before = self.together(self.heads([each for each in self.order if each in known & follows]))
            merged = merge(before, values, self._of(head), unsettled=open_before)
            disagreed = {address for conflict in merged.conflicts for address in conflict.together}
            there = {address: before[address] for address in disagreed if address in before}
            values = {a: content for a, content in merged.values.items() if a not in disagreed} | there
            unsettled |= disagreed
            known |= follows
        return values, unsettled

    def _has(self, version: str) -> bool:
        """Say whether the version is the same in both copies."""
        if version not in self._values:
            own, theirs = self._library.snapshot(version).values, self._theirs[version].values
            self._values[version] = None if changes_between(own, theirs) else own
        return self._values[version] is not None

    def _of(self, version: str) -> Values:
        values = self._values[version]
        assert values is not None, "only versions that both have are asked for"
        return values
