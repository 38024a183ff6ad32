"""What the program is made of: each library with its version and licence, and the licences of the data it ships."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution

from nec_desktop import __version__
from nec_desktop.paths import RESOURCES
from nec_desktop.translation import tr

NAME = "nec-desktop"
_PACKAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Library:
    """A library that the program uses."""

    name: str
    version: str
    licence: str


def libraries() -> list[Library]:
    """Return every library that the program needs when it runs, and those which these need, by name."""
    found: dict[str, Library] = {}
    _add(NAME, found)
    found.pop(NAME, None)
    return sorted(found.values(), key=lambda library: library.name.casefold())


def _add(name: str, found: dict[str, Library]) -> None:
    if (key := name.lower().replace("_", "-")) in found:
        return
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return  # needed on another system only, or the program runs from a folder without being installed
    licence = _stated(package.metadata) or _recognised(package) or tr("see its web page")
    found[key] = Library(package.metadata["Name"], package.version, licence)
    for needed in package.requires or ():
        match = _PACKAGE.match(needed)
        if match and "extra ==" not in needed:
            _add(match.group(), found)


def _stated(metadata: PackageMetadata) -> str:
    """Return the licence that a package states, in whichever of three places it does; empty where it does not."""
    stated = metadata.json
    classifiers = stated.get("classifier", [])
    named = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License :: ")]
    words = [str(stated.get("license_expression", "")), str(stated.get("license", "")).partition("\n")[0], *named]
    return next((line for line in words if line.strip()), "")


def _recognised(package: Distribution) -> str:
    """Return the name of the licence whose text comes with a package, empty where we do not know the text."""
    texts = (path.read_text("utf-8") for path in package.files or () if "LICENSE" in path.name.upper())
    return "MIT" if any("Permission is hereby granted, free of charge" in text for text in texts) else ""


def data_licences() -> Iterator[tuple[str, str]]:
    """Yield each licence that is shipped beside data, with where it stands."""
    for path in sorted(RESOURCES.rglob("*")):
        if path.is_file() and path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING")):
            yield path.relative_to(RESOURCES).as_posix(), path.read_text(encoding="utf-8", errors="replace")


def python_version() -> str:
    """Return the version of Python in use."""
    return sys.version.partition(" ")[0]


def program_version() -> str:
    """Return the program's version."""
    return __version__
