"""A plan handed over as one file (.necplan), and how its parts are written as JSON: see docs/necplan-format.md."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

import msgspec

from nec_desktop.library.history import Earlier
from nec_desktop.library.returned import ReturnedEntry
from nec_desktop.library.snapshots import Snapshot
from nec_desktop.plan.values import Content
from nec_desktop.review.returned import Return

FORMAT, VERSION = "necplan", 1
SUFFIX = ".necplan"


@dataclass(frozen=True)
class HandedReturn:
    """A returned file that was taken in: its line in the list, what it said, and itself."""

    entry: ReturnedEntry
    returned: Return
    file: bytes


@dataclass(frozen=True)
class HandedPlan:
    """All that is handed over of a plan. `made` is an instant in UTC; `by` says who made the file, empty if unknown.

    media: the media types of the pictures and files by hash; files: those of the outlines and the standards set, by
    their names ("standards/x.toml"). history: earlier contents, the first replaced first; None where left out.
    """

    id: str
    outline: str
    standards: str
    values: Mapping[str, Content]
    snapshots: tuple[Snapshot, ...] = ()
    returns: tuple[HandedReturn, ...] = ()
    history: tuple[Earlier, ...] | None = None
    media: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    made: datetime = datetime(1980, 1, 1, tzinfo=UTC)
    by: str = ""
    program: str = ""


class ValueJson(msgspec.Struct, frozen=True):
    """A value: its content is JSON of its kind."""

    address: str
    kind: str
    content: msgspec.Raw


class ManifestJson(msgspec.Struct, frozen=True):
    """What the file is, who made it, and the SHA-256 of every other member by its name."""

    format: str = ""
    version: int = 0
    program: str = ""
    plan: str = ""
    made: datetime = datetime(1980, 1, 1, tzinfo=UTC)
    by: str = ""
    members: dict[str, str] = {}


class AttachmentJson(msgspec.Struct, frozen=True):
    """A picture or file by its hash (SHA-256, hex), and its media type."""

    hash: str
    media_type: str


class PlanJson(msgspec.Struct, frozen=True):
    """The plan as it stands."""

    id: str
    outline: str
    standards: str
    values: tuple[ValueJson, ...]
    attachments: tuple[AttachmentJson, ...] = ()


Occasion = Literal["handed-over", "brought-together", ""]


class VersionJson(msgspec.Struct, frozen=True):
    """A version: a snapshot of the plan, what was sent of it, if anything was, and which versions it follows.

    occasion: of the kind “version”, when the program kept it; empty where a person did. A file of an older program does
    not say, and such a program reads the kinds that it knows.
    """

    id: str
    number: int
    made: datetime
    kind: Literal["sent", "published", "version", "automatic"]
    name: str
    document: str
    copy: Literal["review", "public", ""]
    values: tuple[ValueJson, ...]
    sent: msgspec.Raw
    follows: tuple[str, ...] = ()
    occasion: Occasion | None = None


class ReturnedJson(msgspec.Struct, frozen=True):
    """What a returned file said."""

    entry: ReturnedEntry
    returned: msgspec.Raw


class EarlierJson(msgspec.Struct, frozen=True):
    """What stood at an address until it was replaced; an empty kind for nothing."""

    address: str
    kind: str
    content: msgspec.Raw
    until: datetime
    replaced_by: str
