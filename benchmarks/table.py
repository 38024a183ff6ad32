"""The table that is printed: each figure as a ratio, with its target and whether it is met."""

from dataclasses import dataclass

_LINE = "{:<44} {:>10} {:<36} {:>10} {:>8}  {}"


@dataclass(frozen=True)
class Figure:
    """One line: what was measured, in seconds or another unit; against what; and the largest ratio wanted, if any."""

    what: str
    seconds: float
    against: str
    against_seconds: float
    at_most: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float:
        return self.seconds / self.against_seconds

    def __str__(self) -> str:
        verdict = ""
        if self.at_most is not None:
            verdict = f"at most {self.at_most:g}: {'met' if self.ratio <= self.at_most else 'MISSED'}"
        return _LINE.format(
            self.what,
            self._told(self.seconds),
            self.against,
            self._told(self.against_seconds),
            f"{self.ratio:.3g}",
            verdict,
        ).rstrip()

    def _told(self, value: float) -> str:
        return _time(value) if self.unit == "s" else f"{value:.0f} {self.unit}"


@dataclass(frozen=True)
class Limit:
    """One line: what was measured, in a unit, and the most that is wanted, if anything: what a person would notice."""

    what: str
    value: float
    at_most: float | None
    unit: str

    def __str__(self) -> str:
        verdict = ""
        if self.at_most is not None:
            verdict = f"at most {self.at_most:g} {self.unit}: {'met' if self.value <= self.at_most else 'MISSED'}"
        return _LINE.format(self.what, f"{self.value:.3g} {self.unit}", "", "", "", verdict).rstrip()


def heading() -> str:
    """Return the table's first line."""
    return _LINE.format("what", "time", "against", "time", "ratio", "wanted").rstrip()


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"
