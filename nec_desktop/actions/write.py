"""Write into a plan from text: what a person types on the command line, in a form or in JSON."""

import hashlib
import json
import mimetypes
from pathlib import Path

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.plans import keep_picture, save
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import RECORD_ID, UNLOCKED, is_address, join
from nec_desktop.plan.clean import removed_characters
from nec_desktop.plan.edits import add_record, set_value
from nec_desktop.plan.outline import STANDARDS, Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Content, File, NotAValueError, parse
from nec_desktop.plan.words import record_name

LARGEST_FILE = 50_000_000
"""Bytes of a file kept with a record."""


def set_from_text(library: Library, plan: Plan, address: str, text: str, alt: str = "") -> int:
    """Write `text` at `address` and save it; an empty text takes away what is there.

    `@name` takes the text, picture or file from a file. Returns how many characters had to be taken out because
    no document can hold them. Raises RefusedError.
    """
    field = field_to_write(plan, address)
    removed = 0
    if field.kind in ("picture", "file") and text.startswith("@"):
        content: Content | None = _kept_file(library, field, Path(text[1:]), alt)
    else:
        if text.startswith("@"):
            text = _read_text(Path(text[1:]))
        removed = removed_characters(text)
        content = content_from_text(plan, field, text)
    save(library, plan, set_value(plan, address, content))
    return removed


def add_from_json(library: Library, plan: Plan, register_id: str, text: str) -> str:
    """Add a record from a JSON object, column -> value, and return its id. Raises RefusedError."""
    register = plan.outline.find_register(register_id)
    if register is None:
        names = ", ".join(register.id for register in plan.outline.register)
        raise RefusedError(f"There is no register “{register_id}”. There are: {names}.")
    try:
        cells = json.loads(text)
    except ValueError as error:
        raise RefusedError(f'That is not JSON ({error}). Write it as {{"column": "value"}}.') from error
    if not isinstance(cells, dict):
        raise RefusedError('A record is a JSON object. Write it as {"column": "value"}.')
    contents: dict[str, Content] = {}
    for name, value in cells.items():
        column = register.find(name)
        if column is None:
            names = ", ".join(column.id for column in register.column)
            raise RefusedError(f"“{register_id}” has no column “{name}”. It has: {names}.")
        content = content_from_text(plan, column, _as_text(value))
        if content is not None:
            contents[name] = content
    edit = add_record(plan, register_id, contents)
    save(library, plan, edit)
    return edit.changes[0].address.rpartition("/")[2]


def field_to_write(plan: Plan, address: str) -> Field:
    """Return the field at an address that may be written; raises RefusedError where there is none."""
    field = plan.field_at(address) if is_address(address) else None
    if field is None:
        close = [known for known in _addresses(plan) if address.rpartition("/")[0] == known.rpartition("/")[0]]
        hint = f" Near it: {', '.join(close[:8])}." if close else " The command “show” prints the addresses in use."
        raise RefusedError(f"There is no field at “{address}”.{hint}")
    parts = address.split("/")
    in_register = len(parts) > 1 and RECORD_ID.fullmatch(parts[1]) and plan.outline.find_register(parts[0])
    if in_register and plan.record(parts[0], parts[1]) is None:
        raise RefusedError(f"“{parts[0]}” has no record {parts[1]}. Add one with the command “add”.")
    if field.locked and plan.get(join(address, UNLOCKED)) is not True:
        raise RefusedError(
            f"“{field.label}” is the force’s text and locked. To change it here, "
            f"first set {join(address, UNLOCKED)} to yes."
        )
    return field


def content_from_text(plan: Plan, field: Field, text: str) -> Content | None:
    """Return what `text` means in `field` of this plan; raises RefusedError with a sentence."""
    try:
        content = parse(field, text)
    except NotAValueError as error:
        raise RefusedError(str(error)) from error
    if field.kind == "links" and isinstance(content, tuple):
        return tuple(dict.fromkeys(_link(plan, field, item) for item in content))
    if field.kind in ("choice", "choices"):
        for item in (content,) if isinstance(content, str) else content if isinstance(content, tuple) else ():
            if item not in plan.choices(field):
                options = ", ".join(plan.choices(field))
                raise RefusedError(f"“{item}” is not a choice of “{field.label}”. Choose one of: {options}.")
    return content


def _link(plan: Plan, field: Field, item: str) -> str:
    """Return the id that a person means by an id, a shown number or a name."""
    if field.to == STANDARDS:
        for number, standard in enumerate(plan.standards.standard, 1):
            if item.casefold() in (standard.id, str(number), standard.title.casefold()):
                return standard.id
    else:
        for record_id in plan.record_ids(field.to):
            names = (
                record_id,
                plan.shown_number(field.to, record_id).casefold(),
                record_name(plan, field.to, record_id).casefold(),
            )
            if item.casefold() in names:
                return record_id
    raise RefusedError(f"“{field.label}” cannot link to “{item}”: nothing in “{field.to}” has that id, number or name.")


def _kept_file(library: Library, field: Field, path: Path, alt: str) -> Content:
    if field.kind == "picture":
        return keep_picture(library, path, alt)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RefusedError(
                f"{path.name} is larger than {LARGEST_FILE // 1_000_000} MB. Keep it where it is, "
                "and write in “Where held” where that is."
            )
        data = path.read_bytes()
    except OSError as error:
        raise RefusedError(f"{path} could not be read ({error.strerror}). Choose another file.") from error
    identifier = hashlib.sha256(data).hexdigest()
    library.add_attachment(identifier, mimetypes.guess_type(path.name)[0] or "application/octet-stream", data)
    return File(identifier, path.name)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{path} is not a text file in UTF-8. Save it as one and try again.") from error
    except OSError as error:
        raise RefusedError(f"{path} could not be read ({error.strerror}).") from error


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_as_text, value))
    if isinstance(value, dict):
        raise RefusedError("A column takes a text, a number, yes or no, or a list of these.")
    return "" if value is None else str(value)


def _addresses(plan: Plan) -> list[str]:
    return [place for page in plan.every_page().values() for field in page.fields for place in plan.places(page, field)]
