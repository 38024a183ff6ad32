"""A review copy: a document that says which snapshot it is, and how it comes back."""

from dataclasses import dataclass, replace

from nec_desktop.document.blocks import Document
from nec_desktop.document.sent import VERSION
from nec_desktop.plan.review_code import ReviewCode, review_code

PLAN_ID, SNAPSHOT_ID, SCHEMA = "NEC plan id", "NEC snapshot id", "NEC schema"
"""The names of the properties by which a returned file is recognised."""


@dataclass(frozen=True)
class Identity:
    """Which snapshot of which plan a document is made from."""

    plan_id: str
    snapshot_id: str
    number: int

    @property
    def code(self) -> ReviewCode:
        """The review code, which stands on every page."""
        return review_code(self.plan_id, self.number)


def as_review_copy(document: Document, identity: Identity) -> Document:
    """Return `document` as the review copy of a snapshot: its code on the cover and every page, and in properties."""
    code = str(identity.code)
    cover = document.cover
    if cover.compact:
        how = f"Review copy {code}. Please return it as a Word file (.docx), with Track Changes on."
        cover = replace(cover, notes=(how, *cover.notes))
    else:
        cover = replace(cover, facts=(("Review code", code), *cover.facts))
    known = {PLAN_ID: identity.plan_id, SNAPSHOT_ID: identity.snapshot_id, SCHEMA: str(VERSION)}
    return replace(
        document,
        review_code=code,
        footer=" · ".join(filter(None, (document.footer, code))),
        cover=cover,
        properties=document.properties | known,
    )
