"""Words of a plan replaced by others, wherever a person writes them: one edit, which can be undone like any other."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from nec_desktop.plan import richtext
from nec_desktop.plan.addresses import RECORD_ID, join
from nec_desktop.plan.carried import kept_unlooked, unlooked
from nec_desktop.plan.clean import clean_text
from nec_desktop.plan.find import Hit, Passage
from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.richtext import Block, RichText, Run, Runs, Table, block_lines, runs_text, tidy_block
from nec_desktop.plan.typed import content_from_text
from nec_desktop.plan.values import Content, NotAValueError, Picture
from nec_desktop.plan.wanted import Wanted
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr

Places = Sequence[tuple[int, int]]
"""Where words stand in a text, from and to, in order; none overlaps another."""


def in_a_line(new: str) -> str:
    """Return new words as they can stand anywhere: a break would make two lines of a field that has one."""
    return clean_text(new).replace("\n", " ")


class Replacement:
    """Replaces what is wanted in passages by `new`, letter for letter as that is written.

    When all steps are done, `edit` is what does it (None for nothing to do), and `count` in how many places. `stay` are
    places in what no person writes: locked, chosen or counted, or said to help. `too_long` are those whose line could
    not be kept with the new words.
    """

    def __init__(self, plan: Plan, passages: Iterable[Passage], wanted: Wanted, new: str) -> None:
        self._plan, self._passages, self._wanted, self._new = plan, passages, wanted, in_a_line(new)
        self.count = self.stay = self.too_long = 0
        self.edit: Edit | None = None

    def steps(self) -> Iterator[int]:
        """Do it, and yield now and then in how many places that is done."""
        changes: list[Change] = []
        for passage in self._passages:
            places: list[tuple[int, int]] = []
            for place in _apart(self._wanted.stretches(passage.text)):
                places.append(place)
                yield self.count  # a text may be as long as a book
            if not passage.own:
                self.stay += len(places)
            elif changed := [place for place in places if passage.text[slice(*place)] != self._new]:
                yield from self._replace(passage, changed, changes)
            yield self.count
        if changes:
            for mark in _still_unlooked(self._plan, changes):
                changes += mark
                yield self.count
            words = tr("Replacing {0}").format(count_words(self.count, tr("place")))
            self.edit = Edit(words, tuple(changes))

    def _replace(self, passage: Passage, places: Places, changes: list[Change]) -> Iterator[int]:
        content = self._plan.get(passage.own)
        if isinstance(content, RichText):
            blocks: list[Block | None] = []
            for block in _tidied(content, places, self._new):
                blocks.append(block)
                yield self.count
            changes.append(_other_text(passage, blocks))
        else:
            change = _other_line(self._plan, passage, content, replaced_text(passage.text, places, self._new))
            if change is None:
                self.too_long += len(places)
                return
            changes.append(change)
        self.count += len(places)


def replace_one(plan: Plan, hit: Hit, new: str) -> Edit | None:
    """Return the edit that replaces words where they were found; None where they cannot be replaced by `new`.

    Raises ValueError where something else stands there by now, or what no person writes.
    """
    passage, content = hit.passage, plan.get(hit.passage.own)
    places, words = [(hit.start, hit.end)], in_a_line(new)
    label = tr("Replacing words in {0}").format(passage.label)
    if isinstance(content, RichText) and content.plain() == passage.text:
        return Edit(label, (_other_text(passage, list(_tidied(content, places, words))),))
    if isinstance(content, str | Picture) and _words(content) == passage.text:
        change = _other_line(plan, passage, content, replaced_text(passage.text, places, words))
        return Edit(label, (change,)) if change else None
    raise ValueError(passage.own)


def replaced_text(text: str, places: Places, new: str) -> str:
    """Return a text with `new` at those places."""
    parts, at = [], 0
    for start, end in places:
        parts += [text[at:start], new]
        at = end
    return "".join((*parts, text[at:]))


def replaced_blocks(text: RichText, places: Places, new: str) -> Iterator[Block]:
    """Yield the blocks of a text with `new` at places of its plain text, none of which goes beyond a line or a cell.

    New words look as the first letter that they stand for; nothing else changes its look.
    """
    waiting, at = list(reversed(places)), 0
    for block in text.blocks:
        length = len("\n".join(block_lines(block)))
        here = []
        while waiting and waiting[-1][0] < at + length:
            start, end = waiting.pop()
            here.append((start - at, end - at))
        at += length + 1
        yield _replaced_block(block, here, new) if here else block


def _replaced_block(block: Block, places: Places, new: str) -> Block:
    if isinstance(block, richtext.Picture):
        return msgspec.structs.replace(block, alt=replaced_text(block.alt, places, new))
    if not isinstance(block, Table):
        return msgspec.structs.replace(block, runs=_replaced_runs(block.runs, places, new))
    rows, at = [], 0
    for row in block.rows:
        cells = []
        for cell in row:
            end = at + len(runs_text(cell))
            here = [(start - at, stop - at) for start, stop in places if at <= start < end]
            cells.append(_replaced_runs(cell, here, new))
            at = end + 1
        rows.append(tuple(cells))
    return Table(tuple(rows))


def _replaced_runs(runs: Runs, places: Places, new: str) -> Runs:
    waiting, at = list(reversed(places)), 0
    done: list[Run] = []
    for run in runs:
        end, kept = at + len(run.text), at
        text = ""
        while waiting and waiting[-1][0] < end:
            start, stop = waiting[-1]
            if start >= at:  # else they began, and were replaced, in a run before this
                text += run.text[kept - at : start - at] + new
            kept = min(stop, end)
            if stop > end:
                break
            waiting.pop()
        done.append(msgspec.structs.replace(run, text=text + run.text[kept - at :]))
        at = end
    return tuple(run for run in done if run.text)


def _tidied(text: RichText, places: Places, new: str) -> Iterator[Block | None]:
    """Yield the blocks with `new` in their normal form: None for one in which nothing is left."""
    for before, after in zip(text.blocks, replaced_blocks(text, places, new), strict=True):
        yield before if after is before else tidy_block(after)


def _other_text(passage: Passage, blocks: Sequence[Block | None]) -> Change:
    """Return the change to other blocks in normal form. To put all of a book in order would take longer than a key may
    wait: that is done only where a block is gone, since a list's levels may differ then.
    """
    left = tuple(block for block in blocks if block is not None)
    return (Change.back if len(left) == len(blocks) else Change)(passage.own, RichText(left))


def _other_line(plan: Plan, passage: Passage, content: Content | None, text: str) -> Change | None:
    """Return the change to other words on a line, as if they were typed; None where they are too many."""
    if isinstance(content, Picture):
        return Change(passage.own, msgspec.structs.replace(content, alt=text))
    field = plan.field_at(passage.own)
    assert field is not None, "a value that a page shows has a field"
    try:
        return plan.checked(Change(passage.own, content_from_text(plan, field, text)))
    except NotAValueError:
        return None


def _words(content: str | Picture) -> str:
    return content.alt if isinstance(content, Picture) else content


def _apart(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield places that do not overlap: a letter that stands for two, such as ß, may hold the same words twice."""
    last = 0
    for start, end in places:
        if start >= last:
            yield start, end
            last = end


def _still_unlooked(plan: Plan, changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Yield for each place changed what keeps that nobody has looked at it since it was carried over, if nobody has."""
    after = plan.copy()
    after.apply(changes)
    for holder in dict.fromkeys(_holder(change.address) for change in changes):
        found = unlooked(plan, holder)
        mark = kept_unlooked(plan, after, found) if found else None
        yield [mark] if mark else []


def _holder(address: str) -> str:
    """Return what bears the mark of what is written at an address: the record of a cell, or the field itself."""
    register_id, record_id, *rest = (*address.split("/"), "", "")
    return join(register_id, record_id) if RECORD_ID.fullmatch(record_id) and rest[0] else address
