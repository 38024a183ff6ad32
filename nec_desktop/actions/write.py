"""Write into a plan from text: what a person types on the command line, in a form or in JSON."""

import hashlib
import json
import mimetypes
from collections.abc import Iterable
from pathlib import Path

import msgspec

from nec_desktop.actions.errors import RefusedError, why_unread
from nec_desktop.actions.plans import keep_picture, save
from nec_desktop.library.library import Library
from nec_desktop.plan import typed
from nec_desktop.plan.addresses import RECORD_ID, UNLOCKED, is_address, join
from nec_desktop.plan.clean import clean_line, removed_characters
from nec_desktop.plan.edits import add_record, set_value
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Content, File, NotAValueError, Picture
from nec_desktop.translation import tr

LARGEST_FILE = 50_000_000
"""Bytes of a file kept with a record."""


def set_from_text(library: Library, plan: Plan, address: str, text: str, alt: str = "") -> int:
    """Write `text` at `address` and save it; an empty text takes away what is there.

    `@name` takes the text, picture or file from a file; a text that begins with @ itself is given with two.
    Returns how many characters had to be taken out because no document can hold them. Raises RefusedError.
    """
    field = field_to_write(plan, address)
    removed = 0
    content: Content | None = _kept(library, field, text, alt)
    if content is None:
        if text.startswith("@@"):
            text = text[1:]
        elif text.startswith("@"):
            text = _read_text(Path(text[1:]))
        removed = removed_characters(text)
        content = content_from_text(plan, field, text)
    save(library, plan, set_value(plan, address, content))
    return removed


def add_from_json(library: Library, plan: Plan, register_id: str, text: str) -> tuple[str, int]:
    """Add a record from a JSON object, column -> value (`@name` for a file); `@name` itself reads the object from one.

    Returns the record's id, and how many characters had to be taken out because no document can hold them.
    Raises RefusedError.
    """
    register = plan.outline.find_register(register_id)
    if register is None:
        names = ", ".join(register.id for register in plan.outline.register)
        raise RefusedError(tr("There is no register “{0}”. There are: {1}.").format(register_id, names))
    if text.startswith("@"):
        text = _read_text(Path(text[1:]))
    try:
        cells = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedError(tr('That is not JSON ({0}). Write it as {{"column": "value"}}.').format(error)) from error
    if not isinstance(cells, dict):
        raise RefusedError(tr('A record is a JSON object. Write it as {"column": "value"}.'))
    contents: dict[str, Content] = {}
    removed = 0
    for name, value in cells.items():
        column = register.find(name)
        if column is None:
            names = ", ".join(column.id for column in register.column)
            raise RefusedError(tr("“{0}” has no column “{1}”. It has: {2}.").format(register_id, name, names))
        removed += removed_characters(_as_text(value))
        content = _kept(library, column, value) or _content_from_json(plan, column, value)
        if content is not None:
            contents[name] = content
    edit = add_record(plan, register_id, contents)
    save(library, plan, edit)
    return edit.changes[0].address.rpartition("/")[2], removed


def field_to_write(plan: Plan, address: str) -> Field:
    """Return the field at an address that may be written; raises RefusedError where there is none."""
    field = plan.field_at(address) if is_address(address) else None
    if field is None:
        close = [known for known in _addresses(plan) if address.rpartition("/")[0] == known.rpartition("/")[0]]
        hint = (
            tr(" Near it: {0}.").format(", ".join(close[:8]))
            if close
            else tr(" The command “show” prints the addresses in use.")
        )
        raise RefusedError(tr("There is no field at “{0}”.{1}").format(address, hint))
    parts = address.split("/")
    in_register = len(parts) > 1 and RECORD_ID.fullmatch(parts[1]) and plan.outline.find_register(parts[0])
    if in_register and plan.record(parts[0], parts[1]) is None:
        raise RefusedError(tr("“{0}” has no record {1}. Add one with the command “add”.").format(parts[0], parts[1]))
    if field.locked and plan.get(join(address, UNLOCKED)) is not True:
        raise RefusedError(
            tr("“{0}” is the force’s text and locked. To change it here, first set {1} to yes.").format(
                field.label, join(address, UNLOCKED)
            )
        )
    return field


def content_from_text(plan: Plan, field: Field, text: str) -> Content | None:
    """Return what `text` means in `field` of this plan; raises RefusedError with a sentence."""
    try:
        return typed.content_from_text(plan, field, text)
    except NotAValueError as error:
        raise RefusedError(str(error)) from error


def _content_from_json(plan: Plan, column: Field, value: object) -> Content | None:
    """Return what a JSON value means in a column: the items of a list stand for themselves, commas and all."""
    if not isinstance(value, list) or column.kind not in ("choices", "links"):
        return content_from_text(plan, column, _as_text(value))
    items = [text for item in value if (text := clean_line(_as_text(item)))]
    if column.kind == "links":
        return _links(plan, column, items)
    choice = msgspec.structs.replace(column, kind="choice")
    return tuple(dict.fromkeys(str(content_from_text(plan, choice, item)) for item in items))


def _kept(library: Library, field: Field, value: object, alt: str = "") -> Picture | File | None:
    """Keep the picture or file that `@name` names for a field of that kind; None where it is something else."""
    if field.kind not in ("picture", "file") or not isinstance(value, str) or not value.startswith("@"):
        return None
    return keep_for(field, library, Path(value[1:]), alt)


def _links(plan: Plan, field: Field, items: Iterable[str]) -> tuple[str, ...]:
    try:
        return typed.links(plan, field, items)
    except NotAValueError as error:
        raise RefusedError(str(error)) from error


def keep_for(field: Field, library: Library, path: Path, alt: str) -> Picture | File:
    """Keep the picture, with the words that stand for it, or the file that a field takes; raises RefusedError."""
    return keep_picture(library, path, alt) if field.kind == "picture" else keep_file(library, path)


def keep_file(library: Library, path: Path) -> File:
    """Keep a file in the library; raises RefusedError where it cannot be read or is too large."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RefusedError(
                tr("{0} is larger than {1} MB. Keep it where it is, and write in “Where held” where that is.").format(
                    path.name, LARGEST_FILE // 1000000
                )
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise RefusedError(
            tr("{0} could not be read ({1}). Choose another file.").format(path, why_unread(error))
        ) from error
    identifier = hashlib.sha256(data).hexdigest()
    library.add_attachment(identifier, mimetypes.guess_type(path.name)[0] or "application/octet-stream", data)
    return File(identifier, path.name)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(tr("{0} is not a text file in UTF-8. Save it as one and try again.").format(path)) from error
    except (OSError, ValueError) as error:
        raise RefusedError(
            tr("{0} could not be read ({1}). To write a text that begins with @, begin it with @@.").format(
                path, why_unread(error)
            )
        ) from error


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_as_text, value))
    if isinstance(value, dict):
        raise RefusedError(tr("A column takes a text, a number, yes or no, or a list of these."))
    return "" if value is None else str(value)


def _addresses(plan: Plan) -> list[str]:
    return [place for page in plan.every_page().values() for field in page.fields for place in plan.places(page, field)]
