"""Which panes of the desk there is room for, and focus mode, in which the page stands alone."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QWidget

from nec_desktop.gui.remembered import Remembered

_SECTIONS, _HELP = 230, 292
"""The widths of the side columns in a narrow window."""
_NARROW = 1100
"""Pixels, as the system scales them: 1366 at 150 % are 911."""


class Panes(QObject):
    """The sections, the page and the help, side by side. `focus_changed`: focus mode has begun or ended."""

    focus_changed = Signal(bool)

    def __init__(
        self,
        splitter: QSplitter,
        sections_button: QPushButton,
        leave_focus_button: QPushButton,
        apart: Sequence[QPushButton],
        title: QLabel,
        remembered: Remembered,
    ) -> None:
        """Keep the panes of a splitter. apart: what focus mode hides besides; title: what a narrow window hides."""
        super().__init__(splitter)
        self._splitter, self._remembered = splitter, remembered
        self._sections_button, self._leave_focus_button = sections_button, leave_focus_button
        self._apart, self._title = apart, title
        self.nav, self.pages, self.side = (pane for n in range(3) if (pane := splitter.widget(n)))
        self._beside = self._help = self._narrow = False
        self._zoom, self._given = remembered.zoom, 0
        leave_focus_button.hide()
        sections_button.toggled.connect(self._show_sections)
        for pane, narrowest in ((self.nav, 200), (self.pages, 480), (self.side, 240)):
            pane.setMinimumWidth(narrowest)
        splitter.setStretchFactor(1, 1)
        if not splitter.restoreState(remembered.state("panes")):
            splitter.setSizes([310, 730, 326])
        self._wide = splitter.saveState()
        """The widths as the person has them in a wide window, for when there is room again."""
        splitter.splitterMoved.connect(self._keep_wide)
        for pane in (self.nav, self.side):
            pane.hide()  # or a narrow window, which has room for two panes, gets as wide as all three

    @property
    def is_focused(self) -> bool:
        """Whether the page stands alone."""
        return not self._leave_focus_button.isHidden()

    def visible(self) -> list[QWidget]:
        """Return the panes that are shown, from left to right."""
        return [pane for pane in (self.nav, self.pages, self.side) if pane.isVisible()]

    def show(self, *, beside: bool, help_: bool) -> None:
        """Show beside the page the sections, the help, both or neither."""
        self._beside, self._help = beside, help_
        everything = not self.is_focused
        self._sections_button.setVisible(beside and everything)
        self.nav.setVisible(beside and everything and self._sections_button.isChecked())
        self.side.setVisible(help_ and everything)
        self.focus_changed.emit(not everything)

    def set_focus_mode(self, focus: bool) -> None:
        """Show the page alone, or everything again."""
        self._leave_focus_button.setVisible(focus)
        for button in self._apart:
            button.setHidden(focus)
        self.show(beside=self._beside, help_=self._help)

    def make_room(self, width: int, *, first: bool = False) -> None:
        """Fit the panes to the desk's width and to the size of text; the first time whatever they were."""
        zoom = self._remembered.zoom
        narrow = width * 100 < _NARROW * zoom
        self._title.setVisible(not narrow)
        if first or narrow != self._narrow:
            self._sections_button.setChecked(not narrow)
        help_ = min(_HELP * zoom // 100, width * 37 // 100)
        is_moved = self.side.width() != self._given  # by the person
        if narrow and (first or not self._narrow or zoom != self._zoom or not is_moved):
            self._given = help_
            self._splitter.setSizes([_SECTIONS, width - help_, help_])
        elif not narrow and self._narrow and not first:
            self._splitter.restoreState(self._wide)
        self._narrow, self._zoom = narrow, zoom

    def remember(self) -> None:
        """Keep their widths."""
        self._remembered.set_state("panes", self._wide)

    def _keep_wide(self) -> None:
        if not self._narrow:
            self._wide = self._splitter.saveState()

    def _show_sections(self, shown: bool) -> None:
        self.nav.setVisible(shown and not self._sections_button.isHidden())
