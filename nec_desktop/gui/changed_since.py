"""What have I changed since I opened it, since it was sent, since a day: by section, in words; each can be put back.

What a colleague changed and was taken over since stands there too, under the colleague's name.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel

from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.card_html import Part
from nec_desktop.gui.date_line import DateLine, calendar_hint
from nec_desktop.gui.look_back import Line, LookBack, moment_words, name_words
from nec_desktop.gui.looking_back import is_there, show_earlier
from nec_desktop.plan.addresses import LAST_NUMBER, last_part
from nec_desktop.plan.bring_back import bring_back
from nec_desktop.plan.compare import Difference, content_words, differences, word_marks
from nec_desktop.plan.dates import NotADateError, read_date
from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.values import Content, Record
from nec_desktop.plan.words import count_words, date_words, list_words, record_title
from nec_desktop.review.rounds import copy_words, sent_in_rounds
from nec_desktop.translation import tr

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk
    from nec_desktop.library.library import Library
    from nec_desktop.library.snapshots import SnapshotEntry

_A_DAY = "day"
"""Stands in the list of moments for the day that is chosen beside it."""
_Writers = Mapping[str, tuple[str, ...]]
"""Who has changed what, by address."""


class ChangedSince(LookBack):
    """The moments to compare with stand above; what differs from now below, section by section."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk.session, desk)
        self._desk = desk
        self.setWindowTitle(self.tr("Changed since…"))
        self.heading.setText(self.tr("What has changed in the plan"))
        for widget in (self.since_label, self.since, self.go_button, self.earlier_button):
            widget.show()
        self._add_moments()
        self.day = DateLine(self.tr("The day, from its beginning"), self._nearby)
        self.day.line.setText(date_words(self.session.today - timedelta(days=1)))
        self.error = QLabel(objectName="error", wordWrap=True)
        self.since_row.insertWidget(2, self.day)
        self.since_row.insertWidget(3, self.error, 1)
        for signal in (self.since.activated, self.day.left, self.day.chosen):
            signal.connect(self._compare)
        self.go_button.clicked.connect(self._go)
        self.earlier_button.clicked.connect(self._show_earlier)
        self.session.jobs.run(
            lambda library: [entry for entry in library.snapshots(self.session.plan.id) if entry.kind == "sent"],
            while_alive(self, self._add_sent),
            while_alive(self, self.show_failed),
        )
        self._compare()

    def _add_moments(self) -> None:
        opened = self.session.opened
        self.since.addItem(self.tr("I opened it ({0})").format(moment_words(opened)), opened)
        self.since.addItem(self.tr("This morning (all of today)"), _beginning(self.session.today))
        self.since.addItem(self.tr("A day…"), _A_DAY)

    def _add_sent(self, sent: "Sequence[SnapshotEntry]") -> None:
        plan = self.session.plan
        in_rounds = sent_in_rounds(plan)
        for entry in sent:
            words = self.tr("{0} was sent on {1}") if entry.id in in_rounds else self.tr("{0} was made on {1}")
            day = date_words(entry.made.astimezone().date())
            words = words.format(copy_words(plan, entry.id, entry.number), day)
            self.since.insertItem(1, words, entry)  # the last that was sent first

    def _compare(self, *_chosen: object) -> None:
        """Read how the plan stood then, and show what differs from now."""
        chosen = self.since.currentData()
        self.day.setVisible(chosen == _A_DAY)
        self._say_error("")
        if chosen == _A_DAY:
            day = self._day()
            if isinstance(day, str):
                self._say_error(day)
                return
            self.day.line.setText(date_words(day))
            chosen = _beginning(day)
        plan_id, now = self.session.plan.id, dict(self.session.plan.values)

        def read(library: "Library") -> tuple[dict[str, Content], _Writers]:
            if not isinstance(chosen, datetime):
                return dict(library.snapshot(chosen.id).values), library.changed_by(plan_id, chosen.made)
            then: dict[str, Content | None] = {**now, **library.changed_since(plan_id, chosen)}
            stood = {address: content for address, content in then.items() if content is not None}
            return stood, library.changed_by(plan_id, chosen)

        show = while_alive(self, lambda read: self._show(*read))
        self.session.jobs.run(read, show, while_alive(self, self.show_failed))

    def _day(self) -> date | str:
        """Return the day that is typed, or in words why it is none."""
        text = self.day.line.text()
        if not text.strip():
            return self.tr("Write a day, such as 14/2.")
        try:
            return read_date(text, self.session.today, None, past=True)
        except NotADateError as error:
            return str(error)

    def _nearby(self) -> date:
        day = self._day()
        return day if isinstance(day, date) else self.session.today

    def _say_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.day.line.setAccessibleDescription(f"{sentence} {calendar_hint()}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter where the day is typed shows what has changed since; it presses no button."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and self.focusWidget() is self.day.line):
            super().keyPressEvent(event)

    def _show(self, then: Mapping[str, Content], writers: _Writers) -> None:
        plan = self.session.plan
        was = plan.with_values(then)
        groups: dict[tuple[str, str], list[Difference]] = defaultdict(list)
        for difference in differences(then, plan.values, plan):
            if last_part(difference.address) == LAST_NUMBER:
                continue  # that numbers were given is not taken back: none is given twice
            key = (difference.register, difference.record) if difference.record else ("", difference.address)
            groups[key].append(difference)
        changed = [(found, _writers(found, writers)) for found in groups.values()]
        mine = sum(self.session.jobs.workspace.writer in who or not who for _found, who in changed)
        others = any(self._is_others(who) for _found, who in changed)
        headings = self.tr("Place"), self.tr("What happened")
        self.set_headings(*headings, *([self.tr("By")] if others else []))
        words = self.tr("Nothing has changed since then.")
        if changed:
            places = count_words(len(changed), self.tr("place has changed"), self.tr("places have changed"))
            places += self.tr(", {0:,} of them by you").format(mine) if others else ""
            words = self.tr("{0}. To put one back can be undone.").format(places)
        self.show_lines([self._line(found, was, who) for found, who in changed], words)

    def _is_others(self, who: Collection[str]) -> bool:
        return any(each != self.session.jobs.workspace.writer for each in who)

    def _line(self, found: list[Difference], was: Plan, who: Sequence[str]) -> Line:
        plan, first = self.session.plan, found[0]
        page = plan.page(first.page)
        group = f"{page.number} {page.title}".strip() if page else self.tr("Elsewhere in the plan")
        place, kind = first.label, first.kind
        if first.record:
            there = plan if plan.record(first.register, first.record) else was
            place = record_title(there, first.register, first.record)
            kind = first.kind if first.is_record else "changed"
        address = first.page if not page or (kind == "removed" and first.record) else first.address
        parts = partial(self._parts, found, was, who)
        cells = (place, _kind_words()[kind], self._names(who))
        return Line(cells, parts, self._edit(found, was), address, group=group)

    def _names(self, who: Sequence[str], *, whole: bool = False) -> str:
        """Return who has changed something; whole: with their posts, and when and by whom it was taken over."""
        own = self.session.jobs.workspace.writer
        named = [self.tr("you") if each == own else (whole and each) or name_words(each) for each in who]
        return list_words(list(dict.fromkeys(named)))

    def _parts(self, found: list[Difference], was: Plan, who: Sequence[str]) -> Iterator[Part]:
        plan = self.session.plan
        if self._is_others(who):
            yield Part(lead=self.tr("Changed by {0}.").format(self._names(who, whole=True)))
        for difference in found:
            if difference.is_record:
                yield Part(
                    lead=self.tr("{0}: {1}").format(
                        difference.label.capitalize(), _kind_words()[difference.kind].lower()
                    )
                )
                continue
            yield Part(difference.label, tuple(word_marks(difference, plan, was)))
            stood = content_words(was, difference.address, difference.before)
            if stood and difference.after is not None:
                yield Part(self.tr("As it stood"), (("same", stood),))

    def _edit(self, found: list[Difference], was: Plan) -> Edit | None:
        """Return what puts a place back as it stood; None for a new record, which is deleted in its table."""
        plan, first = self.session.plan, found[0]
        record = next((one for one in found if one.is_record), None)
        if record is None or (record.before is not None and record.after is not None):
            there = all(one.is_record or plan.field_at(one.address) for one in found)
            label = self.tr("Put {0} back").format(first.label)
            return Edit(label, tuple(Change.back(one.address, one.before) for one in found)) if there else None
        if isinstance(record.before, Record):
            return bring_back(plan, first.register, first.record, was.values)
        return None

    def _show_current(self, *_items: object) -> None:
        super()._show_current()
        # What was deleted has no place any more: it is put back here, or brought back in its table.
        self.earlier_button.setEnabled(self.line is not None and is_there(self.session.plan, self.line.address))

    def _show_earlier(self) -> None:
        """Show all that stood in the field or record of the line, not only how it stood then."""
        if self.line:
            show_earlier(self.session, self.line.address, self).finished.connect(self._compare)

    def _go(self) -> None:
        if self.line:
            self.accept()
            self._desk.go_to(self.line.address)


def _writers(found: Sequence[Difference], writers: _Writers) -> tuple[str, ...]:
    return tuple(dict.fromkeys(who for each in found for who in writers.get(each.address, ())))


def _beginning(day: date) -> datetime:
    """Return the instant at which a day begins where the person sits."""
    return datetime.combine(day, time()).astimezone()


def _kind_words() -> dict[str, str]:
    return {"added": tr("New"), "removed": tr("Taken away"), "changed": tr("Changed"), "moved": tr("Moved")}
