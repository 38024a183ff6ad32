"""Take in returned files: each is read, recognised, compared with what was sent, and kept. No plan is changed."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from nec_desktop.actions.errors import RefusedError, why_unread
from nec_desktop.actions.recognition import Origin, UnlikeError, UnrecognisedError, recognise, whose
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import Library
from nec_desktop.library.returned import NewReturn, ReturnedEntry
from nec_desktop.library.snapshots import SnapshotEntry
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.words import count_words, date_words, time_words
from nec_desktop.review.carried_back import without_carried
from nec_desktop.review.compare import compare
from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.known import count_items, only_new
from nec_desktop.review.reading import Reading
from nec_desktop.review.returned import Return
from nec_desktop.translation import tr
from nec_desktop.word.returned import UnreadableFileError, read_returned

if TYPE_CHECKING:  # what comes back needs nothing of what goes out
    from nec_desktop.actions.sending import Writing

LARGEST_FILE = 100_000_000
"""Bytes of a file that is taken in: it is kept as it came."""


class TakenIn(NamedTuple):
    """What became of one file.

    refused: a sentence that says why it was not taken in, empty where it was; choices: the snapshots of which it could
    be a copy, where that is why; unlike: it is not like the one that the person said.
    returned: what it added; its report says all that is to be said of the file. known: how many of its comments,
    changes and so on were there before. entry: as it is kept, None where it adds nothing;
    again: the same file was, before.
    reviewer: whose copy it counts as; certain: the file told that without a doubt, or the person did.
    """

    file: Path
    refused: str = ""
    choices: tuple[SnapshotEntry, ...] = ()
    unlike: bool = False
    origin: Origin | None = None
    reviewer: str = ""
    certain: bool = True
    returned: Return = Return()
    known: int = 0
    entry: ReturnedEntry | None = None
    again: bool = False


def take_in(
    workspace: Workspace,
    library: Library,
    plan_id: str,
    files: Iterable[Path],
    *,
    reviewer: str = "",
    snapshot: int = 0,
    even_unlike: bool = False,
    progress: Callable[[str], None] = lambda _words: None,
    writing: "Writing | None" = None,
) -> list[TakenIn]:
    """Take in returned files of a plan, or of whatever plan each is of where `plan_id` is empty.

    reviewer: whose copies they are, snapshot: the number of the one that they are copies of, where the person says so;
    even_unlike: though they have next to nothing of it.
    writing: a way to the library that is open for writing, where `library` is not. progress is told in words what is
    being done, and may raise to stop it: what is taken in by then stays. A file that cannot be taken in does not stop
    the others: what became of it says why.
    """
    write = writing or (lambda work: work(library))
    taker = _Taker(workspace, library, write, plan_id, clean_line(reviewer), snapshot, even_unlike)
    taken = []
    for file in files:
        progress(tr("Reading {0}").format(file.name))
        try:
            taken.append(taker.take(file))
        except UnrecognisedError as error:
            taken.append(TakenIn(file, str(error), error.choices, isinstance(error, UnlikeError)))
        except (RefusedError, LibraryError, UnreadableFileError) as error:
            taken.append(TakenIn(file, str(error)))
    return taken


class _Taker:
    """Takes in one file after the other."""

    def __init__(
        self,
        workspace: Workspace,
        library: Library,
        write: "Writing",
        plan_id: str,
        reviewer: str,
        number: int,
        even_unlike: bool,
    ) -> None:
        self._workspace = workspace
        self._library = library
        self._write = write
        self._plan_id = plan_id
        self._reviewer = reviewer
        self._number = number
        self._even_unlike = even_unlike
        write(lambda opened: opened.snapshots(plan_id))  # what waits beside the library is in it before we look

    def take(self, file: Path) -> TakenIn:
        data = _bytes_of(file)
        found = hashlib.sha256(data).hexdigest()
        if self._plan_id and (known := self._kept_as(self._plan_id, found, "")):
            return self._again(file, known)
        reading = read_returned(file)
        origin = recognise(self._library, self._plan_id, reading, self._number, even_unlike=self._even_unlike)
        plan_id, parts = origin.snapshot.plan, _parts_hash(reading)
        if known := self._kept_as(plan_id, found, parts):
            return self._again(file, known, origin)
        sent = self._library.sent(origin.snapshot.id)
        assert sent is not None, "only what was sent is recognised"
        who = whose(without_carried(reading, sent), file.name)
        reviewer = self._reviewer or who.name
        said = [origin.words, *([] if self._reviewer or who.certain else [who.words])]
        ids = ItemIds(plan_id, origin.snapshot.id, reviewer)
        news = only_new(
            compare(reading, sent, ids),
            [kept.returned for kept in self._library.returns(plan_id)],
            sent.remarks,
        )
        if news.known:
            said.append(_known_words(news.known, count_items(news.returned)))
        report = tuple(dict.fromkeys((*said, *news.returned.report, *reading.lost, *_clock(news.returned))))
        returned = msgspec.structs.replace(news.returned, report=report)
        entry = None
        if count_items(returned) or not news.known:
            new = NewReturn(plan_id, origin.snapshot.id, found, parts, file.name, reviewer, reading.producer, origin.by)
            entry = self._write(lambda opened: opened.add_return(new, returned, data))
        certain = bool(self._reviewer) or who.certain
        return TakenIn(file, "", (), False, origin, reviewer, certain, returned, news.known, entry)

    def _kept_as(self, plan_id: str, found: str, parts: str) -> ReturnedEntry | None:
        kept = self._library.returned_files(plan_id)
        return next((entry for entry in kept if entry.hash == found or entry.parts == parts), None)

    def _again(self, file: Path, known: ReturnedEntry, origin: Origin | None = None) -> TakenIn:
        local = known.taken.astimezone()
        name = "" if known.name == file.name else tr(" as {0}").format(known.name)
        told = tr("This file was taken in on {0} at {1}{2}.").format(
            date_words(local.date()), time_words(local.time()), name
        )
        known, whose_now = self._as_said(known)
        told = f"{told} {whose_now}"
        kept = next(each for each in self._library.returns(known.plan) if each.id == known.id)
        if origin is None:
            snapshot = self._library.snapshot(known.snapshot).entry
            origin = Origin(snapshot, known.recognised, told)
        return TakenIn(
            file,
            "",
            (),
            False,
            origin,
            known.reviewer,
            True,
            Return(report=(told,)),
            count_items(kept.returned),
            known,
            again=True,
        )

    def _as_said(self, known: ReturnedEntry) -> tuple[ReturnedEntry, str]:
        """Let a file that is known count as the copy of whom the person says; return it, and whose it is in words."""
        before, now = known.reviewer, self._reviewer
        if not now or now == before:
            return known, tr("It counts as the copy of {0}. Nothing new.").format(before)
        self._write(lambda opened: opened.set_reviewer(known.id, now))
        words = tr("It counted as the copy of {0}, and counts as that of {1} from now on. Nothing else is new.").format(
            before, now
        )
        return replace(known, reviewer=now), tr("{0} What is signed in it keeps its author, and answers stay.").format(
            words
        )


def _bytes_of(file: Path) -> bytes:
    """Return what is in a file; raises RefusedError where that cannot be read."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise RefusedError(
                tr(
                    "{0} is larger than {1} MB, more than any review copy. Take the pictures out of it "
                    "that the reviewer put in, or ask for a smaller file."
                ).format(file.name, LARGEST_FILE // 1000000)
            )
        return file.read_bytes()
    except IsADirectoryError as error:
        raise RefusedError(tr("{0} is a folder. Choose the files in it.").format(file)) from error
    except (OSError, ValueError) as error:
        raise RefusedError(
            tr("{0} could not be read ({1}). Choose another file.").format(file, why_unread(error))
        ) from error


def _parts_hash(reading: Reading) -> str:
    """Return a hash of what is read of a file: not of when it was saved, by whom, or how it was packed."""
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(reading, properties={}, producer=""))).hexdigest()


def _known_words(known: int, new: int) -> str:
    came = tr("{0} in this file came before").format(count_words(known, tr("thing"), tr("things")))
    return (
        tr("{0}; {1} {2} new.").format(came, new, tr("is") if new == 1 else tr("are"))
        if new
        else tr("{0}, so nothing was added.").format(came)
    )


def _clock(returned: Return) -> list[str]:
    dated = [(item.date, item.utc) for item in returned.comments]
    dated += [(item.date, item.utc) for item in returned.suggestions]
    return [own_clock()] if any(date and not utc for date, utc in dated) else []


def own_clock() -> str:
    """Return what is said of a file whose times are not universal."""
    return tr(
        "The times of changes and comments are those of the reviewer’s own clock: Word writes them so, though it marks "
        "them as universal time."
    )
