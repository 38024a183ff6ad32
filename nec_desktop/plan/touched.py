"""What an edit has touched: addresses, and which records of which registers are among them."""

from collections.abc import Iterable

from nec_desktop.plan.addresses import RECORD_ID


class Touched(set[str]):
    """The addresses themselves. A long paste touches a hundred thousand, and a dozen things in the window follow each
    change: so records are sorted out once, as addresses are added, and nobody goes through all of them.
    """

    def __init__(self, addresses: Iterable[str] = ()) -> None:
        super().__init__()
        self.records: dict[str, set[str]] = {}
        """The ids of the records at which something has changed, by the first part of their addresses."""
        self.others: list[str] = []
        """The addresses that begin with no register and record."""
        self.take(addresses)

    def take(self, addresses: Iterable[str]) -> None:
        """Add addresses; by this alone are they sorted."""
        records, is_record = self.records, RECORD_ID.fullmatch
        for address in addresses:
            first, _, rest = address.partition("/")
            record_id = rest.partition("/")[0]
            known = records.get(first)
            if known is not None and record_id in known:
                pass
            elif is_record(record_id):
                records.setdefault(first, set()).add(record_id)
            elif address not in self:
                self.others.append(address)
            self.add(address)

    @property
    def first_parts(self) -> set[str]:
        """The pages and registers at which something has changed."""
        return {*self.records, *(address.partition("/")[0] for address in self.others)}

    def is_under(self, address: str) -> bool:
        """Say whether something has changed at an address, or below it."""
        first, _, rest = address.partition("/")
        if not rest and first in self.records:
            return True
        record_id, _, below = rest.partition("/")
        if record_id in self.records.get(first, ()):
            return not below or any(f"{each}/".startswith(f"{address}/") for each in self)
        return any(f"{other}/".startswith(f"{address}/") for other in self.others)
