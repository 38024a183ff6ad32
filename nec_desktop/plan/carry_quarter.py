"""A quarter's update begun from the one before, in the same plan."""

from collections.abc import Iterator

from nec_desktop.plan.addresses import CARRIED, INTERNAL, NOTE, join, last_part
from nec_desktop.plan.carried import carried_mark
from nec_desktop.plan.outline import Outline
from nec_desktop.plan.plan import Change, Edit, Page, Plan
from nec_desktop.plan.quarters import Quarter
from nec_desktop.translation import tr


def quarter_before(plan: Plan, quarter: Quarter) -> Quarter | None:
    """Return the quarter before within the plan's period, or None."""
    return plan.quarters[quarter.number - 2] if quarter.number > 1 else None


def page_before(plan: Plan, page: Page) -> Page | None:
    """Return the same page of the quarter before, or None."""
    before = quarter_before(plan, page.quarter) if page.quarter else None
    return plan.page(join(page.address.partition("/")[0], before.id, page.section.id)) if before else None


def carry_quarter(plan: Plan, update: Outline, quarter: Quarter) -> Edit:
    """Begin a quarter's update from the one before. What is written there already stays as it is."""
    before = quarter_before(plan, quarter)
    changes = [
        change
        for page in plan.update_pages(update, quarter)
        if before is not None and (source := page_before(plan, page)) is not None
        for change in _page(plan, source, page, before.title)
    ]
    return Edit(tr("Begin {0} from the quarter before").format(update.title.lower()), tuple(changes))


def _page(plan: Plan, source: Page, page: Page, since: str) -> Iterator[Change]:
    for field in page.fields:
        if field.carry == "drop":
            continue
        for there in plan.places(page, field):
            place = join(source.address, field.id, *([last_part(there)] if field.each else []))
            content = plan.get(place)
            if content is None or plan.get(there) is not None:
                continue
            yield Change(there, content)
            yield Change(join(there, CARRIED), carried_mark(since, content))
            for mark in (NOTE, INTERNAL):
                if (said := plan.get(join(place, mark))) is not None:
                    yield Change(join(there, mark), said)
