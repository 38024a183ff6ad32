"""In a register's table, words to look at are underlined in the cells that show them, explained, and put right there."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFontMetrics, QImage, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QStyle, QTextEdit
from pytestqt.qtbot import QtBot

from nec_desktop.gui.cell_remarks import place_in
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.shown_table import records_table
from nec_desktop.gui.theme import Theme, contrast_tokens
from nec_desktop.language.findings import Remark
from nec_desktop.plan.addresses import join
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.outline import Field
from nec_desktop.plan.richtext import Paragraph, RichText, Run
from tests.gui.registers import Show, Shown, cell, go_to, line, picture, red, write

VENUE = "The color hall"


def below_words(s: Shown, image: QImage) -> list[tuple[int, int]]:
    """Return what is drawn below the words of a cell, but for its frame."""
    metrics, ground = QFontMetrics(s.table.font()), image.pixelColor(2, 2)
    baseline = (image.height() - metrics.height()) // 2 + metrics.ascent() + 1
    points = [(x, y) for x in range(2, image.width() - 2) for y in range(baseline, image.height() - 3)]
    return [(x, y) for x, y in points if image.pixelColor(x, y) != ground]


def column_of(s: Shown, words: str) -> int:
    """Return where in a cell something stands, when these words stand before it."""
    margin = s.table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, s.table) + 1
    return margin + QFontMetrics(s.table.font()).horizontalAdvance(words)


def as_heard(s: Shown, row: int, name: str) -> QAccessibleInterface:
    """Return a cell as a screen reader has it."""
    at = s.table.viewport().mapToGlobal(cell(s, row, name).center())
    return QAccessible.queryAccessibleInterface(s.table).childAt(at.x(), at.y())


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def choose(menu: QMenu, start: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(start)).trigger()


def menu_on(s: Shown, row: int, name: str) -> QMenu:
    """Return the menu of a cell."""
    go_to(s, row, name)
    return s.register.menu.menu()


# -- lines


def test_a_misspelt_word_is_underlined_where_it_stands_and_no_other(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    write(session, s.ids[0], "venue", "The colour hall")
    go_to(s, 1, "Event")
    assert red(picture(s, 0, "Venue")) == []
    write(session, s.ids[0], "venue", VENUE)
    marked = red(picture(s, 0, "Venue"))
    assert column_of(s, "The ") - 2 <= min(marked) < max(marked) <= column_of(s, "The color") + 2
    assert max(marked) - min(marked) > column_of(s, "olo") - column_of(s, "")
    assert red(picture(s, 1, "Venue")) == []


def test_words_that_are_left_out_are_underlined_where_they_are(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    words = f"{'The very long hall ' * 8}of many a color"
    write(session, s.ids[0], "venue", words)
    go_to(s, 1, "Event")
    room = cell(s, 0, "Venue").width() - 2 * column_of(s, "")
    seen = QFontMetrics(s.table.font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
    marked = red(picture(s, 0, "Venue"))
    assert column_of(s, seen[:-1]) - 2 <= min(marked), "only under the dots at the end"
    assert max(marked) <= column_of(s, seen) + 2


def test_lines_differ_by_kind_without_their_colours(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    has_gaps = []
    for words in ("utilise", "utlise"):
        write(session, s.ids[0], "venue", words)
        go_to(s, 1, "Event")
        below = below_words(s, picture(s, 0, "Venue"))
        assert below
        has_gaps.append(len({x for x, _ in below}) < max(below)[0] - min(below)[0] + 1)
    assert has_gaps == [True, False], "dashed for plain English, wavy for spelling"


def test_what_was_dismissed_or_put_right_is_not_underlined(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    write(session, s.ids[0], "venue", VENUE)
    choose(menu_on(s, 0, "Venue"), "Dismiss")
    dialog = s.register.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("It is called so")
    s.bot.keyClick(dialog, Qt.Key.Key_Return)
    go_to(s, 1, "Event")
    assert red(picture(s, 0, "Venue")) == []
    session.undo()
    session.check()
    assert red(picture(s, 0, "Venue")) != []
    session.apply(set_value(session.plan, join("events", s.ids[0], "venue"), "The wide and light hall"))
    assert red(picture(s, 0, "Venue")) == [], "nor before the checks have looked again"


def test_in_high_contrast_a_line_is_seen_on_the_ground_of_a_selected_row(
    show_register: Show, session: PlanSession, theme: Theme
) -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    system.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    s = show_register("events")
    write(session, s.ids[0], "venue", VENUE)
    theme.colours = contrast_tokens(system)
    ground = {"selection-background-color": theme.colours.accent, "selection-color": theme.colours.on_accent}
    s.table.setStyleSheet("".join(f"{name}: {colour};" for name, colour in ground.items()))
    go_to(s, 0, "Event")

    assert len(below_words(s, picture(s, 0, "Venue"))) > 10
    write(session, s.ids[0], "venue", "The colour hall")
    go_to(s, 0, "Event")
    assert below_words(s, picture(s, 0, "Venue")) == []


class Repainted(QObject):
    """Remembers which part of a table is painted."""

    def __init__(self, s: Shown) -> None:
        super().__init__(s.page)
        self.parts: list[QRect] = []
        s.table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.parts.append(event.region().boundingRect())
        return False


def test_when_something_else_is_told_only_those_cells_are_painted(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    write(session, s.ids[0], "venue", VENUE)
    session.apply(set_value(session.plan, join("events", s.ids[1], "venue"), "Another color"))
    s.bot.wait(50)
    painted = Repainted(s)
    session.check()
    s.bot.waitUntil(lambda: painted.parts != [])
    assert painted.parts == [cell(s, 1, "Venue")]
    session.check()
    s.bot.wait(50)
    assert painted.parts == [cell(s, 1, "Venue")], "nothing else was told"


def test_what_is_typed_stays_when_something_is_told_of_its_cell(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    session.apply(set_value(session.plan, join("events", s.ids[0], "venue"), VENUE))
    go_to(s, 0, "Venue")
    s.press(Qt.Key.Key_F2)
    line(s).setText("Half wri")
    session.check()
    assert line(s).text() == "Half wri"


# -- what is said


def test_a_cell_says_what_is_to_be_looked_at(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    write(session, s.ids[0], "venue", "The color hall, which we utilize")
    (about, *_), roles = session.about_words_in("events")[join("events", s.ids[0], "venue")], Qt.ItemDataRole
    index = s.register.model.index(0, s.column("Venue"))
    tip = index.data(roles.ToolTipRole)
    assert tip.startswith("The color hall, which we utilize\n\n")
    assert about.message in tip and about.advice in tip
    heard = as_heard(s, 0, "Venue")
    assert heard.text(QAccessible.Text.Name) == "The color hall, which we utilize, 2 remarks"
    assert about.message in heard.text(QAccessible.Text.Description)
    other, heard = s.register.model.index(1, s.column("Venue")), as_heard(s, 1, "Venue")
    assert other.data(roles.ToolTipRole) == heard.text(QAccessible.Text.Name) == other.data()
    assert heard.text(QAccessible.Text.Description) == ""


# -- the menu


def test_a_better_word_is_put_into_a_cell_as_one_step(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = s.ids[0]
    write(session, event, "venue", VENUE)
    menu = menu_on(s, 0, "Venue")
    assert "color" in texts(menu)[0] and not menu.actions()[0].isEnabled()
    assert "Open" in texts(menu), "what the menu offers for every cell stands there too"
    choose(menu, "colour")
    assert session.plan.cell("events", event, "venue") == "The colour hall"
    assert s.selected == event
    assert session.undo() == "Change event"
    assert session.plan.cell("events", event, "venue") == VENUE
    assert texts(menu_on(s, 0, "Event")) == texts(menu_on(s, 1, "Event"))


def test_nothing_is_put_where_the_words_have_gone(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    write(session, s.ids[0], "venue", VENUE)
    menu = menu_on(s, 0, "Venue")
    session.apply(set_value(session.plan, join("events", s.ids[0], "venue"), "The library"))
    choose(menu, "colour")
    assert session.plan.cell("events", s.ids[0], "venue") == "The library"


def test_a_word_of_ones_own_is_underlined_in_no_cell(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    for event in s.ids[:2]:
        write(session, event, "venue", "At Wimblehurst Parva")
    go_to(s, 0, "Event")
    assert red(picture(s, 1, "Venue")) != []
    choose(menu_on(s, 0, "Venue"), "Add “Wimblehurst”")
    choose(menu_on(s, 0, "Venue"), "Add “Parva”")
    assert red(picture(s, 0, "Venue")) == red(picture(s, 1, "Venue")) == []


def test_words_of_a_longer_text_are_shown_in_the_form(show_register: Show, session: PlanSession) -> None:
    s = show_register("priorities")
    why = RichText((Paragraph((Run("First."),)), Paragraph((Run("We "), Run("organize", bold=True), Run(" it.")))))
    write(session, s.ids[0], "why", why, "priorities")
    go_to(s, len(s.ids), "Priority")
    name = next(column.label for column in session.plan.register("priorities").column if column.id == "why")
    marked = red(picture(s, 0, name))
    assert column_of(s, "First. We ") - 2 <= min(marked) < max(marked) <= column_of(s, "First. We organize") + 4
    menu = menu_on(s, 0, name)
    assert "organise" not in texts(menu)
    choose(menu, "Show it in the form")
    edit = s.form().editors["why"].focusProxy()
    assert isinstance(edit, QTextEdit)
    s.bot.waitUntil(lambda: edit.textCursor().selectedText() == "organize")
    s.bot.keyClick(s.form(), Qt.Key.Key_Escape)
    s.closed()


def test_f7_goes_from_cell_to_cell_and_opens_the_menu(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    write(session, s.ids[0], "venue", VENUE)
    write(session, s.ids[1], "title", "The color of money")
    go_to(s, 0, "Event")
    for row, name in ((0, "Venue"), (1, "Event"), (0, "Venue")):
        s.press(Qt.Key.Key_F7)
        index = s.table.currentIndex()
        assert (index.row(), index.column()) == (row, s.column(name))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu) and "colour" in texts(menu)
        menu.close()


# -- where words stand


@given(st.text("ab \n\t\u00a0", max_size=12), st.text("xy😀", min_size=1, max_size=4), st.text("ab \n", max_size=8))
def test_words_are_found_in_what_is_shown_of_them(before: str, words: str, after: str) -> None:
    text = f"{before}{words} {words}{after}"
    shown = " ".join(text.split())
    remark = Remark(len(before), len(before) + len(words), words)
    place = place_in(text, remark, shown)
    assert place == (shown.index(words), shown.index(words) + len(words))
    assert place_in(f"a{text}", remark, " ".join(f"a{text}".split())) is None


# -- in a table that only shows records


def test_words_are_underlined_and_explained_where_records_are_only_shown(qtbot: QtBot, session: PlanSession) -> None:
    event, columns = session.plan.record_ids("events")[0], ("date", "title", "venue")
    words = f"{'The very long hall ' * 5}and the color hall"
    write(session, event, "venue", words)
    field = Field(id="shown", kind="records", label="Shown", register="events", columns=columns)
    table = records_table(
        session, field, session.plan.register("events"), [event, session.plan.record_ids("events")[1]]
    )
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show()
    there, other = table.model().index(0, 2), table.model().index(1, 2)
    marked = red(table.viewport().grab(table.visualRect(there)).toImage())
    assert marked and max(marked) - min(marked) < QFontMetrics(table.font()).horizontalAdvance("color") + 4
    assert "color" in there.data(Qt.ItemDataRole.ToolTipRole)
    assert there.data(Qt.ItemDataRole.AccessibleTextRole).endswith("color hall, 1 remark")
    assert red(table.viewport().grab(table.visualRect(other)).toImage()) == []
    session.apply(set_value(session.plan, join("events", event, "venue"), "The colour hall"))
    session.check()
    assert not there.data(Qt.ItemDataRole.ToolTipRole)
    assert there.data(Qt.ItemDataRole.AccessibleTextRole).endswith("color hall")
