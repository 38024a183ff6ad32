"""Short forms and what they stand for: the list that ships, a force's own, and those that a text uses."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from nec_desktop.paths import RESOURCES

_SHORT_FORM = re.compile(r"\b[A-Z][A-Z0-9]{1,6}s?\b")


def read_acronyms(data_folder: Path | None = None) -> dict[str, str]:
    """Return short form -> long form. A force's file in the data folder adds to the shipped list.

    A force's file that cannot be read is left out: the glossary is then shorter, and nothing else suffers.
    """
    acronyms: dict[str, str] = {}
    for folder in (RESOURCES, *((data_folder,) if data_folder else ())):
        path = folder / "dictionaries" / "acronyms.toml"
        if path.exists():
            try:
                entries = tomllib.loads(path.read_text(encoding="utf-8-sig"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
                continue
            acronyms |= {short: long for short, long in entries.items() if isinstance(long, str)}
    return acronyms


def used_acronyms(texts: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return the known short forms that stand in `texts`, in alphabetical order; a plural counts as its singular."""
    found = {word for text in texts for word in _SHORT_FORM.findall(text)}
    found |= {word[:-1] for word in found if word.endswith("s")}
    return {short: known[short] for short in sorted(found) if short in known}
