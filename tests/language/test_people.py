"""A rank or a post with somebody's name behind it, and what only looks like one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.language.language import Language
from nec_desktop.language.people import People, read_people

LANGUAGE = Language()


def names(text: str, language: Language = LANGUAGE) -> list[str]:
    return [remark.words for remark in language.remarks(text).get("named-people", ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PC Smith came to the surgery.", ["PC Smith"]),
        ("PC 1234 Kowalczyk, or Sgt. J. Brown", ["PC 1234 Kowalczyk", "Sgt. J. Brown"]),
        ("Inspector Anna Bell and the sergeant Amir Khan", ["Inspector Anna Bell", "sergeant Amir Khan"]),
        ("Police Constable O’Neill’s beat", ["Police Constable O’Neill’s"]),
        ("Cllr Mark Green, Reverend Patel", ["Cllr Mark Green", "Reverend Patel"]),
        ("the head teacher, Ms Jones; head teacher Müller", ["Ms Jones", "head teacher Müller"]),
        ("Mrs Sergeant Brown", ["Mrs Sergeant Brown"]),
        (
            "Cllr Mrs P Brown, Cllr Mrs. Lane; Councillor Dr Ann Green",
            ["Cllr Mrs P Brown", "Mrs. Lane", "Councillor Dr Ann Green"],
        ),
        ("PC van der Merwe, DC Łukasz Żak and Insp. de Souza", ["PC van der Merwe", "DC Łukasz Żak", "Insp. de Souza"]),
        ("PC d’Souza and Sgt d'Arcy", ["PC d’Souza", "Sgt d'Arcy"]),
        ("the inspector will write to the clerk", []),
        ("PCSO Verwood, Sergeant Purbeck, Inspector East Dorset", []),
        ("PCSO Drop-in Sessions on Monday; PCSO Surgery Dates", []),
        ("Chief Constable Dorset Police. PC Support Team", []),
        ("Ask the PC. Smith Street is closed.", ["PC. Smith"]),  # a point may stand behind a rank
        ("a PC\tSmith", []),  # in another cell
        ("PC NPT, DC A31", []),
        ("officer\nJones", []),
        ("NPC Smith, my-PC Smith", []),
    ],
)
def test_names_behind_ranks_and_posts(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_force_adds_its_own_posts_and_places(tmp_path: Path) -> None:
    assert names("Ranger Jones met PCSO Tarrow", Language(tmp_path)) == ["PCSO Tarrow"]
    (tmp_path / "dictionaries").mkdir()
    (tmp_path / "dictionaries" / "people.toml").write_text(
        'before = ["ranger"]\nno-names = ["Tarrow"]\n', encoding="utf-8"
    )
    assert names("Ranger Jones met PCSO Tarrow", Language(tmp_path)) == ["Ranger Jones"]


@pytest.mark.parametrize("text", ["before = [", 'before = "PC"\nno-names = [1, ""]', "\ufeff"])
def test_a_list_that_cannot_be_read_adds_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "dictionaries").mkdir()
    (tmp_path / "dictionaries" / "people.toml").write_text(text, encoding="utf-8")
    assert read_people(tmp_path) == read_people()


def test_words_on_a_list_of_places_are_no_names_but_ones_own_words_may_be(tmp_path: Path) -> None:
    language = Language(tmp_path)
    language.add_word("Kowalczyk")
    assert names("PC Kowalczyk in Verwood", language) == ["PC Kowalczyk"]


@given(
    st.lists(st.sampled_from(["PC ", "Sgt. ", "Smith", " ", "J. ", "12", "Jones-", "’s", "é", "\n", "Mr ", "Verwood"]))
)
def test_each_remark_says_where_its_words_stand_and_none_overlap(parts: list[str]) -> None:
    text = "".join(parts)
    people = People(read_people(), lambda word: word == "verwood", lambda _: False)
    end = 0
    for remark in people.remarks(text):
        assert text[remark.start : remark.end] == remark.words
        assert end <= remark.start < remark.end
        end = remark.end
