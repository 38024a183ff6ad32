"""What a page of the plan is called at its head, and where in the plan it stands."""

from nec_desktop.plan.plan import Page, Plan
from nec_desktop.translation import tr


def title_words(page: Page) -> str:
    """Return its title, with its number where it is a section's: a standard's and an annex's stand above it."""
    numbered = page.number and not page.standard and not page.section.annex
    return f"{page.number} {page.title}" if numbered else page.title


def where_words(plan: Plan, page: Page) -> str:
    """Return which standard it is of how many, or of which part or update and quarter it is a section."""
    if page.standard:
        number, count = plan.standards.number(page.standard.id), len(plan.standards.standard)
        return tr("Standard {0} of {1}").format(number, count)
    if page.quarter:
        update = next((update for update in plan.updates if page.section in update.section), None)
        return f"{update.title if update else ''}, {page.quarter.title}"
    part = next((part.title for part in plan.outline.part if part.id == page.section.part), "")
    return f"{part} · {tr('Annex {0}').format(page.number)}" if page.section.annex else part
