"""Lines of a file that nobody wrote: lists of contents, ends of tables, empty lines. What was done to them is kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nec_desktop.review.got_units import Bit, GotTable, GotUnit
from nec_desktop.review.sent_lines import SentUnit
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.sent_units import SentTable

_TABLE_END = re.compile(r"End of table(?: \d+)?$")


def without_furniture(
    sent: Sequence[SentUnit | SentTable], got: Sequence[GotUnit | GotTable]
) -> list[GotUnit | GotTable]:
    """Leave out what our own export or Word adds, but for what a person put there."""
    kept = [part for unit in got for part in _kept(unit)]
    wants_empty = any(isinstance(unit, SentUnit) and not unit.key for unit in sent)
    return kept if kept or not wants_empty else list(got[:1])


def _kept(unit: GotUnit | GotTable) -> Iterator[GotUnit | GotTable]:
    if isinstance(unit, GotTable):
        yield unit
        return
    key = unit.key  # some programs write other spaces
    ends_table = _TABLE_END.match(key) is not None
    if key and not unit.paragraph.contents and not ends_table:
        yield unit
    elif any(map(_says_something, unit.bits)):
        struck = any(bit.was_sent and bit.deleted for bit in unit.bits)
        yield _put_in(unit) if ends_table and not struck else unit


def _says_something(bit: Bit) -> bool:
    """Say whether a change or a comment is on a bit. That a line which nobody wrote looks otherwise is no news."""
    return bool(bit.inserted or bit.deleted or (bit.piece and bit.piece.comments))


def _put_in(unit: GotUnit) -> GotUnit:
    """Return what a person put in beside the words that say where a table ends, as a line of its own."""
    end = unit.bits[-1]
    bits = [
        replace(bit, text="") if bit.was_sent else bit
        for bit in unit.bits
        if not bit.was_sent or (bit.piece and bit.piece.comments)
    ]
    new = [bit for bit in bits if bit.text]
    if new and new[0].text == BREAK:  # Enter was pressed behind them: the end that was there is now the new line's
        bits.remove(new[0])
        bits.append(replace(end, inserted=new[0].inserted))
    elif new and new[-1].text != BREAK:
        bits.append(replace(end, inserted=new[-1].inserted))
    return replace(unit, bits=bits, text="")
