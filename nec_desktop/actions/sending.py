"""Sending: a review copy says which snapshot it is, and the library keeps that snapshot."""

from collections.abc import Callable
from typing import Any

from nec_desktop.document.blocks import Document
from nec_desktop.document.review_copy import Identity, as_review_copy
from nec_desktop.document.sent import Sent
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import new_record_id
from nec_desktop.plan.plan import Plan

Writing = Callable[[Callable[[Library], Any]], Any]
"""Does work on the library that is open for writing, and returns its result."""


class Sending:
    """One document of a plan on its way out.

    Its snapshot is kept when the file has been compared, and before it is moved into its place: so whoever holds the
    file has one that the library knows. Where it cannot be moved there, the snapshot is taken back. Only a computer
    that stops between the two leaves a snapshot that nobody was sent, which does no harm.
    """

    def __init__(self, plan: Plan, number: int, document_id: str, writing: Writing) -> None:
        self._plan = plan
        self._document_id = document_id
        self._writing = writing
        self._kept = False
        self.identity = Identity(plan.id, new_record_id(), number)

    def marked(self, document: Document) -> Document:
        """Return `document` as the review copy that is sent."""
        return as_review_copy(document, self.identity)

    def keep(self, sent: Sent) -> None:
        """Keep the snapshot: the plan's values, and what is sent of the document."""
        identity = self.identity
        self._writing(
            lambda library: library.add_snapshot(
                identity.plan_id,
                self._plan.values,
                "sent",
                identifier=identity.snapshot_id,
                number=identity.number,
                document=self._document_id,
                copy="review",
                sent=sent,
            )
        )
        self._kept = True

    def take_back(self) -> None:
        """Take the snapshot away again, if it was kept: nothing has been sent."""
        if self._kept:
            self._writing(lambda library: library.remove_snapshot(self.identity.snapshot_id))
