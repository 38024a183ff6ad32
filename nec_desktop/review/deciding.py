"""Decisions about what reviewers said: what changes in the plan and what is answered, in one step of undo."""

from collections.abc import Generator, Sequence, Set
from dataclasses import dataclass

from nec_desktop.plan.plan import Change, Edit
from nec_desktop.plan.review_registers import STATES
from nec_desktop.plan.words import count_words
from nec_desktop.review.answers import answer_changes
from nec_desktop.review.applying import carried_over, edited
from nec_desktop.review.carried import Carried
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.items import Item
from nec_desktop.review.lines import ByHandError
from nec_desktop.review.returned import DECIDED_ALONE
from nec_desktop.translation import tr


class UndecidedError(Exception):
    """A suggestion cannot be taken over as it is; the message says why and what the person can do."""


@dataclass(frozen=True)
class AcceptedAll:
    """Many suggestions accepted in one step. left: those which stay open, each with the reason in a sentence."""

    edit: Edit
    accepted: tuple[Item, ...]
    left: tuple[tuple[Item, str], ...]

    @property
    def sentence(self) -> str:
        """What was done and what was left, in words."""
        done = tr("{0} accepted.").format(count_words(len(self.accepted), tr("suggestion"), tr("suggestions")))
        if not self.left:
            return done
        stay = tr("1 stays open") if len(self.left) == 1 else tr("{0:,} stay open").format(len(self.left))
        return tr("{0} {1}: {2} to be decided one by one.").format(
            done, stay, tr("it has") if len(self.left) == 1 else tr("these have")
        )


def what_it_does(inbox: Inbox, item: Item) -> Carried | None:
    """Return what accepting an item would do to the plan now; None where it is no suggestion."""
    if item.suggestion is None:
        return None
    return carried_over(inbox.plan, item.said[0].of.snapshot, item.suggestion, inbox.accepted_beside(item))


def decide(
    inbox: Inbox,
    item: Item,
    state: str,
    *,
    text: str | None = None,
    reply: str | None = None,
    by_hand: bool = False,
    instead_of: Sequence[Item] = (),
) -> Edit:
    """Answer an item with one of STATES.

    An accepted suggestion is carried out; with `text` the lines it is about read as that instead. by_hand: the person
    has made the change, or will: nothing is changed here. instead_of: items about the same words that are not accepted
    by this. Raises UndecidedError where a suggestion cannot be carried out without `text` or `by_hand`.
    """
    if item.parts:
        return Edit(_label(item, state), _of_parts(inbox, item, state, reply, by_hand=by_hand))
    changes: tuple[Change, ...] = ()
    if item.suggestion and not by_hand:
        if text is not None:
            changes = _as_edited(inbox, item, text)
        elif state == "accepted":
            changes = _carried_out(inbox, item)
    # A text that is the same as what was suggested is taken over word for word, and other suggestions go by that.
    as_suggested = text is not None and changes == _suggested(inbox, item)
    kept_text = None if text is None or as_suggested else text
    cells = {"state": state, "text": kept_text} | _reply(reply)
    answers = list(answer_changes(inbox.plan, item, **cells))
    for other in instead_of:
        if inbox.is_open(other):
            answers += answer_changes(inbox.plan, other, state="not")
    return Edit(_label(item, state), (*changes, *answers))


def _label(item: Item, state: str) -> str:
    labels = {
        "accepted": tr("Accept"),
        "partly": tr("Accept in part"),
        "not": tr("Do not accept"),
        "noted": tr("Note"),
    }
    return f"{labels[state]}: {item.kind_words.lower()}"


def _reply(reply: str | None) -> dict[str, str | None]:
    return {} if reply is None else {"reply": reply.strip() or None}


def _of_parts(inbox: Inbox, item: Item, state: str, reply: str | None, *, by_hand: bool) -> tuple[Change, ...]:
    """Return what answers the parts of an item, and carries out those that are accepted.

    A part that no longer fits the text is noted: whoever wrote there since has decided about it.
    """
    scratch, changes, carries = _scratch(inbox), dict[str, Change](), state == "accepted" and not by_hand
    carried_out = 0
    for part in _to_decide(inbox, item):
        carried = what_it_does(scratch, part) if carries else None
        fits = carried is None or carried.verdict in ("carried", "already")
        carried_out += fits
        told = {"state": state if fits else "noted", "text": None} | _reply(reply)
        made = (*(carried.changes if carried else ()), *answer_changes(scratch.plan, part, **told))
        scratch.plan.apply(made)
        changes |= {change.address: change for change in made}
    if not carried_out:
        raise UndecidedError(
            tr("The words at all of these places have been changed since. Note it, or do not accept it.")
        )
    return tuple(changes.values())


def _to_decide(inbox: Inbox, item: Item) -> Sequence[Item]:
    """Return the open parts of an item, all of them where none is open; itself where it has none."""
    return [part for part in item.parts if inbox.is_open(part)] or item.parts or (item,)


def _scratch(inbox: Inbox) -> Inbox:
    """Return an inbox on a copy of the plan, on which decisions are tried."""
    return inbox.on(inbox.plan.copy())


def _carried_out(inbox: Inbox, item: Item) -> tuple[Change, ...]:
    carried = what_it_does(inbox, item)
    assert carried is not None
    if carried.verdict in ("conflict", "by hand"):
        raise UndecidedError(carried.why)
    return carried.changes


def _suggested(inbox: Inbox, item: Item) -> tuple[Change, ...] | None:
    carried = what_it_does(inbox, item)
    return carried.changes if carried and carried.verdict == "carried" else None


def _as_edited(inbox: Inbox, item: Item, text: str) -> tuple[Change, ...]:
    suggestion = item.suggestion
    assert suggestion is not None
    if suggestion.kind in ("row-insertion", "row-deletion"):
        raise UndecidedError(tr("A row is taken over as it is, and then changed in its table."))
    try:
        return edited(inbox.plan, item.said[0].of.snapshot, suggestion, inbox.accepted_beside(item), text)
    except ByHandError as error:
        raise UndecidedError(str(error)) from error


def answering(inbox: Inbox, items: Sequence[Item], state: str, reply: str | None = None) -> Generator[int, None, Edit]:
    """Answer many items alike without changing anything else, as with “noted” and “not accepted”.

    Yields how many of them have been looked at, one by one.
    """
    cells, changes = {"state": state} | _reply(reply), list[Change]()
    for number, item in enumerate(items):
        yield number
        for part in _to_decide(inbox, item):
            changes += answer_changes(inbox.plan, part, **cells)
    return Edit(f"{STATES[state]}: {count_words(len(items), tr('item'), tr('items'))}", tuple(changes))


def accepting(inbox: Inbox, items: Sequence[Item]) -> Generator[int, None, AcceptedAll]:
    """Accept the open suggestions among `items` in one step; yield how many of them have been looked at, one by one.

    Left open are those which cannot be carried out, those of which several are about the same words, and kinds that
    are looked at one by one unless nothing else is asked for. Where part of one act of a reviewer is left open, all of
    it is: words that were moved are not taken out here while they cannot be put in there.
    """
    torn: set[str] = set()
    while True:
        done = yield from _accepting_all_but(torn, inbox, items)
        left = {item.id for item, _ in done.left}
        more = {item.id for item in done.accepted if left.intersection(item.together)}
        if not more:
            return done
        torn |= more


def _accepting_all_but(torn: Set[str], inbox: Inbox, items: Sequence[Item]) -> Generator[int, None, AcceptedAll]:
    """Accept the open suggestions among `items`, those aside whose ids are in `torn`."""
    wanted = [item for item in items if item.suggestion and inbox.is_open(item)]
    alone = all(item.suggestion and item.suggestion.kind in DECIDED_ALONE for item in wanted)
    scratch = _scratch(inbox)
    accepted: list[Item] = []
    left: list[tuple[Item, str]] = []
    changes: dict[str, Change] = {}
    for number, item in enumerate(wanted):
        yield number
        if why := _why_not_with_many(inbox, item, torn, alone=alone):
            left.append((item, why))
            continue
        try:
            edit = decide(scratch, item, "accepted")
        except UndecidedError as error:
            left.append((item, str(error)))
            continue
        scratch.plan.apply(edit.changes)
        changes |= {change.address: change for change in edit.changes}
        accepted.append(item)
    label = tr("Accept {0}").format(count_words(len(accepted), tr("suggestion"), tr("suggestions")))
    return AcceptedAll(Edit(label, tuple(changes.values())), tuple(accepted), tuple(left))


def _why_not_with_many(inbox: Inbox, item: Item, torn: Set[str], *, alone: bool) -> str:
    """Return why a suggestion is not accepted together with others, empty where it may be."""
    assert item.suggestion is not None
    if not alone and item.suggestion.kind in DECIDED_ALONE:
        return tr("A change of this kind is looked at by itself.")
    if item.id in torn:
        return tr("It is one act with a change that cannot be taken over as it is.")
    if any(inbox.is_open(rival) for rival in map(inbox.item, item.rivals) if rival):
        return tr("Several reviewers suggest something else for the same words.")
    return ""
