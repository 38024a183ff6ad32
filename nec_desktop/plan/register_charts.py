"""Charts of registers: a group of a register as bars."""

from collections.abc import Sequence

from nec_desktop.plan.addresses import join
from nec_desktop.plan.charts import Chart, Series, drawn, ranked_words
from nec_desktop.plan.outline import Register
from nec_desktop.plan.view_tables import ViewContext
from nec_desktop.plan.words import in_words


def group_chart(context: ViewContext, register: Register, group: str, record_ids: Sequence[str]) -> Chart | None:
    """Return the chart of a group of records, if the register has charts and these numbers go together."""
    how = register.chart
    if how is None or not group:
        return None
    names = [_words(context, register, record_id, how.names) for record_id in record_ids]
    numbers = [_number(context, register, record_id, how.numbers) for record_id in record_ids]
    said = {column: {_words(context, register, rid, column) for rid in record_ids} for column in how.same}
    if not all(names) or None in numbers or any(len(words) > 1 for words in said.values()):
        return None
    unit, year = (next(iter(said[column]), "") if column else "" for column in (how.unit, how.year))
    percent = any(context.plan.cell(register.id, rid, how.unit) == "percent" for rid in record_ids)
    of = ", ".join(filter(None, (unit, year)))
    caption = f"{group} ({of})" if of else group
    words = ranked_words(names, numbers, "percent" if percent else unit, whole=not percent)
    return drawn("bar", caption, names, [Series(unit.capitalize() or group, tuple(numbers))], words)


def _words(context: ViewContext, register: Register, record_id: str, column_id: str) -> str:
    column = register.find(column_id)
    if column is None or not context.shows(join(register.id, record_id, column_id)):
        return ""
    return in_words(context.plan, column, context.plan.cell(register.id, record_id, column_id))


def _number(context: ViewContext, register: Register, record_id: str, column_id: str) -> float | None:
    content = context.plan.cell(register.id, record_id, column_id)
    shown = context.shows(join(register.id, record_id, column_id))
    return content if shown and isinstance(content, int | float) and not isinstance(content, bool) else None
