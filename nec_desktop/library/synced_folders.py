"""Folders that a program keeps in step with other computers: told by their place, their name or what lies in them."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "box sync": "Box",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "seafile": "Seafile",
}
"""Folders of programs that keep folders in step, in small letters, and what people call the programs."""
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
}
"""What such programs leave in the folders that they keep in step."""
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Environment variables in which Windows has the folders of OneDrive."""


def synced_by(place: Path, environment: Mapping[str, str], home: Path) -> str:
    """Return the program that keeps a folder in step, empty where none is known to."""
    for program, root in _known_roots(environment, home):
        with suppress(OSError, ValueError):
            if place.is_relative_to(os.path.realpath(root)):
                return program
    for folder in (place, *place.parents):
        if program := _by_name(folder.name):
            return program
        for marker, left_by in _MARKERS.items():
            # Dropbox keeps its own settings in the home folder, in a folder named like its marker.
            if folder != home and os.path.lexists(folder / marker):
                return left_by
    return ""


def _by_name(name: str) -> str:
    """Return the program whose folder is named so, also with an organisation's name or an address behind."""
    plain = re.sub(r"(?:\s*[-(].*|\s+\d+)$", "", name.casefold()).strip()
    return _SYNCED.get(plain, "")


def _known_roots(environment: Mapping[str, str], home: Path) -> Iterator[tuple[str, Path]]:
    for variable in _ONEDRIVE:
        if root := environment.get(variable):
            yield "OneDrive", Path(root)
    settings = [home / ".dropbox" / "info.json"]
    settings += [Path(local) / "Dropbox" / "info.json" for local in (environment.get("LOCALAPPDATA"),) if local]
    for file in settings:
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            for account in json.loads(file.read_text(encoding="utf-8")).values():
                yield "Dropbox", Path(account["path"])
