"""Short forms: the list that ships, a force's own, and those that a text uses."""

from pathlib import Path

import pytest

from nec_desktop.language.acronyms import EXPLAINED, acronyms_in, read_acronyms, used_acronyms


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
        (["East.NPT@dorset.police.uk, https://dorset.example/PCSO"], []),
        ([], []),
    ],
)
def test_those_that_are_used_come_in_alphabetical_order(texts: list[str], used: list[str]) -> None:
    assert list(used_acronyms(texts, KNOWN).items()) == [(short, KNOWN[short]) for short in used]


LONG = {"NPT": "Neighbourhood policing team", "OSARA": "Objective, scanning (a way to solve problems)"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The NPT comes.", {"NPT": ""}),
        ("The neighbourhood policing team (NPT) comes.", {"NPT": EXPLAINED}),
        ("Two neighbourhood policing teams, NPTs, come.", {"NPTs": EXPLAINED}),
        ("The NPT (your local officers) comes.", {"NPT": EXPLAINED}),
        ("Your local officers (NPT) come.", {"NPT": EXPLAINED}),
        ("They (NPT) come. Neighbourhood policing team " + "x " * 99, {"NPT": EXPLAINED}),
        ("They (NPT) come." + " x" * 99 + " Neighbourhood policing team", {"NPT": ""}),
        ("The NPT and the NPT", {"NPT": ""}),
        ("We use OSARA: objective, scanning and so on.", {"OSARA": EXPLAINED}),
        ("The XQZ and the NPT’s", {"XQZ": "", "NPT": ""}),
        ("The HUB, a STOP sign, WAR AND PEACE", {}),
        ("EAST XQZT PLAN", {}),
        ("CCTV, NHS, UK, II, OFFICIAL, TBC, BAME", {}),
        ("LGBT+ and LGBTQ+ people, VE Day, the RSPCA, DVLA, BBQs, COVID-19", {}),
        ("A31, BH21, E12, TS001", {}),
        ("East.NPT@dorset.police.uk, www.dorset.police.uk/NPT, dorset.police.uk/NPT/OSARA.", {}),
        ("Write to East.NPT@dorset.police.uk: the NPT/OSARA team.", {"NPT": "", "OSARA": ""}),
    ],
)
def test_short_forms_where_they_first_stand(text: str, found: dict[str, str]) -> None:
    words = {"hub", "stop", "war", "and", "peace", "east", "plan"}
    assert {use.words: use.note for use in acronyms_in(text, LONG, words.__contains__)} == found


def test_a_short_form_can_be_replaced_by_both_forms() -> None:
    (use,) = acronyms_in("The NPT comes.", LONG, str.isalpha)
    assert use.suggestions == ("neighbourhood policing team (NPT)",)
    (use,) = acronyms_in("The PCC", {"PCC": "Police and Crime Commissioner"}, str.isalpha)
    assert use.suggestions == ("Police and Crime Commissioner (PCC)",)


def test_the_plural_of_a_short_form_is_written_in_full_as_a_plural() -> None:
    (use,) = acronyms_in("Two NPTs come.", LONG, str.isalpha)
    assert use.suggestions == ("neighbourhood policing teams (NPTs)",)
    (use,) = acronyms_in("The PCCs", {"PCC": "Police and Crime Commissioner"}, str.isalpha)
    assert use.suggestions == ()  # an "s" at its end may be wrong
