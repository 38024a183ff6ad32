"""What came of taking files in, in words: just now, and of all that were taken in before."""

from html import escape

from nec_desktop.actions.take_in import TakenIn
from nec_desktop.gui.guide import bullets, heading
from nec_desktop.library.snapshots import SnapshotEntry
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.words import count_words, date_words, list_words, time_words
from nec_desktop.review.kept import KeptReturn
from nec_desktop.review.returned import Return
from nec_desktop.review.rounds import copy_words
from nec_desktop.translation import tr


def snapshot_words(plan: Plan, entry: SnapshotEntry) -> str:
    """Return which copy a snapshot is, when it was made, and the document."""
    made = entry.made.astimezone()
    when = f"{date_words(made.date())}, {time_words(made.time())}"
    what = entry.document or tr("the whole plan")
    return tr("{0}, sent on {1}: {2}").format(copy_words(plan, entry.id, entry.number), when, what)


def taken_html(one: TakenIn) -> str:
    """Return what came of one file."""
    if one.refused:
        words = f"<p><b>{escape(tr('Not taken in.'))}</b> {escape(one.refused)}</p>"
        return f"{heading(one.file.name)}{words}"
    whose = f"{tr('The copy of {0}.').format(one.reviewer)} " if one.reviewer else ""
    return _report(one.file.name, "" if one.again else f"{whose}{came_words(one.returned)}", one.returned)


def kept_html(plan: Plan, kept: KeptReturn) -> str:
    """Return the report of a file that was taken in."""
    taken = kept.taken.astimezone()
    when = f"{date_words(taken.date())}, {time_words(taken.time())}"
    copy = copy_words(plan, kept.snapshot.id, kept.snapshot.number)
    lead = tr("{0}, as {1} sent it back. Taken in on {2}. {3}")
    return _report(kept.name, lead.format(copy, kept.reviewer, when, came_words(kept.returned)), kept.returned)


def came_words(returned: Return) -> str:
    """Return how much of each kind came."""
    counts = [
        (len(returned.comments), tr("comment"), ""),
        (len(returned.suggestions), tr("suggestion"), ""),
        (len(returned.grades), tr("entry in the assessment sheet"), tr("entries in the assessment sheet")),
        (len(returned.outside), tr("edit outside the fields"), tr("edits outside the fields")),
        (len(returned.unplaced), tr("thing that could not be placed"), tr("things that could not be placed")),
    ]
    told = [count_words(count, one, many) for count, one, many in counts if count]
    return tr("New: {0}.").format(list_words(told)) if told else tr("Nothing new.")


def _report(name: str, lead: str, returned: Return) -> str:
    words = f"<p>{escape(lead)}</p>" if lead else ""
    return f"{heading(name)}{words}{bullets(returned.report) if returned.report else ''}"
