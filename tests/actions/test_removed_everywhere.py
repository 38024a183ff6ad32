"""Removing personal data, place by place: what is taken out where, and what is listed because it cannot be."""

import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from nec_desktop.actions.carry_forward import carry_forward
from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.packing import pack
from nec_desktop.actions.pdf import scratch_folder
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.remove_personal import Standing, find_personal, left_words, remove_personal
from nec_desktop.actions.take_in import take_in
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.versions import keep_version, restore
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.write import keep_file
from nec_desktop.actions.writer import Writer, change_writer, keep_writer
from nec_desktop.library.library import Library
from nec_desktop.plan.carried import all_unlooked, look_at
from nec_desktop.plan.carry_forward import Choices
from nec_desktop.plan.edits import add_record, set_value
from nec_desktop.plan.lending import lending
from nec_desktop.plan.plan import Edit, Plan
from nec_desktop.plan.richtext import Paragraph, RichText, Run
from nec_desktop.plan.values import File, Period
from tests.library.every_byte import places_of
from tests.review.edited_copy import EditedCopy, Who
from tests.review.imitations import comment_parts
from tests.review.sent_copy import SentCopy, send_small_plan

NAME = "Zebedina Quorl"
SPLIT = RichText((Paragraph((Run("We met "), Run("Zebedina", bold=True), Run(" Quorl at the hall."))),))
PLACE = "profile/description"


@dataclass
class Desk:
    """A data folder with one plan, open."""

    workspace: Workspace
    library: Library
    plan_id: str

    @property
    def plan(self) -> Plan:
        return open_plan(self.workspace, self.library, self.plan_id).plan

    @property
    def folder(self) -> Path:
        return self.workspace.folder

    def save(self, edit: Callable[[Plan], Edit]) -> None:
        plan = self.plan
        save(self.library, plan, edit(plan))

    def put(self, address: str, content: str | RichText) -> None:
        self.save(lambda plan: set_value(plan, address, content))

    def remove(self) -> Standing:
        return remove_personal(self.workspace, self.library, NAME, self.plan)

    def left(self, standing: Standing) -> list[str]:
        return [*left_words(standing, self.folder), *standing.out_of_reach]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> SentCopy:
    return send_small_plan(tmp_path_factory.mktemp("sent"))


@pytest.fixture
def desk(sent: SentCopy, tmp_path: Path) -> Iterator[Desk]:
    workspace = sent.workspace(tmp_path / "data")
    with workspace.write() as library:
        yield Desk(workspace, library, sent.plan_id)


# -- taken out


def test_the_name_of_who_writes_is_in_no_change_and_not_in_the_note_of_the_removal(desk: Desk) -> None:
    change_writer(desk.workspace, desk.library, Writer(NAME, "inspector"))
    desk.put("cover/area", "Anywhere")
    desk.remove()
    desk.put("cover/area", "Elsewhere")
    assert places_of("Quorl", desk.folder) == []
    assert {was.replaced_by for was in desk.library.history(desk.plan_id)} >= {"[removed], inspector"}


def test_who_had_the_plan_and_what_the_version_was_called_is_gone(desk: Desk, tmp_path: Path) -> None:
    desk.save(lambda _plan: lending(f"Sergeant {NAME}"))
    pack(desk.workspace, desk.library, desk.plan, tmp_path / "plan.necplan", history=True)
    assert places_of("Quorl", desk.folder)
    standing = desk.remove()
    assert places_of("Quorl", desk.folder) == []
    assert any(sentence.startswith("The plan file that was handed over on") for sentence in standing.out_of_reach)


def test_a_file_of_evidence_is_called_something_else(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / f"Statement of {NAME}.txt").write_text("Nothing", encoding="utf-8")
    file = keep_file(desk.library, tmp_path / f"Statement of {NAME}.txt")
    desk.save(lambda plan: add_record(plan, "evidence", {"file": file}))
    desk.remove()
    assert places_of("Quorl", desk.folder) == []
    assert "Statement of [removed].txt" in {c.name for c in desk.plan.values.values() if isinstance(c, File)}


def test_a_file_that_no_plan_names_any_more_loses_the_words(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "statement.txt").write_text(f"By {NAME}", encoding="utf-8")
    keep_file(desk.library, tmp_path / "statement.txt")
    assert desk.remove().here.of("file") == 1
    assert places_of("Quorl", desk.folder) == []


def test_a_file_that_another_plan_names_stays_with_it(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "statement.txt").write_text(f"By {NAME}", encoding="utf-8")
    file = keep_file(desk.library, tmp_path / "statement.txt")
    other = carry_forward(desk.workspace, desk.library, desk.plan_id, _following(desk.plan), Choices()).plan_id
    plan = open_plan(desk.workspace, desk.library, other).plan
    save(desk.library, plan, add_record(plan, "evidence", {"file": file}))
    assert desk.remove().total == 0
    assert desk.library.attachment(file.hash) == f"By {NAME}".encode()


def test_words_of_the_own_list_do_not_come_back_with_the_next_word(desk: Desk) -> None:
    desk.workspace.language.add_word("Quorl")
    remove_personal(desk.workspace, desk.library, "Quorl", desk.plan)
    desk.workspace.language.add_word("skatepark")
    assert (desk.folder / "my-words.txt").read_text(encoding="utf-8").split() == ["[removed]", "skatepark"]


def test_what_was_deleted_before_a_copy_was_made_is_in_none_of_its_free_pages(desk: Desk) -> None:
    copy = desk.folder / "backups" / "library-20260701-090000.db"
    copy.parent.mkdir()
    with closing(sqlite3.connect(copy)) as target:
        _copied(desk, target)
        target.execute("PRAGMA secure_delete = OFF")
        target.execute("INSERT INTO attachment VALUES ('ab', 'text/plain', ?)", (f"By {NAME}".encode() * 999,))
        target.commit()
        target.execute("DELETE FROM attachment WHERE hash = 'ab'")
        target.commit()
    assert NAME.encode() in copy.read_bytes()
    desk.remove()
    assert places_of("Quorl", desk.folder) == []


def _copied(desk: Desk, target: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(desk.folder / "library.db")) as source:
        source.backup(target)


def test_a_copy_with_its_last_changes_beside_it_is_written_anew_with_them(desk: Desk) -> None:
    desk.put(PLACE, SPLIT)
    aside = desk.folder / "set-aside" / "library-damaged-20260701-090000.db"
    _with_log(desk, aside)
    before = _bytes_of(aside.parent)
    find_personal(desk.workspace, desk.library, NAME, desk.plan)
    assert _bytes_of(aside.parent) == before, "to look changes nothing"
    standing = desk.remove()
    assert standing.files.left == {} and places_of("Quorl", desk.folder) == []
    with closing(sqlite3.connect(aside)) as copy:
        (content,) = copy.execute("SELECT content FROM value WHERE address = ?", (PLACE,)).fetchone()
    assert "[removed] at the hall" in "".join(run["text"] for run in json.loads(content)["blocks"][0]["runs"])


def test_files_that_came_back_can_still_be_handed_over(desk: Desk, tmp_path: Path) -> None:
    back = _returned(desk, tmp_path)
    desk.remove()
    assert places_of("Quorl", desk.folder) == []
    pack(desk.workspace, desk.library, desk.plan, tmp_path / "plan.necplan", returned=True)
    ben = Workspace(tmp_path / "ben", desk.workspace.now)
    with ben.write() as library:
        offer = inspect(ben, library, tmp_path / "plan.necplan")
        assert offer.problems == ()
        take_over(ben, library, offer)
        (kept,) = library.returns(desk.plan_id)
        assert [comment.author for comment in kept.returned.comments] == ["[removed]"]
    assert places_of("Quorl", ben.folder) == []
    # The file itself is still known here, so it is not taken in twice by mistake.
    (taken,) = take_in(desk.workspace, desk.library, desk.plan_id, [back])
    assert taken.again


def test_of_a_file_that_came_back_and_every_copy_of_it_nothing_is_left(desk: Desk, tmp_path: Path) -> None:
    desk.put(PLACE, SPLIT)
    _returned(desk, tmp_path)
    copies = [desk.folder / "set-aside" / f"library-damaged-2026070{day}-090000.db" for day in (1, 2, 3)]
    for day, copy in enumerate(copies):
        desk.put("cover/area", f"Area {day}")
        copy.parent.mkdir(exist_ok=True)
        with closing(sqlite3.connect(copy)) as target:
            _copied(desk, target)
    standing = desk.remove()
    assert standing.files.left == {} and standing.files.copies == set(copies)
    assert len({standing.files.counts[copy] for copy in copies}) == 1, "each copy held them in as many places"
    assert places_of("Quorl", desk.folder) == []
    assert find_personal(desk.workspace, desk.library, NAME).total == 0


def test_what_can_be_read_of_a_damaged_row_is_taken_out_of_it(desk: Desk, tmp_path: Path) -> None:
    desk.put(PLACE, SPLIT)
    export_plan(desk.workspace, desk.library, Order(desk.plan, tmp_path / "copy.docx"))
    desk.library.close()
    with closing(sqlite3.connect(desk.folder / "library.db")) as library:
        last = "SELECT id, content FROM snapshot ORDER BY number DESC LIMIT 1"
        (snapshot, _content) = library.execute(last).fetchone()
        library.execute("UPDATE snapshot SET blocks = x'00' WHERE id = ?", (snapshot,))
        library.commit()
        with desk.workspace.write() as desk.library:
            assert desk.remove().here.unreadable == ["snapshot S0002"]
        content = zlib.decompress(library.execute(last).fetchone()[1])
    assert b"Quorl" not in content and b"[removed]" in content


def _returned(desk: Desk, folder: Path) -> Path:
    export_plan(desk.workspace, desk.library, Order(desk.plan, folder / "copy.docx"))
    back = EditedCopy(folder / "copy.docx")
    paragraph = back.paragraph("We listen first")
    runs = back.runs(paragraph, "listen")
    back.comment(runs[0], runs[-1], f"{NAME} asked me.", Who(NAME, "ZQ"))
    comment_parts(back, flat=False)
    back.save(folder / "back.docx")
    (taken,) = take_in(desk.workspace, desk.library, desk.plan_id, [folder / "back.docx"])
    assert not taken.refused
    return folder / "back.docx"


def test_what_nobody_has_looked_at_since_it_was_carried_stays_so(desk: Desk) -> None:
    desk.put(PLACE, RichText((*SPLIT.blocks, Paragraph((Run("Looked at."),)))))
    desk.save(lambda plan: add_record(plan, "team", {"role": f"PC {NAME}"}))
    started = carry_forward(desk.workspace, desk.library, desk.plan_id, _following(desk.plan), Choices())
    new = Desk(desk.workspace, desk.library, started.plan_id)
    new.put(PLACE, RichText((*SPLIT.blocks, Paragraph((Run("Changed since."),)))))
    before = {found.address: found.paragraphs for found in all_unlooked(new.plan)}
    assert before[PLACE] == 1
    assert new.remove().here.of("text") == 2
    assert NAME not in str(new.plan.values)
    assert {found.address: found.paragraphs for found in all_unlooked(new.plan)} == before
    remove_personal(desk.workspace, desk.library, NAME)
    assert places_of("Quorl", desk.folder) == []


def test_what_words_were_taken_out_of_waits_to_be_looked_at_in_a_version_that_is_gone_back_to(desk: Desk) -> None:
    desk.put(PLACE, RichText((*SPLIT.blocks, Paragraph((Run("Nobody is named."),)))))
    desk.put("cover/area", f"East, {NAME}")
    desk.save(lambda plan: add_record(plan, "team", {"role": f"PC {NAME}"}))
    started = carry_forward(desk.workspace, desk.library, desk.plan_id, _following(desk.plan), Choices())
    new = Desk(desk.workspace, desk.library, started.plan_id)
    before = {found.address: found.paragraphs for found in all_unlooked(new.plan)}
    assert before[PLACE] == 2 and any(address.startswith("team/") for address in before)
    kept = keep_version(new.library, new.plan, "As it was carried over")
    new.put(PLACE, RichText((Paragraph((Run("Written anew."),)),)))
    new.remove()
    restore(new.library, new.plan, new.library.snapshot(kept.id))
    assert "[removed]" in str(new.plan.get(PLACE))
    assert {found.address: found.paragraphs for found in all_unlooked(new.plan)} == before
    save(new.library, plan := new.plan, look_at(plan, *before))
    assert list(all_unlooked(new.plan)) == [], "to have looked at it ends it, whatever stands there"


# -- listed


def test_plans_that_were_begun_from_it_are_named_with_what_they_hold(desk: Desk) -> None:
    desk.put(PLACE, SPLIT)
    started = carry_forward(desk.workspace, desk.library, desk.plan_id, _following(desk.plan), Choices())
    title = open_plan(desk.workspace, desk.library, started.plan_id).plan.title
    standing = desk.remove()
    assert any(f"“{title}”" in sentence and "1 place" in sentence for sentence in standing.out_of_reach)
    held = desk.library.values(started.plan_id)[PLACE]
    assert isinstance(held, RichText) and NAME in held.plain()
    everywhere = remove_personal(desk.workspace, desk.library, NAME)
    assert places_of("Quorl", desk.folder) == []
    assert not any(title in sentence for sentence in everywhere.out_of_reach)


def test_settings_that_name_a_folder_stay_and_are_told(desk: Desk) -> None:
    (desk.folder / "backups.json").write_text(json.dumps({"folder": f"/drive/{NAME}"}), encoding="utf-8")
    standing = desk.remove()
    (told,) = desk.left(standing)[:1]
    assert told.startswith("backups.json: ") and "Rename" in told
    assert NAME in (desk.folder / "backups.json").read_text(encoding="utf-8")


def test_a_file_whose_own_name_holds_the_words_is_told(desk: Desk) -> None:
    (desk.folder / "outlines").mkdir()
    (desk.folder / "outlines" / "zebedina-quorl.txt").write_text("Nothing", encoding="utf-8")
    assert any("Its name holds the words" in sentence for sentence in desk.left(desk.remove()))


def test_a_plan_file_in_the_data_folder_is_told_also_where_the_words_are_partly_bold(desk: Desk) -> None:
    desk.put(PLACE, SPLIT)
    pack(desk.workspace, desk.library, desk.plan, desk.folder / "plan.necplan")
    assert any(sentence.startswith("plan.necplan: It is a plan file") for sentence in desk.left(desk.remove()))


def test_what_a_killed_program_left_of_a_document_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    assert not any("left by a program" in sentence for sentence in desk.remove().out_of_reach)
    with scratch_folder() as folder:  # as long as it is there, as when the program is killed within
        assert any(sentence.startswith(f"{folder} was left") for sentence in desk.remove().out_of_reach)


def test_what_a_crash_left_of_a_snapshot_is_told(desk: Desk) -> None:
    with desk.workspace.read() as reader:
        reader.add_snapshot("gone123456", {"cover/area": NAME}, "version")
    (waiting,) = (desk.folder / "snapshots-waiting").iterdir()
    waiting.rename(waiting.with_name("abcdefghijklmnop.partial"))
    (told,) = desk.remove().files.left.values()
    assert "never finished" in told


def test_changes_that_cannot_be_read_are_kept_and_told(desk: Desk) -> None:
    desk.put(PLACE, SPLIT)
    aside = desk.folder / "set-aside" / "library-damaged-20260701-090000.db"
    _with_log(desk, aside)
    log = aside.with_name(f"{aside.name}-wal")
    data = bytearray(log.read_bytes())
    data[32 + 24 + 100] ^= 0xFF  # the first page in it is not as it was written
    log.write_bytes(data)
    before = _bytes_of(aside.parent)
    standing = desk.remove()
    assert _bytes_of(aside.parent) == before
    assert any("cannot be read" in sentence and aside.name in sentence for sentence in desk.left(standing))


def test_a_colleagues_copy_from_before_is_told_to_bring_the_words_back(desk: Desk, tmp_path: Path) -> None:
    desk.put("cover/area", NAME)
    pack(desk.workspace, desk.library, desk.plan, tmp_path / "before.necplan")
    desk.remove()
    pack(desk.workspace, desk.library, desk.plan, tmp_path / "after.necplan")
    before, after = (
        inspect(desk.workspace, desk.library, tmp_path / f"{name}.necplan") for name in ("before", "after")
    )
    assert any("removed from this plan" in problem for problem in before.problems)
    assert after.problems == ()


def _following(plan: Plan) -> Period:
    assert plan.period is not None
    return Period(date(plan.period.last.year, 4, 1), date(plan.period.last.year + 1, 3, 31))


def _with_log(desk: Desk, target: Path) -> None:
    """Copy the library that is open, with what stands beside it, as it is set aside."""
    target.parent.mkdir()
    for end in ("", "-wal"):
        shutil.copy(desk.folder / f"library.db{end}", target.with_name(f"{target.name}{end}"))


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_writers_file_says_who_writes_without_the_words(desk: Desk) -> None:
    keep_writer(desk.workspace, Writer(NAME, "inspector"))
    desk.remove()
    assert desk.workspace.writer == "[removed], inspector"
