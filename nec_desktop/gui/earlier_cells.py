"""What stood in a record before, column by column; one is put back, or into the record's form, to be saved or not."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.earlier_texts import earlier_line
from nec_desktop.gui.look_back import LookBack
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import join, last_part
from nec_desktop.plan.outline import Register
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import count_words, record_title

if TYPE_CHECKING:
    from nec_desktop.library.history import Earlier
    from nec_desktop.library.library import Library


class EarlierRecord(LookBack):
    """What stood in a record. now: what stands there, by column; at: the column whose texts are chosen first."""

    def __init__(
        self,
        session: PlanSession,
        register: Register,
        record_id: str,
        now: Mapping[str, Content | None],
        at: str,
        parent: QWidget,
    ) -> None:
        super().__init__(session, parent)
        self.set_headings(self.tr("Stood until"), self.tr("Then changed by"), wide=1)
        self._register, self._now, self._at = register, now, at
        self.setWindowTitle(self.tr("Earlier texts"))
        title = record_title(session.plan, register.id, record_id)
        self.heading.setText(self.tr("What stood in “{0}” before").format(title))
        self.restore_button.setText(self._button_words())

        def read(library: "Library") -> "list[Earlier]":
            addresses = [join(register.id, record_id, column.id) for column in register.column]
            return [one for address in addresses for one in library.earlier(session.plan.id, address)]

        session.jobs.run(read, while_alive(self, self._show), while_alive(self, self.show_failed))

    def _show(self, found: "list[Earlier]") -> None:
        labels = {column.id: column.label for column in self._register.column}
        lines = []
        for one in found:
            column = last_part(one.address)
            lines.append(earlier_line(self.session.plan, one, self._now[column], labels[column]))
        words = self.tr("Nothing else has stood in it since it was added, or since history is kept.")
        if lines:
            count = count_words(len(lines), self.tr("earlier text"), self.tr("earlier texts"))
            words = f"{count}. {self._what_happens()}"
        self.show_lines(lines, words, labels.get(self._at, ""))

    def _button_words(self) -> str:
        return self.tr("&Put this text back")

    def _what_happens(self) -> str:
        return self.tr("To put one back can be undone; what stands now is then kept here.")


class EarlierCells(EarlierRecord):
    """The same from a record's form, in which something may not be saved yet.

    `put_back` carries the id of a column and what stood in it.
    """

    put_back = Signal(str, object)

    def _button_words(self) -> str:
        return self.tr("&Put this into the form")

    def _what_happens(self) -> str:
        return self.tr("What you put into the form is kept when you save the form.")

    def _restore(self) -> None:
        if self.line and self.line.edit:
            (change,) = self.line.edit.changes
            self.put_back.emit(last_part(change.address), change.content)
            self.accept()
