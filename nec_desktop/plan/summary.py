"""What a page holds, in a line: for whoever checks the plan before it is sent."""

from collections.abc import Iterator
from functools import lru_cache

from nec_desktop.plan.plan import Page, Plan
from nec_desktop.plan.richtext import Picture, RichText, block_lines
from nec_desktop.plan.words import count_words, in_words
from nec_desktop.translation import tr

FEW = 60
"""Characters of a short answer that are told as they stand."""


def page_summary(plan: Plan, page: Page) -> str:
    """Return what is written on a page: needed answers that are missing, short answers, words, records."""
    return " · ".join(_parts(plan, page)) or tr("Nothing is written here; it makes itself from the rest")


def page_length(plan: Plan, page: Page) -> tuple[int, tuple[int, int] | None]:
    """Return how many words are written in a page's texts, and how many are usual in all of them, where that is known.

    What a new plan begins with, such as the force's text, nobody has written.
    """
    texts = [(field, plan.places(page, field)) for field in page.fields if field.kind == "rich"]
    contents = [plan.get(place) for field, places in texts for place in places if plan.is_written(field, place)]
    count = sum(_count(content) for content in contents if isinstance(content, RichText))
    usual = [field.words for field, places in texts if field.words for _ in places]
    return count, (sum(least for least, _ in usual), sum(most for _, most in usual)) if usual else None


@lru_cache(maxsize=32)
def _count(text: RichText) -> int:
    """Return how many words a text has, without those that stand for its pictures.

    They are asked for each time that its page is shown, and may be a book's.
    """
    written = (block for block in text.blocks if not isinstance(block, Picture))
    return sum(len(line.split()) for block in written for line in block_lines(block))


def _parts(plan: Plan, page: Page) -> Iterator[str]:
    places = [(field, address) for field in page.fields if field.holds_value for address in plan.places(page, field)]
    missing = sum(field.required and plan.get(address) is None for field, address in places)
    if missing:
        yield count_words(missing, tr("needed answer is missing"), tr("needed answers are missing"))
    words = 0
    for field, address in places:
        content = plan.get(address)
        told = in_words(plan, field, content)
        if isinstance(content, RichText):
            words += _count(content) if plan.is_written(field, address) else 0
        elif len(told) > FEW and field.kind != "picture":
            words += len(told.split()) if plan.is_written(field, address) else 0
        elif told and field.kind in ("choice", "period"):
            yield f"{field.label}: {told}"
    if words:
        yield count_words(words, tr("word"))
    for field in page.fields:
        if field.kind == "register":
            register = plan.register(field.id)
            yield f"{register.title}: {len(plan.record_ids(register.id))}"
