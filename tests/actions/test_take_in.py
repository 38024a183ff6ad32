"""Returned files are taken in: recognised, compared, kept once, and refused in words where they cannot be."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.rounds import send_for_review
from nec_desktop.actions.take_in import LARGEST_FILE, TakenIn, own_clock, take_in
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Change
from nec_desktop.review.rounds import Asked
from tests.library.machine import ordinary_user, small_disk
from tests.library.numbered import numbered
from tests.review.edited_copy import EditedCopy, Who
from tests.review.imitations import by_google, by_word, by_wps
from tests.review.sent_copy import SentCopy, send_small_plan
from tests.small_plan import refusal

ADA, BEN = Who("Ada Panel"), Who("Ben Reader", "2026-08-04T09:00:00Z")
MISSION = "introduction/mission"
REPLY_FIELD = Field(id="reply-promise", kind="rich", label="Promise")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> SentCopy:
    return send_small_plan(tmp_path_factory.mktemp("sent"))


@pytest.fixture
def workspace(sent: SentCopy, tmp_path: Path) -> Workspace:
    """The data folder from which the small plan was sent, before anything came back."""
    return sent.workspace(tmp_path / "data")


def edited(source: Path, target: Path, words: str = "listen", others: str = "hear", who: Who | None = ADA) -> Path:
    """Put `others` in the place of words, tracked where there is an author."""
    copy = EditedCopy(source)
    paragraph = copy.paragraph(words, "Normal")
    if who:
        copy.insert_after(copy.delete(paragraph, words, who), others, who)
    else:
        for run in copy.runs(paragraph, words):
            run[-1].text = others
    return copy.save(target)


def taken(library: Library, workspace: Workspace, plan_id: str, *files: Path, reviewer: str = "") -> list[TakenIn]:
    results = take_in(workspace, library, plan_id, files, reviewer=reviewer)
    assert [result.file for result in results] == list(files)
    return results


def report(result: TakenIn) -> str:
    return "\n".join(result.returned.report)


def test_a_returned_file_is_kept_with_what_it_says_and_the_plan_stays_as_it_is(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    file = edited(sent.file, tmp_path / "from the panel.docx")
    before = library.values(sent.plan_id)
    (result,) = taken(library, workspace, sent.plan_id, file)
    assert not result.refused and result.entry and not result.again
    (suggestion,) = result.returned.suggestions
    assert (suggestion.address, suggestion.before, suggestion.after) == (MISSION, "listen", "hear")
    assert (suggestion.author, suggestion.tracked, suggestion.kind) == ("Ada Panel", True, "replacement")
    assert (result.reviewer, result.certain) == ("Ada Panel", True)
    assert result.origin and (result.origin.snapshot.number, result.origin.by) == (1, "properties")
    assert "Recognised as a copy of S0001" in report(result) and own_clock() in report(result)
    (kept,) = library.returns(sent.plan_id)
    assert (kept.returned, kept.reviewer, kept.name) == (result.returned, "Ada Panel", file.name)
    assert kept.snapshot.texts[MISSION].text[suggestion.start : suggestion.end] == "listen"
    assert library.returned_file(kept.id) == file.read_bytes()
    assert library.values(sent.plan_id) == before


def test_an_edit_without_tracking_is_a_suggestion_of_the_copys_reviewer(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    (result,) = taken(library, workspace, sent.plan_id, edited(sent.file, tmp_path / "untracked.docx", who=None))
    (suggestion,) = result.returned.suggestions
    assert (suggestion.address, suggestion.before, suggestion.after) == (MISSION, "listen", "hear")
    assert (suggestion.author, suggestion.tracked) == ("", False)
    assert (result.reviewer, result.certain) == ("Copy returned as untracked.docx", False)
    assert "say who returned it" in report(result)


# -- the same once more


def test_the_same_file_adds_nothing_and_says_when_it_was_taken_in(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    file = edited(sent.file, tmp_path / "copy.docx")
    renamed = tmp_path / "copy (2).docx"
    renamed.write_bytes(file.read_bytes())
    packed = tmp_path / "packed.docx"
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(packed, "w") as target:
        for name in reversed(source.namelist()):
            target.writestr(name, source.read(name))
    first, *more = taken(library, workspace, sent.plan_id, file, file, renamed, packed)
    for again in more:
        assert again.again and not again.refused and again.known == 1
        assert not again.returned.suggestions
        assert "was taken in on 15 July 2026" in report(again) and "Nothing new" in report(again)
    assert "as copy.docx" in report(more[1])
    assert [entry.id for entry in library.returned_files(sent.plan_id)] == [first.entry and first.entry.id]


def test_a_file_that_comes_again_with_more_adds_only_that(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    first = edited(sent.file, tmp_path / "first.docx")
    second = edited(first, tmp_path / "second.docx", "Safe places", "Quiet places")
    third = edited(second, tmp_path / "third.docx", "Market Street", "Bridge Street", BEN)
    one, two, three = taken(library, workspace, sent.plan_id, first, second, third)
    assert [suggestion.after for suggestion in two.returned.suggestions] == ["Quiet places"]
    assert (one.known, two.known, three.known) == (0, 1, 2)
    assert "1 thing in this file came before; 1 is new." in report(two)
    assert [suggestion.author for suggestion in three.returned.suggestions] == ["Ben Reader"]
    less = edited(sent.file, tmp_path / "less.docx", "Safe places", "Quiet places")
    (result,) = taken(library, workspace, sent.plan_id, less)
    assert (result.known, result.entry) == (1, None)
    assert "1 thing in this file came before, so nothing was added." in report(result)
    ids = [item.id for kept in library.returns(sent.plan_id) for item in kept.returned.suggestions]
    assert len(ids) == len(set(ids)) == 3


def test_two_reviewers_who_make_the_same_untracked_edit_have_both_said_it(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    files = [edited(sent.file, tmp_path / f"{n}.docx", who=None) for n in range(2)]
    other = edited(files[1], tmp_path / "other.docx", "Safe places", "Quiet places", None)
    (first,) = taken(library, workspace, sent.plan_id, files[0], reviewer="Ada Panel")
    (second,) = taken(library, workspace, sent.plan_id, other, reviewer="Ben Reader")
    assert (first.known, second.known) == (0, 0)
    assert len(second.returned.suggestions) == 2
    assert {kept.reviewer for kept in library.returns(sent.plan_id)} == {"Ada Panel", "Ben Reader"}


def test_what_the_next_rounds_copy_carries_is_nobodys_news(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    """Comments of the last round, our replies and our changes come back with the copy: only Ben has said something."""
    plan = open_plan(workspace, library, sent.plan_id).plan
    send_for_review(workspace, library, Order(plan, tmp_path / "sent.docx"), Asked("smt"))
    taken(library, workspace, sent.plan_id, by_word(tmp_path / "sent.docx", tmp_path / "first.docx"))
    save(library, plan, set_value(plan, "contact/reply-promise", plan.parse(REPLY_FIELD, "We answer within 48 hours.")))
    export_plan(workspace, library, Order(plan, tmp_path / "second.docx"))
    kept = numbered(library, sent.plan_id, 3).sent
    assert kept and kept.remarks and kept.changes_by
    file = edited(tmp_path / "second.docx", tmp_path / "back.docx", who=BEN)
    (result,) = taken(library, workspace, sent.plan_id, file)
    assert (result.reviewer, result.certain) == ("Ben Reader", True)
    assert [item.author for item in result.returned.suggestions] == ["Ben Reader"]
    assert result.returned.comments == () and result.returned.unplaced == ()


# -- recognised


def test_a_copy_of_an_older_snapshot_is_taken_in_against_that_one(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    library.save(sent.plan_id, [Change("contact/reply-promise", None), Change("cover/area", "Elsewhere")])
    plan = open_plan(workspace, library, sent.plan_id).plan
    export_plan(workspace, library, Order(plan, tmp_path / "newer.docx"))
    old, new = taken(
        library,
        workspace,
        sent.plan_id,
        edited(sent.file, tmp_path / "old.docx"),
        edited(tmp_path / "newer.docx", tmp_path / "new.docx", "Safe", "Calm"),
    )
    assert [result.origin and result.origin.snapshot.number for result in (old, new)] == [1, 2]
    assert [len(result.returned.suggestions) for result in (old, new)] == [1, 1]


@pytest.mark.parametrize(
    ("imitated", "by"), [(by_word, "properties"), (by_google, "code"), (by_wps, "code")], ids=["Word", "Google", "WPS"]
)
def test_what_other_programs_hand_back_is_recognised(
    workspace: Workspace,
    library: Library,
    sent: SentCopy,
    tmp_path: Path,
    imitated: Callable[[Path, Path], Path],
    by: str,
) -> None:
    (result,) = taken(library, workspace, sent.plan_id, imitated(sent.file, tmp_path / "returned.docx"))
    assert not result.refused
    assert result.origin and (result.origin.snapshot.number, result.origin.by) == (1, by)
    assert result.returned.comments and result.returned.suggestions


def test_the_plan_is_found_where_none_is_named(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", "Another")])
    (result,) = taken(library, workspace, "", edited(sent.file, tmp_path / "copy.docx"))
    assert result.entry and result.entry.plan == sent.plan_id


def test_another_plans_copy_is_refused_and_does_not_stop_the_others(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    other = library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", "Another")])
    plan = open_plan(workspace, library, other).plan
    export_plan(workspace, library, Order(plan, tmp_path / "another.docx"))
    (tmp_path / "not.docx").write_bytes(b"not a file of Word")
    files = [tmp_path / "another.docx", tmp_path / "not.docx", edited(sent.file, tmp_path / "good.docx")]
    foreign, broken, good = taken(library, workspace, sent.plan_id, *files)
    assert "copy of another plan, “Another”" in foreign.refused
    assert broken.refused and not foreign.entry and not broken.entry
    assert good.entry and [entry.name for entry in library.returned_files(sent.plan_id)] == ["good.docx"]
    assert library.returned_files(other) == []


def test_a_file_that_nothing_is_known_of_is_asked_about_and_taken_in_as_the_person_says(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    copy = EditedCopy(sent.file)
    for part in [name for name in copy.parts if name.startswith("docProps/")]:
        copy.parts[part] = b"<x/>"
    for name in [name for name in copy.parts if "footer" in name]:
        copy.parts[name] = copy.parts[name].replace(b"NEC-", b"")
    body = copy.body[0]
    for paragraph in list(body)[:-1]:
        body.remove(paragraph)
    file = copy.save(tmp_path / "empty.docx")
    (asked,) = taken(library, workspace, sent.plan_id, file)
    assert "Say which it is: S0001" in asked.refused
    assert [entry.number for entry in asked.choices] == [1]
    (unlike,) = take_in(workspace, library, sent.plan_id, [file], snapshot=1)
    assert unlike.unlike and not unlike.entry and "nearly all of your text would be told as deleted" in unlike.refused
    (told,) = take_in(workspace, library, sent.plan_id, [file], snapshot=1, even_unlike=True)
    assert told.origin and told.origin.by == "person" and told.entry


# -- what cannot be taken in

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def zipped(file: Path, **parts: str) -> None:
    with zipfile.ZipFile(file, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/"), text)


BAD: dict[str, Callable[[Path, bytes], object]] = {
    "an old .doc": lambda file, _: file.write_bytes(OLE + bytes(2000)),
    "encrypted": lambda file, _: file.write_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
    "rich text": lambda file, _: file.write_bytes(rb"{\rtf1\ansi Dear Sir}"),
    "OpenDocument": lambda file, _: zipped(file, mimetype="application/vnd.oasis.opendocument.text", content="<x/>"),
    "PDF": lambda file, _: file.write_bytes(b"%PDF-1.7\n%\xe2\xe3"),
    "empty": lambda file, _: file.write_bytes(b""),
    "cut off": lambda file, good: file.write_bytes(good[: len(good) // 3]),
    "another zip": lambda file, _: zipped(file, holiday="photographs"),
    "a folder": lambda file, _: file.mkdir(),
    "not there": lambda _file, _: None,
    "a name that no file can have": lambda _file, _: None,
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_word_file_is_refused_in_words(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path, kind: str
) -> None:
    bad = tmp_path / ("a\0b.docx" if kind.startswith("a name") else "returned.docx")
    BAD[kind](bad, sent.file.read_bytes())
    good = edited(sent.file, tmp_path / "good.docx")
    refused, result = taken(library, workspace, sent.plan_id, bad, good)
    assert refused.refused.endswith(".") and "Traceback" not in refused.refused
    assert not refused.entry and refused.returned.suggestions == ()
    assert result.entry and len(library.returned_files(sent.plan_id)) == 1


def test_a_file_that_may_not_be_read_is_told(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    file = edited(sent.file, tmp_path / "locked.docx")
    file.chmod(0)
    with ordinary_user():
        (result,) = taken(library, workspace, sent.plan_id, file)
    assert "could not be read (Permission denied)" in result.refused


def test_a_file_too_large_to_be_kept_is_refused(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    file = tmp_path / "large.docx"
    with file.open("wb") as opened:
        opened.truncate(LARGEST_FILE + 1)
    (result,) = taken(library, workspace, sent.plan_id, file)
    assert "large.docx is larger than 100 MB" in result.refused


def test_a_file_with_macros_is_read_and_the_macros_are_not(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    copy = EditedCopy(edited(sent.file, tmp_path / "plain.docx"))
    plain, macro = b"wordprocessingml.document.main+xml", b"document.macroEnabled.main+xml"
    types = copy.parts["[Content_Types].xml"]
    copy.parts["[Content_Types].xml"] = types.replace(
        b"application/vnd.openxmlformats-officedocument." + plain, b"application/vnd.ms-word." + macro
    )
    copy.parts["word/vbaProject.bin"] = OLE + bytes(100)
    (result,) = taken(library, workspace, sent.plan_id, copy.save(tmp_path / "macros.docm"))
    assert result.entry and len(result.returned.suggestions) == 1
    assert "acro" in report(result)


def test_a_disk_that_has_no_room_for_the_file_keeps_nothing_of_it(sent: SentCopy, tmp_path: Path) -> None:
    with small_disk("1m") as disk:
        workspace = sent.workspace(disk.path / "data")
        file = edited(sent.file, tmp_path / "copy.docx")
        with workspace.write() as library:
            with disk.left(30_000):
                (result,) = taken(library, workspace, sent.plan_id, file)
            assert disk.words in result.refused
            assert library.returned_files(sent.plan_id) == []
            (result,) = taken(library, workspace, sent.plan_id, file)
            assert result.entry


def test_it_can_be_stopped_between_files_and_what_was_taken_in_stays(
    workspace: Workspace, library: Library, sent: SentCopy, tmp_path: Path
) -> None:
    def progress(words: str) -> None:
        if "second" in words:
            raise RefusedError("Stopped.")

    files = [edited(sent.file, tmp_path / "first.docx"), tmp_path / "second.docx"]
    said = refusal(RefusedError, lambda: take_in(workspace, library, sent.plan_id, files, progress=progress))
    assert said == "Stopped."
    assert [entry.name for entry in library.returned_files(sent.plan_id)] == ["first.docx"]
