"""From a suggestion for what was sent to changes of the plan as it stands now: three ways, in words."""

from collections.abc import Sequence
from typing import NamedTuple

from nec_desktop.plan.marks import marks_at
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.values import Content
from nec_desktop.review.applying_rows import row_deletion, row_insertion
from nec_desktop.review.carried import Carried, Verdict
from nec_desktop.review.kept import SentPlan
from nec_desktop.review.lines import ByHandError
from nec_desktop.review.parts import parts_of
from nec_desktop.review.returned import Suggestion, Words
from nec_desktop.review.rich_lines import in_place
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.shown import Form, Shown, form_of
from nec_desktop.review.text_map import TextMap, by_suggestions, by_words
from nec_desktop.translation import tr


class _Stretch(NamedTuple):
    """Characters of a text."""

    start: int
    end: int


def carried_over(plan: Plan, snapshot: SentPlan, suggestion: Suggestion, taken: Sequence[Suggestion] = ()) -> Carried:
    """Return what a suggestion would do to the plan now.

    taken: the other suggestions for the same text of the same snapshot that have been taken over as they were: where
    these stand in the text is known, and has not to be found by its words.
    """
    if suggestion.record and suggestion.kind == "row-insertion":
        return row_insertion(plan, suggestion)
    if suggestion.record and suggestion.kind == "row-deletion":
        return row_deletion(plan, snapshot, suggestion)
    return _Case(plan, snapshot, suggestion, taken).carried()


def edited(
    plan: Plan, snapshot: SentPlan, suggestion: Suggestion, taken: Sequence[Suggestion], text: str
) -> tuple[Change, ...]:
    """Return the changes by which the lines that a suggestion is about read as `text`, a line break between two lines.

    Raises ByHandError with a sentence where the program cannot write there.
    """
    return _Case(plan, snapshot, suggestion, taken).edited(text)


class _Case:
    """One suggestion for a text, and the text as it was sent, as it is with what was taken over, and as it is now."""

    def __init__(self, plan: Plan, snapshot: SentPlan, suggestion: Suggestion, taken: Sequence[Suggestion]) -> None:
        self.plan = plan
        self.suggestion = suggestion
        self.content = plan.get(suggestion.address)
        text = snapshot.texts.get(suggestion.address)
        self.sent = text.text if text else ""
        self.stretch = _Stretch(suggestion.start, suggestion.end)
        self.form: Form | None = None
        self.why = ""
        try:
            self.form = form_of(plan, snapshot, suggestion.address)
        except ByHandError as error:
            self.why = str(error)
        self.shown: Shown | None = self.form.shown(self.content) if self.form else None
        self.now = self.shown.text if self.shown else self._words_now()
        if self.form and self.form.empty is not None and self.content is None:
            taken = ()  # what was taken over and left nothing behind
        self.expected, self.known = by_suggestions(self.sent, taken)
        self.since = by_words(self.expected, self.now)

    def _words_now(self) -> str:
        field = self.plan.field_at(self.suggestion.address)
        form = Form(self.plan, field) if field else None
        return form.shown(self.content).text if form else ""

    def carried(self) -> Carried:
        if self.suggestion.kind in ("table", "picture"):
            return self._told("by hand", _no_words(self.suggestion.kind))
        if self.shown is None:
            return self._told("by hand", self.why)
        if self.sent[slice(*self.stretch)] != self.suggestion.before:
            why = tr(
                "What it changes is not what was sent, so its place is not certain. "
                "Make this change in the plan by hand."
            )
            return self._told("by hand", why)
        if self.suggestion.kind == "formatting":
            return self._relooked()
        expected = self.known.through(*self.stretch, strict=False)
        if expected is None:
            return (
                self._told("already")
                if self._is_said(self.known, self.sent)
                else self._told("conflict", _other_taken())
            )
        if self.form and self.form.empty is not None and self.content is not None:
            if self._makes_what_is_there():
                return self._told("already")
            why = tr(
                "Nothing was there when this was sent, and something has been written since. Decide how it is to read."
            )
            return self._told("conflict", why)
        now = self.since.through(*expected)
        if now is None or (self.form and self.form.is_whole and self.now != self.expected):
            return self._where_changed(_Stretch(*expected))
        return self._carried_to(_Stretch(*now))

    def _relooked(self) -> Carried:
        """Change the look of what is left of the words, whatever was put in between; but not of words written since."""
        expected = self.known.left_of(*self.stretch)
        if expected is None:
            return self._told("conflict", _other_taken())
        now = self.since.through(*expected)
        return self._where_changed(_Stretch(*expected)) if now is None else self._carried_to(_Stretch(*now))

    def _carried_to(self, now: _Stretch) -> Carried:
        assert self.shown is not None
        try:
            content = self._made(self.shown, now)
        except ByHandError as error:
            return self._told("by hand", str(error), now)
        change = Change(self.suggestion.address, content)
        if change.content == self.content:
            return self._told("already", "", now)
        return self._told("carried", "", now, (self.plan.checked(change),))

    def _made(self, shown: Shown, at: _Stretch) -> Content | None:
        """Return the value with the suggestion carried out where its words stand."""
        suggestion = self.suggestion
        if suggestion.kind == "row-insertion":
            return shown.with_row(at.start, [cell.text for cell in suggestion.cells])
        if suggestion.kind == "row-deletion":
            return shown.without_row(*at)
        if suggestion.kind == "formatting":
            look = suggestion.words[0].look if suggestion.words else ""
            return shown.relooked(*at, look, next(iter(suggestion.lines), None))
        if suggestion.below:
            return shown.with_lines_below(at.start, self._words(), suggestion.lines)
        ends = _ends_of_move(suggestion) if suggestion.kind == "move" else _parts_from_last(suggestion)
        if ends is None or self.form is None or self.form.field.kind != "rich":  # only a rich text has looks
            return shown.replaced(*at, self._words(), suggestion.lines)
        content: Content | None = None
        for start, end, words in ends:  # what lies between keeps its looks and kinds
            content = shown.replaced(at.start + start, at.start + end, words, ())
            shown = self.form.shown(content)
        return content

    def _where_changed(self, expected: _Stretch) -> Carried:
        start, end, new_start, new_end = self.since.around(*expected)
        wanted = self.expected[start : expected.start] + self.suggestion.after + self.expected[expected.end : end]
        if self.suggestion.kind != "formatting" and self.now[new_start:new_end] == wanted:
            return self._told("already", "", _Stretch(new_start, new_end))
        why = tr("The same words have been changed since this was sent. Decide how it is to read.")
        return self._told("conflict", why, _Stretch(new_start, new_end))

    def _is_said(self, known: TextMap, text: str) -> bool:
        """Say whether what was taken over is what this suggestion would make of the same words."""
        start, end, new_start, new_end = known.around(*self.stretch)
        wanted = text[start : self.stretch.start] + self.suggestion.after + text[self.stretch.end : end]
        return self.expected[new_start:new_end] == wanted

    def _makes_what_is_there(self) -> bool:
        assert self.form is not None
        try:
            content = self._made(self.form.shown(None), self.stretch)
        except ByHandError:
            return False
        return Change(self.suggestion.address, content).content == self.content

    def _words(self) -> Sequence[Words]:
        told = self.suggestion.words
        return (
            told if "".join(words.text for words in told) == self.suggestion.after else in_place(self.suggestion.after)
        )

    def edited(self, text: str) -> tuple[Change, ...]:
        if self.shown is None:
            raise ByHandError(self.why)
        lines = _whole_lines(self.now, self._place_now())
        if self.now[slice(*lines)].replace(BREAK, "\n") == text:
            return ()
        content = self.shown.edited(*lines, text)
        return (self.plan.checked(Change(self.suggestion.address, content)),)

    def _place_now(self) -> _Stretch:
        """Return where in the text as it is now the suggestion belongs, as nearly as can be told."""
        end = len(self.sent)
        start, end = (min(place, end) for place in self.stretch)
        known = self.known.around(start, end)
        return _Stretch(*self.since.around(known[2], known[3])[2:])

    def _told(
        self, verdict: Verdict, why: str = "", place: _Stretch | None = None, changes: tuple[Change, ...] = ()
    ) -> Carried:
        stretch, after = self.stretch, self.suggestion.after
        if self.suggestion.kind == "row-insertion":
            after = BREAK + after
        lines, now = _whole_lines(self.sent, stretch), place or self._place_now()
        now_lines = _whole_lines(self.now, now)
        old, new = self.sent[slice(*lines)], self.now[slice(*now_lines)]
        inside = stretch.start - lines.start, stretch.end - lines.start
        at = now.start - now_lines.start, now.end - now_lines.start
        return Carried(
            verdict,
            why,
            old,
            new,
            f"{old[: inside[0]]}{after}{old[inside[1] :]}",
            f"{new[: at[0]]}{after}{new[at[1] :]}" if changes else new,
            marks_at(old, *inside, after),
            marks_at(new, *at, after) if changes else marks_at(new, 0, 0, ""),
            changes,
            can_be_edited=self.shown is not None,
        )


def _no_words(kind: str) -> str:
    """Say why a suggestion that is about no words is not carried out."""
    if kind == "table":
        return tr("It changes how a table is made. Make this change in the plan by hand.")
    return tr("It is about a picture. Make this change in the plan by hand.")


def _other_taken() -> str:
    return tr("Another suggestion for the same words has been taken over. Decide how it is to read.")


_Replaced = tuple[int, int, Sequence[Words]]
"""From where to where, counted from where a suggestion begins, and the words that stand there then."""


def _parts_from_last(suggestion: Suggestion) -> Sequence[_Replaced] | None:
    """Return the replacements that a suggestion is made of, the last first; None where it is one."""
    begin = suggestion.start
    parts = [(part.start - begin, part.end - begin, part.words) for part in parts_of(suggestion)]
    return parts[::-1] if suggestion.kept else None


def _ends_of_move(suggestion: Suggestion) -> Sequence[_Replaced] | None:
    """Return a move as the replacements it is made of, the last first: where from, where to, words.

    None where it is not told as words before or behind a stretch that stays as it is.
    """
    before, words = suggestion.before, suggestion.words
    if len(words) < 2:
        return None
    if before.startswith(words[-1].text):  # moved up
        stays = len(words[-1].text)
        return (stays, len(before), ()), (0, 0, words[:-1])
    if before.endswith(words[0].text):
        stays = len(before) - len(words[0].text)
        return (len(before), len(before), words[1:]), (0, stays, ())
    return None


def _whole_lines(text: str, stretch: _Stretch) -> _Stretch:
    """Return the lines in which a stretch lies."""
    end = text.find(BREAK, stretch.end)
    return _Stretch(text.rfind(BREAK, 0, stretch.start) + 1, len(text) if end < 0 else end)
