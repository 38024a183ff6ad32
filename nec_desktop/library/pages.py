"""Rows read straight from a database's pages, where SQLite itself can no longer find its way to them.

The format is SQLite's, which is published and stays as it is: https://sqlite.org/fileformat2.html.
"""

from collections.abc import Iterator

Cell = int | float | str | bytes | None
Row = tuple[int, tuple[Cell, ...]]
"""A row's number, and what stands in its columns."""
_LEAF = 0x0D
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of a whole number by its serial type."""
_BROKEN = (IndexError, ValueError, OverflowError)
"""What reading raises where a page is not what it says it is."""


def page_size(data: bytes) -> int:
    """Return the size of a database's pages in bytes; where its header is damaged, the usual 4096."""
    size = int.from_bytes(data[16:18])
    size = 65536 if size == 1 else size
    return size if 512 <= size <= 65536 and size & (size - 1) == 0 else 4096


def rows_in_pages(data: bytes) -> Iterator[Row | None]:
    """Yield every row that stands in a page of a table, in the order of the pages; None for one that is broken."""
    size = page_size(data)
    thrown_away = _thrown_away(data, size)
    for number in range(1, len(data) // size + 1):
        if number not in thrown_away:
            yield from _rows_of(data, size, number)


def _thrown_away(data: bytes, size: int) -> set[int]:
    """Return the pages that the database no longer uses: what is deleted would come back from them."""
    pages: set[int] = set()
    trunk = int.from_bytes(data[32:36])
    while trunk and trunk not in pages and trunk * size <= len(data):
        start = (trunk - 1) * size
        pages.add(trunk)
        count = min(int.from_bytes(data[start + 4 : start + 8]), size // 4 - 2)
        pages |= {int.from_bytes(data[start + 8 + 4 * n : start + 12 + 4 * n]) for n in range(count)}
        trunk = int.from_bytes(data[start : start + 4])
    return pages


def _rows_of(data: bytes, size: int, number: int) -> Iterator[Row | None]:
    start = (number - 1) * size
    header = start + (100 if number == 1 else 0)
    if data[header] != _LEAF:
        return
    for n in range(min(int.from_bytes(data[header + 3 : header + 5]), size // 4)):
        at = header + 8 + 2 * n
        try:
            yield _row(data, size, start, int.from_bytes(data[at : at + 2]))
        except _BROKEN:
            yield None


def _row(data: bytes, size: int, start: int, offset: int) -> Row:
    if not 8 <= offset < size:
        raise ValueError(offset)
    length, at = _varint(data, start + offset)
    identifier, at = _varint(data, at)
    if length > len(data):
        raise ValueError(length)
    return identifier, _cells(_payload(data, size, start, at, length))


def _payload(data: bytes, size: int, start: int, at: int, length: int) -> bytes:
    """Return a row's bytes, of which those that found no room in its page stand in a chain of others."""
    if length <= size - 35:
        local = length
    else:
        least = (size - 12) * 32 // 255 - 23
        local = least + (length - least) % (size - 4)
        local = local if local <= size - 35 else least
    if at + local > start + size:
        raise ValueError(at)
    parts = [data[at : at + local]]
    missing, following = length - local, int.from_bytes(data[at + local : at + local + 4])
    while missing > 0:
        if not 1 < following <= len(data) // size:
            raise ValueError(following)
        page = data[(following - 1) * size : following * size]
        parts.append(page[4 : 4 + missing])
        missing -= size - 4
        following = int.from_bytes(page[:4])
    return b"".join(parts)


def _cells(payload: bytes) -> tuple[Cell, ...]:
    length, at = _varint(payload, 0)
    if length > len(payload):
        raise ValueError(length)
    kinds = []
    while at < length:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    cells: list[Cell] = []
    for kind in kinds:
        width = _INTEGERS.get(kind, 8 if kind == 7 else 0 if kind < 12 else (kind - 12) // 2)
        part = payload[at : at + width]
        if len(part) < width:
            raise ValueError(kind)
        at += width
        cells.append(_cell(kind, part))
    return tuple(cells)


def _cell(kind: int, part: bytes) -> Cell:
    match kind:
        case 0:
            return None
        case 8 | 9:
            return kind - 8
        case 7 | 10 | 11:  # no column of ours holds a fraction; 10 and 11 are SQLite's own
            raise ValueError(kind)
        case _ if kind in _INTEGERS:
            return int.from_bytes(part, signed=True)
    return part.decode() if kind % 2 else part


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where it ends."""
    value = 0
    for n in range(8):
        byte = data[at + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    return value << 8 | data[at + 8], at + 9
