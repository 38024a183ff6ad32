"""What a review copy carries from the round before: open threads with our replies, and what has changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from nec_desktop.document.blocks import Block, Document, Heading, Paragraph, plain
from nec_desktop.document.carried import Unmarked
from nec_desktop.document.profile import CopyProfile
from nec_desktop.document.sent import sent_of
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import ANSWERS
from nec_desktop.plan.words import count_words, date_words, list_words, record_title
from nec_desktop.review.answers_blocks import TITLE, YouSaid
from nec_desktop.review.changes_since import changes_since
from nec_desktop.review.kept import KeptReturn
from nec_desktop.review.open_threads import open_threads
from nec_desktop.review.rounds import Round, rounds_of

WRITER = "The writer of the plan"
"""Who replies where nobody has said who writes, and the plan does not say who prepared it."""
CHANGES_BY = "Changes since version {}"
MOST_NAMED = 4
"""Places that are named of those where something has changed that cannot be marked."""
_UNMARKED = {
    "look": "bold, italic, lists or headings in",
    "picture": "pictures in",
    "title": "titles:",
    "column": "what stood in a column that is no longer shown, in",
}


def with_carried(
    library: Library, plan: Plan, profile: CopyProfile, document: Document, name: str, today: date
) -> Document:
    """Return a review copy with what it is to carry, told on its cover; `name` is that of the document in snapshots.

    Nothing is carried before there was a round, or where nothing came back and nothing has changed.
    """
    rounds = rounds_of(plan)
    sent = {entry.id: entry for entry in library.snapshots(plan.id) if entry.kind == "sent" and entry.document == name}
    earlier = [entry for found in rounds if (entry := sent.get(found.snapshot))]
    returns = [kept for kept in library.returns(plan.id) if kept.snapshot.id in sent] if sent else []
    if profile.answers and not name and returns:
        document = replace(document, blocks=(*document.blocks, *_annex(plan, profile, rounds, returns)))
    if profile.threads and returns:
        writer = library.writer or plan.text("cover/prepared-by") or WRITER
        if threads := open_threads(plan, returns, sent_of(document), writer, library.written_at(plan.id, ANSWERS)):
            words = f"It carries {count_words(len(threads), 'comment')} of earlier rounds, with our replies."
            document = replace(_noted(document, words), threads=threads)
    if profile.changes and earlier:
        entry = max(earlier, key=lambda entry: entry.number)
        snapshot = library.snapshot(entry.id)
        version = entry.code
        by = CHANGES_BY.format(version), f"{today.isoformat()}T00:00:00Z"
        assert snapshot.sent, "it was sent"
        changes = changes_since(
            snapshot.sent, sent_of(document), *by, lambda address: snapshot.values.get(address) == plan.get(address)
        )
        if changes:
            day = date_words(entry.made.astimezone().date())
            words = f"What is new since version {version} of {day} is shown as tracked changes by “{by[0]}”."
            document = replace(_noted(document, words), changes=changes)
        if changes.unmarked:
            document = _noted(document, _unmarked_words(plan, changes.unmarked, version))
    return document


def _annex(plan: Plan, profile: CopyProfile, rounds: Sequence[Round], returns: Sequence[KeptReturn]) -> Iterator[Block]:
    """Yield what we answered in the last round to which anything came back, where anything is answered."""
    last = max(kept.snapshot.number for kept in returns)
    found = next((each for each in reversed(rounds) if each.number == last), None)
    if found is None:
        return
    said = YouSaid(plan, found, [kept for kept in returns if kept.snapshot.id == found.snapshot], profile)
    if said.is_begun:
        yield Heading(1, f"Annex: {TITLE} in the last round")
        yield Paragraph(plain(f"What came back in the last round ({found.title}), and what we did."))
        yield from said.blocks(2)


def _unmarked_words(plan: Plan, unmarked: Sequence[Unmarked], version: str) -> str:
    """Return a sentence about what is new and is not shown as a tracked change."""
    told = []
    for kind, what in _UNMARKED.items():
        names = list(dict.fromkeys(_name(plan, each.address) for each in unmarked if each.kind == kind))
        if names:
            more = f" and in {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
            told.append(f"{what} {list_words([f'“{name}”' for name in names[:MOST_NAMED]])}{more}")
    return (
        f"Also new since version {version}, but not marked, since a tracked change cannot show it: {'; '.join(told)}."
    )


def _name(plan: Plan, address: str) -> str:
    """Return what a place is called: its label, and of a cell its record too; where there is none its section."""
    field, page = plan.field_at(address), plan.page_of(address)
    register_id, _, rest = address.partition("/")
    record_id = rest.partition("/")[0]
    if field and plan.outline.find_register(register_id) and plan.record(register_id, record_id):
        return f"{field.label} of {record_title(plan, register_id, record_id)}"
    return field.label if field else page.title if page else "a part of the plan that is no longer there"


def _noted(document: Document, words: str) -> Document:
    return replace(document, cover=replace(document.cover, notes=(*document.cover.notes, words)))
