"""Edits: what a person does to a plan, as changes with words. Nothing here is applied; the caller does that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from nec_desktop.plan.addresses import LAST_NUMBER, STATUS, join, last_part, new_record_id, parent
from nec_desktop.plan.plan import Change, Edit, Page, Plan
from nec_desktop.plan.values import Content, Record
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr


def set_value(plan: Plan, address: str, content: Content | None, doing: str = "") -> Edit:
    """Write `content` at `address`; raises KeyError or TypeError where the plan cannot hold it there.

    doing: what is done there, if it is something else than typing or choosing.
    """
    field = plan.field_at(address)
    label = field.label if field else address
    if field and last_part(address).startswith("@") and (marked := plan.field_at(parent(address))):
        label = tr("“{0}” of {1}").format(label, marked.label)
    typed = field is not None and field.kind in ("rich", "text")
    if doing:
        words = tr("{0} in {1}").format(doing, label)
    else:
        words = tr("Typing in {0}").format(label) if typed else tr("Change {0}").format(label)
    return Edit(words, (plan.checked(Change(address, content)),))


def set_status(plan: Plan, page: Page, status: str) -> Edit:
    """Set a page's status to one of plan.STATUSES."""
    return Edit(tr("Mark {0}").format(page.title), (plan.checked(Change(join(page.address, STATUS), status)),))


def add_record(plan: Plan, register_id: str, cells: Mapping[str, Content], record_id: str = "") -> Edit:
    """Add a record at the end of a register. The record's id is the last part of the first change."""
    first, number, counter = _next_place(plan, register_id)
    changes = list(_new_record(plan, register_id, Record(first, number), cells, record_id))
    if number:
        changes.insert(1, Change(counter, number))
    return Edit(tr("Add {0}").format(plan.register(register_id).singular), tuple(changes))


def records_to_add(plan: Plan, register_id: str, records: Iterable[Mapping[str, Content]]) -> Iterator[Change]:
    """Yield the changes that add records at the end of a register, one record after another."""
    first, number, counter = _next_place(plan, register_id)
    count = 0
    for count, cells in enumerate(records, 1):
        record = Record(first + count - 1, number + count - 1 if number else 0)
        yield from _new_record(plan, register_id, record, cells)
    if number and count:
        yield Change(counter, number + count - 1)


def _next_place(plan: Plan, register_id: str) -> tuple[float, int, str]:
    """Return the next record's position, its shown number (0 for none), and where the last number given stands."""
    register = plan.register(register_id)
    existing = [plan.record(register_id, rid) for rid in plan.record_ids(register_id)]
    position = max((record.position for record in existing if record), default=0) + 1
    counter = join(register_id, LAST_NUMBER)
    given = plan.get(counter)
    highest = max((record.number for record in existing if record), default=0)
    number = max(int(given) if isinstance(given, int | float) else 0, highest) + 1 if register.prefix else 0
    return position, number, counter


def _new_record(
    plan: Plan, register_id: str, record: Record, cells: Mapping[str, Content], record_id: str = ""
) -> Iterator[Change]:
    register = plan.register(register_id)
    record_id = record_id or new_record_id()
    yield Change(join(register_id, record_id), record)
    for column_id, content in cells.items():
        if register.find(column_id) is None:
            raise KeyError(f"{register_id}/{column_id}")
        yield plan.checked(Change(join(register_id, record_id, column_id), content))


def delete_record(plan: Plan, register_id: str, record_id: str) -> Edit:
    """Delete a record, what is written about it elsewhere (fields repeated for each record), and the links to it."""
    return delete_records(plan, register_id, (record_id,))


def delete_records(plan: Plan, register_id: str, record_ids: Sequence[str]) -> Edit:
    """Delete records in one step, with what `delete_record` takes away with each."""
    gone = set(record_ids)
    changes = [Change(address, None) for address in plan.values if not gone.isdisjoint(address.split("/"))]
    for address, content in plan.values.items():
        if not isinstance(content, tuple) or gone.isdisjoint(content):
            continue
        if gone.isdisjoint(address.split("/")):
            changes.append(Change(address, tuple(link for link in content if link not in gone)))
    what = plan.register(register_id).singular if len(record_ids) == 1 else count_words(len(record_ids), "record")
    return Edit(tr("Delete {0}").format(what), tuple(changes))


def duplicate_record(plan: Plan, register_id: str, record_id: str) -> Edit:
    """Add a record with the same contents; it gets an id and a shown number of its own."""
    cells = {
        column.id: content
        for column in plan.register(register_id).column
        if (content := plan.cell(register_id, record_id, column.id)) is not None
    }
    edit = add_record(plan, register_id, cells)
    return Edit(tr("Duplicate {0}").format(plan.register(register_id).singular), edit.changes)


def put_in_order(plan: Plan, register_id: str, record_ids: Sequence[str]) -> Edit:
    """Let all records of a register stand in the order of `record_ids`."""
    changes = []
    for position, record_id in enumerate(record_ids, 1):
        record = plan.record(register_id, record_id)
        if record and record.position != position:
            moved = msgspec.structs.replace(record, position=position)
            changes.append(Change(join(register_id, record_id), moved))
    return Edit(tr("Move {0}").format(plan.register(register_id).singular), tuple(changes))


def link_records(plan: Plan, register_id: str, column_id: str, target: str, chosen: Sequence[str]) -> Edit:
    """Let exactly the records `chosen` name `target` in a column of links; nothing else in that column changes."""
    changes = []
    for record_id in plan.record_ids(register_id):
        content = plan.cell(register_id, record_id, column_id)
        links = content if isinstance(content, tuple) else ()
        wanted = record_id in chosen
        if wanted != (target in links):
            new = (*links, target) if wanted else tuple(link for link in links if link != target)
            changes.append(plan.checked(Change(join(register_id, record_id, column_id), new)))
    return Edit(tr("Link {0}").format(plan.register(register_id).title.lower()), tuple(changes))


def start_plan(plan: Plan, cover: Mapping[str, Content]) -> Edit:
    """Fill a new, empty plan: its cover, the outline's defaults, the records that a register starts with."""
    changes = [Change(join("cover", field_id), content) for field_id, content in cover.items()]
    for page in plan.pages():
        for field in page.fields:
            if field.default and not (page.address == "cover" and field.id in cover):
                changes.append(Change(join(page.address, field.id), plan.parse(field, field.default)))
    for register in plan.outline.register:
        for position, row in enumerate(register.starts_with, 1):
            record_id = new_record_id()
            number = position if register.prefix else 0
            changes.append(Change(join(register.id, record_id), Record(position, number)))
            for column_id, text in row.items():
                column = register.find(column_id)
                assert column is not None, "the outline was checked when it was read"
                changes.append(Change(join(register.id, record_id, column_id), plan.parse(column, text)))
        if register.prefix and register.starts_with:
            changes.append(Change(join(register.id, LAST_NUMBER), len(register.starts_with)))
    return Edit(tr("Start the plan"), tuple(changes))
