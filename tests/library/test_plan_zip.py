"""Files that say they are plans and are none, or are newer, damaged or hostile: they are refused in a sentence."""

import json
import shutil
import stat
import struct
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.plan_zip import MOST_MEMBERS
from tests.library.plan_files import again, offered, refused, with_manifest, with_values


def test_what_is_no_plan_is_refused_with_what_it_is(here: Workspace, tmp_path: Path, packed: Path) -> None:
    other = tmp_path / "other.zip"
    with ZipFile(other, "w") as opened:
        opened.writestr("word/document.xml", "<w:document/>")
    assert "another program’s file" in refused(here, other)
    (tmp_path / "text.necplan").write_text("Dear colleague")
    assert "is not a plan that was handed over" in refused(here, tmp_path / "text.necplan")
    (tmp_path / "empty.necplan").touch()
    assert "is not a plan that was handed over" in refused(here, tmp_path / "empty.necplan")
    assert "could not be opened" in refused(here, tmp_path / "gone.necplan")
    (tmp_path / "folder.necplan").mkdir()
    assert "is no file" in refused(here, tmp_path / "folder.necplan")
    foreign = again(packed, tmp_path / "foreign.necplan", with_manifest(format="other"))
    assert "is not a plan that was handed over" in refused(here, foreign)


def test_a_newer_file_is_refused_with_what_to_do(here: Workspace, tmp_path: Path, packed: Path) -> None:
    newer = again(packed, tmp_path / "newer.necplan", with_manifest(version=2, program="NEC Desktop 9"))
    assert "made by a newer version of NEC Desktop (NEC Desktop 9). Install the newer program" in refused(here, newer)


def test_a_file_that_did_not_arrive_whole_is_refused(here: Workspace, tmp_path: Path, packed: Path) -> None:
    data, cut = packed.read_bytes(), tmp_path / "cut.necplan"
    for length in (10, 1000, len(data) // 2, len(data) - 30, len(data) - 1):
        cut.write_bytes(data[:length])
        assert "is damaged or incomplete" in refused(here, cut), length


@pytest.mark.parametrize(
    "name", ["../evil.toml", "standards/../../evil.toml", "/evil.toml", "C:\\evil.toml", "..\\evil.toml", "\\\\x\\evil"]
)
def test_names_that_lead_out_of_the_file_are_refused_and_nothing_is_written(
    here: Workspace, tmp_path: Path, packed: Path, name: str
) -> None:
    file = again(packed, tmp_path / "plan.necplan", lambda members: members.update({name: b"evil"}), sums=False)
    before = sorted(tmp_path.rglob("*"))
    assert "was not made by this program" in refused(here, file)
    assert not list(tmp_path.parent.rglob("*evil*"))
    inner = {path for path in tmp_path.rglob("*") if here.folder.parent not in (path, *path.parents)}
    assert inner == set(before)


def test_links_are_refused(here: Workspace, tmp_path: Path, packed: Path) -> None:
    file = tmp_path / "plan.necplan"
    shutil.copy(packed, file)
    with ZipFile(file, "a") as opened:
        link = ZipInfo("standards/link.toml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        opened.writestr(link, "/etc/passwd")
    assert "was not made by this program" in refused(here, file)


def test_bombs_are_refused_before_they_are_read(here: Workspace, tmp_path: Path, packed: Path) -> None:
    file = tmp_path / "bomb.necplan"
    again(packed, file, lambda members: members.update({"versions/S0009.json": bytes(30 << 20)}))
    assert "more than a plan can reasonably hold" in refused(here, file)
    data = packed.read_bytes()
    place = data.rfind(b"PK\x01\x02")
    file.write_bytes(data[: place + 24] + struct.pack("<I", 0xFFFFFFF0) + data[place + 28 :])
    assert "more than a plan can reasonably hold" in refused(here, file), "a member that says it has 4 GB"
    end = data.rfind(b"PK\x05\x06")
    file.write_bytes(data[: end + 8] + struct.pack("<HH", MOST_MEMBERS + 1, MOST_MEMBERS + 1) + data[end + 12 :])
    assert "more than a plan can reasonably hold" in refused(here, file), "a list of members without end"
    with file.open("wb") as opened:
        opened.truncate((1 << 30) + 1)
    assert "more than a plan can reasonably hold" in refused(here, file), "a file of a gigabyte"


def test_lists_in_lists_without_end_are_refused(here: Workspace, tmp_path: Path, packed: Path) -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    file = again(packed, tmp_path / "deep.necplan", lambda members: members.update({"plan.json": deep}))
    assert "plan.json in it is not readable" in refused(here, file)
    nested = json.loads(b"[" * 500 + b"]" * 500)
    file = again(packed, tmp_path / "value.necplan", with_values({"profile/description": ("rich", nested)}))
    assert "What no plan can hold was left out: profile/description" in offered(here, file)[1]


def test_json_that_is_none_is_refused(here: Workspace, tmp_path: Path, packed: Path) -> None:
    for name in ("plan.json", "manifest.json"):
        for data in (b"", b"{", b"[]", b"\xff\xfe", b'{"id": 5}'):
            file = again(packed, tmp_path / "bad.necplan", lambda m, n=name, d=data: m.update({n: d}), sums=False)  # type: ignore[misc]
            assert refused(here, file)


def test_a_member_that_is_there_twice_is_refused(here: Workspace, tmp_path: Path, packed: Path) -> None:
    file = tmp_path / "plan.necplan"
    shutil.copy(packed, file)
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(file, "a") as opened:
        opened.writestr("plan.json", "{}")
    assert "plan.json is in it twice" in refused(here, file)
