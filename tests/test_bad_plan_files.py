"""Plan files that are none, damaged or hostile, given to the commands: a sentence, no traceback, nothing written."""

import json
import stat
import struct
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from nec_desktop.library.plan_file_reader import read_plan_file
from tests.library.plan_files import Members, again, with_manifest, with_values
from tests.program import Program

SCRIPT = {"v": 1, "blocks": [{"type": "paragraph", "runs": [{"text": "Look here", "link": "javascript:alert(1)"}]}]}


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as the command makes it."""
    folder = tmp_path_factory.mktemp("packed")
    ann = Program(folder / "ann")
    plan_id = ann.new()
    ann.out("set", plan_id, "profile/description", "Hard to cross")
    ann.out("pack", plan_id, folder / "plan.necplan", "--history")
    return folder / "plan.necplan"


@pytest.fixture
def here(tmp_path: Path) -> Program:
    return Program(tmp_path / "inner" / "data")


def _truncated(packed: Path, target: Path) -> None:
    target.write_bytes(packed.read_bytes()[:-100])


def _other_zip(_packed: Path, target: Path) -> None:
    with ZipFile(target, "w") as opened:
        opened.writestr("xl/workbook.xml", "<workbook/>")


def _newer(packed: Path, target: Path) -> None:
    again(packed, target, with_manifest(version=2, program="NEC Desktop 9"))


def _leads_out(packed: Path, target: Path) -> None:
    again(packed, target, lambda members: members.update({"standards/../../../evil.toml": b"evil"}), sums=False)


def _link(packed: Path, target: Path) -> None:
    target.write_bytes(packed.read_bytes())
    with ZipFile(target, "a") as opened:
        info = ZipInfo("outlines/evil.toml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        opened.writestr(info, "/etc/passwd")


def _bomb(packed: Path, target: Path) -> None:
    """Ten gigabytes, as the list of members says: each of ten says that it has one."""
    with ZipFile(packed) as opened, ZipFile(target, "w", ZIP_DEFLATED) as written:
        for name in opened.namelist():
            written.writestr(name, opened.read(name))
        for n in range(10):
            written.writestr(f"versions/S{n + 100:04}.json", bytes(900_000))
    data, place = bytearray(target.read_bytes()), 0
    while (place := data.find(b"PK\x01\x02", place)) >= 0:
        if struct.unpack_from("<I", data, place + 24)[0] == 900_000:
            struct.pack_into("<I", data, place + 24, (1 << 30) - 1)
        place += 4
    target.write_bytes(data)


REFUSED: dict[str, tuple[Callable[[Path, Path], None], str]] = {
    "truncated": (_truncated, "is damaged or incomplete"),
    "another program’s zip": (_other_zip, "it is another program’s file"),
    "made by a newer version": (_newer, "Install the newer program to open it"),
    "a name that leads out": (_leads_out, "would be written outside of its place"),
    "a link": (_link, "would be written outside of its place"),
    "a bomb of ten gigabytes": (_bomb, "more than a plan can reasonably hold"),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("command", ["inspect", "unpack"])
def test_it_is_refused_in_a_sentence_and_nothing_is_written(
    here: Program, tmp_path: Path, packed: Path, case: str, command: str
) -> None:
    make, sentence = REFUSED[case]
    file = tmp_path / "plan.necplan"
    make(packed, file)
    assert sentence in here.refused(command, file)
    assert here.out("list") == ""
    assert {path.name for path in tmp_path.iterdir()} <= {"plan.necplan", "inner"}
    assert not list(tmp_path.parent.rglob("*evil*"))


def test_a_link_to_a_script_is_taken_off_its_words(here: Program, tmp_path: Path, packed: Path) -> None:
    file = again(packed, tmp_path / "plan.necplan", with_values({"profile/description": ("rich", SCRIPT)}))
    plan_id = here.out("unpack", file)
    assert here.written(plan_id)["profile/description"] == "Look here"
    assert "javascript" not in here.out("show", plan_id)


def test_an_unknown_standards_set_is_named_and_the_plan_opened(here: Program, tmp_path: Path, packed: Path) -> None:
    def rename(members: Members) -> None:
        plan = json.loads(members["plan.json"])
        members["plan.json"] = json.dumps(plan | {"standards": "of-another-force"}).encode()

    file = again(packed, tmp_path / "plan.necplan", rename)
    assert "“of-another-force” is not on this computer" in here.out("inspect", file)
    done = here.run("unpack", file)
    assert done.returncode == 0 and "“of-another-force” is not on this computer" in done.stderr
    assert here.written(done.stdout.strip())["profile/description"] == "Hard to cross"


def test_ids_that_clash_are_named_and_what_is_here_stays(here: Program, tmp_path: Path, packed: Path) -> None:
    plan_id = here.new("Elsewhere")
    here.out("pack", plan_id, tmp_path / "mine.necplan")
    (mine,) = read_plan_file(tmp_path / "mine.necplan").plan.snapshots

    def clash(members: Members) -> None:
        version = json.loads(members["versions/S0001.json"])
        members["versions/S0001.json"] = json.dumps(version | {"id": mine.entry.id}).encode()

    file = again(packed, tmp_path / "plan.necplan", clash)
    assert "belong to another plan here were left out: 1" in here.out("inspect", file)
    taken = here.out("unpack", file)
    assert taken != plan_id and here.out("versions", taken) == ""
    assert "S0001" in here.out("versions", plan_id)
