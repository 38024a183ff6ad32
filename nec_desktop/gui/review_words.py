"""What reviewers said, in words for lists: rows, sections, kinds, and when something was said."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from nec_desktop.gui.inbox_list import InboxRow
from nec_desktop.plan.places import page_name
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import ANSWERS
from nec_desktop.plan.words import date_words, time_words
from nec_desktop.translation import tr

if TYPE_CHECKING:  # a plan that nothing came back to needs no inbox
    from nec_desktop.review.inbox import Count, Inbox
    from nec_desktop.review.items import Item


def when_words(date: str, utc: str = "") -> str:
    """Return when something was said, honestly: most files tell what the reviewer's own clock showed, and no zone."""
    try:
        moment = datetime.fromisoformat(utc or date)
    except ValueError:
        return date or tr("no date given")
    if utc:
        moment = moment.astimezone()
        return f"{date_words(moment.date())}, {time_words(moment.time())}"
    return tr("{0}, {1} by their own clock").format(date_words(moment.date()), time_words(moment.time()))


def item_row(inbox: "Inbox", item: "Item") -> InboxRow:
    """Return the row of an item."""
    answer = inbox.answer(item)
    state = "" if answer.is_open else answer.words
    given = tr("for {0}").format(answer.assigned) if answer.assigned else ""
    shown = " · ".join(filter(None, (state, given)))
    spoken = f"{item.title}, {answer.words}{', ' if given else ''}{given}: {item.line}"
    return InboxRow(item.id, f"{item.kind_words} · {', '.join(item.reviewers)}", item.line, shown, spoken, not state)


def inbox_rows(inbox: "Inbox", items: "Iterable[Item]") -> list[InboxRow]:
    """Return the rows of a list, each section under a heading that counts what is to be answered in it."""
    from nec_desktop.review.inbox import section_of  # noqa: PLC0415

    by_section: dict[str, list[InboxRow]] = {}
    for item in items:
        by_section.setdefault(section_of(item), []).append(item_row(inbox, item))
    rows = []
    for section, its in by_section.items():
        left = sum(row.is_open for row in its)
        count = tr("{0} to answer").format(left) if left else tr("all answered")
        words = section_words(inbox.plan, section)
        rows.append(InboxRow("", words, state=count, spoken=f"{words}, {count}"))
        rows += its
    return rows


def count_line(counts: Mapping[str, "Count"], listed: int | None, problem: str) -> str:
    """Return how much is to be answered, how many things are listed where some may be hidden, and what is wrong."""
    still, every = sum(count.open for count in counts.values()), sum(count.all for count in counts.values())
    words = tr("{0} of {1} to answer").format(still, every)
    shown = "" if listed is None else tr("{0} listed").format(listed)
    parts = (words, shown, problem) if every else (tr("Nothing came back yet"), problem)
    return " · ".join(part for part in parts if part)


def section_words(plan: Plan, section: str) -> str:
    """Return the name of a section of the inbox: of a page of the plan, or of what belongs to none."""
    page = plan.page(section)
    if page:
        return page_name(page)
    from nec_desktop.review.inbox import ALL_OVER, OUTSIDE, UNPLACED  # noqa: PLC0415

    none = {OUTSIDE: tr("Outside the fields"), UNPLACED: tr("Not placed"), ALL_OVER: tr("All over the plan")}
    return none.get(section, section)


def sections(plan: Plan, counts: Mapping[str, "Count"]) -> dict[str, str]:
    """Return the sections in which something was said, with how much is to be answered, in order."""
    words = tr("{0}: {1} of {2} to answer")
    return {name: words.format(section_words(plan, name), count.open, count.all) for name, count in counts.items()}


def kinds(inbox: "Inbox") -> dict[str, str]:
    """Return the kinds of what was said: those that come up, in words."""
    from nec_desktop.review.items import kinds as item_kinds  # noqa: PLC0415
    from nec_desktop.review.items import suggestion_kinds  # noqa: PLC0415

    there = {item.kind for item in inbox.items} | {item.suggestion_kind for item in inbox.items}
    return {kind: words for kind, words in {**item_kinds(), **suggestion_kinds()}.items() if kind in there}


def names_given(plan: Plan) -> list[str]:
    """Return the names to whom something was given to look after."""
    names = (plan.text(f"{ANSWERS}/{record_id}/assigned") for record_id in plan.record_ids(ANSWERS))
    return sorted({name for name in names if name}, key=str.casefold)
