"""Returns as tests need them: of the small plan as it was sent, with what reviewers are to have said."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile
from nec_desktop.document.sent import sent_of
from nec_desktop.plan.plan import Plan
from nec_desktop.review.compare import compare
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.kept import KeptReturn, SentPlan
from nec_desktop.review.reading import Reading
from nec_desktop.review.returned import NewLine, Return, Suggestion
from nec_desktop.review.sent_texts import BREAK
from tests.small_plan import TODAY

TAKEN = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)


def as_sent(plan: Plan, number: int = 7) -> SentPlan:
    """Return what is sent with a plan as it stands now."""
    sent = sent_of(Composer(plan, CopyProfile(), TODAY, {}).plan_document())
    return SentPlan(f"snapshot{number:08}", number, sent, dict(plan.values))


def kept(snapshot: SentPlan, reviewer: str = "Panel", number: int = 1, **said: Sequence[Any]) -> KeptReturn:
    """Return a file that came back, with what is said in it: comments, suggestions, grades, outside, unplaced."""
    told: dict[str, Any] = {name: tuple(every) for name, every in said.items()}
    returned = Return(**told)
    return KeptReturn(f"return{number:010}", snapshot, reviewer, TAKEN, f"{reviewer}.docx", returned)


_COUNT = iter(range(10**9))


def change(snapshot: SentPlan, address: str, old: str, new: str, author: str = "Panel", **more: Any) -> Suggestion:
    """Return the suggestion to write `new` for the one place where `old` stands; “|” in `new` begins a paragraph."""
    text = snapshot.texts[address].text
    assert text.count(old) == 1, (old, text)
    return put(snapshot, address, text.index(old), text.index(old) + len(old), new.replace("|", BREAK), author, **more)


def put(
    snapshot: SentPlan, address: str, start: int, end: int, after: str, author: str = "Panel", **more: Any
) -> Suggestion:
    """Return the suggestion to put `after` in the place of the characters from `start` to `end`."""
    text = snapshot.texts[address].text if address in snapshot.texts else ""
    before = text[start:end]
    kind = "replacement" if before and after else "insertion" if after else "deletion"
    told: dict[str, Any] = {"kind": kind, "lines": (NewLine(),) * after.count(BREAK)} | more
    return Suggestion(
        id=f"s{next(_COUNT):015}",
        address=address,
        start=start,
        end=end,
        before=before,
        after=after,
        author=author,
        **told,
    )


def inbox_of(plan: Plan, snapshot: SentPlan, *readings: Reading) -> Inbox:
    """Return the inbox of returned files of a snapshot."""
    files = []
    for n, reading in enumerate(readings):
        returned = compare(reading, snapshot.sent, ItemIds(plan.id, snapshot.id, f"Reviewer {n}"))
        files.append(KeptReturn(f"file{n}", snapshot, f"Reviewer {n}", TAKEN, "file.docx", returned))
    return Inbox(plan, files)
