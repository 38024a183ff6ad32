"""The texts of a plan: every value that is prose, as a reader reads it."""

from collections.abc import Callable, Iterator
from functools import cache

from nec_desktop.plan.addresses import INTERNAL, RECORD_ID
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import REVIEW_REGISTERS
from nec_desktop.plan.richtext import Paragraph, RichText, runs_text
from nec_desktop.plan.values import Content, Picture

_SEEN = (RichText, str, Picture)
"""Kinds of content that are prose, or may be."""


def texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield each text that a reader could see, with its address."""
    for address, content in seen(plan):
        if text := text_of(plan, address, content):
            yield address, text


def seen(plan: Plan) -> Iterator[tuple[str, RichText | str | Picture]]:
    """Yield what is written that a reader could see, by address: no private notes, nothing internal or of a review."""
    internal = {
        address.removesuffix(f"/{INTERNAL}")
        for address, content in plan.values.items()
        if content is True and address.endswith(INTERNAL)
    }
    for address, content in plan.values.items():
        if isinstance(content, _SEEN):
            above, _, last = address.rpartition("/")
            about_review = address.partition("/")[0] in REVIEW_REGISTERS
            if not last.startswith("@") and not about_review and address not in internal and above not in internal:
                yield address, content


def text_of(plan: Plan, address: str, content: Content | None) -> str:
    """Return what a reader reads of `content` at `address`, empty where that is no prose."""
    if isinstance(content, RichText):
        return content.plain()
    if isinstance(content, Picture):
        return content.alt
    if isinstance(content, str):
        field = plan.field_at(address)
        return content if field is not None and field.kind == "text" and field.format != "url" else ""
    return ""


def running_text(content: Content | None) -> str:
    """Return the paragraphs of a rich text, a line each: no headings, lists, tables or words for pictures."""
    blocks = content.blocks if isinstance(content, RichText) else ()
    return "\n".join(runs_text(block.runs) for block in blocks if isinstance(block, Paragraph))


def reading_order(plan: Plan) -> Callable[[str], tuple[int, int, int, int]]:
    """Return what says where an address stands in the plan as it is read: page, field, record, column."""
    pages = {address: n for n, address in enumerate(plan.every_page())}

    @cache
    def records(register_id: str) -> dict[str, int]:
        return {record_id: n for n, record_id in enumerate(plan.record_ids(register_id))}

    @cache
    def columns(register_id: str) -> tuple[int, int, dict[str, int]] | None:
        """Return where the page of a register stands, and on it the register, and in that its columns."""
        if about_review := REVIEW_REGISTERS.get(register_id):
            return len(pages), 0, {column.id: n for n, column in enumerate(about_review.column)}
        register, home = plan.outline.find_register(register_id), plan.outline.home_of(register_id)
        if register is None or home is None or home.id not in pages:
            return None
        field = _index([field.id for field in home.field], register_id)
        return pages[home.id], field, {column.id: n for n, column in enumerate(register.column)}

    def place(address: str) -> tuple[int, int, int, int]:
        first, _, rest = address.partition("/")
        record_id, _, column_id = rest.partition("/")
        if (known := columns(first)) and RECORD_ID.fullmatch(record_id):  # of which there may be thousands
            return *known[:2], records(first).get(record_id, 0), known[2].get(column_id, 0)
        page = plan.page_of(address)
        if page is None:
            return (len(pages), 0, 0, 0)
        fields = [field.id for field in page.fields]
        field = first if plan.outline.find_register(first) else address[len(page.address) + 1 :].partition("/")[0]
        return (pages[page.address], _index(fields, field), 0, 0)

    return place


def _index(items: list[str], item: str) -> int:
    return items.index(item) if item in items else 0
