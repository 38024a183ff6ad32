"""Who has a plan while it is lent: a value of the plan, so that it goes with it and comes back with it."""

from nec_desktop.plan.addresses import HOLDER, join
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.parts import Change, Edit
from nec_desktop.plan.plan import Plan
from nec_desktop.translation import tr

LENT = join("cover", HOLDER)
"""Where it stands."""


def lent_to(plan: Plan) -> str:
    """Return who has a plan while it is lent; empty where nobody has."""
    return plan.text(LENT)


def is_with(plan: Plan, writer: str) -> bool:
    """Say whether whoever writes here, as “Name, post”, is the one who has the plan."""
    holder = lent_to(plan)
    return bool(holder) and holder.casefold() in writer.casefold()


def lending(name: str) -> Edit:
    """Return the edit that notes who has the plan from now on; an empty name notes that it is back."""
    name = clean_line(name)
    return Edit(tr("Lend the plan") if name else tr("Give the plan back"), (Change(LENT, name or None),))


def lent_words(plan: Plan) -> str:
    """Return what is to be known where a plan is lent; empty where it is not."""
    holder = lent_to(plan)
    return holder and (
        tr(
            "The plan is with {0}, who writes on in a file of their own. What is written here meanwhile is "
            "brought together with that when it comes back."
        ).format(holder)
    )
