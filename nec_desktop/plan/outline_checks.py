"""An outline file read and checked: all of its faults are told at once, each with its line."""

import re
from pathlib import Path

from nec_desktop.plan.outline import COVER_FIELDS, STANDARDS, Check, Field, Outline, Register, Section
from nec_desktop.plan.standards import check_ids
from nec_desktop.plan.tomlfile import Key, TomlFile
from nec_desktop.plan.values import NotAValueError, parse
from nec_desktop.translation import tr

_CHOICE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RULE_NEEDS: dict[str, tuple[int, tuple[str, ...]]] = {
    "columns-filled": (1, ()),
    "past-has-outcome": (2, ()),
    "standard-has-record": (2, ()),
    "weak-grade-has-action": (2, ()),
    "days-between": (2, ("at-least",)),
    "each-neighbourhood-each-quarter": (3, ("kinds", "places")),
    "statistics-plausible": (0, ()),
    "date-within": (1, ("days",)),
    "date-not-older": (1, ("days",)),
    "contact-within": (1, ("days",)),
    "date-in-period": (1, ()),
    "not-overdue": (2, ()),
    "record-count": (0, ()),
    "linked-from": (0, ("from", "column")),
    "covers-each-choice": (1, ()),
    "time-order": (2, ()),
    "not-at-night": (1, ()),
    "not-more-than": (2, ()),
    "carried-holidays": (1, ()),
}
"""What a rule about a register (nec_desktop/plan/rules.py) cannot do without: so many columns, and these options."""


def read_outline(path: Path) -> Outline:
    """Read an outline file; raises FaultyFileError with all of its faults."""
    file = TomlFile(path)
    outline = file.build(Outline)
    if outline is not None:
        _check_outline(file, outline)
    file.refuse_if_faulty()
    assert outline is not None, "a file without faults is built"
    return outline


def _check_outline(file: TomlFile, outline: Outline) -> None:
    check_ids(file, ("part",), [part.id for part in outline.part])
    check_ids(file, ("section",), [section.id for section in outline.section])
    check_ids(file, ("register",), [register.id for register in outline.register])
    check_ids(file, ("check",), [check.id for check in outline.check])
    parts = [part.id for part in outline.part]
    sections = {section.id for section in outline.section}
    for n, register in enumerate(outline.register):
        if register.id in sections:
            file.fault(
                ("register", n, "id"), tr("“{0}”, a section's id too").format(register.id), tr("an id of its own")
            )
        _check_register(file, ("register", n), register, outline)
    for n, section in enumerate(outline.section):
        if section.part and section.part not in parts:
            file.fault(("section", n, "part"), f"“{section.part}”", tr("the id of a part"))
        _check_section(file, ("section", n), section, outline)
    for n, check in enumerate(outline.check):
        _check_check(file, ("check", n), check, outline)
    if outline.kind == "plan":
        _check_plan(file, outline)
    elif not outline.of or not outline.address:
        file.fault(
            ("kind",), tr("an update without “of” or “address”"), tr("the plan outlines it belongs to, and where")
        )


def _check_plan(file: TomlFile, outline: Outline) -> None:
    cover = outline.find_section("cover")
    fields = {field.id: field.kind for field in cover.field} if cover else {}
    place: Key = ("section", outline.section.index(cover)) if cover else ("section",)
    for name, kind in COVER_FIELDS.items():
        if fields.get(name) != kind:
            found = (
                tr("“{0}” of kind {1}").format(name, fields[name])
                if name in fields
                else tr("a cover without “{0}”").format(name)
            )
            file.fault(place, found, tr("“{0}” of kind {1}").format(name, kind))
    for n, register in enumerate(outline.register):
        homes = [
            section.id
            for section in outline.section
            for field in section.field
            if field.kind == "register" and field.id == register.id
        ]
        if len(homes) != 1:
            file.fault(
                ("register", n),
                tr("{0} homes for “{1}”").format(len(homes), register.id),
                tr("exactly one field of kind register with its id"),
            )


def _check_section(file: TomlFile, key: Key, section: Section, outline: Outline) -> None:
    if section.page_field and not section.repeat:
        file.fault((*key, "page-field"), tr("page fields"), tr("“repeat” to say what there is a page for"))
    for name, fields in (("field", section.field), ("page-field", section.page_field)):
        check_ids(file, (*key, name), [field.id for field in fields])
        for n, field in enumerate(fields):
            _check_field(file, (*key, name, n), field, outline)
            if field.carry_from and field.carry_from not in [other.id for other in fields]:
                file.fault(
                    (*key, name, n, "carry-from"), f"“{field.carry_from}”", tr("the id of a field of the same page")
                )


def _check_register(file: TomlFile, key: Key, register: Register, outline: Outline) -> None:
    check_ids(file, (*key, "column"), [column.id for column in register.column])
    for name, ids in (
        ("summary", (register.summary,)),
        ("date", (register.date,) if register.date else ()),
        ("sort", register.sort),
        ("carry-alike", register.carry_alike),
        ("carry-column", (register.carry_column,) if register.carry_column else ()),
        ("group-by", (register.group_by,) if register.group_by else ()),
        ("chart", (register.chart.names, register.chart.numbers, *register.chart.same) if register.chart else ()),
        ("starts-with", [c for row in register.starts_with for c in row]),
    ):
        for column_id in ids:
            if register.find(column_id) is None:
                file.fault((*key, name), f"“{column_id}”", tr("a column of “{0}”").format(register.id))
    if register.carry in ("open", "living") and not register.carry_column:
        file.fault(
            (*key, "carry-column"),
            tr("nothing"),
            tr("the column that says which records are {0}").format(register.carry),
        )
    if register.carry == "recurring" and not register.date:
        file.fault((*key, "date"), tr("nothing"), tr("the column with the day on which something recurs"))
    if register.chart and not register.group_by:
        file.fault((*key, "chart"), tr("a chart without “group-by”"), tr("the column whose groups are drawn"))
    numbers = register.find(register.chart.numbers) if register.chart else None
    if numbers and numbers.kind != "number":
        file.fault(
            (*key, "chart", "numbers"),
            tr("“{0}” of kind {1}").format(numbers.id, numbers.kind),
            tr("a column of kind number"),
        )
    for n, column in enumerate(register.column):
        if not column.holds_value:
            file.fault((*key, "column", n, "kind"), f"“{column.kind}”", tr("a kind that holds a value"))
        _check_field(file, (*key, "column", n), column, outline)
        _check_counted(file, (*key, "column", n), column, register)
        if column.under and register.find(column.under) is None:
            file.fault((*key, "column", n, "under"), f"“{column.under}”", tr("a column of “{0}”").format(register.id))
    for row in register.starts_with:
        for column_id, text in row.items():
            _check_text(file, (*key, "starts-with"), register.find(column_id), text)


def _check_counted(file: TomlFile, key: Key, column: Field, register: Register) -> None:
    if column.counted_by and register.find(column.counted_by) is None:
        file.fault((*key, "counted-by"), f"“{column.counted_by}”", tr("a column of “{0}”").format(register.id))
    if column.counted_by and column.quarter < 1:
        file.fault((*key, "quarter"), str(column.quarter), tr("the number of a quarter of the period, from 1"))


def _check_text(file: TomlFile, key: Key, field: Field | None, text: str) -> None:
    """Note a fault where a new plan could not begin with `text` in a field."""
    try:
        if field and text and field.holds_value and field.kind != "rich":  # any text is a rich text
            parse(field, text)
    except NotAValueError as error:
        file.fault(
            key, f"“{text}”", tr("a value for a field of kind {0} ({1})").format(field.kind if field else "", error)
        )


def _check_field(file: TomlFile, key: Key, field: Field, outline: Outline) -> None:
    if field.kind in ("choice", "choices") and not field.choices:
        file.fault((*key, "choices"), tr("nothing"), tr("the choices, id and label"))
    for choice in field.choices if isinstance(field.choices, dict) else ():
        if not _CHOICE_ID.fullmatch(choice):
            file.fault((*key, "choices", choice), f"“{choice}”", tr("lower-case letters and digits, joined by hyphens"))
    _check_text(file, (*key, "default"), field, field.default)
    registers = {register.id for register in outline.register}
    for name, wanted, found in (
        ("to", field.kind == "links", field.to if field.to != STANDARDS else ""),
        ("id", field.kind == "register", field.id),
        ("register", field.kind == "records", field.register),
        ("each", bool(field.each), field.each),
        ("offer", bool(field.offer), field.offer),
    ):
        if (
            wanted
            and outline.kind == "plan"
            and found not in registers
            and not (name == "to" and not found and field.to)
        ):
            file.fault((*key, name), f"“{found}”", tr("a register's id"))
    register = outline.find_register(field.register)
    if field.kind == "records" and register is not None:
        for column_id in (*field.columns, *((field.where,) if field.where else ())):
            if register.find(column_id) is None:
                file.fault((*key, "columns"), f"“{column_id}”", tr("a column of “{0}”").format(register.id))
    if field.kind == "view" and not field.view:
        file.fault((*key, "view"), tr("nothing"), tr("the name of a view"))


def _check_check(file: TomlFile, key: Key, check: Check, outline: Outline) -> None:
    columns, options = RULE_NEEDS.get(check.rule, (0, ()))
    if check.rule in RULE_NEEDS and not check.register:
        file.fault(
            (*key, "register"), tr("nothing"), tr("the register that the rule “{0}” looks at").format(check.rule)
        )
    if len(check.columns) < columns:
        wanted = tr("{0} for the rule “{1}”").format(columns, check.rule)
        file.fault((*key, "columns"), tr("{0} columns").format(len(check.columns)), wanted)
    for option in options:
        if option not in check.options:
            file.fault(
                (*key, "options"), tr("no “{0}”").format(option), tr("one for the rule “{0}”").format(check.rule)
            )
        elif option in ("from", "places") and outline.find_register(str(check.options[option])) is None:
            file.fault((*key, "options", option), f"“{check.options[option]}”", tr("a register's id"))
    if not check.register:
        return
    register = outline.find_register(check.register)
    if register is None:
        file.fault((*key, "register"), f"“{check.register}”", tr("a register's id"))
        return
    for column_id in check.columns:
        if register.find(column_id) is None:
            file.fault((*key, "columns"), f"“{column_id}”", tr("a column of “{0}”").format(register.id))


def check_update(file: TomlFile, update: Outline, plan: Outline) -> None:
    """Note in `file` where a second document asks for what the plan outline it belongs to does not have."""
    if plan.find_section(update.address) or plan.find_register(update.address):
        file.fault(
            ("address",),
            tr("“{0}”, which “{1}” uses itself").format(update.address, plan.id),
            tr("an address of its own"),
        )
    for n, section in enumerate(update.section):
        _check_section(file, ("section", n), section, plan)
