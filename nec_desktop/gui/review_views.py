"""The card of an item: what was said, beside the text as it stands now, as it was sent, and as suggested."""

from collections.abc import Iterator, Sequence
from html import escape

from nec_desktop.gui.card_html import Part, Piece, paragraphs, thread
from nec_desktop.gui.guide import link
from nec_desktop.gui.review_card import CardView
from nec_desktop.gui.review_words import when_words
from nec_desktop.plan.assessment import PARTS
from nec_desktop.plan.marks import Mark, marks
from nec_desktop.review.carried import Carried
from nec_desktop.review.deciding import what_it_does
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.items import Item, Said
from nec_desktop.review.returned import Comment, Given, Outside, Suggestion, Unplaced
from nec_desktop.review.rounds import copy_words
from nec_desktop.review.telling import AROUND
from nec_desktop.translation import tr

_BREAK = "\N{PARAGRAPH SEPARATOR}"


def card_view(inbox: Inbox, item: Item) -> CardView:
    """Return the card of an item."""
    answer, carried = inbox.answer(item), what_it_does(inbox, item)
    locked = _locked(item, carried)
    by_hand = bool(locked) or (carried is not None and carried.verdict in ("by hand", "conflict"))
    return CardView(
        id=item.id,
        title=item.title,
        who="\n".join(dict.fromkeys(_who(inbox, said) for said in item.said)),
        parts=tuple(_parts(inbox, item, carried)),
        copied=_copied(item).replace(_BREAK, "\n"),
        state="" if answer.is_open else answer.words,
        reply=answer.reply,
        assigned=answer.assigned,
        done=answer.done,
        address=item.place.address if item.place.page else "",
        edit=(carried.now if by_hand else carried.result).replace(_BREAK, "\n")
        if carried and carried.can_be_edited
        else None,
        by_hand=by_hand,
        locked=locked,
    )


def _locked(item: Item, carried: Carried | None) -> str:
    """Return why accepting an item could write nothing, empty where it can or there is nothing to write."""
    if isinstance(item.what, Outside):
        return tr("This text is none of the plan’s fields, so it is not changed here.")
    return carried.why if carried and carried.verdict == "by hand" else ""


def _who(inbox: Inbox, said: Said) -> str:
    """Return who said it, when, in which file and about which copy."""
    what, sent = said.what, said.of.snapshot
    utc = what.utc if isinstance(what, Comment | Suggestion) else ""
    parts = [
        said.reviewer,
        when_words(what.date, utc) if what.date or utc else "",
        said.of.name,
        copy_words(inbox.plan, sent.id, sent.number),
    ]
    if not said.is_tracked:
        parts[1] = tr("made with Track Changes off, so who made it is a guess")
    return " · ".join(part for part in parts if part)


def _copied(item: Item) -> str:
    """Return what of an item can be pasted into a field."""
    if item.parts:
        return ""
    match item.what:
        case Suggestion() as suggestion if suggestion.cells:
            return "\t".join(cell.text for cell in suggestion.cells)
        case Suggestion() as suggestion:
            return suggestion.after
        case Outside() as outside:
            return outside.after
        case Comment() | Given() | Unplaced() as what:
            return what.text


def _parts(inbox: Inbox, item: Item, carried: Carried | None) -> Iterator[Part]:
    if item.parts:
        yield from _places(item)
        return
    match item.what:
        case Suggestion() as suggestion if carried:
            yield from _suggested(inbox, item, suggestion, carried)
        case Comment() as comment:
            yield from _commented(comment)
        case Given() as given:
            yield Part(tr("In the assessment sheet, under “{0}”").format(PARTS.get(given.part, given.part)))
            yield Part(html=paragraphs(given.text))
        case Outside() as outside:
            yield Part(html=paragraphs(item.text))
            yield from _both(outside.before, outside.after, tr("As it was sent"), tr("As it came back"))
            way = tr("Answer it, or copy its text; H says that you change by hand what can be changed.")
            yield Part(html=paragraphs(f"{_locked(item, carried)} {way}"), note=True)
        case Unplaced() as unplaced:
            yield Part(html=paragraphs(unplaced.text))
            around = [tr("After: … {0}").format(unplaced.around[0]), tr("Before: {0} …").format(unplaced.around[1])]
            near = [words for words, there in zip(around, unplaced.around, strict=True) if there]
            if near:
                yield Part(tr("Where it stood in the file"), html=paragraphs(_BREAK.join(near)))
            told = tr("{0} Copy its text and paste it where it belongs, or answer it here.").format(unplaced.why)
            yield Part(html=paragraphs(told.strip()), note=True)


def _places(item: Item) -> Iterator[Part]:
    """Say of each place of an item that stands for many what is other there."""
    told = tr(
        "Programs change these by themselves. Accept takes all of them over, Do not accept leaves your text as it is. "
        "Where you have changed the words since, they stay as they are."
    )
    yield Part(html=paragraphs(told), note=True)
    for part in item.parts:
        if suggestion := part.suggestion:
            before, after = _whole_words(suggestion.around)
            pieces: tuple[Piece, ...] = (("same", before), ("gone", suggestion.before), ("new", suggestion.after))
            lead = " · ".join(filter(None, (part.place.section, part.place.name)))
            yield Part(pieces=tuple(piece for piece in (*pieces, ("same", after)) if piece[1]), lead=lead)


def _commented(comment: Comment) -> Iterator[Part]:
    said = [("", comment.text)]
    said += [(f"{r.author or tr('A reply')} · {when_words(r.date, r.utc)}", r.text) for r in comment.replies]
    yield Part(html=thread(said))
    if comment.resolved:
        yield Part(html=paragraphs(tr("The reviewers have marked this thread as resolved.")))
    if comment.quote:
        before, after = _whole_words(comment.around)
        pieces: tuple[Piece, ...] = (("same", before), ("quoted", comment.quote), ("same", after))
        yield Part(tr("About these words, as they were sent"), tuple(piece for piece in pieces if piece[1]))
    if comment.note or not comment.address:
        yield Part(html=paragraphs(comment.note or tr("It is not clear which words it is about.")), note=True)


def _whole_words(around: tuple[str, str]) -> tuple[str, str]:
    """Return the words around a place, which the file's reader has cut where they are long."""
    before, after = around
    if len(before) == AROUND:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == AROUND:
        after = f"{after.rpartition(' ')[0]} …"
    return before, after


def _suggested(inbox: Inbox, item: Item, suggestion: Suggestion, carried: Carried) -> Iterator[Part]:
    yield Part(html=f"<p><b>{escape(item.text)}</b></p>")
    notes = [suggestion.note, carried.why, _verdict_words(carried)]
    if told := _BREAK.join(note for note in notes if note):
        yield Part(html=paragraphs(told), note=True)
    if suggestion.cells:
        yield Part(tr("The row"), html=_cells(suggestion))
    if suggestion.kind not in ("row-insertion", "row-deletion"):
        yield from _texts(carried)
    yield from _rivals(inbox, item)


def _texts(carried: Carried) -> Iterator[Part]:
    """Say how the lines that it is about read now, as sent, and with what is suggested."""
    new = carried.result_marks if carried.verdict == "carried" else carried.suggested_marks
    if not carried.was_changed:
        yield Part(tr("As it stands, and was sent"), _old(new), beside=True)
        yield Part(tr("As suggested"), _new(new), beside=True)
        return
    yield Part(tr("As it stands now"), _new(carried.since_marks), beside=True)
    yield Part(tr("As it was sent"), _old(carried.suggested_marks), beside=True)
    yield Part(tr("As it would read") if carried.verdict == "carried" else tr("As suggested"), _new(new), beside=True)


def _verdict_words(carried: Carried) -> str:
    if carried.verdict == "already":
        return tr("The plan says so already: accepting changes no text.")
    if carried.verdict == "carried":
        since = tr("Your text has changed since it was sent. This still fits, and both changes are kept.")
        return since if carried.was_changed else ""
    if carried.can_be_edited:
        return tr("E opens the text as it stands now, to write how it is to read. H says that you change it by hand.")
    return tr("Enter shows the place. H says that you change it by hand.")


def _rivals(inbox: Inbox, item: Item) -> Iterator[Part]:
    """Say beside each other what several suggest for the same words."""
    others = [other for name in item.rivals if (other := inbox.item(name))]
    if not others:
        return
    yield Part(tr("Several suggestions for the same words"))
    for one in (item, *others):
        carried = what_it_does(inbox, one)
        if carried is None:
            continue
        way = tr("This is the one above") if one is item else link(one.id, tr("Go to this one"))
        told = f"<p>{escape(inbox.answer(one).words)} · {way}</p>"
        yield Part(pieces=_new(carried.suggested_marks), lead=", ".join(one.reviewers), after=told, beside=True)
    note = tr("Decide once: when you accept one of these, the others that are open are answered “Not accepted”.")
    yield Part(html=paragraphs(note))


def _both(before: str, after: str, was: str, is_: str) -> Iterator[Part]:
    nothing: tuple[Piece, ...] = (("same", tr("(nothing)")),)
    found = marks(before, after)
    yield Part(was, _old(found) or nothing, beside=True)
    yield Part(is_, _new(found) or nothing, beside=True)


def _old(found: Sequence[Mark]) -> tuple[Piece, ...]:
    """Return the old one of two texts, what is gone marked."""
    return tuple((mark.kind, mark.text) for mark in found if mark.kind != "new" and mark.text)


def _new(found: Sequence[Mark]) -> tuple[Piece, ...]:
    """Return the new one of two texts, what is new marked."""
    return tuple((mark.kind, mark.text) for mark in found if mark.kind != "gone" and mark.text)


def _cells(suggestion: Suggestion) -> str:
    lines = (f"<p><b>{escape(cell.header)}:</b> {escape(cell.text)}</p>" for cell in suggestion.cells if cell.text)
    return "".join(lines)
