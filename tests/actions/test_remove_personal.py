"""Removing personal data: after it no byte of the words is in the data folder, and everything else is as it was."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from docx import Document

from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.remove_personal import find_personal, remove_personal
from nec_desktop.actions.take_in import take_in
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.write import keep_file
from nec_desktop.library.library import Library
from nec_desktop.plan.dismissals import dismiss
from nec_desktop.plan.edits import add_record, set_value
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import REMOVALS
from nec_desktop.plan.richtext import Paragraph, RichText, Run
from nec_desktop.plan.rules import find_all
from nec_desktop.plan.values import File
from nec_desktop.review.applying import carried_over
from tests.library.every_byte import places_of
from tests.review.edited_copy import EditedCopy, Who
from tests.review.imitations import comment_parts
from tests.review.sent_copy import SentCopy, send_small_plan
from tests.small_plan import LANGUAGE, TODAY

NAME = "Mrs Zebedina Quorl"
PLACE = "introduction/mission"
TEXT = RichText(
    (Paragraph((Run("We met Mrs "), Run("Zebedina", bold=True), Run(" Quorl at the hall, and we listen to all."))),)
)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> SentCopy:
    return send_small_plan(tmp_path_factory.mktemp("sent"))


@pytest.fixture
def workspace(sent: SentCopy, tmp_path: Path) -> Workspace:
    return sent.workspace(tmp_path / "data")


def plan_of(workspace: Workspace, library: Library, sent: SentCopy) -> Plan:
    return open_plan(workspace, library, sent.plan_id).plan


def written_everywhere(workspace: Workspace, sent: SentCopy, outside: Path) -> None:
    """Let the name stand wherever this program puts what a person writes."""
    with workspace.write() as library:
        plan = plan_of(workspace, library, sent)
        save(library, plan, set_value(plan, PLACE, TEXT))
        (finding,) = (each for each in find_all(plan, TODAY, LANGUAGE) if each.remark and "Mrs" in each.remark.words)
        save(library, plan, dismiss(plan, finding, f"{NAME} agreed to be named."))
        library.add_snapshot(plan.id, plan.values, "version", name=f"With {NAME}")
        export_plan(workspace, library, Order(plan, outside / "second.docx"))
        back = EditedCopy(outside / "second.docx")
        paragraph = back.paragraph("listen to all")
        back.delete(paragraph, "listen", Who("Quorl, Zebedina", "ZQ"))
        runs = back.runs(paragraph, "at the hall")
        back.comment(runs[0], runs[-1], f"Was {NAME} there? Zebedina Quorl asked me.", Who("Zebedina Quorl", "ZQ"))
        comment_parts(back, flat=False)
        back.save(outside / f"from {NAME}.docx")
        (taken,) = take_in(workspace, library, plan.id, [outside / f"from {NAME}.docx"])
        assert not taken.refused and taken.returned.comments
        save(library, plan, set_value(plan, PLACE, RichText((Paragraph((Run("Nobody, and we listen to all."),)),))))
        save(library, plan, set_value(plan, "cover/area", f"Home of {NAME.upper()}"))
    (workspace.folder / "my-words.txt").write_text("Quorl\n", encoding="utf-8")
    (workspace.folder / "backups").mkdir()
    with closing(sqlite3.connect(workspace.folder / "library.db")) as source:
        for name in ("backups/library-20260701-090000.db", "library-v3-20260101-000000.db"):
            with closing(sqlite3.connect(workspace.folder / name)) as target:
                source.backup(target)


def test_afterwards_no_byte_of_the_words_is_in_the_data_folder(
    workspace: Workspace, sent: SentCopy, tmp_path: Path
) -> None:
    written_everywhere(workspace, sent, tmp_path)
    assert {line.partition(":")[0] for line in places_of("Quorl", workspace.folder)} >= {
        "library.db", "backups/library-20260701-090000.db", "library-v3-20260101-000000.db", "my-words.txt",
    }  # fmt: skip
    with workspace.write() as library:
        plan = plan_of(workspace, library, sent)
        standing = remove_personal(workspace, library, "quorl", plan)
        assert standing.files.left == {} and standing.here.unreadable == []
        assert {what for _plan, what in standing.here.counts} == {"text", "earlier", "version", "returned"}
        assert places_of("Quorl", workspace.folder) == []
    assert places_of("Quorl", workspace.folder) == []


def test_everything_else_is_as_it_was_and_can_be_read(workspace: Workspace, sent: SentCopy, tmp_path: Path) -> None:
    written_everywhere(workspace, sent, tmp_path)
    with workspace.write() as library:
        plan = plan_of(workspace, library, sent)
        before = (library.snapshots(plan.id), library.returned_files(plan.id), library.history(plan.id))
        (kept,) = library.returns(plan.id)
        remove_personal(workspace, library, "Zebedina Quorl", plan)
        after = plan_of(workspace, library, sent)
        assert after.text("cover/area") == "Home of MRS [removed]"
        untouched = {a: c for a, c in plan.values.items() if "uorl" not in str(c).lower()}
        assert untouched.items() <= after.values.items()
        assert [e.id for e in library.snapshots(plan.id)] == [e.id for e in before[0]]
        assert [e.id for e in library.returned_files(plan.id)] == [e.id for e in before[1]]
        assert [e.address for e in library.history(plan.id)] == [e.address for e in before[2]]
        (blanked,) = library.returns(plan.id)
        assert [s.id for s in blanked.returned.suggestions] == [s.id for s in kept.returned.suggestions]
        # What a reviewer said is still about the words that it was about.
        text = blanked.snapshot.texts[PLACE].text
        assert text == "We met Mrs [removed] at the hall, and we listen to all."
        (said,) = (each for each in blanked.returned.suggestions if each.before == "listen")
        assert text[said.start : said.end] == "listen"
        (comment,) = (each for each in blanked.returned.comments if each.quote)
        assert text[comment.start : comment.end] == comment.quote == "at the hall"
        assert comment.text == "Was Mrs [removed] there? [removed] asked me." and comment.author == "[removed]"
        assert carried_over(after, blanked.snapshot, said).verdict == carried_over(plan, kept.snapshot, said).verdict
        for entry in library.snapshots(plan.id):
            library.snapshot(entry.id)
    # Bold in the middle of the name makes several runs of it, in the library as in a Word file.
    assert places_of("Zebedina Quorl", workspace.folder) == []
    with closing(sqlite3.connect(workspace.folder / "backups" / "library-20260701-090000.db")) as backup:
        assert backup.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_plan_says_that_something_was_removed_and_not_what(
    workspace: Workspace, sent: SentCopy, tmp_path: Path
) -> None:
    written_everywhere(workspace, sent, tmp_path)
    with workspace.write() as library:
        standing = remove_personal(workspace, library, "Quorl", plan_of(workspace, library, sent))
        plan = plan_of(workspace, library, sent)
        (record,) = plan.record_ids(REMOVALS)
        assert plan.cell(REMOVALS, record, "date") == TODAY
        assert plan.cell(REMOVALS, record, "places") == standing.here.total > 5
        assert plan.cell(REMOVALS, record, "by")
        assert plan.unplaced() == []


def test_looking_changes_nothing(workspace: Workspace, sent: SentCopy, tmp_path: Path) -> None:
    written_everywhere(workspace, sent, tmp_path)
    with workspace.write() as library:
        plan = plan_of(workspace, library, sent)
        before = {file: file.read_bytes() for file in workspace.folder.rglob("*.db")}
        standing = find_personal(workspace, library, "Quorl", plan)
        assert standing.total and standing.here.addresses[plan.id, "cover/area"] == 1
        assert any("S0003" in sentence for sentence in standing.out_of_reach)
        assert not any("S0001" in sentence for sentence in standing.out_of_reach)
        assert {file: file.read_bytes() for file in workspace.folder.rglob("*.db")} == before


def test_other_plans_keep_the_words_unless_all_are_asked_for(workspace: Workspace, sent: SentCopy) -> None:
    with workspace.write() as library:
        plan = plan_of(workspace, library, sent)
        other = library.add_plan(plan.outline.id, plan.standards.id, set_value(plan, "cover/area", NAME).changes)
        save(library, plan, set_value(plan, "cover/area", NAME))
        standing = remove_personal(workspace, library, NAME, plan)
        assert (standing.here.total, standing.elsewhere) == (1, 1)
        assert library.values(other)["cover/area"] == NAME
        assert remove_personal(workspace, library, NAME).elsewhere == 0
        assert library.values(other)["cover/area"] == "[removed]"
    assert places_of("Zebedina", workspace.folder) == []


def test_an_added_file_loses_the_words_and_is_found_where_it_was(
    workspace: Workspace, sent: SentCopy, tmp_path: Path
) -> None:
    with workspace.write() as library:
        plan = plan_of(workspace, library, sent)
        save(library, plan, set_value(plan, "cover/area", NAME))
        export_plan(workspace, library, Order(plan, tmp_path / "minutes.docx"))
        whole = (tmp_path / "minutes.docx").read_bytes()
        added = add_record(plan, "evidence", {"file": keep_file(library, tmp_path / "minutes.docx")})
        save(library, plan, added)
        kept = library.add_snapshot(plan.id, plan.values, "version", name="With the minutes")
        remove_personal(workspace, library, NAME, plan)
        address = f"{added.changes[0].address}/file"
        file = library.values(plan.id)[address]
        assert isinstance(file, File) and file.name == "minutes.docx"
        assert library.snapshot(kept.id).values[address] == file
        blanked = library.attachment(file.hash)
        assert hashlib.sha256(blanked).hexdigest() == file.hash != hashlib.sha256(whole).hexdigest()
        (tmp_path / "blanked.docx").write_bytes(blanked)
        assert "[removed]" in text_of_file(tmp_path / "blanked.docx")
    assert places_of("Zebedina", workspace.folder) == []


def text_of_file(file: Path) -> str:
    """Return what another reader of Word files reads."""
    return "\n".join(
        paragraph.text for paragraph in Document(str(file)).iter_inner_content() if hasattr(paragraph, "text")
    )


def test_what_waits_for_a_plan_that_is_gone_is_told(workspace: Workspace) -> None:
    with workspace.write() as library, workspace.read() as reader:
        reader.add_snapshot("gone123456", {"cover/area": NAME}, "version")
        standing = remove_personal(workspace, library, NAME)
        (why,) = standing.files.left.values()
        assert "not in this library" in why
