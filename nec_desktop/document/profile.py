"""The two copies that one plan makes, and what stands in the way of the public one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from nec_desktop.plan.addresses import INTERNAL, MARKING, join
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.outline import STANDARDS, Field, Section
from nec_desktop.plan.plan import PUBLISHED, SENSITIVE, Page, Plan
from nec_desktop.plan.values import Content
from nec_desktop.translation import tr


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way of a public copy, in a sentence, and the address at which it can be mended.

    where: the page on which it is; advice: what to do, which may be the same for many.
    """

    address: str
    what: str
    where: str = ""
    advice: str = ""

    @property
    def words(self) -> str:
        """All of it in a line."""
        return f"{self.placed} {self.advice}".rstrip()

    @property
    def placed(self) -> str:
        """What stands in the way, and on which page."""
        return f"{self.where}: {self.what}" if self.where else self.what


@dataclass(frozen=True)
class CopyProfile:
    """Which copy of a plan to make. prompts: show what each section asks for (review copy only); annexes: have them.

    threads, changes, answers: of the last round a review copy carries the threads with our replies, marks what has
    changed since, and has what we answered as an annex. reviewers, due: of a review copy that is sent, who is to read
    it, and by when it is to come back.
    """

    copy: Literal["review", "public"] = "review"
    prompts: bool = True
    large_print: bool = False
    annexes: bool = True
    threads: bool = True
    changes: bool = True
    answers: bool = True
    reviewers: str = ""
    due: date | None = None

    def without_last_round(self) -> "CopyProfile":
        """Return the same copy, carrying over nothing of the last round."""
        return replace(self, threads=False, changes=False, answers=False)

    @property
    def public(self) -> bool:
        """True for the copy that anybody may read."""
        return self.copy == "public"

    def shows_section(self, section: Section) -> bool:
        """Say whether whoever gets the copy may see this section."""
        return not (self.public and section.review_copy_only)

    def prints_section(self, section: Section) -> bool:
        """Say whether the copy has this section: it may be seen, and is no annex where those are left out."""
        return self.shows_section(section) and (self.annexes or not section.annex)

    def shows(self, plan: Plan, address: str) -> bool:
        """Say whether the copy has what stands at `address`: a field, a record, a record's column, a page.

        A public copy leaves out what is internal or not publishable, what is written about it elsewhere, and
        the sections of the review copy.
        """
        if not self.public:
            return True
        parts = address.split("/")
        page, field = plan.page_of(address), plan.field_at(address)
        if (page and not self.shows_section(page.section)) or (field and field.internal):
            return False
        if any(plan.get(join(*parts[:n], INTERNAL)) is True for n in range(1, len(parts) + 1)):
            return False
        register_id = plan.find_register_of(parts[-1])
        if register_id and register_id != parts[0]:  # a field repeated for each record
            return self.shows(plan, join(register_id, parts[-1]))
        register = plan.outline.find_register(parts[0])
        asks = register is not None and len(parts) > 1 and register.find("publishable") is not None
        return not asks or plan.cell(parts[0], parts[1], "publishable") is True

    def shows_field(self, plan: Plan, address: str, field: Field) -> bool:
        """Say whether the copy has what stands at `address` (never a private note)."""
        return not (self.public and field.internal) and self.shows(plan, address)

    def shows_record(self, plan: Plan, register_id: str, record_id: str) -> bool:
        """Say whether the copy has a record."""
        return self.shows(plan, join(register_id, record_id))

    def shown_links(self, plan: Plan, field: Field, content: Content | None) -> Content | None:
        """Return `content` without links to records that the copy does not have."""
        if field.kind != "links" or field.to == STANDARDS or not isinstance(content, tuple):
            return content
        return tuple(link for link in content if self.shows_record(plan, field.to, link))


def copy_name(plan: Plan, profile: CopyProfile) -> str:
    """Return what a copy of the plan is called on its cover."""
    if profile.public:
        return "Public copy"
    return "DRAFT review copy" if is_draft(plan, profile) else "Review copy"


def is_draft(plan: Plan, profile: CopyProfile) -> bool:
    """Say whether a copy of the plan is marked as a draft: a review copy, until the plan is published."""
    return not profile.public and plan.stage != PUBLISHED


def is_sensitive(plan: Plan, page: Page) -> bool:
    """Say whether a page is marked OFFICIAL-SENSITIVE: itself, or the whole document in its field “marking”."""
    return SENSITIVE in (plan.text(join(page.address, MARKING)), plan.text(join(page.address, "marking")))


def marking_of(plan: Plan, pages: Sequence[Page]) -> str:
    """Return the marking of a document with these pages: that of the plan, or of its most sensitive page."""
    sensitive = plan.text("cover/marking") == SENSITIVE or any(is_sensitive(plan, page) for page in pages)
    return "OFFICIAL-SENSITIVE" if sensitive else "OFFICIAL"


def marking_told(plan: Plan, marking: str) -> str:
    """Return a document's marking for its front page. Where nobody has chosen one yet it is marked all the same, and
    that is said in the words of the check.
    """
    field = plan.field_at("cover/marking")
    if field is None or not field.required or plan.get("cover/marking") is not None:
        return marking
    return f"{marking} (“{field.label}” is not yet chosen)"


def public_obstacles(plan: Plan, pages: Sequence[Page], findings: Sequence[Finding]) -> list[Obstacle]:
    """Return why these pages cannot go into a public copy now; empty where nothing stands in the way.

    Government Security Classifications: what is OFFICIAL-SENSITIVE does not travel with a public document. A section
    that the public copy does not have may be.
    """
    obstacles = []
    if plan.text("cover/marking") == SENSITIVE:
        obstacles.append(Obstacle("cover/marking", tr("The plan as a whole is marked OFFICIAL-SENSITIVE.")))
    obstacles += [
        Obstacle(join(page.address, MARKING), tr("The section “{0}” is marked OFFICIAL-SENSITIVE.").format(page.title))
        for page in pages
        if page.address != "cover" and not page.section.review_copy_only and is_sensitive(plan, page)
    ]
    for finding in findings:
        if finding.severity == "error":
            page = plan.page_of(finding.address)
            where = page.title if page else ""
            obstacles.append(Obstacle(finding.address, finding.message, where, finding.advice))
    return obstacles
