"""Which records a plan has, and in which order: found once, and again only where a register has changed."""

from collections.abc import Mapping, Sequence

from nec_desktop.plan.values import Content, Record, sort_key


class RecordIndex:
    """The records among a plan's values. Whoever changes a value tells the index."""

    def __init__(self, values: Mapping[str, Content]) -> None:
        self._values = values
        self._records: dict[str, dict[str, Record]] = {}
        self._orders: dict[str, tuple[str, ...]] = {}
        self._true: set[str] = set()
        """The registers whose order has stayed true."""
        self._sorts: dict[str, Sequence[str]] = {}
        """By which columns each of them is sorted: what is written in others changes no order."""
        self._keys: dict[str, dict[str, tuple[object, ...]]] = {}
        """By what their records are sorted: after a change, only that of the records that it is about is made anew."""

    def take_over(self, other: "RecordIndex") -> None:
        """Know what another index knows of the same values."""
        self._records = {register: dict(records) for register, records in other._records.items()}
        self._orders, self._true = dict(other._orders), set(other._true)
        self._sorts = dict(other._sorts)

    def follow(self, address: str, content: Content | None) -> None:
        """Take in that `content`, or nothing, stands at `address` from now on."""
        register, _, record_id = address.partition("/")
        if register in self._sorts:
            record, _, column = record_id.partition("/")
            if not column or column in self._sorts[register]:
                self._true.discard(register)
                self._keys.get(register, {}).pop(record, None)
        if content is None:
            self._records.get(register, {}).pop(record_id, None)
        elif isinstance(content, Record):
            self._records.setdefault(register, {})[record_id] = content

    def of(self, register_id: str) -> Mapping[str, Record]:
        """Return the records of a register by their ids."""
        return self._records.get(register_id, {})

    def register_of(self, record_id: str) -> str:
        """Return the register that holds a record, empty where none does."""
        return next((register for register, found in self._records.items() if record_id in found), "")

    def in_order(self, register_id: str, sort: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of a register's records, by its sort columns and then by position."""
        if register_id not in self._true:
            self._sorts[register_id] = sort
            self._orders[register_id] = self._sorted(register_id, sort)
            self._true.add(register_id)
        return self._orders[register_id]

    def _sorted(self, register_id: str, sort: Sequence[str]) -> tuple[str, ...]:
        found, values = self.of(register_id), self._values
        keys = self._keys.setdefault(register_id, {})
        # What was in order before stands first: so there is hardly anything to sort.
        before = [record_id for record_id in self._orders.get(register_id, ()) if record_id in keys]
        other = [record_id for record_id in found if record_id not in keys]
        for record_id in other:
            columns = [sort_key(values.get(f"{register_id}/{record_id}/{column}")) for column in sort]
            keys[record_id] = (*columns, found[record_id].position, record_id)
        return tuple(sorted([*before, *other], key=keys.__getitem__))
