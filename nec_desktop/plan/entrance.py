"""Values that come from outside: what is not a value, or none that a plan can have, is left out and named."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import msgspec

from nec_desktop.plan.addresses import RECORD_ID, is_address
from nec_desktop.plan.figures import LARGEST_NUMBER
from nec_desktop.plan.parts import Change
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import Picture as PictureBlock
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import YEARS, Content, File, Period, Picture, Record, decode, fits

_LONGEST_ADDRESS = 300
_HASH = re.compile(r"[0-9a-f]{64}")
_RECORD = re.compile(rf"[a-z0-9-]+/{RECORD_ID.pattern}")


class Outside(NamedTuple):
    """A value as it comes: its content is JSON that nobody has looked at."""

    address: str
    kind: str
    content: bytes


Looked = dict[Outside, Content | None]
"""What was looked at, and what came of it: most of what stands in a version stands in the next one as well."""


def admitted(values: Iterable[Outside], looked: Looked) -> tuple[dict[str, Content], list[str]]:
    """Return the values that can be had, clean, and the addresses of those left out; what was looked at is added."""
    found: dict[str, Content] = {}
    left_out: list[str] = []
    for value in values:
        if value not in looked:
            looked[value] = _clean(*value)
        clean = looked[value]
        if clean is None or value.address in found:
            left_out.append(value.address[:_LONGEST_ADDRESS])
        else:
            found[value.address] = clean
    return found, left_out


def misfits(plan: Plan) -> list[str]:
    """Return the addresses at which stands what the field there cannot hold."""
    return [
        address
        for address, content in plan.values.items()
        if not isinstance(content, Record)
        and (field := plan.field_at(address)) is not None
        and not fits(field.value_kind, content)
    ]


def _clean(address: str, kind: str, content: bytes) -> Content | None:
    if len(address) > _LONGEST_ADDRESS or not is_address(address):
        return None
    try:
        value = decode(kind, content.decode())
    except (ValueError, RecursionError):
        return None
    if isinstance(value, Record) and not _RECORD.fullmatch(address):
        return None
    if isinstance(value, RichText):
        blocks = (block for block in value.blocks if not isinstance(block, PictureBlock) or _HASH.fullmatch(block.hash))
        value = msgspec.structs.replace(value, blocks=tuple(blocks))
    return Change(address, value).content if _is_possible(value) else None


def _is_possible(value: Content) -> bool:
    match value:
        case bool():
            return True
        case int() | float():
            return abs(value) < LARGEST_NUMBER
        case date():
            return value.year in YEARS
        case Period():
            return value.first.year in YEARS and value.last.year in YEARS and value.first <= value.last
        case Picture() | File():
            return _HASH.fullmatch(value.hash) is not None
        case Record():
            return abs(value.position) < LARGEST_NUMBER and 0 <= value.number < LARGEST_NUMBER
    return True
