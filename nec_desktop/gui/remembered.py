"""What the window remembers from one day to the next: its size, its panes, and where the person was."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

ZOOM = (100, 110, 125, 150, 175, 200)
"""How large text can be shown, in per cent."""


class Remembered:
    """Kept in window.ini in the data folder. Nothing of it is vital: without the file the window starts fresh."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def last_plan(self) -> str:
        """The id of the plan that was open last, empty for none."""
        return str(self._settings.value("last-plan", ""))

    @last_plan.setter
    def last_plan(self, plan_id: str) -> None:
        self._settings.setValue("last-plan", plan_id)

    def place(self, plan_id: str) -> str:
        """Return the address at which the person was in a plan, empty for none."""
        return str(self._settings.value(f"places/{plan_id}", ""))

    def cursor(self, plan_id: str) -> int:
        """Return where in the text at that address the person was writing, in characters from its beginning."""
        kept = str(self._settings.value(f"cursors/{plan_id}", ""))
        return int(kept) if kept.isdecimal() else 0

    def set_place(self, plan_id: str, address: str, cursor: int = 0) -> None:
        """Remember where the person is in a plan."""
        self._settings.setValue(f"places/{plan_id}", address)
        self._settings.setValue(f"cursors/{plan_id}", cursor)

    @property
    def zoom(self) -> int:
        """How large text is shown, in per cent of the system's size: 100 to 200, whatever the file says."""
        kept = str(self._settings.value("zoom", ""))
        return min(max(int(kept), ZOOM[0]), ZOOM[-1]) if kept.isdecimal() else ZOOM[0]

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._settings.setValue("zoom", percent)

    @property
    def tour_is_wanted(self) -> bool:
        """Whether the start page says how the program works: until the person has said “Got it”."""
        return bool(self._settings.value("tour") != "seen")

    @tour_is_wanted.setter
    def tour_is_wanted(self, wanted: bool) -> None:
        self._settings.setValue("tour", "wanted" if wanted else "seen")

    def state(self, name: str) -> QByteArray:
        """Return the kept geometry of the window or of its panes, empty for none."""
        kept = self._settings.value(f"state/{name}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def set_state(self, name: str, state: QByteArray) -> None:
        """Remember a geometry."""
        self._settings.setValue(f"state/{name}", state)

    def write(self) -> None:
        """Put everything on the disk."""
        self._settings.sync()
