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
from nec_desktop.translation import tr


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
        tr("The review round “{0}” is still open. {1}").format(found.title, progress_words(state)),
        tr("Close it on the plan’s home where nothing more is awaited. What comes back later is taken in too."),
    )


def progress_words(state: RoundState) -> str:
    """Say how far a round is: what came back, and how much of it is still to answer."""
    return f"{back_words(state)} {answer_words(state)}".strip()


def left_words(state: RoundState) -> str:
    """Say what a round still waits for, empty where for nothing."""
    parts = [answer_words(state)] if state.to_answer else []
    if awaited := state.back.awaited:
        parts.append(tr("Nothing has come back yet from {0}.").format(_names(awaited)))
    elif not state.files:
        parts.append(tr("Nothing has come back yet."))
    return " ".join(parts)


def back_words(state: RoundState) -> str:
    """Say from whom something has come back, and who is still awaited."""
    back, files = state.back, count_words(state.files, tr("file"), tr("files"))
    if not state.files:
        from_whom = tr(" from {0}").format(_names(back.awaited)) if back.awaited else ""
        return tr("Nothing has come back yet{0}.").format(from_whom)
    if not (back.expected or back.awaited):
        from_whom = tr(", from {0}").format(_names(back.others)) if back.others else ""
        return tr("Back: {0}{1}.").format(files, from_whom)
    expected = count_words(len(back.expected) + len(back.awaited), tr("reviewer"), tr("reviewers"))
    awaited = tr("; still awaited: {0}").format(_names(back.awaited)) if back.awaited else ""
    others = tr(" Also from {0}.").format(_names(back.others)) if back.others else ""
    return tr("{0} of {1} back ({2}){3}.{4}").format(len(back.expected), expected, files, awaited, others)


def answer_words(state: RoundState) -> str:
    """Say how much of what came back is still to answer, empty where nothing came back."""
    if not state.files:
        return ""
    if not state.items:
        return tr("They say nothing that needs an answer.")
    items = count_words(state.items, tr("item"), tr("items"))
    return (
        tr("{0} of {1} still to answer.").format(state.to_answer, items)
        if state.to_answer
        else tr("Everything is answered ({0}).").format(items)
    )


def _names(names: Sequence[str]) -> str:
    """Return names as one reads them; those that hold a comma are kept apart by semicolons."""
    return "; ".join(names) if any("," in name for name in names) else list_words(names)
