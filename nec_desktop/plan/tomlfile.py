"""Read a TOML file into typed structs, collecting every fault with its key path and line.

msgspec stops at the first fault; a force that writes its own standards wants to see them all.
"""

import re
import tomllib
import types
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec

from nec_desktop.plan.faults import Fault, FaultyFileError

Key = tuple[str | int, ...]
StructT = TypeVar("StructT", bound=msgspec.Struct)

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_ENTRY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*(.*)$""")
_KEY_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


class TomlFile:
    """A parsed TOML file that can say where in the file a key stands and collect faults about it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self.data: dict[str, Any] = {}
        self._lines: dict[Key, int] = {}
        try:
            text = path.read_text(encoding="utf-8")
            self.data = tomllib.loads(text)
        except UnicodeDecodeError as error:
            self.fault((), f"bytes that are not UTF-8 at position {error.start}", "a text file in UTF-8")
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            self.faults.append(
                Fault(path.name, int(line[1]) if line else 0, "", str(error).split(" (at")[0], "valid TOML")
            )
        else:
            self._lines = _line_numbers(text)

    def fault(self, key: Key, found: str, expected: str) -> None:
        """Note a fault at `key`, a path of names and positions."""
        line = next((self._lines[key[:n]] for n in range(len(key), 0, -1) if key[:n] in self._lines), 0)
        self.faults.append(Fault(self.path.name, line, _place(key), found, expected))

    def build(self, kind: type[StructT]) -> StructT | None:
        """Return the file as `kind`, or None where faults were found."""
        if self.faults:
            return None
        built = self._build(kind, self.data, ())
        return built if isinstance(built, kind) and not self.faults else None

    def refuse_if_faulty(self) -> None:
        """Raise FaultyFileError with all faults collected so far, if there are any."""
        if self.faults:
            raise FaultyFileError(self.path, self.faults)

    def _build(self, kind: Any, data: Any, key: Key) -> Any:
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return self._build_struct(kind, data, key)
        origin, args = get_origin(kind), get_args(kind)
        if origin in (Union, types.UnionType):
            structs = [arg for arg in args if get_origin(arg) is tuple or _is_struct(arg)]
            if len(structs) == 1 and isinstance(data, list | dict):
                return self._build(structs[0], data, key)
        if origin is tuple and len(args) == 2 and args[1] is Ellipsis and isinstance(data, list):
            return tuple(self._build(args[0], item, (*key, n)) for n, item in enumerate(data))
        if origin is dict and isinstance(data, dict):
            return {name: self._build(args[1], item, (*key, name)) for name, item in data.items()}
        try:
            return msgspec.convert(data, kind)
        except msgspec.ValidationError as error:
            self.fault(key, _shown(data), _expected(error))
            return None

    def _build_struct(self, kind: type[msgspec.Struct], data: Any, key: Key) -> msgspec.Struct | None:
        if not isinstance(data, dict):
            self.fault(key, _shown(data), "a table")
            return None
        known = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        for name in data.keys() - known.keys():
            self.fault((*key, name), f"the unknown key “{name}”", "one of " + ", ".join(sorted(known)))
        values: dict[str, Any] = {}
        before = len(self.faults)
        for name, field in known.items():
            if name in data:
                values[field.name] = self._build(field.type, data[name], (*key, name))
            elif field.required:
                self.fault((*key, name), "nothing", f"a value for “{name}”")
        return None if len(self.faults) > before else kind(**values)


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _shown(data: Any) -> str:
    if isinstance(data, dict):
        return "a table"
    if isinstance(data, list):
        return "a list"
    shown = f"“{data}”" if isinstance(data, str) else str(data).lower() if isinstance(data, bool) else str(data)
    return shown if len(shown) <= 60 else shown[:57] + "…"


def _expected(error: msgspec.ValidationError) -> str:
    message = str(error).split(" - at")[0]
    match = re.match(r"Expected `(.+?)`", message)
    names = {
        "str": "text",
        "int": "a whole number",
        "bool": "true or false",
        "array": "a list",
        "object": "a table",
    }
    if match:
        return " or ".join(names.get(part, part) for part in match[1].split(" | "))
    return message[0].lower() + message[1:]


def _place(key: Key) -> str:
    """Write a key path as a person counts: `standard 3, title`."""
    words: list[str] = []
    for part in key:
        if isinstance(part, int):
            words[-1] = f"{words[-1]} {part + 1}"
        else:
            words.append(part)
    return ", ".join(words)


def _line_numbers(text: str) -> dict[Key, int]:
    """Map each key path that starts a line of its own to that line's number, from 1."""
    lines: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    table: Key = ()
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        if inside:
            inside = "" if line.count(inside) % 2 else inside
            continue
        if header := _HEADER.match(line):
            table = _resolve(_parts(header[2]), counts, grow=header[1] == "[[")
            lines.setdefault(table, number)
        elif entry := _ENTRY.match(line):
            lines.setdefault((*table, *_parts(entry[1])), number)
            inside = next((mark for mark in ('"""', "'''") if entry[2].count(mark) % 2), "")
    return lines


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _KEY_PART.findall(dotted)]


def _resolve(parts: list[str], counts: dict[Key, int], *, grow: bool) -> Key:
    """Turn the header `section.field` into the path of the last such table."""
    key: Key = ()
    for n, part in enumerate(parts):
        key = (*key, part)
        if grow and n == len(parts) - 1:
            counts[key] = counts.get(key, -1) + 1
        if key in counts:
            key = (*key, counts[key])
    return key
