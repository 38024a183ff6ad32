"""Write a plan that is handed over: the same plan gives the same bytes."""

import mimetypes
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath
from zipfile import ZipFile

import msgspec

from nec_desktop.document.sent import encode_sent
from nec_desktop.library.history import Earlier
from nec_desktop.library.plan_file import (
    FORMAT,
    VERSION,
    AttachmentJson,
    EarlierJson,
    HandedPlan,
    ManifestJson,
    PlanJson,
    ReturnedJson,
    ValueJson,
    VersionJson,
)
from nec_desktop.library.plan_zip import MEMBER, PlanZipWriter
from nec_desktop.library.snapshots import Kind
from nec_desktop.plan.richtext import Picture as PictureBlock
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import Content, File, Picture, stored_kind
from nec_desktop.review.returned import encode_return


def write_plan_file(path: Path, plan: HandedPlan, attachment: Callable[[str], bytes]) -> None:
    """Write a plan to `path`. `attachment` gives the bytes of each hash in `plan.media`; raises OSError."""
    with ZipFile(path, "w") as opened:
        writer = PlanZipWriter(opened)
        attachments = [AttachmentJson(identifier, kind) for identifier, kind in sorted(plan.media.items())]
        inner = PlanJson(plan.id, plan.outline, plan.standards, _packed(plan.values), tuple(attachments))
        writer.add("plan.json", _json(inner))
        for name, data in sorted(plan.files.items()):
            writer.add(name, data)
        for snapshot in plan.snapshots:
            entry, sent = snapshot.entry, b"null" if snapshot.sent is None else encode_sent(snapshot.sent)
            line = {name: getattr(entry, name) for name in VersionJson.__struct_fields__ if hasattr(entry, name)}
            line |= _kind(entry.kind)
            values = _packed(snapshot.values)
            version = VersionJson(**line, values=values, sent=msgspec.Raw(sent), follows=snapshot.follows)
            writer.add(f"versions/{entry.code}.json", _json(version))
        for each in plan.returns:
            told = ReturnedJson(each.entry, msgspec.Raw(encode_return(each.returned)))
            writer.add(f"returned/{each.entry.id}.json", _json(told))
            writer.add(f"returned/{each.entry.id}.docx", each.file)
        if plan.history is not None:
            writer.add("history.json", _json([_earlier(earlier) for earlier in plan.history]))
        names = {content.hash: content.name for content in plan.values.values() if isinstance(content, File | Picture)}
        for identifier, kind in sorted(plan.media.items()):
            writer.add(f"attachments/{identifier}{_suffix(kind, names.get(identifier, ''))}", attachment(identifier))
        manifest = ManifestJson(FORMAT, VERSION, plan.program, plan.id, plan.made, plan.by, dict(writer.sums))
        writer.add("manifest.json", _json(manifest))


def _kind(kind: Kind) -> dict[str, str]:
    """Return what a version’s line says of its kind, in kinds that older programs know too."""
    if kind in ("handed-over", "brought-together"):
        return {"kind": "version", "occasion": kind}
    return {"kind": kind, "occasion": ""}


def hashes(values: Mapping[str, Content]) -> Iterator[str]:
    """Yield the hash of each picture and file that values name."""
    yield from sorted(picture_hashes(values))
    yield from (content.hash for content in values.values() if isinstance(content, File))


def picture_hashes(values: Mapping[str, Content]) -> set[str]:
    """Return the hashes of the pictures that values show."""
    found = {content.hash for content in values.values() if isinstance(content, Picture)}
    for content in values.values():
        if isinstance(content, RichText):
            found.update(block.hash for block in content.blocks if isinstance(block, PictureBlock))
    return found


def _json(data: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(data), indent=1)


def _packed(values: Mapping[str, Content]) -> tuple[ValueJson, ...]:
    return tuple(
        ValueJson(address, stored_kind(content), msgspec.Raw(msgspec.json.encode(content)))
        for address, content in sorted(values.items())
    )


def _earlier(earlier: Earlier) -> EarlierJson:
    kind = "" if earlier.content is None else stored_kind(earlier.content)
    content = msgspec.Raw(msgspec.json.encode(earlier.content))
    return EarlierJson(earlier.address, kind, content, earlier.until, earlier.replaced_by)


def _suffix(media_type: str, name: str) -> str:
    known = {"image/png": ".png", "image/jpeg": ".jpg"}.get(media_type) or PurePath(name).suffix.lower()
    suffix = known or mimetypes.guess_extension(media_type) or ".bin"
    return suffix if MEMBER.fullmatch(f"attachments/{'0' * 64}{suffix}") else ".bin"
