"""The screens of an open plan that are no page of it: each is made when it is first shown."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.looking_back import show_changed_since

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk
    from nec_desktop.gui.grades_page import GradesPage
    from nec_desktop.gui.review_desk import ReviewDesk
    from nec_desktop.gui.versions_page import VersionsPage

# What is imported inside a function here is what opening a plan does without.


class Screens(QObject):
    """Makes screens for a desk, leads from its home to them, and says where on them the keyboard belongs."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        home, out = desk.home, desk.home.out_for_review
        home.tasks.show_reviews(desk.reviews)
        home.chosen.connect(desk.go_to)
        home.resumed.connect(desk.resume)
        home.versions.connect(desk.show_versions)
        home.changed_since.connect(lambda: show_changed_since(desk))
        home.carried_button.clicked.connect(desk.next_to_do.go_to_carried)
        out.review.connect(desk.show_review)
        out.take_in.connect(desk.taking_in.ask)
        out.grades.connect(desk.show_grades)
        out.make.connect(self._make)

    @cached_property
    def export(self) -> ExportPage:
        """What to check before the document is made, and the way to make it."""
        page = ExportPage(self._desk.reviews)
        page.chosen.connect(self._desk.change)
        page.preview.connect(self._desk.preview)
        self._desk.pages.addWidget(page)
        return page

    @cached_property
    def review(self) -> "ReviewDesk":
        """What reviewers said, to be decided."""
        from nec_desktop.gui.review_desk import ReviewDesk  # noqa: PLC0415

        page = ReviewDesk(self._desk.reviews)
        page.chosen.connect(self._desk.go_to)
        page.export.connect(self._desk.show_export)
        page.make.connect(self._make)
        page.take_in.connect(self._desk.taking_in.ask)
        page.grades_button.clicked.connect(self._desk.show_grades)
        page.came.connect(self._desk.taking_in.show_files)
        self._desk.pages.addWidget(page)
        return page

    @cached_property
    def grades(self) -> "GradesPage":
        """The panel's grades beside our own."""
        from nec_desktop.gui.grades_page import GradesPage  # noqa: PLC0415

        page = GradesPage(self._desk.reviews)
        page.chosen.connect(self._desk.go_to)
        page.export.connect(self._desk.show_export)
        self._desk.pages.addWidget(page)
        return page

    @cached_property
    def versions(self) -> "VersionsPage":
        """The versions of the plan, and what has changed since each."""
        from nec_desktop.gui.versions_page import VersionsPage  # noqa: PLC0415

        page = VersionsPage(self._desk.reviews)
        page.chosen.connect(self._desk.go_to)
        page.review.connect(self._desk.show_review)
        self._desk.pages.addWidget(page)
        return page

    def _make(self, document: str) -> None:
        """Show the page that makes documents, with one chosen."""
        self._desk.show_export()
        if self._desk.pages.currentWidget() is self.export:
            self.export.choose(document)

    def may_put_away(self) -> bool:
        """Ask where a document is still being made; True where none is, or the person has stopped it."""
        return "export" not in vars(self) or self.export.maker.may_leave(self._desk)

    def flush(self) -> None:
        """Hand on what is being typed on them."""
        if "review" in vars(self):
            self.review.flush()
        if "grades" in vars(self):
            self.grades.flush()

    def focus(self) -> None:
        """Put the keyboard on the screen that is shown."""
        page, made = self._desk.pages.currentWidget(), vars(self)
        if page is made.get("export"):
            self.export.document.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif page is made.get("review"):
            self.review.focus_list()
        elif page is made.get("grades"):
            self.grades.focus_grades()
        elif page is made.get("versions"):
            self.versions.focus_list()
        else:
            self._desk.home.tasks.setFocus(Qt.FocusReason.ShortcutFocusReason)
