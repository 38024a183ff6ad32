"""What can be done is called the same in the menus and on the buttons, which stand in forms of their own."""

from PySide6.QtGui import QAction

from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.grades_page import GradesPage
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.review_desk import ReviewDesk


def name_of(text: str) -> str:
    """Return the words of a button or of a menu's line, without the letter that is underlined."""
    return text.replace("&", "").removesuffix("…")


def test_a_button_bears_the_name_that_the_menu_has_for_what_it_does(example: MainWindow) -> None:
    desk, start = example.desk, example.start
    assert desk
    desk.show_export()
    export = desk.pages.currentWidget()
    assert isinstance(export, ExportPage)
    desk.show_review()
    review = desk.pages.currentWidget()
    assert isinstance(review, ReviewDesk)
    desk.show_grades()
    grades = desk.pages.currentWidget()
    assert isinstance(grades, GradesPage)
    buttons = (
        start.new_button,
        start.carry_button,
        start.file_button,
        start.backups_button,
        desk.home_button,
        desk.review_button,
        desk.export_button,
        desk.home.versions_button,
        desk.home.changed_button,
        export.preview_button,
        review.take_in_button,
        review.grades_button,
        grades.export_button,
    )
    in_menus = {name_of(action.text()) for action in example.findChildren(QAction)}
    assert {name_of(button.text()) for button in buttons} <= in_menus
