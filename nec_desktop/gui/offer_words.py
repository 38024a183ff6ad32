"""What a handed-over file holds and would change here, in words and as HTML."""

from html import escape
from itertools import groupby

from nec_desktop.actions.unpacking import Offer
from nec_desktop.gui.card_html import Part, card_html
from nec_desktop.gui.guide import bullets, heading
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.compare import Difference, changes_between, content_words, word_marks
from nec_desktop.plan.lending import lent_to
from nec_desktop.plan.marks import marks
from nec_desktop.plan.merge import Conflict
from nec_desktop.plan.places import page_name
from nec_desktop.plan.plan import Edit, Plan
from nec_desktop.plan.words import count_words, date_words, list_words
from nec_desktop.translation import tr

MOST = 200
"""Changes that are shown word by word; a copy that differs in more is not read through here."""


def lead_words(offer: Offer) -> str:
    """Return in a sentence or two what would happen."""
    plan = offer.file.plan
    by = plan.by or tr("somebody who gave no name")
    words = tr("Handed over by {0} on {1}.").format(by, date_words(plan.made.astimezone().date()))
    if holder := lent_to(offer.theirs):
        words += " " + tr("It is lent to {0}.").format(holder)
    if offer.mine is None:
        return f"{words} {tr('It is not here yet, so it would be added to your plans.')}"
    if not offer.found and not offer.conflicts:
        return f"{words} {tr('You have this plan, and nothing in the file is newer than here.')}"
    words += " " + tr("You have this plan.")
    if offer.found:
        places = count_words(len(offer.found), tr("place"))
        words += " " + tr("{0} would change here, where only {1} has written since.").format(places, their_name(offer))
    words += " " + tr("What you have written since stays. How your plan stands now is kept as a version first.")
    if offer.conflicts:
        words += " " + tr("Both of you changed {0}: you are asked about each.").format(
            count_words(len(offer.conflicts), tr("place"))
        )
    if offer.common is None:
        words += " " + tr("The two copies have no version in common, so whatever differs is asked about.")
    return words


def their_name(offer: Offer) -> str:
    """Return who handed the file over, without a post."""
    return offer.file.plan.by.partition(",")[0].strip() or tr("your colleague")


def _side_names(offer: Offer) -> tuple[str, str]:
    """Return what the two sides of a conflict are headed with."""
    name = their_name(offer)
    return tr("Yours"), tr("{0}’s").format(name[:1].upper() + name[1:])


def offer_html(offer: Offer) -> str:
    """Return what the file holds, what is missing in it, and what would change here."""
    plan = offer.file.plan
    counts = (
        (len(plan.values), tr("entry"), tr("entries")),
        (len(plan.media), tr("picture or file"), tr("pictures and files")),
        (len(plan.snapshots), tr("version"), ""),
        (len(plan.returns), tr("returned file"), ""),
    )
    holds = list_words(
        [
            *(count_words(number, one, more) for number, one, more in counts if number),
            tr("no history") if plan.history is None else tr("its history"),
        ]
    )
    html = [f"<p>{escape(tr('The file holds {0}.').format(holds))}</p>"]
    if offer.problems:
        html.append(heading(tr("What is to be known about it")) + bullets(offer.problems))
    if offer.mine is not None and offer.found:
        html.append(heading(tr("What would change here")))
        for page, found in groupby(offer.found[:MOST], key=lambda difference: difference.page):
            html.append(_page_html(offer.mine, offer.theirs, page, list(found)))
        if len(offer.found) > MOST:
            html.append(f"<p>{escape(tr('And {0} more places.').format(len(offer.found) - MOST))}</p>")
    return "".join(html)


def back_edit(offer: Offer, plan: Plan) -> Edit:
    """Return the edit that makes the plan as it stood before an offer was taken over."""
    assert offer.mine is not None, "there was something to take over into"
    label = tr("Take over the copy of {0}").format(offer.file.plan.by or tr("a colleague"))
    return Edit(label, changes_between(plan.values, offer.mine.values))


def taken_words(offer: Offer, back: Edit) -> str:
    """Say what was taken over, and where it is found how the plan stood before."""
    places = count_words(len(back.changes), tr("place"))
    by = offer.file.plan.by or tr("a colleague")
    return tr(
        "The copy of {0} has been taken over: {1} changed here. Ctrl+Z takes that back at once; later, the version "
        "“Before the copy of {0} was taken over” brings back how it stood."
    ).format(by, places)


def conflict_html(offer: Offer, conflict: Conflict) -> str:
    """Return both texts of a conflict beside each other, what differs in them marked."""
    assert offer.mine is not None, "a conflict is with a plan that is here"
    mine = _words(offer.mine, conflict, ours=True)
    theirs = _words(offer.theirs, conflict, ours=False)
    yours_head, their_head = _side_names(offer)
    if conflict.mine is None or conflict.theirs is None:
        parts = [
            Part(yours_head, html=f"<p>{escape(mine)}</p>", beside=True),
            Part(their_head, html=f"<p>{escape(theirs)}</p>", beside=True),
        ]
        return card_html(parts, beside=True)
    found = marks(mine, theirs)
    parts = [
        Part(yours_head, tuple((m.kind, m.text) for m in found if m.kind != "new"), beside=True),
        Part(their_head, tuple((m.kind, m.text) for m in found if m.kind != "gone"), beside=True),
    ]
    return card_html(parts, beside=True)


def conflict_name(offer: Offer, conflict: Conflict) -> str:
    """Return where a conflict is, as a person calls it."""
    plan = offer.mine or offer.theirs
    page, field = plan.page_of(conflict.address), plan.field_at(conflict.address)
    where = page_name(page) if page else ""
    return ": ".join(filter(None, (where, field.label if field else tr("a row of a table"))))


def _words(plan: Plan, conflict: Conflict, *, ours: bool) -> str:
    content = conflict.mine if ours else conflict.theirs
    if len(conflict.together) == 1:
        return content_words(plan, conflict.address, content) or tr("Nothing stands there.")
    if content is None:
        return tr("The row was taken out.")
    lines = [
        content_words(plan, address, plan.values[address]) for address in conflict.together if address in plan.values
    ]
    return "; ".join(filter(None, lines)) or tr("The row is there.")


def _page_html(mine: Plan, theirs: Plan, address: str, found: list[Difference]) -> str:
    page = mine.page(address) or theirs.page(address)
    title = page_name(page) if page else tr("Elsewhere in the plan")
    parts = []
    kinds = {"added": tr("new"), "removed": tr("taken out"), "changed": tr("changed"), "moved": tr("moved")}
    for difference in found:
        pieces = tuple((mark.kind, mark.text) for mark in word_marks(difference, theirs, mine))
        parts.append(Part(lead=f"{difference.label} ({kinds[difference.kind]})", pieces=pieces))
    soft = tokens().soft
    return f"<p style='color: {soft}; margin-top: 12px;'><b>{escape(title)}</b></p>{card_html(parts, beside=False)}"
