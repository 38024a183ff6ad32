"""Remove personal data: words are taken out of a plan, and out of all that the data folder keeps of it, for good."""

import getpass
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.loose_files import Loose, go_through_files
from nec_desktop.actions.pdf import left_scratch
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.library.once_each import OnceEach
from nec_desktop.library.removal import Places, Removal, What
from nec_desktop.plan.addresses import CAME_FROM, join, new_record_id
from nec_desktop.plan.blanking import Blanking
from nec_desktop.plan.carried import still_unlooked
from nec_desktop.plan.faults import FaultyFileError, MissingError
from nec_desktop.plan.plan import STATUSES, Change, Plan
from nec_desktop.plan.review_registers import REMOVALS, REVIEW_REGISTERS
from nec_desktop.plan.values import Record
from nec_desktop.plan.words import count_words, date_words
from nec_desktop.translation import tr
from nec_desktop.word.blanked import blanked_file


@dataclass(frozen=True)
class Standing:
    """Where words stand, or stood when they were taken out.

    here: in the plan and all the library keeps of it, or in all plans where these were asked for. elsewhere: in how
    many places of other plans they stay. files: in other files of the data folder, and in backups.
    out_of_reach: sentences about what keeps them: other plans, and copies that this program cannot change.
    """

    here: Places
    elsewhere: int
    files: Loose
    out_of_reach: tuple[str, ...]

    @property
    def total(self) -> int:
        """In how many places the words are taken out."""
        return self.here.total + self.files.total


def sorts() -> dict[What, str]:
    """Return where words stand, by sort."""
    return {
        "text": tr("in what is written now"),
        "earlier": tr("in earlier texts"),
        "version": tr("in versions and in what was sent"),
        "returned": tr("in files that reviewers returned"),
        "file": tr("in files that were added"),
    }


def find_personal(workspace: Workspace, library: Library, words: str, plan: Plan | None = None) -> Standing:
    """Return where words stand; in all plans without `plan`.

    Raises RefusedError where they could be anything.
    """
    return _find(workspace, library, _removal(workspace, words, plan), plan)


def _find(workspace: Workspace, library: Library, removal: Removal, plan: Plan | None) -> Standing:
    here = library.find_words(removal)
    everywhere = library.find_words(replace(removal, plan="")) if plan else here
    files = go_through_files(workspace, removal, write=False)
    elsewhere = everywhere.total - here.total
    left = (*_other_plans(library, everywhere, plan), *_out_of_reach(library, here, plan))
    return Standing(here, elsewhere, files, left)


def remove_personal(workspace: Workspace, library: Library, words: str, plan: Plan | None = None) -> Standing:
    """Take words out wherever they stand; this cannot be undone. Returns where they stood, and what is left.

    `plan` is not changed with it: it has to be opened anew. Raises RefusedError as `find_personal` does, LibraryError
    where another program has the library open.
    """
    removal = _removal(workspace, words, plan)
    found = _find(workspace, library, removal, plan)
    before = list(_plans_with(workspace, library, found.here))
    here = library.remove_words(removal, lambda _plan, places: _note(workspace, places, words))
    for then in before:
        library.save(then.id, still_unlooked(then, open_plan(workspace, library, then.id).plan))
    # The copies last: where the library could not be written they are as they were, and this is done once more.
    files = go_through_files(workspace, removal, write=True)
    library.writer = workspace.writer  # it may be the name of who writes
    if (language := vars(workspace).get("language")) is not None:
        language.read_own_again()
    left = library.find_words(replace(removal, plan="")).total
    return Standing(here, left, files, found.out_of_reach)


def _plans_with(workspace: Workspace, library: Library, found: Places) -> Iterator[Plan]:
    """Yield the plans in which the words stand now, as they are; none whose outline or standards are not here."""
    for plan_id in sorted({plan for plan, _address in found.addresses}):
        with suppress(MissingError, FaultyFileError):
            yield open_plan(workspace, library, plan_id).plan


def _removal(workspace: Workspace, words: str, plan: Plan | None) -> Removal:
    if "\n" in words.strip():
        raise RefusedError(tr("Give one line at a time: a name, a number, or words as they stand in one paragraph."))
    try:
        Blanking(words)
    except ValueError as error:
        raise RefusedError(str(error)) from None
    return Removal(words, _names(workspace), OnceEach(blanked_file), plan.id if plan else "")


def _names(workspace: Workspace) -> frozenset[str]:
    """Return what is no word of a person where it stands alone: the ids of choices, statuses, checks and so on."""
    catalogue = workspace.catalogue
    known = (catalogue.outlines, catalogue.standards, REVIEW_REGISTERS, STATUSES)
    return frozenset(_ids(msgspec.to_builtins(known)))


def _ids(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
        yield from (value for key, value in data.items() if key in ("id", "rule") and isinstance(value, str))
        for value in data.values():
            yield from _ids(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _ids(value)


def _note(workspace: Workspace, places: int, words: str) -> Iterator[Change]:
    """Yield what the plan says of it from now on: when, by whom, how many places; not what, which may be the name."""
    record = join(REMOVALS, new_record_id())
    now = workspace.now().astimezone()
    yield Change(record, Record(now.timestamp()))
    yield Change(join(record, "date"), now.date())
    yield Change(join(record, "by"), Blanking(words).text(_who(workspace)))
    yield Change(join(record, "places"), places)


def _who(workspace: Workspace) -> str:
    if workspace.writer:
        return workspace.writer
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return tr("a user without a name")


def _other_plans(library: Library, everywhere: Places, plan: Plan | None) -> Iterator[str]:
    """Yield which other plans hold the words: one that was begun from this one is a plan of its own."""
    entries = library.plans() if plan else ()
    for entry in (entry for entry in entries if plan and entry.id != plan.id):
        if count := sum(places for (of, _what), places in everywhere.counts.items() if of == entry.id):
            begun = plan and library.values(entry.id).get(join("cover", CAME_FROM)) == plan.id
            which = tr("The plan “{0}”{1}").format(entry.title, tr(", which was begun from this one,") if begun else "")
            places = count_words(count, tr("place"), tr("places"))
            yield tr("{0} holds the words in {1}. They stay there unless you ask for all plans.").format(which, places)


def _out_of_reach(library: Library, found: Places, plan: Plan | None) -> Iterator[str]:
    """Yield what may hold the words and is not ours to change."""
    plans = [plan.id] if plan else [entry.id for entry in library.plans()]
    sent = [entry for each in plans for entry in library.snapshots(each) if entry.id in found.snapshots and entry.copy]
    for entry in sent:
        made = entry.made.astimezone()
        what = {"review": tr("The review copy"), "public": tr("The public copy")}.get(entry.copy, tr("The copy"))
        yield tr("{0} {1} of {2} held the words. Ask whoever has it to delete it.").format(
            what, entry.code, date_words(made)
        )
    handed = [entry for each in plans for entry in library.snapshots(each) if entry.id in found.snapshots]
    for entry in (entry for entry in handed if entry.kind == "handed-over"):
        day = date_words(entry.made.astimezone())
        yield tr("The plan file that was handed over on {0} ({1}) held the words. Ask whoever has it.").format(
            day, entry.code
        )
    yield (
        tr(
            "Files that you exported, sent or printed, plan files that you handed over, and "
            "copies of the data folder on other drives or in other people’s hands are out of "
            "reach: look for them and delete them yourself."
        )
    )
    for folder in left_scratch():
        yield tr("{0} was left by a program that was ended while it made a document. Delete it.").format(folder)
    if found.not_looked_into:
        yield (
            tr(
                "Pictures and PDF files cannot be looked into; this library has {0} in its plans. "
                "Look at them yourself, and at what their names say."
            ).format(found.not_looked_into)
        )


def left_words(standing: Standing, folder: Path) -> Iterator[str]:
    """Yield sentences about what could not be gone through or written."""
    for what in standing.here.unreadable:
        yield tr("{0} is damaged and could not be gone through.").format(what)
    for file, why in standing.files.left.items():
        name = file.relative_to(folder) if file.is_relative_to(folder) else file
        yield tr("{0}: {1} Delete it if you do not need it.").format(name, why)
