"""What stood in a field before, and the records that were deleted from a table; one of them is put back."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.card_html import Part, Piece
from nec_desktop.gui.look_back import Line, LookBack, moment_words, name_words
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import last_part
from nec_desktop.plan.bring_back import bring_back
from nec_desktop.plan.compare import content_words, same
from nec_desktop.plan.marks import line_marks
from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import count_words, record_title
from nec_desktop.translation import tr

if TYPE_CHECKING:
    from nec_desktop.library.history import Earlier
    from nec_desktop.library.library import Library

Deleted = list[tuple["Earlier", dict[str, Content | None]]]
"""Records that were deleted, each with all that was replaced in the same save."""


class EarlierTexts(LookBack):
    """What stood at one address, the latest first."""

    def __init__(self, session: PlanSession, address: str, parent: QWidget) -> None:
        super().__init__(session, parent)
        self.set_headings(self.tr("Stood until"), self.tr("Then changed by"), wide=1)
        self._address = address
        field = session.plan.field_at(address)
        label = field.label if field else address
        self.setWindowTitle(self.tr("Earlier texts"))
        self.heading.setText(self.tr("What stood in “{0}” before").format(label))
        self.restore_button.setText(self.tr("&Put this text back"))

        def read(library: "Library") -> "list[Earlier]":
            return library.earlier(session.plan.id, address)

        session.jobs.run(read, while_alive(self, self._show), while_alive(self, self.show_failed))

    def _show(self, found: "list[Earlier]") -> None:
        lines = [earlier_line(self.session.plan, one, self.session.plan.get(self._address)) for one in found]
        if not lines:
            words = self.tr("Nothing else has stood here since the plan was begun, or since history is kept.")
        else:
            count = count_words(len(lines), self.tr("earlier text"), self.tr("earlier texts"))
            words = self.tr("{0}. To put one back can be undone; what stands now is then kept here.").format(count)
        self.show_lines(lines, words)


def earlier_line(plan: Plan, one: "Earlier", now: Content | None, group: str = "") -> Line:
    """Return the line of an earlier content of a field or column in which `now` stands."""
    edit = Edit(tr("Put back an earlier text"), (Change.back(one.address, one.content),))
    cells = moment_words(one.until), name_words(one.replaced_by)
    parts = partial(_parts, plan, one, now)
    return Line(cells, parts, None if same(one.content, now) else edit, group=group)


def _parts(plan: Plan, one: "Earlier", now: Content | None) -> Iterator[Part]:
    old, new = (content_words(plan, one.address, text) for text in (one.content, now))
    changed: tuple[Piece, ...] = line_marks(old, new)
    if old == new:
        changed = (("same", tr("The words are the same as now.")),)
    yield Part(tr("What has changed since"), changed, lead=_written(one))
    yield Part(tr("As it stood"), (("same", old or tr("Nothing stood here.")),))


def _written(one: "Earlier") -> str:
    if one.since is None:
        return tr("From the beginning.")
    by = tr(" by {0}").format(one.writer) if one.writer else ""
    return tr("Written {0}{1}.").format(moment_words(one.since), by)


class DeletedRecords(LookBack):
    """The records of a register that are no longer there, the last deleted first."""

    def __init__(self, session: PlanSession, register_id: str, parent: QWidget) -> None:
        super().__init__(session, parent)
        self.set_headings(self.tr("Record"), self.tr("Deleted"), self.tr("By"))
        self._register = session.plan.register(register_id)
        self.setWindowTitle(self.tr("Deleted records"))
        self.heading.setText(self.tr("What was deleted from “{0}”").format(self._register.title))
        self.restore_button.setText(self.tr("&Bring this record back"))

        def read(library: "Library") -> Deleted:
            gone = library.deleted_records(session.plan.id, register_id)
            return [(one, library.replaced_at(session.plan.id, one.until)) for one in gone]

        session.jobs.run(read, while_alive(self, self._show), while_alive(self, self.show_failed))

    def _show(self, found: Deleted) -> None:
        lines = list(map(self._line, *zip(*found, strict=True))) if found else []
        words = self.tr("Nothing was deleted from this table, or not since history is kept.")
        if lines:
            words = self.tr("A record comes back with all that stood in it, and with the links that led to it.")
        self.show_lines(lines, words)

    def _line(self, one: "Earlier", then: dict[str, Content | None]) -> Line:
        plan, record_id = self.session.plan, last_part(one.address)
        edit = bring_back(plan, self._register.id, record_id, then)
        was = plan.copy()
        was.apply(edit.changes)
        title = record_title(was, self._register.id, record_id)
        parts = partial(self._columns, was, record_id)
        return Line((title, moment_words(one.until), name_words(one.replaced_by)), parts, edit)

    def _columns(self, was: Plan, record_id: str) -> Iterator[Part]:
        yield Part(record_title(was, self._register.id, record_id))
        for column in self._register.column:
            content = was.cell(self._register.id, record_id, column.id)
            if content is not None:
                words = content_words(was, f"{self._register.id}/{record_id}/{column.id}", content)
                yield Part(lead=column.label, pieces=(("same", words),))
