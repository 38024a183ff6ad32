"""What can stand at an address: typed contents, how they are written by people and kept as JSON."""

import json
import re
from collections.abc import Callable
from datetime import date, time
from typing import Any, cast

import msgspec

from nec_desktop.plan import richtext
from nec_desktop.plan.clean import clean_line, clean_text
from nec_desktop.plan.figures import SIGNS, are_several, number_in, sign_apart
from nec_desktop.plan.folding import fold
from nec_desktop.plan.outline import Field, ValueKind
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.times import as_24_hours
from nec_desktop.translation import tr


class Period(msgspec.Struct, frozen=True, order=True):
    """From the first day to the last, both within it."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


class Picture(msgspec.Struct, frozen=True):
    """A picture by the hash (SHA-256, hex) of its attachment, its file name, and the words that stand for it."""

    hash: str
    name: str = ""
    alt: str = ""


class File(msgspec.Struct, frozen=True):
    """A file by the hash (SHA-256, hex) of its attachment and its name."""

    hash: str
    name: str


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """That a record exists: its place among the others (any number), its shown number, where it came from."""

    position: float = 0
    number: int = 0
    came_from: str = ""


Content = RichText | str | date | Period | time | float | int | bool | Picture | File | tuple[str, ...] | Record

_TYPES: dict[str, Any] = {
    "rich": RichText,
    "text": str,
    "list": tuple[str, ...],
    "date": date,
    "period": Period,
    "time": time,
    "number": float | int,
    "yes-no": bool,
    "picture": Picture,
    "file": File,
    "record": Record,
}
"""How each content is kept. A kept value says itself what it is, so that it can be read without its outline."""
_KEPT_AS: dict[str, str] = {"choice": "text", "choices": "list", "links": "list"}
_SEPARATORS = re.compile(r"\s*[,;]\s*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = date | time
YEARS = range(1900, 2201)
"""Years that a plan can be about: 0026 and 2062 are slips of the finger, the first of which stops arithmetic."""
LONGEST_LINE = 4000
"""Characters in a field of one line: more is a text, and belongs in a rich text field."""


class NotAValueError(ValueError):
    """A text that a field cannot take; the message is a sentence for the person."""


def encode(content: Content) -> str:
    """Return `content` as JSON text; raises ValueError for a number that JSON cannot hold."""
    if isinstance(content, RichText):  # letter for letter the same; while Python's own writes, no thread does anything
        return msgspec.json.encode(content).decode()
    return json.dumps(msgspec.to_builtins(content), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def decode(kind: str, text: str) -> Content:
    """Return the content of `kind` kept as JSON `text`; raises ValueError where it is not one."""
    try:
        return cast(Content, msgspec.json.decode(text.encode(), type=_TYPES[kind]))
    except (msgspec.DecodeError, KeyError, UnicodeEncodeError) as error:
        raise ValueError(f"not a value of kind {kind}: {error}") from error


def is_empty(content: Content | None) -> bool:
    """Say whether there is nothing there: no value, an empty text, no choice made."""
    if isinstance(content, RichText):
        return content.is_empty
    return content is None or content == () or (isinstance(content, str) and not content.strip())


def parse(field: Field, text: str) -> Content | None:
    """Return what a person's `text` means in `field`, None for empty; raises NotAValueError with a sentence.

    Rich text is CommonMark (plan/markdown.py), dates are ISO, a period is "date to date", several choices
    are separated by commas. Choices are matched by id or label; what a link names is checked by the caller.
    """
    if field.kind == "rich":
        from nec_desktop.plan.markdown import from_markdown  # noqa: PLC0415 - its parser takes long to import

        rich = from_markdown(text)
        return None if rich.is_empty else rich
    line = clean_line(text)
    if not line:
        return None
    if field.kind == "text":
        if len(line) > LONGEST_LINE:
            raise NotAValueError(
                tr("“{0}” takes up to {1:,} characters; this has {2:,}.").format(field.label, LONGEST_LINE, len(line))
            )
        return line
    if field.kind in ("choices", "links"):
        items = tuple(dict.fromkeys(part for part in _SEPARATORS.split(line) if part))
        return tuple(_choice(field, item) for item in items) if field.kind == "choices" else items
    if field.kind == "number" and are_several(text):
        raise _no_number(field, line)
    return _PARSERS[field.kind](field, line)


def _choice(field: Field, text: str) -> str:
    if isinstance(field.choices, str):
        return text  # the grades are the standards set's: the caller checks them
    meant = fold(SIGNS.get(text, text))
    for identifier, label in field.choices.items():
        if meant in (fold(identifier), fold(label)):
            return identifier
    options = ", ".join(field.choices.values())
    raise NotAValueError(tr("“{0}” is not a choice of “{1}”. Choose one of: {2}.").format(text, field.label, options))


def _date(field: Field, text: str) -> date:
    try:
        # Eight figures in a row and days of a week are ISO dates too, but nobody can read whether they are meant.
        day = date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise NotAValueError(
            tr("“{0}” is not a date for “{1}”. Write it as 2026-07-14.").format(text, field.label)
        ) from None
    if day.year not in YEARS:
        raise NotAValueError(
            tr("“{0}” is not a date for “{1}”: its year is not between {2} and {3}.").format(
                text, field.label, YEARS[0], YEARS[-1]
            )
        )
    return day


def _period(field: Field, text: str) -> Period:
    first, to, last = text.partition(" to ")
    if not to:
        raise NotAValueError(
            tr("“{0}” has a first and a last day. Write it as 2026-04-01 to 2027-03-31.").format(field.label)
        )
    period = Period(_date(field, first.strip()), _date(field, last.strip()))
    if period.last < period.first:
        raise NotAValueError(tr("“{0}” ends before it begins: {1}.").format(field.label, text))
    return period


def _time(field: Field, text: str) -> time:
    try:
        moment = time.fromisoformat(as_24_hours(text))
        if moment.tzinfo is not None:  # to Python, 10:00-12:00 is ten o’clock where clocks are twelve hours behind
            raise ValueError(text)
        return time(moment.hour, moment.minute)
    except ValueError:
        words = tr("“{0}” is not a time for “{1}”. Write it as 5:30pm or 17:30.")
        raise NotAValueError(words.format(text, field.label)) from None


def _number(field: Field, text: str) -> float | int:
    figures, sign = sign_apart(text) or (text, "")
    if (number := number_in(figures)) is None:
        raise _no_number(field, text)
    if sign not in field.label:  # it would be lost
        words = tr(
            "“{0}” has its unit with it, and “{1}” keeps the number alone. Write {2}, and say the unit beside it."
        )
        raise NotAValueError(words.format(text, field.label, figures))
    least, most = field.minimum, field.maximum
    if (least is not None and number < least) or (most is not None and number > most):
        limits = (tr(" from {0:,.15g}").format(least) if least is not None else "") + (
            tr(" up to {0:,.15g}").format(most) if most is not None else ""
        )
        raise NotAValueError(tr("“{0}” takes numbers{1}, not {2}.").format(field.label, limits, text))
    return int(number) if number.is_integer() else number


def _no_number(field: Field, text: str) -> NotAValueError:
    return NotAValueError(tr("“{0}” is not a number for “{1}”.").format(text, field.label))


def _yes_no(field: Field, text: str) -> bool:
    if text.casefold() in ("yes", "true"):
        return True
    if text.casefold() in ("no", "false"):
        return False
    raise NotAValueError(tr("“{0}” is yes or no, not “{1}”.").format(field.label, text))


def _not_typed(field: Field, text: str) -> Content:
    raise NotAValueError(
        tr("“{0}” holds a {1}: give the file as @name, not as text ({2}).").format(field.label, field.kind, text[:20])
    )


_PARSERS: dict[str, Callable[[Field, str], Content]] = {
    "choice": _choice,
    "date": _date,
    "period": _period,
    "time": _time,
    "number": _number,
    "yes-no": _yes_no,
    "picture": _not_typed,
    "file": _not_typed,
}


def written(content: Content | None) -> str:
    """Return `content` as `parse` takes it: what `show` prints and a form is filled with."""
    match content:
        case None:
            return ""
        case RichText():
            from nec_desktop.plan.markdown import to_markdown  # noqa: PLC0415 - as above

            return to_markdown(content)
        case bool():
            return "yes" if content else "no"
        case float() | int():
            return str(content)
        case tuple():
            return ", ".join(content)
        case Period():
            return f"{content.first.isoformat()} to {content.last.isoformat()}"
        case time():
            return content.isoformat("minutes")
        case date():
            return content.isoformat()
        case Picture() | File():
            return content.name
        case Record():
            return str(content.number or "")
        case _:
            return content


def stored_kind(content: Content) -> str:
    """Return the kind under which `content` is kept."""
    if isinstance(content, bool):
        return "yes-no"
    if isinstance(content, int | float):
        return "number"
    kinds = {RichText: "rich", str: "text", tuple: "list"}
    return kinds.get(type(content), type(content).__name__.lower())


def fits(field_kind: ValueKind, content: Content) -> bool:
    """Say whether `content` is what a field of that kind holds."""
    return stored_kind(content) == _KEPT_AS.get(field_kind, field_kind)


def cleaned(content: Content) -> Content:
    """Return `content` with what cannot stand in a document taken out of its texts."""
    if isinstance(content, RichText):
        return richtext.tidy(content)
    if isinstance(content, str):
        return clean_text(content)
    if isinstance(content, tuple):
        return tuple(item for item in map(clean_line, content) if item)
    if isinstance(content, Picture):
        return msgspec.structs.replace(content, alt=clean_line(content.alt), name=clean_line(content.name))
    if isinstance(content, File):
        return msgspec.structs.replace(content, name=clean_line(content.name))
    return content


def sort_key(content: Content | None) -> tuple[int, float, str]:
    """Order contents of one column: what is there before what is not."""
    if content is None:
        return (1, 0, "")
    if isinstance(content, _MOMENT):
        return (0, 0, content.isoformat())
    if isinstance(content, int | float):
        return (0, content, "")
    return (0, 0, str(content).casefold())
