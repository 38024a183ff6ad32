"""What reviewers said, one item for each thing that is decided once, in words for the person who decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from nec_desktop.plan.assessment import PARTS
from nec_desktop.plan.words import count_words
from nec_desktop.review.kept import KeptReturn
from nec_desktop.review.returned import Comment, Given, Outside, Suggestion, Unplaced
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.translation import Say, tr

ItemKind = Literal["comment", "suggestion", "grade", "outside", "unplaced"]
What = Comment | Suggestion | Given | Outside | Unplaced

NAMELESS = "Copy returned as "
"""Begins the name of a reviewer of whom nothing is known but the file’s name, which follows."""
_KIND_OF: dict[type, ItemKind] = {
    Comment: "comment",
    Suggestion: "suggestion",
    Given: "grade",
    Outside: "outside",
    Unplaced: "unplaced",
}


def kinds() -> dict[str, str]:
    """Return the kinds of items in words."""
    return {
        "comment": tr("Comment"),
        "suggestion": tr("Suggestion"),
        "grade": tr("Assessment"),
        "outside": tr("Edit outside the fields"),
        "unplaced": tr("Not placed"),
    }


def suggestion_kinds() -> dict[str, str]:
    """Return the kinds of suggestions in words."""
    return {
        "insertion": tr("New words"),
        "deletion": tr("Deletion"),
        "replacement": tr("Other words"),
        "move": tr("Move"),
        "row-insertion": tr("New row"),
        "row-deletion": tr("Deleted row"),
        "table": tr("Change of a table"),
        "formatting": tr("Change of look"),
        "picture": tr("Change of a picture"),
        "typography": tr("Other quotes, dashes or spaces"),
    }


@dataclass(frozen=True)
class Said:
    """One thing that a reviewer said, and the return in which it came."""

    what: What
    of: KeptReturn

    @property
    def reviewer(self) -> str:
        """Who said it: the author, or whose copy it is where a change bears no name."""
        return self.what.author or self.of.reviewer

    @property
    def is_tracked(self) -> bool:
        """False for an edit that was made with Track Changes off: its author is only supposed."""
        return not isinstance(self.what, Suggestion | Outside) or self.what.tracked


@dataclass(frozen=True)
class Place:
    """Where an item belongs. page: the address of the section's page; section, name: in words; all may be empty."""

    address: str = ""
    page: str = ""
    section: str = ""
    name: str = ""


@dataclass(frozen=True)
class Item:
    """A line of the inbox. Reviewers who suggested the very same share one, so that it is decided once.

    rivals: the ids of items about the same words of the same snapshot, of which hardly more than one can be accepted.
    together: the ids of those which are one act of their author with it.
    parts: of an item that stands for many, what they would be by themselves; they are decided together.
    """

    said: tuple[Said, ...]
    place: Place
    rivals: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    parts: "tuple[Item, ...]" = ()

    @property
    def id(self) -> str:
        """The id of what was said first; decisions are kept under the ids of all."""
        return self.said[0].what.id

    @property
    def what(self) -> What:
        """What was said."""
        return self.said[0].what

    @property
    def kind(self) -> ItemKind:
        """What kind of thing it is."""
        return _KIND_OF[type(self.what)]

    @property
    def suggestion(self) -> Suggestion | None:
        """The suggestion, where it is one alone."""
        return self.what if isinstance(self.what, Suggestion) and not self.parts else None

    @property
    def suggestion_kind(self) -> str:
        """Which kind of suggestion it is, or all of its parts are; empty for anything else."""
        return self.what.kind if isinstance(self.what, Suggestion) else ""

    @cached_property
    def reviewers(self) -> tuple[str, ...]:
        """Everybody who said it, each once."""
        return tuple(dict.fromkeys(said.reviewer for said in self.said))

    @cached_property
    def kind_words(self) -> str:
        """What it is, in words: “Comment”, “New words”."""
        return suggestion_kinds()[self.suggestion_kind] if self.suggestion_kind else kinds()[self.kind]

    @cached_property
    def title(self) -> str:
        """What it is, by whom, and where: “Comment by the panel on “Aims””."""
        by = tr("{0} by {1}").format(self.kind_words, _and(self.reviewers))
        if not self.said[0].is_tracked:
            by = tr("{0}, not tracked, in {1}").format(self.kind_words, _copy(self.reviewers))
        if self.parts:
            return f"{by}: {count_words(len(self.parts), tr('place'), tr('places'))}"
        joint = tr("{0} on “{1}”") if self.kind == "comment" else tr("{0} in “{1}”")
        return joint.format(by, self.place.name) if self.place.name else by

    @cached_property
    def text(self) -> str:
        """What was said in one text: the words of a list, and what a search looks through."""
        return self.told(tr)

    @cached_property
    def line(self) -> str:
        """The same in one line."""
        return _line(self.text)

    def told(self, tr: Say) -> str:
        """Return what was said in one text; with `str` for `tr` in English, as a document has it."""
        if self.parts:
            told = "; ".join(f"{part.place.name}: {part.told(tr)}" for part in self.parts)
            return f"{count_words(len(self.parts), tr('place'), tr('places'))}. {told}"
        match self.what:
            case Comment() as comment:
                return "\n".join((comment.text, *(reply.text for reply in comment.replies)))
            case Suggestion() as suggestion:
                return suggestion_words(suggestion, tr)
            case Given() as given:
                return f"{PARTS.get(given.part, given.part)}: {given.text}"
            case Outside() as outside:
                return f"{outside.where}: {change_words(outside.before, outside.after, tr)}"
            case Unplaced() as unplaced:
                return unplaced.text


def suggestion_words(suggestion: Suggestion, tr: Say = tr) -> str:
    """Return a suggestion as a sentence would have it: “Replace “x” with “y””."""
    if suggestion.kind == "row-insertion":
        cells = "; ".join(f"{cell.header}: {_line(cell.text)}" for cell in suggestion.cells if cell.text.strip())
        return tr("Add a row: {0}").format(cells) if cells else tr("Add a row")
    if suggestion.kind == "row-deletion":
        before = _line(suggestion.before)
        return tr("Delete the row “{0}”").format(before) if suggestion.before else tr("Delete the row")
    if suggestion.kind == "formatting":
        return tr("Change the look of “{0}”").format(_line(suggestion.before or suggestion.after))
    return change_words(suggestion.before, suggestion.after, tr)


def change_words(before: str, after: str, tr: Say) -> str:
    """Return what an edit does, in words."""
    old, new = _line(before), _line(after)
    if old and new:
        return tr("Replace “{0}” with “{1}”").format(old, new)
    if new:
        return tr("Insert “{0}”").format(new)
    if old:
        return tr("Delete “{0}”").format(old)
    if BREAK in after:
        return tr("Begin a new paragraph")
    return tr("Join two paragraphs") if BREAK in before else tr("Change spaces")


def _line(text: str) -> str:
    return " ".join(text.split())


def _copy(names: Sequence[str]) -> str:
    if len(names) == 1 and names[0].startswith(NAMELESS):
        return tr("the copy {0}").format(names[0].removeprefix("Copy "))
    return tr("the copy of {0}").format(_and(names))


def _and(names: Sequence[str]) -> str:
    if len(names) > 1:
        return tr("{0} and {1}").format(", ".join(names[:-1]), names[-1])
    return names[0] or tr("a reviewer")
