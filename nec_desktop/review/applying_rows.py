"""Rows that reviewers added or deleted, as records of the plan."""

from collections.abc import Iterator
from dataclasses import replace

from nec_desktop.plan.addresses import join
from nec_desktop.plan.edits import add_record, delete_record
from nec_desktop.plan.marks import Mark
from nec_desktop.plan.outline import Field, Register
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Content, NotAValueError
from nec_desktop.plan.words import list_words, record_title
from nec_desktop.review.carried import Carried
from nec_desktop.review.kept import SentPlan
from nec_desktop.review.returned import SuggestedCell, Suggestion
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.shown import meant
from nec_desktop.translation import tr


def row_insertion(plan: Plan, suggestion: Suggestion) -> Carried:
    """Return what becomes of a row that was added: a record, with all in it that can be read."""
    register = plan.outline.find_register(suggestion.record)
    told = "\n".join(
        f"{cell.header}: {' / '.join(cell.text.replace(BREAK, chr(10)).split(chr(10)))}"
        for cell in suggestion.cells
        if cell.text
    )
    by_hand = Carried("by hand", _text_table(), suggested=told, suggested_marks=(Mark("new", told),))
    if register is None:
        return by_hand
    cells: dict[str, Content] = {}
    unread: list[str] = []
    for cell in suggestion.cells:
        unread += _read(plan, register, cell, cells)
    if not cells:
        what = (
            tr("Nothing that it has can be read: {0}.").format(list_words(unread))
            if unread
            else tr("The row is empty.")
        )
        return replace(
            by_hand, why=tr("{0} Add the {1} in “{2}” by hand.").format(what, register.singular, register.title)
        )
    why = tr("Not taken over, since it cannot be read: {0}.").format(list_words(unread)) if unread else ""
    changes = add_record(plan, register.id, cells).changes
    return replace(by_hand, verdict="carried", why=why, result=told, result_marks=(Mark("new", told),), changes=changes)


def _text_table() -> str:
    return tr("It is about a row of a table inside a text. Make this change in the plan by hand.")


def _read(plan: Plan, register: Register, cell: SuggestedCell, cells: dict[str, Content]) -> Iterator[str]:
    """Put what a cell says into `cells`: its first line, and the lines of columns that stand under that one.

    Yields what cannot be read.
    """
    host = register.find(cell.column)
    under = [column for column in register.column if host and column.under == host.id]
    lines = _lines(cell)
    if host and not under:
        lines = ["\n".join(lines)] if lines else []
    times = [column for column in under if column.kind == "time"]
    for n, line in enumerate(lines):
        parts = line.split(" to ") if n and times else []  # a document writes both times on one line
        if 0 < len(parts) <= len(times) and all(
            _take(plan, column, text, cells) for column, text in zip(times, parts, strict=False)
        ):
            continue
        if not any(_take(plan, column, text, cells) for column, text in _meanings(host, under, line, first=n == 0)):
            yield f"“{line}”"


def _lines(cell: SuggestedCell) -> list[str]:
    return [line.strip() for line in cell.text.replace(BREAK, "\n").split("\n") if line.strip()]


def _meanings(host: Field | None, under: list[Field], line: str, *, first: bool) -> Iterator[tuple[Field, str]]:
    """Yield the columns that a line may be for. A label says which; a line without one is read if only one takes it."""
    for column in under:
        if line.casefold().startswith(f"{column.label.casefold()}:"):
            yield column, line[len(column.label) + 1 :]
            return
    if first and host:
        yield host, line
    yield from ((column, line) for column in under if not first and column.kind in ("choice", "date", "links"))


def _take(plan: Plan, column: Field, text: str, cells: dict[str, Content]) -> bool:

    if column.id in cells or column.kind in ("picture", "file"):
        return False
    try:
        content = meant(plan, column, text)
    except NotAValueError:
        return False
    if content is not None:
        cells[column.id] = content
    return True


def row_deletion(plan: Plan, snapshot: SentPlan, suggestion: Suggestion) -> Carried:
    """Return what becomes of a row that was deleted: its record goes, unless it was changed since."""
    told = suggestion.before.replace(BREAK, " / ")
    register_id, _, record_id = suggestion.record.partition("/")
    by_hand = Carried("by hand", _text_table(), sent=told, now=told, suggested_marks=(Mark("gone", told),))
    if plan.outline.find_register(register_id) is None or not record_id or "/" in record_id:
        return by_hand
    if plan.record(register_id, record_id) is None:
        return replace(by_hand, verdict="already", why=tr("The record is no longer in the plan."), now="")
    now = record_title(plan, register_id, record_id)
    place = f"{join(register_id, record_id)}/"
    then, still = (
        {address: content for address, content in values.items() if address.startswith(place)}
        for values in (snapshot.values, plan.values)
    )
    if then != still:
        why = tr("The record has been changed since this was sent. Decide whether it is still to be deleted.")
        return replace(by_hand, verdict="conflict", why=why, now=now)
    changes = delete_record(plan, register_id, record_id).changes
    return replace(by_hand, verdict="carried", why="", now=now, result_marks=(Mark("gone", now),), changes=changes)
