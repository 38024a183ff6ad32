"""A return with the ids of its items."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.returned import Comment, Given, Outside, Return, Suggestion, Unplaced


def identified(returned: Return, ids: ItemIds) -> Return:
    """Return it with ids worked out of what the items are; a group gets the id of its first suggestion."""
    return replace(
        returned,
        comments=tuple(_comment(item, ids) for item in returned.comments),
        suggestions=_suggestions(returned.suggestions, ids),
        grades=tuple(_given(item, ids) for item in returned.grades),
        outside=tuple(_outside(item, ids) for item in returned.outside),
        unplaced=tuple(_unplaced(item, ids) for item in returned.unplaced),
    )


def _comment(item: Comment, ids: ItemIds) -> Comment:
    return replace(item, id=ids.comment(item.author, item.date, item.address, item.text))


def _suggestions(items: Sequence[Suggestion], ids: ItemIds) -> tuple[Suggestion, ...]:
    groups: dict[str, str] = {}
    members = Counter(item.group for item in items)
    found = []
    for item in items:
        what = (item.kind, item.address, item.start, item.end, item.before, item.after)
        identifier = ids.of("suggestion", item.author, item.date, *what)
        group = groups.setdefault(item.group, identifier) if members[item.group] > 1 and item.group else ""
        found.append(replace(item, id=identifier, group=group))
    return tuple(found)


def _given(item: Given, ids: ItemIds) -> Given:
    return replace(item, id=ids.of("given", item.author, item.date, item.standard, item.part, item.text))


def _outside(item: Outside, ids: ItemIds) -> Outside:
    what = (item.where, item.kind, item.before, item.after)
    return replace(item, id=ids.of("outside", item.author, item.date, *what))


def _unplaced(item: Unplaced, ids: ItemIds) -> Unplaced:
    return replace(item, id=ids.of("unplaced", item.author, item.date, item.kind, item.text, *item.around))
