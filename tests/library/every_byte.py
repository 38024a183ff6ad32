"""Every byte that a folder holds, also what is compressed in it: to be sure that words are nowhere."""

import base64
import binascii
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")


def places_of(words: str, folder: Path) -> list[str]:
    """Return where `words` stand in the files of a folder, in any of the ways in which text is kept."""
    return [
        f"{file.relative_to(folder)}: {where}"
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        for where, data in _unpacked(file.read_bytes())
        if _holds(data, words)
    ]


def _holds(data: bytes, words: str) -> bool:
    low = words.lower()
    return low in data.decode("utf-8", "replace").lower() or low.encode("utf-16-le") in data.lower()


def _unpacked(data: bytes, where: str = "bytes") -> Iterator[tuple[str, bytes]]:
    yield where, data
    with suppress(zlib.error):
        yield f"{where}, inflated", zlib.decompress(data)
    if data.startswith(b"PK"):
        with suppress(BadZipFile), ZipFile(BytesIO(data)) as file:
            for name in file.namelist():
                yield from _unpacked(file.read(name), f"{where} > {name}")
    if data.startswith(b"SQLite format 3"):
        yield from _cells(data, where)
    if data.startswith(b"<?xml"):
        with suppress(etree.XMLSyntaxError):  # words in several runs of a paragraph
            for paragraph in etree.fromstring(data).iter("{*}p"):
                yield f"{where}, a paragraph", "".join(map(str, paragraph.itertext())).encode()
    if data.startswith(b"{"):
        for found in _BASE64.findall(data):
            with suppress(binascii.Error, zlib.error):
                yield f"{where}, base64", zlib.decompress(base64.b64decode(found))


def _cells(data: bytes, where: str) -> Iterator[tuple[str, bytes]]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data[:18] + b"\1\1" + data[20:])  # no WAL in memory
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in database.execute(f"SELECT * FROM {table}"):
                for cell in row:
                    if isinstance(cell, bytes):
                        yield from _unpacked(cell, f"{where} > {table}")
                    else:
                        yield f"{where} > {table}", str(cell).encode()
