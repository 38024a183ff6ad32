"""What is left to do in a plan, stop by stop, in the order in which a reader comes to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from nec_desktop.plan.addresses import last_part, parent
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.plan import Page, Plan
from nec_desktop.plan.proof import number_of
from nec_desktop.plan.texts import reading_order
from nec_desktop.plan.words import missing_words

Order = tuple[int, ...]
_WHOLE = -1
"""What stands for the characters before a stop that is about a whole place: it comes before those about its words."""


@dataclass(frozen=True)
class Stop:
    """A place where something is to be done: why, and the words there that it is about, if it is about words.

    `number` says which of several places that hold the same words it is, counted from 0; `others` how many findings
    more are about the same place as a whole, and are seen from there.
    """

    order: Order
    address: str
    why: str
    words: str = ""
    number: int = 0
    others: int = 0


class ToDo:
    """The stops of a plan as it stands now."""

    def __init__(self, plan: Plan, findings: Iterable[Finding], shown: Page | None) -> None:
        """Begin with what the checks found, and what is needed on the page shown: an update's pages have no checks."""
        self._plan, self._base = plan, reading_order(plan)
        stops: dict[Order, Stop] = {}
        for stop in map(self._stop, findings):
            first = stops.get(stop.order)
            stops[stop.order] = replace(first, others=first.others + 1) if first else stop
        for stop in self._needed(shown) if shown else ():
            stops.setdefault(stop.order, stop)
        self._stops = [stops[order] for order in sorted(stops)]

    def after(self, order: Order) -> Stop | None:
        """Return the first stop after that, from the beginning again where none follows; None where nothing is left."""
        following = (stop for stop in self._stops if stop.order > order)
        return next(following, self._stops[0] if self._stops else None)

    def order_of(self, address: str, offset: int = _WHOLE) -> Order:
        """Say where a place stands, and so many characters into it."""
        place = parent(address) if last_part(address).startswith("@") else address
        field = self._plan.field_at(place)
        page = self._plan.page_of(place) if field and field.each else None
        places = self._plan.places(page, field) if page and field else []
        repeated = places.index(place) if place in places else 0
        return (*self._base(place), place.count("/"), repeated, offset)

    def _stop(self, finding: Finding) -> Stop:
        remark = finding.remark
        if remark is None:
            return Stop(self.order_of(finding.address), finding.address, finding.message)
        order = self.order_of(finding.address, remark.start)
        return Stop(order, finding.address, finding.message, remark.words, number_of(self._plan, finding))

    def _needed(self, page: Page) -> Iterable[Stop]:
        for field in page.fields:
            for place in self._plan.places(page, field) if field.required else ():
                if self._plan.get(place) is None:
                    yield Stop(self.order_of(place), place, missing_words(field))
