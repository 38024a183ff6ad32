"""A Word file opened to be read: its parts, and what they point to."""

from pathlib import Path, PurePosixPath
from posixpath import normpath
from zipfile import ZipFile

from lxml import etree

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Package:
    """The parts of a file. Raises what zipfile and lxml raise where the file is damaged."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as file:
            self.names = file.namelist()
            self._data = {name: file.read(name) for name in dict.fromkeys(self.names)}
        self._roots: dict[str, etree._Element] = {}

    def has(self, name: str) -> bool:
        """Say whether there is such a part."""
        return name in self._data

    def data(self, name: str) -> bytes:
        """Return the bytes of a part; raises KeyError where there is none."""
        return self._data[name]

    def root(self, name: str) -> etree._Element:
        """Return the root element of an XML part."""
        if name not in self._roots:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            self._roots[name] = etree.fromstring(self._data[name], parser)
        return self._roots[name]

    def targets(self, name: str) -> dict[str, str]:
        """Return what the relationships of a part point to, by their ids: part names, or addresses outside."""
        part = PurePosixPath(name)
        relations = str(part.parent / "_rels" / f"{part.name}.rels")
        if not self.has(relations):
            return {}
        return {
            rel.get("Id", ""): rel.get("Target", "")
            if rel.get("TargetMode") == "External"
            else _joined(part.parent, rel.get("Target", ""))
            for rel in self.root(relations).iterfind(f"{{{_RELATIONSHIPS}}}Relationship")
        }


def _joined(folder: PurePosixPath, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(str(folder / target))
