"""What a person means by the text of one cell: dates and times as people write them, and all that a form takes."""

import re
from datetime import date

from nec_desktop.plan.dates import read_date
from nec_desktop.plan.folding import fold
from nec_desktop.plan.outline import STANDARDS, Field, Register
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import from_plain, tidy
from nec_desktop.plan.typed import content_from_text
from nec_desktop.plan.values import Content, NotAValueError, is_empty
from nec_desktop.plan.words import list_words, record_name
from nec_desktop.translation import tr

_NO_TIME = re.compile(r"[ T]00:00(:00)?$")
"""What a spreadsheet may put behind a date."""
_YES_NO = {"y": "yes", "n": "no", "✓": "yes", "✗": "no", "☒": "yes", "☐": "no"}


class NotThereError(NotAValueError):
    """A link names what is not in its register; `names` says which."""

    def __init__(self, names: tuple[str, ...], register: Register) -> None:
        told = list_words([f"“{name}”" for name in names[:4]] + ([tr("others")] if len(names) > 4 else []))
        if len(names) == 1:
            words = tr("{0} is not in “{1}”. Correct the name, or enter it there first.")
        else:
            words = tr("{0} are not in “{1}”. Correct the names, or enter them there first.")
        super().__init__(words.format(told, register.title))
        self.names = names


def read_cell(plan: Plan, column: Field, text: str, today: date) -> Content | None:
    """Return what `text` means in a column, None for empty; raises NotAValueError with a sentence."""
    line = " ".join(text.split())
    if not line:
        return None
    match column.kind:
        case "rich":
            rich = tidy(from_plain(text))
            return None if is_empty(rich) else rich
        case "date":
            day = read_date(_NO_TIME.sub("", line), today, plan.period, past=column.past)
            return content_from_text(plan, column, day.isoformat())
        case "yes-no":
            return content_from_text(plan, column, _YES_NO.get(line.casefold(), line))
        case "links" if line.casefold() == "all":  # as a table shows links to everything there is
            standards = [standard.id for standard in plan.standards.standard]
            return tuple(standards if column.to == STANDARDS else plan.record_ids(column.to)) or None
        case "choices" | "links":
            items = ", ".join(filter(None, map(str.strip, text.splitlines())))
            return _links(plan, column, items) if column.kind == "links" else content_from_text(plan, column, items)
    return content_from_text(plan, column, text)


def _links(plan: Plan, column: Field, text: str) -> Content | None:
    """Return what names, numbers and parts of names link to: “Verwood” is enough where one name alone holds it."""
    try:
        return content_from_text(plan, column, text)
    except NotAValueError:
        if column.to == STANDARDS:
            raise
    register = plan.register(column.to)
    names = {rid: record_name(plan, register.id, rid) for rid in plan.record_ids(register.id)}
    found: dict[str, None] = {}
    missing: dict[str, None] = {}
    for item in filter(None, map(str.strip, re.split("[,;]", text))):
        part = re.compile(rf"\b{re.escape(fold(item))}\b")
        exact = [rid for rid, name in names.items() if fold(name) == fold(item)]
        fitting = exact or [rid for rid, name in names.items() if part.search(fold(name))]
        if len(fitting) > 1:
            told = list_words([f"“{names[rid]}”" for rid in fitting[:4]], "or")
            raise NotAValueError(tr("“{0}” may be {1}. Give the whole name.").format(item, told))
        if fitting:
            found[fitting[0]] = None
        else:
            missing[item] = None
    if missing:
        raise NotThereError(tuple(missing), register)
    return tuple(found) or None
