"""Quotes, dashes and spaces that a reviewer's program changed by itself: one item of the inbox, decided at once."""

from collections.abc import Iterable, Iterator

from nec_desktop.review.items import Item, Place


def gathered(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items, with those of a copy in which only quotes, dashes or spaces differ as one, where the first was.

    A person who did that has tracked it, and then each stays a suggestion of its own.
    """
    found = list(items)
    alike: dict[tuple[str, ...], list[Item]] = {}
    for item in found:
        if copies := _copies(item):
            alike.setdefault(copies, []).append(item)
    for item in found:
        parts = alike.get(_copies(item), [])
        if len(parts) < 2:
            yield item
        elif item is parts[0]:
            yield Item(tuple(said for part in parts for said in part.said), Place(), parts=tuple(parts))


def _copies(item: Item) -> tuple[str, ...]:
    """Return the ids of the returns in which such a change came, none for any other item."""
    if item.suggestion_kind != "typography" or any(said.is_tracked for said in item.said):
        return ()
    return tuple(said.of.id for said in item.said)
