"""Words replaced by others from the find panel: at one place and on to the next, or wherever they stand."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTextEdit

from nec_desktop.gui.field_block import FieldBlock
from nec_desktop.gui.filling import LONG, put_cursor
from nec_desktop.gui.find_panel import FindPanel
from nec_desktop.gui.found_places import stay_in_words
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.gui.select_words import place_after
from nec_desktop.gui.slices import live_through, waiting
from nec_desktop.plan.find import Hit, next_place, passages
from nec_desktop.plan.plan import Edit
from nec_desktop.plan.replacing import Replacement, in_a_line, replace_one
from nec_desktop.plan.words import count_words

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk


class Replacing(QObject):
    """Does what the panel asks for, through the plan's session, and says in the panel what came of it."""

    def __init__(self, desk: "Desk", panel: FindPanel) -> None:
        super().__init__(panel)
        self._desk, self._session, self._panel = desk, desk.session, panel
        panel.replace.connect(self._replace)
        panel.replace_all.connect(self._replace_all)

    def _may_change(self) -> bool:
        """Keep what is being typed; where it cannot be kept, say so, and change nothing beside it. Nor is anything
        changed before the place after the last one is marked: a key that is pressed twice is not meant twice.
        """
        if self._panel.is_behind:
            return False
        self._desk.flush()
        page = self._desk.pages.currentWidget()
        problems = page.not_saved() if isinstance(page, SectionPage) else []
        if problems:
            self._panel.tell(self.tr("Nothing was replaced: something is not saved. {0}").format(problems[0]))
        return not problems

    # -- at one place

    def _replace(self) -> None:
        if self._may_change():
            self._panel.when_listed(self._replace_marked)

    def _replace_marked(self) -> None:
        hits, hit = self._panel.results.hits, self._panel.results.marked
        if hit is None:
            nothing = self.tr("There is nothing to replace.")
            self._panel.tell(self.tr("No place is marked. Choose one in the list.") if hits else nothing)
            return
        new = in_a_line(self._panel.replacement.text())
        if not hit.passage.own:
            self._go_on(hits, hit, hit.end, self.tr("{0} stays as it is.").format(hit.passage.label))
        elif edit := replace_one(self._session.plan, hit, new):
            self._session.apply(edit)
            told = self.tr("Replaced in {0}.").format(hit.passage.label)
            self._panel.list_then(partial(self._go_on, hits, hit, hit.start + len(new), told))
        else:
            self._go_on(hits, hit, hit.end, self._too_long(1))

    def _go_on(self, before: list[Hit], done: Hit, end: int, told: str) -> None:
        """Go to the next place behind the one that is done; at the end of the list no place is marked any more, so that
        new words which hold the old ones are not replaced for ever.
        """
        following = next_place(before, done, end, self._panel.results.hits)
        self._panel.show_place(following)
        if following:
            where = self.tr("Next: {0}: {1}").format(following.passage.label, following.context()[0])
        else:
            where = self.tr("That was the last place.")
        self._panel.tell(f"{told} {where}")

    # -- wherever they stand

    def _replace_all(self) -> None:
        panel = self._panel
        if not self._may_change():
            return
        if not panel.sought.words:
            panel.tell(self.tr("There is nothing to replace."))
            return
        work = Replacement(self._session.plan, passages(self._session.plan), panel.sought, panel.replacement.text())
        panel.tell("")
        with waiting():
            for count in live_through(work.steps()):
                panel.count_note.setText(self.tr("Replacing: {0}").format(count_words(count, self.tr("place"))))
        if work.edit:
            self._apply(work.edit)
        panel.tell(" ".join(filter(None, (self._done(work), self._too_long(work.too_long), stay_in_words(work.stay)))))

    def _apply(self, edit: Edit) -> None:
        """Make an edit, and let each cursor on the page stay where it is among the words."""
        page, changed = self._desk.pages.currentWidget(), {change.address for change in edit.changes}
        sought, new = self._panel.sought, in_a_line(self._panel.replacement.text())
        places = [
            (text, place_after(text, sought, new))
            for block in page.findChildren(FieldBlock)
            for text in block.findChildren(QTextEdit)
            if block.address_of(text) in changed and text.document().characterCount() <= LONG
        ]
        self._session.apply(edit)
        for text, place in places:
            put_cursor(text, place)

    def _done(self, work: Replacement) -> str:
        if not work.count:
            return self.tr("Nothing was replaced.")
        return self.tr("Replaced in {0}. Ctrl+Z takes that back.").format(count_words(work.count, self.tr("place")))

    def _too_long(self, count: int) -> str:
        if not count:
            return ""
        if count == 1:
            return self.tr("1 place stays as it is: its line would be too long.")
        return self.tr("{0} stay as they are: their lines would be too long.").format(
            count_words(count, self.tr("place"))
        )
