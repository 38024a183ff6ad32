"""Short forms: the list that ships, a force's own, and those that a text uses."""

from pathlib import Path

import pytest

from nec_desktop.language.acronyms import read_acronyms, used_acronyms


def own(folder: Path, content: bytes) -> None:
    (folder / "dictionaries").mkdir()
    (folder / "dictionaries" / "acronyms.toml").write_bytes(content)


def test_the_list_that_ships() -> None:
    known = read_acronyms()
    assert known["BSL"] == "British Sign Language" and known["PCSO"] == "Police community support officer"
    for short, long in known.items():
        assert used_acronyms([f"The {short}."], known).get(short) == long, f"{short} would never be found"
        assert long.strip() == long != ""


def test_a_force_adds_its_own_and_replaces_one(tmp_path: Path) -> None:
    own(tmp_path, '\ufeffCAB = "Community advice bureau"\nNPT = "Our team"\nodd = 7\n'.encode())
    known = read_acronyms(tmp_path)
    assert known["CAB"] == "Community advice bureau" and known["NPT"] == "Our team" and "odd" not in known
    assert known.keys() - read_acronyms().keys() == {"CAB"}


@pytest.mark.parametrize("content", [b"CAB =", b"\xff\xfe\x00"])
def test_a_forces_file_that_cannot_be_read_is_left_out(content: bytes, tmp_path: Path) -> None:
    own(tmp_path, content)
    assert read_acronyms(tmp_path) == read_acronyms()


def test_without_a_file_of_its_own_a_force_has_the_shipped_list(tmp_path: Path) -> None:
    assert read_acronyms(tmp_path) == read_acronyms() == read_acronyms(None)


KNOWN = {"NPT": "Team", "PCSO": "Officer", "GP": "Doctor", "U3A": "University", "NHS": "Health service"}


@pytest.mark.parametrize(
    ("texts", "used"),
    [
        (["The NPT and a PCSO."], ["NPT", "PCSO"]),
        (["Two PCSOs", "and (GPs)"], ["GP", "PCSO"]),
        (["The U3A’s room, NHS/GP"], ["GP", "NHS", "U3A"]),
        (["npt, Npt, NPTX, XNPT, XYZ"], []),
        (["NPT", "NPT NPT"], ["NPT"]),
        ([], []),
    ],
)
def test_those_that_are_used_come_in_alphabetical_order(texts: list[str], used: list[str]) -> None:
    assert list(used_acronyms(texts, KNOWN).items()) == [(short, KNOWN[short]) for short in used]
