"""How large text is shown: in steps, remembered from one day to the next."""

from PySide6.QtCore import QObject, Signal

from nec_desktop.gui.remembered import ZOOM, Remembered
from nec_desktop.gui.slices import waiting
from nec_desktop.gui.theme import theme


class Zoom(QObject):
    """`changed` carries the per cent of the system's text size that everything is shown at now."""

    changed = Signal(int)

    def __init__(self, remembered: Remembered, parent: QObject) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._show(remembered.zoom)

    @property
    def percent(self) -> int:
        """How large text is shown now."""
        return self._remembered.zoom

    def larger(self) -> None:
        """Go one step up, if there is one."""
        self._set(min((step for step in ZOOM if step > self.percent), default=ZOOM[-1]))

    def smaller(self) -> None:
        """Go one step down, if there is one."""
        self._set(max((step for step in ZOOM if step < self.percent), default=ZOOM[0]))

    def normal(self) -> None:
        """Show text as large as the system does."""
        self._set(ZOOM[0])

    def _set(self, percent: int) -> None:
        self._remembered.zoom = percent
        with waiting():  # everything is laid out anew
            self._show(percent)
        self.changed.emit(percent)

    def _show(self, percent: int) -> None:
        if found := theme():
            found.set_zoom(percent)
