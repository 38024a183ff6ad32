"""What the page of backups says of one beside what is here now."""

from nec_desktop.actions.backups import Comparison, PlanThen
from nec_desktop.library.backup_file import Backup
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr


def holds_words(backup: Backup) -> str:
    """Return what a backup holds, or why it is no good."""
    if backup.trouble:
        return tr("No good: {0}").format(backup.trouble)
    return count_words(len(backup.plans), "plan")


def difference_words(found: Comparison) -> str:
    """Return how much of a backup is other than now, and which plans are not in it."""
    differing = sum(plan.now is None or plan.differing > 0 for plan in found.plans)
    if not differing:
        told = [tr("Everything in it is as it is now.")]
    elif differing == 1:
        told = [tr("1 plan in it differs from now, or is gone.")]
    else:
        told = [tr("{0} in it differ from now, or are gone.").format(count_words(differing, "plan"))]
    if found.missing:
        titles = "; ".join(entry.title or entry.id for entry in found.missing)
        told.append(tr("Not in it, since begun later: {0}.").format(titles))
    return " ".join(told)


def beside_now(plan: PlanThen) -> str:
    """Return how a plan in a backup differs from the one that is here now."""
    if plan.now is None:
        return tr("Not here any more: it would come back")
    if not plan.differing:
        return tr("As it is now")
    return tr("Differs in {0}").format(count_words(plan.differing, tr("place")))
