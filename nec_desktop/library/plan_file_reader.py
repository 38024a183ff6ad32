"""Read a plan that was handed over. It comes from outside: what it says is looked at before it is believed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TypeVar

import msgspec

from nec_desktop.document.sent import decode_sent
from nec_desktop.library.history import Earlier
from nec_desktop.library.plan_file import (
    FORMAT,
    SUFFIX,
    VERSION,
    EarlierJson,
    HandedPlan,
    HandedReturn,
    ManifestJson,
    PlanJson,
    ReturnedJson,
    ValueJson,
    VersionJson,
)
from nec_desktop.library.plan_file_writer import hashes
from nec_desktop.library.plan_zip import (
    LARGEST_TEXT,
    MEMBER,
    PlanZip,
    UnreadablePlanFileError,
    sha256,
    wrong_sums,
)
from nec_desktop.library.snapshots import Kind, Snapshot, SnapshotEntry
from nec_desktop.plan.addresses import RECORD_ID, is_address
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.entrance import Looked, Outside, admitted
from nec_desktop.plan.values import Content
from nec_desktop.review.returned import decode_return
from nec_desktop.translation import tr

AnyStruct = TypeVar("AnyStruct", bound=msgspec.Struct)
_OLDER_NAMES: dict[Kind, re.Pattern[str]] = {
    "handed-over": re.compile(r"Handed over( to .*)?"),
    "brought-together": re.compile(r"Brought together with the copy of .*"),
}
"""What older programs called versions that they kept by themselves, which nothing else told then."""


@dataclass(frozen=True)
class PlanFile:
    """A file that was read: the plan in it, and sentences about what is missing or was left out.

    left_out: the addresses whose values no plan can hold; they are not among the plan's.
    """

    path: Path
    plan: HandedPlan
    problems: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def attachment(self, identifier: str) -> bytes:
        """Return a picture or file by its hash; raises UnreadablePlanFileError where it is not there, or another."""
        with PlanZip(self.path) as zipped:
            name = next((name for name in zipped.names if name.startswith(f"attachments/{identifier}.")), identifier)
            if wrong_sums(zipped, {name: identifier}):
                raise zipped.damaged(tr("{0} in it is not what it was.").format(name))
            return zipped.read(name)


def read_plan_file(path: Path) -> PlanFile:
    """Read a plan that was handed over; raises UnreadablePlanFileError where it is none, or damaged.

    What is missing besides the plan's own texts does not stop it: `problems` names it.
    """
    with PlanZip(path) as zipped:
        return _read(zipped)


def _read(zipped: PlanZip) -> PlanFile:
    manifest = _manifest(zipped)
    wrong = [*wrong_sums(zipped, manifest.members), *filter(_is_misnamed(manifest.members), manifest.members)]
    if "plan.json" in wrong or "plan.json" not in manifest.members:
        raise zipped.damaged(tr("The plan’s texts in it are not what they were."))
    problems = [tr("{0} is missing or damaged, so it is left out.").format(name) for name in wrong]
    strangers = [
        *zipped.strangers,
        *(name for name in zipped.names if name not in {*manifest.members, "manifest.json"}),
    ]
    if strangers:
        problems.append(
            tr("What this program does not put into such a file was not read: {0}.").format(", ".join(strangers[:5]))
        )
    inner = _decoded(zipped, "plan.json", PlanJson)
    looked: Looked = {}
    values, left_out = admitted(_outside(inner.values), looked)
    if left_out:
        problems.append(tr("What no plan can hold was left out: {0}.").format(", ".join(left_out[:5])))
    if inner.id != manifest.plan:
        raise zipped.damaged(tr("It says of two plans that they are in it."))
    whole = [name for name in manifest.members if name not in wrong and name in zipped.names]
    snapshots = _versions(zipped, whole, inner.id, looked, problems)
    returns = _returns(zipped, whole, inner.id, {snapshot.entry.id for snapshot in snapshots}, problems)
    kept = {name.removeprefix("attachments/").partition(".")[0] for name in whole if name.startswith("attachments/")}
    media = {each.hash: each.media_type for each in inner.attachments if each.hash in kept}
    if missing := {*hashes(values)} - media.keys():
        problems.append(tr("Pictures or files that the plan shows are not in the file: {0}.").format(len(missing)))
    plan = HandedPlan(
        inner.id,
        inner.outline,
        inner.standards,
        values,
        tuple(snapshots),
        tuple(returns),
        _history(zipped, problems) if "history.json" in whole else None,
        media,
        {name: zipped.read(name, LARGEST_TEXT) for name in whole if name.startswith(("standards/", "outlines/"))},
        manifest.made,
        manifest.by,
        manifest.program,
    )
    return PlanFile(zipped.path, plan, tuple(problems), tuple(left_out))


def _is_misnamed(sums: Mapping[str, str]) -> Callable[[str], bool]:
    """Say of pictures and files whether they are called by another hash than their own."""
    return lambda name: name.startswith("attachments/") and sums[name] != PurePath(name).stem


def _manifest(zipped: PlanZip) -> ManifestJson:
    manifest = _decoded(zipped, "manifest.json", ManifestJson)
    if manifest.format != FORMAT:
        raise UnreadablePlanFileError(
            tr("“{0}” is not a plan that was handed over. Choose the file that ends in {1}.").format(
                zipped.path.name, SUFFIX
            )
        )
    if manifest.version > VERSION:
        raise UnreadablePlanFileError(
            tr(
                "“{0}” was made by a newer version of NEC Desktop ({1}). Install the newer program to open it. Nothing "
                "of it was taken over."
            ).format(zipped.path.name, manifest.program[:40] or tr("unknown"))
        )
    if not all(MEMBER.fullmatch(name) for name in manifest.members) or not manifest.plan.isalnum():
        raise zipped.damaged(tr("Its list of contents is not one that this program makes."))
    return manifest


def _decoded(zipped: PlanZip, name: str, kind: type[AnyStruct]) -> AnyStruct:
    try:
        return msgspec.json.decode(zipped.read(name, LARGEST_TEXT), type=kind)
    except (msgspec.DecodeError, UnicodeError, RecursionError, OverflowError) as error:
        raise zipped.damaged(tr("{0} in it is not readable.").format(name)) from error


def _outside(values: Iterable[ValueJson]) -> Iterator[Outside]:
    return (Outside(value.address, value.kind, bytes(value.content)) for value in values)


def _versions(zipped: PlanZip, whole: list[str], plan_id: str, looked: Looked, problems: list[str]) -> list[Snapshot]:
    found: dict[str, Snapshot] = {}
    for name in sorted((name for name in whole if name.startswith("versions/")), key=lambda name: (len(name), name)):
        try:
            told = _decoded(zipped, name, VersionJson)
            values, _left_out = admitted(_outside(told.values), looked)
            sent = None if bytes(told.sent) == b"null" else decode_sent(bytes(told.sent))
            made = _instant(told.made)
        except (UnreadablePlanFileError, ValueError, RecursionError):
            problems.append(tr("{0} is not readable, so it is left out.").format(name))
            continue
        if not RECORD_ID.fullmatch(told.id) or told.id in found or told.number < 1:
            problems.append(
                tr("{0} has an id that no version has, or another one has, so it is left out.").format(name)
            )
            continue
        entry = SnapshotEntry(
            told.id,
            plan_id,
            told.number,
            made,
            _kind(told),
            clean_line(told.name),
            clean_line(told.document),
            told.copy,
        )
        follows = tuple(filter(RECORD_ID.fullmatch, told.follows))
        found[told.id] = Snapshot(entry, values, sent, follows)
    return sorted(found.values(), key=lambda snapshot: snapshot.entry.number)


def _kind(told: VersionJson) -> Kind:
    if told.kind != "version":
        return told.kind
    if told.occasion is None:
        return next((kind for kind, named in _OLDER_NAMES.items() if named.fullmatch(told.name)), "version")
    return told.occasion or "version"


def _returns(
    zipped: PlanZip, whole: list[str], plan_id: str, versions: set[str], problems: list[str]
) -> list[HandedReturn]:
    found = []
    for name in (name for name in whole if name.startswith("returned/") and name.endswith(".json")):
        beside = f"{name.removesuffix('.json')}.docx"
        try:
            told = _decoded(zipped, name, ReturnedJson)
            entry, returned, file = told.entry, decode_return(bytes(told.returned)), zipped.read(beside)
            entry = replace(entry, plan=plan_id, taken=_instant(entry.taken), name=clean_line(entry.name))
        except (UnreadablePlanFileError, ValueError, RecursionError):
            problems.append(tr("{0} is not readable, so it is left out.").format(name))
            continue
        if f"returned/{entry.id}.json" != name or entry.snapshot not in versions or sha256(file) != entry.hash:
            problems.append(
                tr("{0} does not belong to a version in the file, so it is left out.").format(clean_line(entry.name))
            )
            continue
        found.append(HandedReturn(entry, returned, file))
    return found


def _history(zipped: PlanZip, problems: list[str]) -> tuple[Earlier, ...] | None:
    try:
        told = msgspec.json.decode(zipped.read("history.json", LARGEST_TEXT), type=tuple[EarlierJson, ...])
        return tuple(_earlier(was) for was in told)
    except (UnreadablePlanFileError, ValueError, RecursionError, msgspec.DecodeError):
        problems.append(tr("history.json is not readable, so it is left out."))
        return None


def _earlier(was: EarlierJson) -> Earlier:
    found: dict[str, Content] = {}
    if was.kind:
        found, _left_out = admitted([Outside(was.address, was.kind, bytes(was.content))], {})
    if not is_address(was.address):
        raise ValueError(was.address)
    return Earlier(was.address, found.get(was.address), None, _instant(was.until), "", clean_line(was.replaced_by))


def _instant(told: datetime) -> datetime:
    if told.tzinfo is None:
        raise ValueError("an instant says how far it is from Greenwich")
    return told.astimezone(UTC)
