"""Every place of a plan that has a name, and which of several names is meant by a few letters."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from nec_desktop.plan.addresses import join, last_part
from nec_desktop.plan.folding import fold
from nec_desktop.plan.plan import Page, Plan
from nec_desktop.plan.touched import Touched
from nec_desktop.plan.words import record_title


class Named(Protocol):
    """Whatever has a name."""

    @property
    def name(self) -> str: ...


AnyNamed = TypeVar("AnyNamed", bound=Named)
_KNOWN_BESIDES = 2
"""How likely one is meant that is known by other words than its name: before it come names that begin so."""


@dataclass(frozen=True)
class Place:
    """A section, field or record by its name; `within` says where that is."""

    name: str
    address: str
    kind: Literal["section", "field", "record"]
    within: str = ""


def pages_of(plan: Plan, touched: Touched) -> set[str]:
    """Return the addresses of the pages on which what has changed is written."""
    homes = {register.id: home.id for register in plan.outline.register if (home := plan.outline.home_of(register.id))}
    found = {homes[register_id] for register_id in touched.records if register_id in homes}
    elsewhere = (join(first, part) for first, parts in touched.records.items() if first not in homes for part in parts)
    for address in (*touched.others, *elsewhere):
        if page := plan.page_of(address):
            found.add(page.address)
    return found


def every_place(plan: Plan) -> Iterator[Place]:
    """Yield the sections, then the fields of all sections, then the records."""
    pages = plan.every_page().values()
    for page in pages:
        yield Place(page_name(page), page.address, "section", page.quarter.title if page.quarter else "")
    for page in pages:
        for field in page.fields:
            if not field.holds_value:
                address = field.id if field.kind == "register" else join(page.address, field.id)
                yield Place(field.label, address, "field", _where(page))
            for address in plan.places(page, field):
                record = record_title(plan, field.each, last_part(address)) if field.each else ""
                yield Place(f"{field.label}: {record}" if record else field.label, address, "field", _where(page))
    for register in plan.outline.register:
        for record_id in plan.record_ids(register.id):
            title = record_title(plan, register.id, record_id)
            yield Place(title, join(register.id, record_id), "record", register.title)


def page_name(page: Page) -> str:
    """Return a page's number and title."""
    return f"{page.number} {page.title}".strip()


def _where(page: Page) -> str:
    return f"{page_name(page)}, {page.quarter.title}" if page.quarter else page_name(page)


def best_matches(
    wanted: str, named: Iterable[AnyNamed], also: Callable[[AnyNamed], str] = lambda _: ""
) -> list[AnyNamed]:
    """Return those whose name holds every word of `wanted`, the likeliest first; `also` says by which words besides its
    name one is known.

    A name that begins with these very words comes first, then one that begins with what is wanted, then one that is
    known by words besides, if what is wanted begins words there; then a name in which its words begin words, then one
    which holds them anywhere. Those alike stay in the order given. Nothing wanted matches everything.
    """
    words = fold(wanted).split()
    if not words:
        return list(named)
    ranked = [(rank, one) for one in named if (rank := _rank_of(words, fold(one.name), fold(also(one)))) is not None]
    return [one for _, one in sorted(ranked, key=lambda pair: pair[0])]


def _rank_of(words: list[str], name: str, also: str) -> int | None:
    rank = _rank(words, name)
    if rank is not None and (rank <= _KNOWN_BESIDES or _begin_words(words, _parts(name))):
        return rank  # its own name says it all: that others know it by more words makes it no likelier
    return _KNOWN_BESIDES if also and _begin_words(words, _parts(f"{name} {also}")) else rank


def _rank(words: list[str], name: str) -> int | None:
    if any(word not in name for word in words):
        return None
    parts = _parts(name)
    # A section is called by its title: “1 Introduction” begins with “intro” too.
    title = parts[1:] if parts and parts[0].isdecimal() else parts
    if words in (parts[: len(words)], title[: len(words)]):
        return 0
    if name.startswith(" ".join(words)) or " ".join(title).startswith(" ".join(words)):
        return 1
    return _KNOWN_BESIDES + (1 if _begin_words(words, parts) else 2)


def _parts(name: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in name).split()


def _begin_words(words: list[str], parts: list[str]) -> bool:
    return all(any(part.startswith(word) for part in parts) for word in words)
