"""Which records a field of kind `records` shows on a page."""

from datetime import date

from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Page, Plan
from nec_desktop.plan.quarters import Quarter


def records_shown(plan: Plan, page: Page, field: Field) -> list[str]:
    """Return the records that `field` shows on `page`.

    On a standard's page: those whose `where` column names the standard; elsewhere: those whose `where` column is
    filled. With `when`: those whose date lies in that quarter, counted from the page's own.
    """
    register = plan.outline.find_register(field.register)
    quarter = _quarter(plan, page.quarter, field.when) if field.when and page.quarter else None
    shown = []
    for record_id in plan.record_ids(field.register):
        if field.where:
            content = plan.cell(field.register, record_id, field.where)
            if content is None or (page.key and not (isinstance(content, tuple) and page.key in content)):
                continue
        if field.when and page.quarter and register and register.date:
            day = plan.cell(field.register, record_id, register.date)
            if quarter is None or not isinstance(day, date) or day not in quarter:
                continue
        shown.append(record_id)
    return shown


def _quarter(plan: Plan, quarter: Quarter, when: str) -> Quarter | None:
    offset = {"this-quarter": 0, "last-quarter": -1, "next-quarter": 1}[when]
    number = quarter.number - 1 + offset
    return plan.quarters[number] if 0 <= number < len(plan.quarters) else None
