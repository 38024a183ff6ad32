"""Read a TOML file into typed structs, collecting every fault with its key path and line.

msgspec stops at the first fault; a force that writes its own standards wants to see them all. Structs refuse unknown
keys, so that a file with a key misspelt has a fault.
"""

import re
import types
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
import tomli

from nec_desktop.plan.faults import Fault, FaultyFileError
from nec_desktop.translation import tr

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
        self._text = ""
        self._unread: set[Key] = set()
        self._has_ids = True
        text = ""
        try:
            text = path.read_text(encoding="utf-8-sig")  # Windows' editors put a mark before UTF-8
            self.data = tomli.loads(text)
        except OSError as error:
            self._fault_in_text(
                0, tr("a file that cannot be read ({0})").format(error.strerror), tr("one that you may read")
            )
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self._fault_in_text(line, tr("a character that is not UTF-8"), tr("a text file saved as UTF-8"))
        except tomli.TOMLDecodeError as error:
            place = re.search(r"line (\d+)", str(error))
            line = int(place[1]) if place else len(text.splitlines())
            self._fault_in_text(line, str(error).split(" (at")[0], tr("valid TOML"))
        except RecursionError:
            self._fault_in_text(0, tr("lists in lists without end"), tr("valid TOML"))
        else:
            self._text = text

    @cached_property
    def _lines(self) -> dict[Key, int]:
        """Where each key stands: worked out only when there is a fault to place."""
        return _line_numbers(self._text)

    def _fault_in_text(self, line: int, found: str, expected: str) -> None:
        self.faults.append(Fault(self.path.name, line, "", found, expected))

    def fault(self, key: Key, found: str, expected: str) -> None:
        """Note a fault at `key`, a path of names and positions, unless what stands there could not even be read."""
        if any(key[:n] in self._unread for n in range(1, len(key) + 1)):
            return
        self.faults.append(Fault(self.path.name, self._line_of(key), _place(key), found, expected))

    def _line_of(self, key: Key) -> int:
        """Return the line on which `key` stands or begins, or else what it is in."""
        for n in range(len(key), 0, -1):
            for known in (key[:n], (*key[:n], 0)):
                if known in self._lines:
                    return self._lines[known]
        return 0

    def build(self, kind: type[StructT]) -> StructT | None:
        """Return the file as `kind`, so that the caller can look for more faults in it.

        What is missing or of the wrong type is noted, and stands empty. None where what is there has no ids to
        tell its parts by: to look further would only repeat the same fault in other words.
        """
        if self.faults:
            return None
        with suppress(msgspec.ValidationError):
            return msgspec.convert(self.data, kind)  # all at once, as nearly every file can be
        built = self._build(kind, self.data, ())
        return built if isinstance(built, kind) and self._has_ids else None

    def refuse_if_faulty(self) -> None:
        """Raise FaultyFileError with all faults collected so far, if there are any."""
        if self.faults:
            raise FaultyFileError(self.path, self.faults)

    def _build(self, kind: Any, data: Any, key: Key) -> Any:
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return self._build_struct(kind, data, key)
        origin, args = get_origin(kind), get_args(kind)
        if origin in (Union, types.UnionType):
            wanted = tuple if isinstance(data, list) else dict if isinstance(data, dict) else None
            fitting = [arg for arg in args if wanted and get_origin(arg) is wanted]
            if len(fitting) == 1:
                return self._build(fitting[0], data, key)
        if origin is tuple and len(args) == 2 and args[1] is Ellipsis and isinstance(data, list):
            return tuple(self._build(args[0], item, (*key, n)) for n, item in enumerate(data))
        if origin is dict and isinstance(data, dict):
            return {name: self._build(args[1], item, (*key, name)) for name, item in data.items()}
        try:
            return msgspec.convert(data, kind)
        except msgspec.ValidationError:
            return self._unreadable(kind, key, _shown(data), _words(kind))

    def _build_struct(self, kind: type[msgspec.Struct], data: Any, key: Key) -> msgspec.Struct | None:
        if not isinstance(data, dict):
            self.fault(key, _shown(data), tr("a table"))
            self._has_ids = False
            return None
        known = _fields_of(kind)
        for name in sorted(data.keys() - known.keys()):
            self.fault(
                (*key, name),
                tr("the unknown key “{0}”").format(name),
                tr("one of {0}").format(", ".join(sorted(known))),
            )
        values: dict[str, Any] = {}
        for name, field in known.items():
            if name in data:
                values[field.name] = self._build(field.type, data[name], (*key, name))
            elif field.required:
                wanted = tr("a value for “{0}”").format(name)
                values[field.name] = self._unreadable(field.type, (*key, name), tr("nothing"), wanted)
        return kind(**values)

    def _unreadable(self, kind: Any, key: Key, found: str, expected: str) -> Any:
        """Note a fault, and return what stands in the value's place."""
        self.fault(key, found, expected)
        self._unread.add(key)
        self._has_ids = self._has_ids and key[-1] != "id"
        return _nothing(kind)


@cache
def _fields_of(kind: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def _nothing(kind: Any) -> Any:
    """Return what stands for a value that is not there: the first of a literal's options, else the type's empty one."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return None if type(None) in args else _nothing(args[0])
    return args[0] if origin is Literal else (origin or kind)()


def _shown(data: Any) -> str:
    if isinstance(data, dict):
        return tr("a table")
    if isinstance(data, list):
        return tr("a list")
    shown = f"“{data}”" if isinstance(data, str) else str(data).lower() if isinstance(data, bool) else str(data)
    return shown if len(shown) <= 60 else shown[:57] + "…"


def _type_words(kind: Any) -> str:
    words = {str: tr("text"), int: tr("a whole number"), float: tr("a number"), bool: tr("true or false")}
    return words.get(kind, str(kind))


def _words(kind: Any) -> str:
    """Return in words what a value of `kind` is."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType) and all(get_origin(arg) is Literal for arg in args):
        origin, args = Literal, tuple(option for arg in args for option in get_args(arg))
    if origin is Literal:
        options = [f"“{option}”" if isinstance(option, str) else str(option) for option in args if option != ""]
        return options[0] if len(options) == 1 else tr("one of {0}").format(", ".join(options))
    if origin in (Union, types.UnionType):
        return tr(" or ").join(_words(arg) for arg in args if arg is not type(None))
    if origin is tuple:
        return tr("a list") if args[1:] == (Ellipsis,) else tr("a list of {0}").format(len(args))
    return tr("a table") if origin is dict else _type_words(kind)


def _place(key: Key) -> str:
    """Write a key path as a person counts: `standard 3, title`."""
    words: list[str] = []
    for part in key:
        if isinstance(part, int) and words:
            words[-1] = f"{words[-1]} {part + 1}"
        else:
            words.append(str(part))
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
