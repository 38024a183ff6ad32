"""Recognise a returned file: of which plan and snapshot it is a copy, and whose copy it is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nec_desktop.actions.errors import RefusedError
from nec_desktop.library.library import Library
from nec_desktop.library.returned import Recognised
from nec_desktop.library.snapshots import SnapshotEntry
from nec_desktop.plan.review_code import ReviewCode, review_code, snapshot_code
from nec_desktop.plan.words import date_words, list_words
from nec_desktop.review.items import NAMELESS
from nec_desktop.review.reading import Reading
from nec_desktop.review.signs import Signs, authors_of, is_unlike, likeness, saved_by, signs_of
from nec_desktop.translation import tr

ENOUGH = 0.3
"""The share of a snapshot's own lines that has to stand in a file which bears nothing else."""


class UnrecognisedError(RefusedError):
    """A file from which it cannot be told of what it is a copy. `choices`: the snapshots that it could be of."""

    def __init__(self, words: str, choices: tuple[SnapshotEntry, ...]) -> None:
        super().__init__(words)
        self.choices = choices


class UnlikeError(UnrecognisedError):
    """A file that the person says is a copy of a snapshot, with next to nothing of it."""


class Origin(NamedTuple):
    """Of what a file is a copy; `by` what that was recognised, and `words` say so in a sentence."""

    snapshot: SnapshotEntry
    by: Recognised
    words: str


class Whose(NamedTuple):
    """Whose copy a file is. `certain`: it tells one name; else `words` say why this one was taken."""

    name: str
    certain: bool
    words: str = ""


def recognise(
    library: Library, plan_id: str, reading: Reading, number: int = 0, *, even_unlike: bool = False
) -> Origin:
    """Return the snapshot that a file is a copy of: a plan's, or of any plan where `plan_id` is empty.

    number: that of the snapshot, where the person has said it; even_unlike: and has said so again, of a file that has
    next to nothing of it. Raises UnrecognisedError where it cannot be told, UnlikeError where it is not like what the
    person said, and RefusedError where the file is a copy of another plan or there is nothing to be a copy of.
    """
    signs = signs_of(reading)
    plans = [plan_id] if plan_id else [plan.id for plan in library.plans()]
    candidates = [entry for plan in plans for entry in library.snapshots(plan) if entry.copy]
    if plan_id and not number:
        _refuse_other_plan(library, plan_id, signs, candidates)
    if number:
        origin = _as_said(candidates, number)
        if not even_unlike:
            _refuse_unlike(library, origin.snapshot, signs)
        return origin
    return _by_id(candidates, signs) or _by_code(candidates, signs) or _by_text(library, plan_id, candidates, signs)


def whose(reading: Reading, file_name: str) -> Whose:
    """Return whose copy a file is: by its changes and comments, else by who saved it, else by its name."""
    counted = authors_of(reading)
    del counted[""]
    last = saved_by(reading)
    if len(counted) == 1:
        return Whose(next(iter(counted)), certain=True)
    if not counted:
        if last:
            return Whose(last, certain=True)
        words = tr("The file names nobody, so it counts as “{0}”; say who returned it.").format(file_name)
        return Whose(f"{NAMELESS}{file_name}", certain=False, words=words)
    name = last if last in counted else counted.most_common(1)[0][0]
    why = tr("who saved it last") if name == last else tr("who made most of them")
    everybody = list_words(sorted(counted))
    words = tr("Changes and comments are by {0}; the copy counts as that of {1}, {2}. Each keeps its author.").format(
        everybody, name, why
    )
    return Whose(name, certain=False, words=words)


def _as_said(candidates: Iterable[SnapshotEntry], number: int) -> Origin:
    numbered = [entry for entry in candidates if entry.number == number]
    if len(numbered) == 1:
        return Origin(numbered[0], "person", tr("Taken in against {0}, as you said.").format(_name(numbered[0])))
    if numbered:
        raise RefusedError(
            tr("Several plans have a snapshot {0}. Say which plan this is a copy of.").format(snapshot_code(number))
        )
    known = list_words([entry.code for entry in candidates]) or tr("none yet")
    raise RefusedError(tr("Nothing was sent as {0}. What was sent: {1}.").format(snapshot_code(number), known))


def _refuse_unlike(library: Library, entry: SnapshotEntry, signs: Signs) -> None:
    """Raise UnlikeError where a file bears neither a sign of a snapshot nor its text."""
    sent = library.sent(entry.id)
    bears = entry.id == signs.snapshot or review_code(entry.plan, entry.number) in signs.codes
    if sent and not bears and is_unlike(signs, sent):
        raise UnlikeError(
            tr(
                "This file has next to nothing of {0}, and does not say that it is a copy of it. "
                "Taken in as one, nearly all of your text would be told as deleted and all of the "
                "file’s as put in. Your plan itself would not change."
            ).format(_name(entry)),
            (entry,),
        )


def _refuse_other_plan(library: Library, plan_id: str, signs: Signs, candidates: Sequence[SnapshotEntry]) -> None:
    """Raise RefusedError where the file says that it is a copy of another plan; it may be said to be one of this."""
    if not signs.plan and not signs.codes:
        return
    ours = review_code(plan_id, 0).plan
    if signs.plan == plan_id or any(code.plan == ours for code in signs.codes):
        return
    for plan in library.plans():
        if plan.id == signs.plan or any(review_code(plan.id, code.number) == code for code in signs.codes):
            raise RefusedError(
                tr("This is a copy of another plan, “{0}” ({1}). Take it in there.").format(plan.title, plan.id)
            )
    code = tr(" Its review code is {0}.").format(signs.codes[0]) if signs.codes else ""
    words = tr(
        "This is a copy of another plan, which is not in this library.{0} Take it in on the "
        "computer that it was sent from"
    ).format(code)
    if not candidates:
        raise RefusedError(f"{words}.")
    raise UnrecognisedError(
        tr("{0}, or say of which snapshot of this plan it is a copy.").format(words), tuple(candidates)
    )


def _by_id(candidates: Iterable[SnapshotEntry], signs: Signs) -> Origin | None:
    for entry in candidates:
        if entry.id == signs.snapshot and entry.plan == signs.plan:
            return Origin(
                entry,
                "properties",
                tr("Recognised as a copy of {0} by what the file says of itself.").format(_name(entry)),
            )
    return None


def _by_code(candidates: Iterable[SnapshotEntry], signs: Signs) -> Origin | None:
    coded: dict[ReviewCode, list[SnapshotEntry]] = {}
    for entry in candidates:
        coded.setdefault(review_code(entry.plan, entry.number), []).append(entry)
    for code in signs.codes:
        if len(found := coded.get(code, [])) == 1:
            return Origin(
                found[0],
                "code",
                tr("Recognised as a copy of {0} by its review code {1}.").format(_name(found[0]), code),
            )
    return None


def _by_text(library: Library, plan_id: str, candidates: list[SnapshotEntry], signs: Signs) -> Origin:
    best, alike = _most_alike(library, candidates, signs)
    if plan_id:
        others = [entry for plan in library.plans() if plan.id != plan_id for entry in library.snapshots(plan.id)[-1:]]
        other, other_alike = _most_alike(library, others, signs)
        if other and other_alike > max(alike, ENOUGH):
            title = library.find(other.plan).title
            raise RefusedError(
                tr("By its text this is a copy of another plan, “{0}” ({1}). Take it in there.").format(
                    title, other.plan
                )
            )
    if best and alike >= ENOUGH:
        share = tr("{0:.0%} of what was sent stands in it as it was").format(alike)
        words = tr("The file bears no code any more. By its text it is a copy of {0}: {1}.").format(_name(best), share)
        return Origin(best, "text", words)
    if not candidates:
        raise RefusedError(
            tr(
                "The file bears no review code, and nothing was sent yet that it could be a copy of. "
                "A copy that is sent by “Send for review” or exported as a review copy can be taken "
                "in."
            )
        )
    code = (
        tr("its review code {0} is of nothing that is here").format(signs.codes[0])
        if signs.codes
        else tr("it bears no review code")
    )
    raise UnrecognisedError(
        tr(
            "It cannot be told of what this file is a copy: {0}, and its text is unlike "
            "everything that was sent. Say which it is: {1}."
        ).format(code, list_words([_name(entry) for entry in candidates], tr("or"))),
        tuple(candidates),
    )


def _most_alike(
    library: Library, candidates: Iterable[SnapshotEntry], signs: Signs
) -> tuple[SnapshotEntry | None, float]:
    """Return the snapshot whose text the file has most of, of equals the last one, and how much of it."""
    best, alike = None, 0.0
    for entry in candidates:
        sent = library.sent(entry.id)
        share = likeness(signs, sent) if sent else 0.0
        if share and share >= alike:
            best, alike = entry, share
    return best, alike


def _name(entry: SnapshotEntry) -> str:
    return tr("{0} of {1}").format(entry.code, date_words(entry.made.astimezone().date()))
