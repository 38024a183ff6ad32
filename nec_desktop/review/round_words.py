"""A round in words: what came back, what is still to answer, and that it is open when the plan is to be published."""

from collections.abc import Sequence

from nec_desktop.plan.addresses import join
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import ROUNDS
from nec_desktop.plan.words import count_words, list_words
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.kept import KeptReturn
from nec_desktop.review.rounds import RoundState, rounds_of, state_of


def still_out(plan: Plan, returns: Sequence[KeptReturn], document: str, inbox: Inbox | None = None) -> list[Finding]:
    """Return a finding for each open round of a document, for whoever is about to make it public.

    document: as a round has it, empty for the plan; `inbox` is that of all returns.
    """
    rounds = [found for found in rounds_of(plan) if found.is_open and found.document == document]
    if not rounds:
        return []
    shown = inbox or Inbox(plan, returns)
    return [_finding(state_of(found, returns, shown)) for found in rounds]


def _finding(state: RoundState) -> Finding:
    found = state.round
    return Finding(
        "warning",
        "open-round",
        join(ROUNDS, found.id),
        f"The review round “{found.title}” is still open. {progress_words(state)}",
        "Close it on the plan’s home where nothing more is awaited. What comes back later is taken in too.",
    )


def progress_words(state: RoundState) -> str:
    """Say how far a round is: what came back, and how much of it is still to answer."""
    return f"{back_words(state)} {answer_words(state)}".strip()


def left_words(state: RoundState) -> str:
    """Say what a round still waits for, empty where for nothing."""
    parts = [answer_words(state)] if state.to_answer else []
    if awaited := state.back.awaited:
        parts.append(f"Nothing has come back yet from {_names(awaited)}.")
    elif not state.files:
        parts.append("Nothing has come back yet.")
    return " ".join(parts)


def back_words(state: RoundState) -> str:
    """Say from whom something has come back, and who is still awaited."""
    back, files = state.back, count_words(state.files, "file")
    if not state.files:
        from_whom = f" from {_names(back.awaited)}" if back.awaited else ""
        return f"Nothing has come back yet{from_whom}."
    if not (back.expected or back.awaited):
        from_whom = f", from {_names(back.others)}" if back.others else ""
        return f"Back: {files}{from_whom}."
    expected = count_words(len(back.expected) + len(back.awaited), "reviewer")
    awaited = f"; still awaited: {_names(back.awaited)}" if back.awaited else ""
    others = f" Also from {_names(back.others)}." if back.others else ""
    return f"{len(back.expected)} of {expected} back ({files}){awaited}.{others}"


def answer_words(state: RoundState) -> str:
    """Say how much of what came back is still to answer, empty where nothing came back."""
    if not state.files:
        return ""
    if not state.items:
        return "They say nothing that needs an answer."
    items = count_words(state.items, "item")
    return f"{state.to_answer} of {items} still to answer." if state.to_answer else f"Everything is answered ({items})."


def _names(names: Sequence[str]) -> str:
    """Return names as one reads them; those that hold a comma are kept apart by semicolons."""
    return "; ".join(names) if any("," in name for name in names) else list_words(names)
