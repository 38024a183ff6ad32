"""What a review copy carries from the round before: open threads with our replies, and what has changed since."""

from dataclasses import replace
from datetime import date

from nec_desktop.document.blocks import Document
from nec_desktop.document.profile import CopyProfile
from nec_desktop.document.sent import sent_of
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.words import count_words, date_words
from nec_desktop.review.changes_since import changes_since
from nec_desktop.review.open_threads import open_threads
from nec_desktop.review.rounds import rounds_of

WRITER = "The writer of the plan"
"""Who replies where the plan does not say who prepared it."""
CHANGES_BY = "Changes since version {}"


def with_carried(
    library: Library, plan: Plan, profile: CopyProfile, document: Document, name: str, today: date
) -> Document:
    """Return a review copy with what it is to carry, told on its cover; `name` is that of the document in snapshots.

    Nothing is carried before there was a round, or where nothing came back and nothing has changed.
    """
    sent = {entry.id: entry for entry in library.snapshots(plan.id) if entry.kind == "sent" and entry.document == name}
    earlier = [entry for found in rounds_of(plan) if (entry := sent.get(found.snapshot))]
    if profile.threads and (returns := [kept for kept in library.returns(plan.id) if kept.snapshot.id in sent]):
        writer = plan.text("cover/prepared-by") or WRITER
        if threads := open_threads(plan, returns, sent_of(document), writer, f"{today.isoformat()}T12:00:00Z"):
            words = f"It carries {count_words(len(threads), 'comment')} of earlier rounds, with our replies."
            document = replace(_noted(document, words), threads=threads)
    if profile.changes and earlier:
        entry = max(earlier, key=lambda entry: entry.number)
        snapshot = library.snapshot(entry.id)
        version = f"S{entry.number:04}"
        by = CHANGES_BY.format(version), f"{today.isoformat()}T00:00:00Z"
        changes = snapshot.sent and changes_since(
            snapshot.sent, sent_of(document), *by, lambda address: snapshot.values.get(address) == plan.get(address)
        )
        if changes:
            day = date_words(entry.made.astimezone().date())
            words = f"What is new since version {version} of {day} is shown as tracked changes by “{by[0]}”."
            document = replace(_noted(document, words), changes=changes)
    return document


def _noted(document: Document, words: str) -> Document:
    return replace(document, cover=replace(document.cover, notes=(*document.cover.notes, words)))
