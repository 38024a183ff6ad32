"""Commands that hand a plan over, and take over one that a colleague handed over."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import save
from nec_desktop.actions.unpacking import Offer, inspect, take_over
from nec_desktop.actions.workspace import Workspace
from nec_desktop.commands.command import OK, Commands, open_named, print_json, say
from nec_desktop.plan.compare import content_words
from nec_desktop.plan.lending import LENT, lending, lent_to
from nec_desktop.plan.merge import Conflict
from nec_desktop.plan.parts import Change, Edit
from nec_desktop.plan.words import count_words, date_words
from nec_desktop.translation import tr


def pack_plan(workspace: Workspace, options: Namespace) -> int:
    """Write a plan to one file that a colleague can open."""
    lends = options.lend_to is not None or options.give_back
    with closing(workspace.write() if lends else workspace.send()) as library:
        plan = open_named(workspace, library, options.plan)
        before = plan.get(LENT)
        if lends:
            save(library, plan, lending("" if options.give_back else options.lend_to))
        try:
            packed = pack(
                workspace, library, plan, options.file, say, history=options.history, returned=options.returned
            )
        except BaseException:
            if lends:
                save(library, plan, Edit("", (Change.back(LENT, before),)))
            raise
        holder = lent_to(plan)
    for notice in packed.notices:
        say(notice)
    say(tr("{0}: written to {1}, read again and compared with the plan.").format(plan.title, options.file))
    if lends and holder:
        say(tr("The plan is lent to {0} from now on.").format(holder))
    return OK


def inspect_file(workspace: Workspace, options: Namespace) -> int:
    """Say what a file holds and what it would change here. Nothing is changed."""
    with closing(workspace.read()) as library:
        offer = inspect(workspace, library, options.file)
    if options.json:
        print_json(_as_data(offer))
    else:
        print(*_lines(offer), sep="\n")
    return OK


def unpack_file(workspace: Workspace, options: Namespace) -> int:
    """Take a plan over: as a new one, or together with the one that is here; print its id."""
    with closing(workspace.write()) as library:
        offer = inspect(workspace, library, options.file)
        for problem in offer.problems:
            say(problem)
        asked = not options.as_new and not options.conflicts and offer.conflicts
        if asked:
            lines = [line for conflict in offer.conflicts[:20] for line in _conflict_lines(offer, conflict)]
            raise RefusedError(
                "\n".join(
                    [
                        tr("Both copies changed {0}, each in another way:").format(_place_count(offer)),
                        *lines,
                        tr(
                            "Say whose words stand there: --conflicts mine, --conflicts theirs, or --conflicts both, "
                            "which keeps both of texts and mine of all else. What the other wrote stays in the "
                            "versions. Nothing was taken over."
                        ),
                    ]
                )
            )
        decided = {conflict.address: options.conflicts for conflict in offer.conflicts} if options.conflicts else {}
        before = offer.mine.values.copy() if offer.mine and not options.as_new else None
        plan_id = take_over(workspace, library, offer, decided, as_new=options.as_new, keep_files=options.keep_files)
        print(plan_id)
        is_new = before != library.values(plan_id)
    if is_new:
        say(tr("{0}: taken over from {1}.").format(offer.theirs.title, options.file))
    else:
        say(
            tr("{0}: {1} holds nothing that is new here, and the plan is as it was.").format(
                offer.theirs.title, options.file
            )
        )
    return OK


def _lines(offer: Offer) -> Iterator[str]:
    plan = offer.file.plan
    yield f"{offer.theirs.title}  ({plan.id})"
    by, made = plan.by or tr("somebody who gave no name"), date_words(plan.made.astimezone().date())
    yield "  " + tr("Handed over by {0} on {1}").format(by, made)
    holds = [
        count_words(len(plan.values), tr("value"), tr("values")),
        count_words(len(plan.media), tr("picture or file"), tr("pictures and files")),
        count_words(len(plan.snapshots), tr("version"), tr("versions")),
        count_words(len(plan.returns), tr("returned file"), tr("returned files")),
        count_words(len(plan.history), tr("earlier text"), tr("earlier texts"))
        if plan.history is not None
        else tr("no history"),
    ]
    yield "  " + tr("It holds {0}.").format(", ".join(holds))
    if holder := lent_to(offer.theirs):
        yield "  " + tr("It is lent to {0}.").format(holder)
    for name in offer.strange:
        yield "  " + tr("{0} is not on this computer; --keep-files keeps it.").format(name)
    yield from (f"  {problem}" for problem in offer.problems)
    if offer.mine is None:
        yield tr("It is not here yet: it would be added.")
        return
    since = tr("version {0}").format(offer.common.number) if offer.common else tr("no version that both have")
    clash = _place_count(offer) if offer.conflicts else tr("nothing")
    changing = count_words(len(offer.found), tr("place"), tr("places"))
    yield (
        tr("It is here already, as “{0}” (in common: {1}). {2} would change here; in conflict: {3}.").format(
            offer.mine.title, since, changing, clash
        )
    )
    for found in offer.found:
        yield f"  {found.kind}: {found.label} [{found.address}]"
    for conflict in offer.conflicts:
        yield from _conflict_lines(offer, conflict)


def _place_count(offer: Offer) -> str:
    return count_words(len(offer.conflicts), tr("place"), tr("places"))


def _conflict_lines(offer: Offer, conflict: Conflict) -> Iterator[str]:
    assert offer.mine is not None, "a conflict is with a plan that is here"
    yield "  " + tr("in conflict: {0}").format(conflict.address)
    mine = content_words(offer.mine, conflict.address, conflict.mine) or tr("(nothing)")
    theirs = content_words(offer.theirs, conflict.address, conflict.theirs) or tr("(nothing)")
    yield "    " + tr("mine: {0}").format(mine)
    yield "    " + tr("theirs: {0}").format(theirs)


def _as_data(offer: Offer) -> dict[str, object]:
    plan = offer.file.plan
    mine = offer.mine
    return {
        "plan": plan.id,
        "title": offer.theirs.title,
        "made": plan.made,
        "by": plan.by,
        "lent_to": lent_to(offer.theirs),
        "outline": plan.outline,
        "standards": plan.standards,
        "values": len(plan.values),
        "attachments": len(plan.media),
        "versions": len(plan.snapshots),
        "returned": len(plan.returns),
        "history": None if plan.history is None else len(plan.history),
        "here": mine is not None,
        "common": offer.common.number if offer.common else None,
        "changes": [{"address": found.address, "kind": found.kind, "label": found.label} for found in offer.found],
        "conflicts": [
            {
                "address": conflict.address,
                "mine": content_words(mine, conflict.address, conflict.mine),
                "theirs": content_words(offer.theirs, conflict.address, conflict.theirs),
            }
            for conflict in offer.conflicts
            if mine
        ],
        "not_here": offer.strange,
        "problems": offer.problems,
    }


COMMANDS: Commands = {"pack": pack_plan, "inspect": inspect_file, "unpack": unpack_file}
