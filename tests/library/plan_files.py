"""Plan files with other members in them than the program puts there, and what it says of them."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.unpacking import Offer, inspect, take_over
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.plan_zip import sha256
from tests.small_plan import refusal

Members = dict[str, bytes]


def again(packed: Path, target: Path, change: Callable[[Members], None], *, sums: bool = True) -> Path:
    """Write a file anew with other members; sums: its manifest is made to fit them."""
    with ZipFile(packed) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    change(members)
    if sums and "manifest.json" in members:
        manifest = json.loads(members["manifest.json"])
        manifest["members"] = {name: sha256(data) for name, data in members.items() if name != "manifest.json"}
        members["manifest.json"] = json.dumps(manifest).encode()
    with ZipFile(target, "w", ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(name, data)
    return target


def with_values(values: Mapping[str, tuple[str, Any]]) -> Callable[[Members], None]:
    """Return what puts values into the plan as they stand there, whatever they are."""

    def change(members: Members) -> None:
        plan = json.loads(members["plan.json"])
        plan["values"] = [each for each in plan["values"] if each["address"] not in values]
        plan["values"] += [
            {"address": address, "kind": kind, "content": content} for address, (kind, content) in values.items()
        ]
        members["plan.json"] = json.dumps(plan).encode()

    return change


def with_manifest(**told: Any) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | told).encode()

    return change


def refused(here: Workspace, file: Path) -> str:
    """Return the sentence with which a file is refused; nothing is written anywhere."""
    with here.write() as library:
        words = refusal(LibraryError, lambda: inspect(here, library, file))
        assert library.plans() == []
    return words


def offered(here: Workspace, file: Path) -> tuple[Offer, str]:
    """Return what is offered of a file, and what is said of it; it is taken over."""
    with here.write() as library:
        offer = inspect(here, library, file)
        take_over(here, library, offer)
        open_plan(here, library, offer.file.plan.id)
    return offer, " ".join(offer.problems)
