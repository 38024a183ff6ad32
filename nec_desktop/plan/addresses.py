"""Addresses: where in a plan a value stands.

`profile/description` (a field), `standards/publicise-events/what-we-do` (a field of a repeated page),
`events/<record id>/venue` (a column of a record), `events/<record id>` (the record itself). A last part that
begins with @ is something said about the place before it: `profile/@status`, `events/<record id>/@internal`.
"""

import re
import string
from random import SystemRandom

RECORD_ID = re.compile(r"[a-z0-9]{16}")
_ADDRESS = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*(/@[a-z][a-z-]*)?")
_ALPHABET = string.ascii_lowercase + string.digits
_CHANCE = SystemRandom()  # as in secrets, which brings OpenSSL with it: a start does without

STATUS = "@status"
NOTE = "@note"
MARKING = "@marking"
INTERNAL = "@internal"
UNLOCKED = "@unlocked"
LAST_NUMBER = "@last-number"
DISMISSED = "@dismissed"
CARRIED = "@carried"
CAME_FROM = "@came-from"
HOLDER = "@holder"


def is_address(text: str) -> bool:
    """Say whether `text` is formed as an address (not whether anything stands there)."""
    return _ADDRESS.fullmatch(text) is not None


def new_record_id() -> str:
    """Return a new id of 16 lower-case letters and digits, unique everywhere (about 82 random bits)."""
    return "".join(_CHANCE.choice(_ALPHABET) for _ in range(16))


def join(*parts: str) -> str:
    """Return the address made of `parts`."""
    return "/".join(parts)


def parent(address: str) -> str:
    """Return the address without its last part; empty for an address of one part."""
    return address.rpartition("/")[0]


def last_part(address: str) -> str:
    """Return the last part of an address."""
    return address.rpartition("/")[2]
