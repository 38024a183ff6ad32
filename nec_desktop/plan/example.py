"""A plan written as a file of data: the finished example that ships, and plans that tests make.

Sections and registers hold values as a person would type them; links name other records by their `key`.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import tomli

from nec_desktop.plan.addresses import LAST_NUMBER, STATUS, join, new_record_id
from nec_desktop.plan.faults import Fault, FaultyFileError
from nec_desktop.plan.outline import STANDARDS, Field
from nec_desktop.plan.plan import STATUSES, Change, Plan
from nec_desktop.plan.values import Content, NotAValueError, Picture, Record, fits, written

KeepFile = Callable[[Path], Picture]
"""Keeps a picture file as an attachment and returns its hash and name."""


def read_example(path: Path) -> dict[str, Any]:
    """Return an example file's data; raises FaultyFileError where it is not one."""
    try:
        data = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise FaultyFileError(path, [Fault(path.name, 0, "", str(error), "an example plan in TOML")]) from error
    if data.get("format") != 1:
        raise FaultyFileError(path, [Fault(path.name, 0, "format", str(data.get("format")), "1")])
    return data


def example_changes(path: Path, data: Mapping[str, Any], plan: Plan, keep: KeepFile) -> list[Change]:
    """Return the changes that write an example into the empty `plan`.

    Raises FaultyFileError with every entry that the plan's outline cannot take.
    """
    return _Reader(path, data, plan, keep).changes()


class _Reader:
    def __init__(self, path: Path, data: Mapping[str, Any], plan: Plan, keep: KeepFile) -> None:
        self.path, self.data, self.plan, self.keep = path, data, plan, keep
        self.faults: list[Fault] = []
        self.records = {
            (register, row["key"]): new_record_id()
            for register, rows in data.get("registers", {}).items()
            for row in rows
            if "key" in row
        }

    def changes(self) -> list[Change]:
        changes = list(self._registers())
        self.plan.apply(changes)  # fields repeated for each record need the records to be there
        cover = list(self._sections(self.data.get("sections", {}).get("cover", {}), "cover"))
        self.plan.apply(cover)  # the quarters follow from the period
        for name, values in self.data.get("sections", {}).items():
            changes += cover if name == "cover" else self._sections(values, name)
        for address, status in self.data.get("status", {}).items():
            if self.plan.page(address) is None or status not in STATUSES:
                self._fault(f"status, {address}", str(status), f"a page, and one of {', '.join(STATUSES)}")
            changes.append(Change(join(address, STATUS), status))
        if self.faults:
            raise FaultyFileError(self.path, self.faults)
        return changes

    def _sections(self, values: Mapping[str, Any], address: str) -> Iterator[Change]:
        for name, value in values.items():
            place = join(address, self._record_named(name))
            field = self.plan.field_at(place)
            if field is None and isinstance(value, dict):
                yield from self._sections(value, place)
            elif field is None:
                self._fault(place, str(value)[:40], "the address of a field")
            else:
                yield from self._value(place, field, value)

    def _registers(self) -> Iterator[Change]:
        for register_id, rows in self.data.get("registers", {}).items():
            register = self.plan.outline.find_register(register_id)
            if register is None:
                self._fault(register_id, "a register", "one that the outline has")
                continue
            for position, row in enumerate(rows, 1):
                record = join(register_id, self.records.get((register_id, row.get("key")), new_record_id()))
                yield Change(record, Record(position, position if register.prefix else 0))
                for name, value in row.items():
                    column = register.find(name)
                    if column is not None:
                        yield from self._value(join(record, column.id), column, value)
                    elif name != "key":
                        self._fault(f"{register_id} {position}", name, f"a column of “{register_id}”")
            if register.prefix and rows:
                yield Change(join(register_id, LAST_NUMBER), len(rows))

    def _value(self, address: str, field: Field, value: Any) -> Iterator[Change]:
        try:
            yield Change(address, self._content(field, value))
        except (NotAValueError, KeyError, OSError) as error:
            self._fault(address, str(value)[:60], f"a value of kind {field.kind} ({error})")

    def _content(self, field: Field, value: Any) -> Content | None:
        match value:
            case {"file": str(name), **more} if field.kind == "picture":
                kept = self.keep(self.path.with_name(name))
                return Picture(kept.hash, kept.name, str(more.get("alt", "")))
            case list() if field.kind == "links" and field.to != STANDARDS:
                return tuple(self.records[(field.to, key)] for key in value)
            case list() if field.kind == "links":
                return tuple(self.plan.standards.standard[self.plan.standards.number(name) - 1].id for name in value)
            case list():
                return self.plan.parse(field, ", ".join(value))
            case bool() | int() | float() | date() | time() if fits(field.value_kind, value):
                return self.plan.parse(field, written(value))
            case str() if field.kind != "links":
                return self.plan.parse(field, value)
        raise NotAValueError("of another type")

    def _record_named(self, name: str) -> str:
        """Return the id of the record with that key, or `name` where no record has it."""
        return next((record for (_, key), record in self.records.items() if key == name), name)

    def _fault(self, place: str, found: str, expected: str) -> None:
        self.faults.append(Fault(self.path.name, 0, place, found, expected))
