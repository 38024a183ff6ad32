"""A plan composed as a document: the blocks of a review or public copy, or of a second document of the plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from nec_desktop.document.blocks import (
    Block,
    Column,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    Paragraph,
    Row,
    Table,
    cell,
    plain,
)
from nec_desktop.document.links import linked
from nec_desktop.document.profile import CopyProfile, copy_name, is_draft, marking_of, marking_told
from nec_desktop.document.prose import prose_blocks
from nec_desktop.document.registers import NOT_YET_WRITTEN, RegisterBlocks, record_heading
from nec_desktop.document.resident import resident_blocks
from nec_desktop.document.view_blocks import view_blocks
from nec_desktop.plan.addresses import MARKING, join
from nec_desktop.plan.outline import Field, Outline, Register
from nec_desktop.plan.overview import overview
from nec_desktop.plan.plan import PUBLISHED, SENSITIVE, Page, Plan
from nec_desktop.plan.quarters import Quarter
from nec_desktop.plan.richtext import RichText, Run
from nec_desktop.plan.selection import records_shown
from nec_desktop.plan.values import Picture
from nec_desktop.plan.view_tables import ViewContext
from nec_desktop.plan.views import view_of
from nec_desktop.plan.words import date_words, in_words, period_words

SHORT = ("text", "choice", "choices", "date", "period", "time", "number", "yes-no", "links", "file")
"""Kinds of field whose value fits on a line: a page with several of them shows them as a table of facts."""
FACTS_FROM = 2
"""So many short fields on a page make a table of facts."""


class Composer:
    """Composes documents of one plan. `today` is the date on the document; acronyms make the glossary."""

    def __init__(self, plan: Plan, profile: CopyProfile, today: date, acronyms: Mapping[str, str]) -> None:
        self.plan = plan
        self.profile = profile
        self.today = today
        self.registers = RegisterBlocks(plan, profile, today)
        self.context = ViewContext(plan, today, acronyms, lambda address: profile.shows(plan, address))

    def plan_document(self) -> Document:
        """Return the whole plan as a document."""
        pages = self._shown_pages()
        cover, *rest = pages
        first = resident_blocks(self.context) if self.profile.public else ()
        summary = (Heading(1, "Summary"), *view_blocks(overview(self.context), 2))
        blocks = [*first, *self._page(cover, ""), Contents(), *summary, *self._pages(rest)]
        marking = marking_of(self.plan, pages)
        period = self.plan.period
        lines = (self.plan.title, *((period_words(period),) if period else ()))
        return self._document(self.plan.title, lines, tuple(blocks), marking)

    def update_document(self, update: Outline, quarter: Quarter) -> Document:
        """Return a second document of the plan, for one quarter."""
        pages = [page for page in self.plan.update_pages(update, quarter) if self.profile.prints_section(page.section)]
        title = f"{update.title}, {quarter.title}: {self.plan.area}"
        lines, blocks = (update.title, quarter.title), tuple(self._pages(pages))
        made = self._document(title, lines, blocks, marking_of(self.plan, pages), compact=True)
        issues = [
            self.plan.text(join(page.address, field.id))
            for page in pages
            for field in page.fields
            if field.id == "issue"
        ]
        return replace(made, footer=self._footer(f"update, {quarter.title}", next(iter(issues), "")))

    def short_document(
        self, title: str, lines: Sequence[str], blocks: tuple[Block, ...], marking: str, band: str
    ) -> Document:
        """Return a document about the plan that was composed elsewhere; `band` says on its head what it is."""
        made = self._document(title, lines, blocks, marking, compact=True)
        return replace(made, cover=replace(made.cover, band=band, notes=()))

    def _document(
        self, title: str, lines: Sequence[str], blocks: tuple[Block, ...], marking: str, *, compact: bool = False
    ) -> Document:
        plan = self.plan
        return Document(
            title=title or plan.area or "Untitled plan",
            organisation=plan.text("cover/force") or "The force",
            marking=marking,
            footer=self._footer("plan", plan.text("cover/issue")),
            made_on=self.today,
            cover=Cover(
                plan.text("cover/scheme") or plan.standards.scheme,
                plan.area,
                tuple(lines),
                copy_name(plan, self.profile),
                () if compact else tuple(self._cover_facts(marking)),
                () if compact else self._cover_notes(),
                compact,
            ),
            blocks=tuple(linked(block) for block in blocks),
            subject=f"{plan.text('cover/scheme')}: {plan.area}",
            keywords=(plan.area, plan.standards.title),
            large_print=self.profile.large_print,
        )

    def _footer(self, what: str, issue: str) -> str:
        """Return what tells two prints apart on every page: a second document has an issue of its own."""
        words = [f"{self.plan.area} {what}", f"version {issue}" if issue else ""]
        return ", ".join(filter(None, [*words, "draft" if is_draft(self.plan, self.profile) else ""]))

    def _shown_pages(self) -> list[Page]:
        return [page for page in self.plan.pages() if self.profile.prints_section(page.section)]

    def _cover_facts(self, marking: str) -> Iterator[tuple[str, str]]:
        plan = self.plan
        issue = plan.text("cover/issue")
        yield from self._fact("Prepared by", "cover/prepared-by")
        yield from self._fact("Approved by", "cover/approver")
        yield "Version", f"{issue}, {date_words(self.today)}" if issue else date_words(self.today)
        if plan.stage == PUBLISHED:
            yield from self._fact("Published", "cover/published")
        if not self.profile.public:
            yield from self._fact("Stage", "cover/stage")
            if self.profile.reviewers:
                yield "For", self.profile.reviewers
            by = f"By {date_words(self.profile.due)}, as" if self.profile.due else "As"
            yield "Please return", f"{by} a Word file (.docx), with Track Changes on"
        yield from self._fact("Next review", "cover/next-review")
        yield "Standards", plan.standards.title
        yield "Marking", marking_told(plan, marking)

    def _fact(self, label: str, address: str) -> Iterator[tuple[str, str]]:
        if entry := self._entry(address):
            yield label, entry

    def _cover_notes(self) -> tuple[str, ...]:
        if self.profile.public:
            return ()
        return ("Passages on a tinted ground say what is asked. They are not part of the answers.",)

    def _field_words(self, address: str) -> str:
        field = self.plan.field_at(address)
        if field is None or not self.profile.shows_field(self.plan, address, field):
            return ""
        if address == "cover/marking" and self.plan.get(address) is not None:
            return marking_of(self.plan, self._shown_pages())  # never less than the top of the same page says
        return in_words(self.plan, field, self.profile.shown_links(self.plan, field, self.plan.get(address)))

    def _entry(self, address: str) -> str:
        """Return a field in words: that it is not yet written where it has to be, nothing where it may be empty."""
        field = self.plan.field_at(address)
        empty = NOT_YET_WRITTEN if field and field.required and self.plan.get(address) is None else ""
        return self._field_words(address) or empty

    def _pages(self, pages: Sequence[Page]) -> Iterator[Block]:
        parts = {part.id: part.title for part in self.plan.outline.part}
        open_part = ""
        for page in pages:
            part = page.section.part
            yield from self._page(page, parts.get(part, "") if part != open_part else "")
            open_part = part

    def _page(self, page: Page, part: str) -> Iterator[Block]:
        level = 2 if page.standard else 1
        title = f"Annex {page.number}: {page.title}" if page.section.annex else page.title
        number = "" if page.section.annex else page.number
        yield Heading(level, title, number, page.address, part)
        if self.plan.text(join(page.address, MARKING)) == SENSITIVE:
            yield Paragraph(plain("This section is marked OFFICIAL-SENSITIVE."), "note")
        yield from self._asked(page)
        short = [field for field in page.fields if field.kind in SHORT and not field.each]
        gathered = len(short) >= FACTS_FROM
        if gathered and (facts := self._facts(page, short)).rows:
            yield facts
        shown = [
            (field, blocks)
            for field in page.fields
            if not (gathered and field in short) and not field.on_screen_only
            if (blocks := list(self._field(page, field, level + 1)))
        ]
        own = page.number and not (page.section.repeat and not page.standard)
        for position, (field, blocks) in enumerate(shown, 1):
            divided = any(isinstance(block, Heading) for block in blocks)
            if len(shown) > 1 or field.holds_value or divided:  # the page's heading is enough for its only table
                yield Heading(
                    level + 1,
                    field.label,
                    f"{page.number}.{position}" if own else "",
                    join(page.address, field.id) if field.holds_value else "",
                    in_contents=False,
                )
            yield from blocks

    def _asked(self, page: Page) -> Iterator[Block]:
        if page.quarter:
            return  # an update is a few pages for residents and the panel; what it asks is the writer's business
        standard = page.standard
        asked = standard.requirement if standard else "" if self.profile.public else page.section.purpose
        if asked:
            yield Paragraph((Run("What is asked  ", bold=True), Run(asked)), "asked")
        if not self.profile.public and self.profile.prompts:
            prompts = standard.prompts if standard else page.section.prompts
            if prompts:
                yield Paragraph((Run("Prompts  ", bold=True), Run(" ".join(prompts))), "asked")

    def _facts(self, page: Page, fields: Sequence[Field]) -> Table:
        rows = []
        for field in fields:
            address = join(page.address, field.id)
            if self.profile.shows_field(self.plan, address, field) and (entry := self._entry(address)):
                rows.append(Row((cell(field.label), cell(entry, address)), address))
        return Table(page.title, (Column("Item", 1), Column("Entry", 2.4)), tuple(rows), f"{page.title}.", "facts")

    def _field(self, page: Page, field: Field, level: int) -> Iterator[Block]:
        match field.kind:
            case "register":
                yield from self.registers.home(self.plan.register(field.id), level + 1)
            case "records":
                yield from self._records(page, field)
            case "view":
                yield from self._view(field, level + 1)
            case _:
                for address in self.plan.places(page, field):
                    if self.profile.shows_field(self.plan, address, field):
                        yield from self._value(field, address, level)

    def _value(self, field: Field, address: str, level: int) -> Iterator[Block]:
        content = self.plan.get(address)
        if field.each:
            register_id, record_id = field.each, address.rpartition("/")[2]
            number = self.plan.shown_number(register_id, record_id)
            register = self.plan.register(register_id)
            yield record_heading(self.plan, register, record_id, min(level + 1, 4), number, address)
            level += 1
        if content is None:
            if field.required or field.each:
                yield Paragraph(plain(f"{NOT_YET_WRITTEN}."), "missing", address)
        elif isinstance(content, RichText):
            yield from prose_blocks(content, address, level, field.label)
        elif isinstance(content, Picture):
            yield Figure(content.hash, content.alt, content.alt, address)
        else:
            yield Paragraph(plain(self._field_words(address)), address=address)

    def _records(self, page: Page, field: Field) -> Iterator[Block]:
        register = self.plan.register(field.register)
        record_ids = [
            record_id
            for record_id in records_shown(self.plan, page, field)
            if self.profile.shows_record(self.plan, register.id, record_id)
        ]
        columns = [
            column
            for name in field.columns
            if (column := register.find(name)) and not (self.profile.public and column.internal)
        ]
        if record_ids:
            caption = f"{field.label}: {page.title}" if page.standard else field.label
            shown = self._latest(register, record_ids, field.most)
            yield from self.registers.shown(register, shown, columns, caption)
            if len(shown) < len(record_ids):
                home = self.plan.outline.home_of(register.id)
                where = f"“{home.title}”" if home else "the register"
                yield Paragraph(plain(f"{len(shown)} of {len(record_ids)} are shown here; all are in {where}."), "note")
        else:
            yield Paragraph(plain(_nothing_words(register, page)), "note")

    def _latest(self, register: Register, record_ids: Sequence[str], most: int) -> list[str]:
        """Return at most `most` records (0: all), in their order: the latest that are past, then those to come."""
        if not most or len(record_ids) <= most or not register.date:
            return list(record_ids)
        past = [rid for rid in record_ids if _is_past(self.plan.cell(register.id, rid, register.date), self.today)]
        coming = [rid for rid in record_ids if rid not in past]
        chosen = {*past[-most:], *coming[: max(most - len(past), 0)]}
        return [rid for rid in record_ids if rid in chosen]

    def _view(self, field: Field, level: int) -> Iterator[Block]:
        yield from view_blocks(view_of(field.view, self.context), level)


def _nothing_words(register: Register, page: Page) -> str:
    """Say in a line that a page shows no record of a register whose home is elsewhere."""
    where = "is linked to this standard" if page.standard else "belongs here"
    return f"Nothing in “{register.title}” {where}."


def _is_past(day: object, today: date) -> bool:
    return isinstance(day, date) and day <= today
