"""Edits as suggestions about fields, as what was filled in, or as what was changed outside of all fields."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from nec_desktop.review.edit import Edit, has_picture
from nec_desktop.review.got_units import UNTRACKED, shown
from nec_desktop.review.returned import Kind, Outside, Suggestion, Unplaced, Words
from nec_desktop.review.sent_lines import Owner
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.typography import only_typography
from nec_desktop.review.whole_words import in_whole_words
from nec_desktop.translation import Say, tr

Told = Suggestion | Outside | Unplaced
MOVE = "move "
"""Begins the group of both ends of a move, before the items have ids."""
AROUND = 60
"""Characters told of what stands before and after."""


def away(tr: Say) -> str:
    """Say of the one end of a move what it is."""
    return tr("Moved to another place.")


def here(tr: Say) -> str:
    """Say of the other end what it is."""
    return tr("Moved here from another place.")


def gone(tr: Say) -> str:
    """Say of an end what it is where there is no other."""
    return tr("Moved, but the file does not say where.")


def tell(edits: Iterable[Edit]) -> Iterator[Told]:
    """Yield what edits say, without ids, in order; the parts of one act have its number as their group."""
    found: list[Edit] = []
    for owner, same in groupby(edits, lambda edit: edit.owner):
        of_owner = list(same)
        words = sorted((edit for edit in of_owner if not edit.formatting), key=lambda edit: (edit.start, edit.end))
        found += in_whole_words(_moved(words)) if owner.text else words
        found += [edit for edit in of_owner if edit.formatting]
    acts: dict[int, list[Edit]] = {}
    moves: dict[tuple[str, str], list[Edit]] = {}
    for edit in found:
        acts.setdefault(edit.act, []).append(edit)
        if edit.move:
            moves.setdefault((edit.mark.author, edit.move), []).append(edit)
    for ends in moves.values():
        for edit in ends:
            acts[edit.act] = ends
    for edit in found:
        yield from _told(_of_title(edit), acts[edit.act])


def _moved(edits: Sequence[Edit]) -> list[Edit]:
    """Return edits in which a move inside a text is told in one, as the stretch from its one end to its other.

    Where something else was done between the ends they stay two.
    """
    places: dict[tuple[str, str], list[int]] = {}
    for n, edit in enumerate(edits):
        if edit.move:
            places.setdefault((edit.mark.author, edit.move), []).append(n)
    gone: set[int] = set()
    together: dict[int, Edit] = {}
    for ends in places.values():
        if len(ends) != 2 or ends[1] != ends[0] + 1:
            continue
        first, second = edits[ends[0]], edits[ends[1]]
        if bool(first.words) == bool(second.words) or first.crosses or second.crosses:
            continue
        between = Words(first.owner.text[first.end : second.start])
        words = (*first.words, between, *second.words) if between.text else first.words + second.words
        lines = () if BREAK in between.text else first.lines + second.lines
        gone.add(ends[1])
        together[ends[0]] = replace(first, end=second.end, words=words, lines=lines, act=first.act)
    return [together.get(n, edit) for n, edit in enumerate(edits) if n not in gone]


def _of_title(edit: Edit) -> Edit:
    """Return an edit of a heading's words as one of what the heading is called after; any other as it is."""
    owner, title = edit.owner, edit.owner.title
    if title is None or edit.formatting or edit.start < title.start or BREAK in edit.before or BREAK in edit.after:
        return edit
    column = Owner(owner.text[title.start :], title.address, 0, owner.near, owner.where)
    return replace(edit, owner=column, start=edit.start - title.start, end=edit.end - title.start)


def _told(edit: Edit, act: Sequence[Edit]) -> Iterator[Told]:
    owner, mark = edit.owner, edit.mark
    author, date = (mark.author, mark.date) if edit.tracked else ("", "")
    around = around_of(owner.text, edit.start, edit.end)
    if edit.crosses and not (edit.before or edit.after or edit.struck):
        pass  # nothing but the end of a text was deleted, which is told below
    elif owner.is_field:
        also = dict.fromkeys(e.owner.address for e in act if e.owner.is_field and e.owner.address != owner.address)
        yield Suggestion(
            id="",
            kind=_kind(edit),
            address=owner.address,
            start=owner.base + edit.start,
            end=owner.base + edit.end,
            before=edit.before,
            after=edit.after,
            words=edit.words,
            lines=edit.lines,
            author=author,
            date=date,
            utc=mark.utc if edit.tracked else "",
            tracked=edit.tracked,
            confidence=edit.sure,
            around=around,
            group=_group(edit, act),
            also=tuple(also),
            note=" ".join(_notes(edit, act, tr)),
            below=edit.below,
        )
    elif owner.address:
        text = shown(f"{edit.before} → {edit.after}") if edit.before and edit.after else shown(edit.before + edit.after)
        not_here = tr("{0}: It was made where the plan is shown once more, in other words than at its own place.")
        why = " ".join((not_here.format(owner.where), *_notes(edit, act, tr)))
        yield Unplaced(id="", kind="suggestion", text=text, author=author, date=date, around=around, why=why)
    elif owner.is_nowhere:
        nowhere = tr("{0}: it was written where no field of the plan is, so nobody can say to which it belongs.")
        why = " ".join((nowhere.format(owner.where or tr("Where nothing was sent")), *_notes(edit, act, tr)))
        text = shown(edit.after or edit.before)
        yield Unplaced(id="", kind="text", text=text, author=author, date=date, around=(owner.where, ""), why=why)
    else:
        where = " ".join((owner.where or "Where nothing was sent", *(f"({note})" for note in _notes(edit, act, str))))
        yield Outside(
            id="",
            where=where,
            kind=_kind(edit),
            before=shown(edit.before),
            after=shown(edit.after),
            author=author,
            date=date,
            tracked=edit.tracked,
        )
    if edit.crosses:
        end = owner.text.rpartition(BREAK)[2][-AROUND:]
        yield Outside(
            id="",
            where=f"Between “{end}” and what follows it",
            kind="deletion",
            before="The end of a paragraph, so that the two would run into one another. Texts stay in their fields.",
            author=author,
            date=date,
            tracked=edit.tracked,
        )


def _kind(edit: Edit) -> Kind:
    before, after = edit.before, edit.after
    if edit.formatting:
        return "formatting"
    if has_picture(edit):
        return "picture"
    if edit.move and before and after:
        return "move"
    if only_typography(before, after) and BREAK not in before and BREAK not in after:
        return "typography"
    if before and after:
        return "replacement"
    return "deletion" if before else "insertion"


def _notes(edit: Edit, act: Sequence[Edit], tr: Say) -> Iterator[str]:
    """Yield what else is to be said. Outside of all fields in English (`str`): there it counts in the id of what was
    said, which is the same on every computer.
    """
    if edit.told:
        yield edit.told.words(tr)
    for text, mark in edit.struck:
        who = mark.author or tr("Somebody")
        if mark is UNTRACKED:
            who = tr("Somebody whose changes were not tracked")
        yield tr("{0} struck out “{1}”, which had been put in here.").format(who, shown(text))
    for text, mark in edit.within:
        yield tr("{0} put in “{1}”, and that was tracked.").format(mark.author or tr("Somebody"), shown(text))
    if edit.tracked and not edit.before and not edit.after and not edit.struck:
        yield tr("Only the end of a paragraph was changed.")
    if edit.move and not (edit.before and edit.after):
        other = any(e is not edit and bool(e.words) != bool(edit.words) for e in act)
        yield (away(tr) if edit.before else here(tr)) if other else gone(tr)


def _group(edit: Edit, act: Sequence[Edit]) -> str:
    if edit.formatting:
        return ""
    if edit.move and not (edit.before and edit.after):
        return f"{MOVE}{edit.move}"
    return str(edit.act) if len(act) > 1 else ""


def around_of(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words before and after a place, on its own line."""
    before = text[max(start - AROUND, 0) : start].rpartition(BREAK)[2]
    after = text[end : end + AROUND].partition(BREAK)[0]
    return before, after
