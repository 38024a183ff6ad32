"""Where a library may live: network drives and synced folders are told from a disk of this computer, and refused."""

import json
import sys
from pathlib import Path

import pytest

from nec_desktop.library.errors import UnsafePlaceError
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.library.network_drives import mac_network, mounted_as, windows_share
from nec_desktop.library.places import (
    ACCEPTED,
    Danger,
    accept,
    danger_of,
    is_accepted,
)
from tests.small_plan import refusal

TABLE = """\
sysfs /sys sysfs rw,nosuid 0 0
/dev/vda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/homes /home nfs4 rw,vers=4.2 0 0
//server/share /mnt/The\\040share cifs rw,username=inspector 0 0
/dev/sdb1 /home/inspector/stick vfat rw 0 0
me@server:/ /media/far fuse.sshfs rw 0 0
drvfs /mnt/c 9p rw 0 0
systemd-1 /auto autofs rw 0 0
server:/auto /auto nfs rw 0 0
/dev/sdc1 /over ext4 rw 0 0
server:/over /over cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/var/lib/plans", "ext4"),
        ("/tmp/plans", "tmpfs"),
        ("/home", "nfs4"),
        ("/home/inspector/.local/share/NEC Desktop", "nfs4"),
        ("/home/inspector/stick/plans", "vfat"),
        ("/homeless", "ext4"),
        ("/mnt/The share/plans", "cifs"),
        ("/media/far/away", "fuse.sshfs"),
        ("/mnt/c/Users", "9p"),
        ("/auto/plans", "nfs"),
        ("/over", "cifs"),
    ],
)
def test_the_kind_of_drive_is_read_from_the_table_of_mounts(place: str, kind: str) -> None:
    assert mounted_as(Path(place), TABLE) == kind


@pytest.mark.skipif(sys.platform != "linux", reason="the table is Linux's")
@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs"])
def test_a_network_drive_is_no_place_for_a_library(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda1 / ext4 rw 0 0\nserver:/x {tmp_path}/far {kind} rw 0 0\n", encoding="utf-8")
    assert danger_of(tmp_path / "far" / "not made yet", mounts=mounts, environment={}) == Danger("network", kind)
    assert danger_of(tmp_path / "near", mounts=mounts, environment={}) is None
    (tmp_path / "link").symlink_to(tmp_path / "far")
    assert danger_of(tmp_path / "link" / "plans", mounts=mounts, environment={}) == Danger("network", kind)


@pytest.mark.parametrize("table", ["", "\n", "one two", "\\ \\777 \\x", "a / \udcff rw", "server:/x relative nfs rw"])
def test_a_table_that_says_nothing_stops_nobody(tmp_path: Path, table: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(table, encoding="utf-8", errors="surrogateescape")
    assert danger_of(tmp_path / "plans", mounts=mounts, environment={}) is None
    assert danger_of(tmp_path / "plans", mounts=tmp_path / "none", environment={}) is None


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\server\homes$\inspector", r"\\server\homes$"),
        (r"//server/homes/inspector", r"\\server\homes"),
        (r"\\?\UNC\server\homes\inspector", r"\\server\homes"),
        (r"C:\Users\inspector", ""),
        (r"\\?\C:\Users\inspector", ""),
        (r"\\.\C:\Users", ""),
        ("plans", ""),
    ],
)
def test_a_windows_share_is_known_by_its_path(path: str, share: str) -> None:
    assert windows_share(path) == share.rstrip("\\")


def test_what_macos_says_of_a_drive_is_read() -> None:
    def told(flags: int, name: bytes) -> bytes:
        return bytes(64) + flags.to_bytes(4, sys.byteorder) + bytes(4) + name.ljust(16, b"\0") + bytes(2000)

    assert mac_network(told(0x1000 | 0x4000, b"apfs")) == ""
    assert mac_network(told(0x4000, b"smbfs")) == "smbfs"
    assert mac_network(told(0, b"")) == "unknown"


@pytest.mark.parametrize(
    ("inside", "program"),
    [
        ("OneDrive/Documents", "OneDrive"),
        ("OneDrive - Dorset Testing Police/NEC", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Testing/NEC", "OneDrive"),
        ("Dropbox/NEC", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-someone@example.org/NEC", "Google Drive"),
        ("iCloudDrive/NEC", "iCloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs/NEC", "iCloud"),
        ("Nextcloud 2/NEC", "Nextcloud"),
        ("Documents/NEC", ""),
        ("One drive for all/NEC", ""),
        ("dropboxes/NEC", ""),
    ],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, inside: str, program: str) -> None:
    found = danger_of(tmp_path / inside, environment={}, home=tmp_path)
    assert found == (Danger("synced", program) if program else None)


@pytest.mark.parametrize(
    ("marker", "program"),
    [(".dropbox", "Dropbox"), (".tmp.driveupload", "Google Drive"), (".stfolder", "Syncthing")],
)
def test_a_synced_folder_is_known_by_what_its_program_leaves_there(tmp_path: Path, marker: str, program: str) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / marker).touch()
    assert danger_of(tmp_path / "shared" / "NEC", environment={}, home=tmp_path) == Danger("synced", program)
    assert danger_of(tmp_path / "other", environment={}, home=tmp_path) is None


def test_dropboxs_settings_in_the_home_folder_do_not_make_all_of_it_synced(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    settings = tmp_path / ".dropbox" / "info.json"
    for text in ("", "[]", '{"personal": {}}', '{"personal": 1}'):
        settings.write_text(text, encoding="utf-8")
        assert danger_of(tmp_path / "NEC", environment={}, home=tmp_path) is None
    settings.write_text(json.dumps({"personal": {"path": str(tmp_path / "mine")}}), encoding="utf-8")
    assert danger_of(tmp_path / "mine" / "NEC", environment={}, home=tmp_path) == Danger("synced", "Dropbox")
    assert danger_of(tmp_path / "NEC", environment={}, home=tmp_path) is None


def test_onedrive_is_known_by_what_windows_says(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": str(tmp_path / "Documents of the force")}
    assert danger_of(tmp_path / "Documents of the force" / "NEC", environment=environment) == Danger(
        "synced", "OneDrive"
    )
    assert danger_of(tmp_path / "Documents", environment=environment) is None


def test_a_library_is_never_opened_for_writing_in_a_synced_folder_unasked(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive" / "NEC"
    said = refusal(UnsafePlaceError, lambda: Library(folder, writing=True))
    assert f"{folder} is in a folder that OneDrive keeps in step with other computers" in said
    assert "what was saved can be lost" in said
    assert "nec-desktop where --move" in said and "nec-desktop where --go-on" in said
    assert not folder.exists(), "a refused writer makes nothing"
    with Library(folder, writing=False) as library:
        assert library.plans() == []


def test_who_goes_on_knowingly_writes_without_a_shared_log(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive" / "NEC"
    danger = danger_of(folder)
    assert danger
    accept(folder, danger)
    with Library(folder, writing=True) as library:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", [])
        assert not [path.name for path in folder.iterdir() if path.name.startswith(f"{FILE_NAME}-")]
    with Library(folder, writing=False) as library:
        assert [plan.id for plan in library.plans()] == [plan_id]


@pytest.mark.parametrize(
    "change", [{"computer": "another one"}, {"name": "Dropbox"}, {"kind": "network"}], ids=["computer", "name", "kind"]
)
def test_what_was_accepted_holds_only_there(tmp_path: Path, change: dict[str, str]) -> None:
    danger = Danger("synced", "OneDrive")
    accept(tmp_path, danger)
    assert is_accepted(tmp_path, danger)
    file = tmp_path / ACCEPTED
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | change), encoding="utf-8")
    assert not is_accepted(tmp_path, danger)
    file.write_bytes(b"\xff{")
    assert not is_accepted(tmp_path, danger)
