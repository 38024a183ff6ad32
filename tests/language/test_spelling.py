"""Spelling: what is wrong, what is no word at all, what was meant, and a dictionary that is missing or damaged."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.language.spelling import MOST_SUGGESTIONS, Speller
from nec_desktop.paths import RESOURCES

SPELLER = Speller()
DICTIONARIES = RESOURCES / "dictionaries"


def wrong(text: str, speller: Speller = SPELLER) -> list[str]:
    return [remark.words for remark in speller.remarks(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We organize a colorful meeting.", ["organize", "colorful"]),
        ("We organise a colourful meeting.", []),
        ("the neighbor’s center, a judgment", ["neighbor’s", "center", "judgment"]),
        ("our neighbourhods", ["neighbourhods"]),
        ("The team’s posts, the sergeants’ office, another’s", []),
        ("don't, don’t, we’re, o’clock", []),
        ("well-being, face-to-face, step-free, anti-social, co-operate, re-opened", []),
        ("a step-freee door", ["freee"]),
        ("Co-ordinators co-ordinated a pre-planned patrol. De-escalation, Pre-planned, hi-vis", []),
        ("neigh\u00adbour\u00adhood, co\u2011ordinator, neigh\u00adbouurhood", ["neigh\u00adbouurhood"]),
        ("byelaws, a stall at Tesco, Sainsbury’s and Barnardo’s, StreetSafe, an unstaffed counter", []),
        ("19 events, 5th, 21st, 5:30pm, 17:30, 9.7%, £38, 2026–27, 1,840", []),
        ("https://npt.dorset.example/xqzt and www.xqzt.uk/abc", []),
        ("jo.xqzt@dorset.police.uk, @xqzt, #xqzt, dorset.police.uk/xqzt", []),
        ("PCSO, PCSOs, NPT’s, OSARA, XQZT", []),
        ("U3A, A31, B3078, E12, MP3s", []),
        ("e.g. and i.e. are short", []),
        ("Wimborne, Ferndown, Verwood, Cranborne, Sturminster Marshall", []),
        ("Heathlands at Arne and Stoborough, the heathland near Uploders; reoffending", []),
        ("wimborne and verwood", ["wimborne", "verwood"]),
        ("Skatepark and skatepark, a café, naïve", []),
        ("مرحبا 日本 привет", []),
        ("a b c", []),
        ("x" * 500, []),
        ("-- ’’ '' -’-", []),
        ("", []),
    ],
)
def test_spelling(text: str, found: list[str]) -> None:
    assert wrong(text) == found


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("organize", "organise"),
        ("Organization", "Organisation"),
        ("color", "colour"),
        ("center", "centre"),
        ("traveling", "travelling"),
        ("Wimborn", "Wimborne"),
        ("ferndown", "Ferndown"),
        ("Vrewood", "Verwood"),
        ("neighbourhod", "neighbourhood"),
    ],
)
def test_what_was_meant_comes_first(word: str, first: str) -> None:
    suggestions = SPELLER.suggest(word)
    assert suggestions[0] == first and word not in suggestions and len(suggestions) <= MOST_SUGGESTIONS


@pytest.mark.parametrize(
    ("word", "british"),
    [
        ("organize", "organise"),
        ("Organizations", "Organisations"),
        ("analyzed", "analysed"),
        ("color", "colour"),
        ("neighborhood", "neighbourhood"),
        ("neighbor’s", "neighbour’s"),
        ("behavior", "behaviour"),
        ("centers", "centres"),
        ("centered", "centred"),
        ("liter", "litre"),
        ("catalog", "catalogue"),
        ("traveling", "travelling"),
        ("fulfill", "fulfil"),
        ("enrollment", "enrolment"),
        ("defense", "defence"),
        ("judgment", "judgement"),
    ],
)
def test_american_spelling_is_named_and_the_british_is_offered_first(word: str, british: str) -> None:
    (remark,) = SPELLER.remarks(f"We saw {word} there.")
    assert remark.note == f"is spelt “{british}” in British English"
    assert SPELLER.suggest(word)[0] == british


@pytest.mark.parametrize("word", ["jorney", "resorce", "yor", "caled", "recieve", "Wimborn", "xqzt"])
def test_other_mistakes_are_not_called_american(word: str) -> None:
    assert [remark.note for remark in SPELLER.remarks(word)] == ["is not in the dictionary"]


def test_british_spelling_comes_before_a_listed_word_that_looks_like_it(tmp_path: Path) -> None:
    speller = Speller(tmp_path)
    speller.add_word("Colorx")
    assert speller.suggest("color")[:2] == ("colour", "Colorx")


def test_a_suggestion_keeps_the_typographic_apostrophe() -> None:
    assert "neighbour’s" in SPELLER.suggest("nieghbour’s")


def test_a_force_has_words_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "dictionaries").mkdir()
    (tmp_path / "dictionaries" / "words.txt").write_text(
        "\ufeff# ours\nXqztford # a town\nflurbing\n", encoding="utf-8"
    )
    speller = Speller(tmp_path)
    assert wrong("Flurbing in Xqztford, Xqztford’s flurbing", speller) == []
    assert wrong("Flurbing in Xqztford") == ["Flurbing", "Xqztford"]


def test_a_person_adds_a_word_and_takes_it_away(tmp_path: Path) -> None:
    speller = Speller(tmp_path / "new")
    assert wrong("Xqztly") == wrong("Xqztly", speller)
    speller.add_word("Xqztly")
    speller.add_word(" Abcdly ")
    assert wrong("Xqztly, abcdly", speller) == ["abcdly"] and "Xqztly" in speller.suggest("Xqztli")
    again = Speller(tmp_path / "new")
    assert again.own.words() == ["Abcdly", "Xqztly"] and not wrong("Xqztly Abcdly", again)
    again.remove_word("Xqztly")
    again.remove_word("never there")
    assert wrong("Xqztly", again) == ["Xqztly"]
    assert (tmp_path / "new" / "my-words.txt").read_text(encoding="utf-8") == "Abcdly\n"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["my-words.txt"]


def test_a_list_that_cannot_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "my-words.txt").mkdir()
    speller = Speller(tmp_path)
    with pytest.raises(OSError, match=r"my-words\.txt"):
        speller.add_word("Xqztly")
    assert wrong("Xqztly", speller) == ["Xqztly"]
    assert [path.name for path in tmp_path.iterdir()] == ["my-words.txt"]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", "Xqztly\nCafé\n".encode("utf-16"), b"Xqztly\nCaf\xe9\n"])
def test_a_list_that_cannot_be_read_is_told_of_and_never_written_over(tmp_path: Path, content: bytes) -> None:
    own, ours = tmp_path / "my-words.txt", tmp_path / "dictionaries" / "words.txt"
    ours.parent.mkdir()
    for path in (own, ours):
        path.write_bytes(content)
    speller = Speller(tmp_path)
    assert wrong("fine Xqztly", speller) == ["Xqztly"]
    assert [str(path) in speller.problem for path in (own, ours)] == [True, True]
    with pytest.raises(OSError, match="UTF-8"):
        speller.add_word("Abcdly")
    assert own.read_bytes() == content
    own.write_text("Xqztly\n", encoding="utf-8")
    speller.read_own_again()
    speller.add_word("Abcdly")
    assert str(own) not in speller.problem and not wrong("Xqztly Abcdly", speller)


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00garbage" * 1000, b"1\nthe\n", "half", "a tenth"])
@pytest.mark.parametrize("name", ["en_GB.aff", "en_GB.dic"])
def test_without_a_sound_dictionary_no_word_is_wrong(name: str, content: bytes | str | None, tmp_path: Path) -> None:
    shutil.copytree(DICTIONARIES, tmp_path / "dictionaries")
    damaged = tmp_path / "dictionaries" / "en_GB" / name
    whole = damaged.read_bytes()
    damaged.unlink()
    if isinstance(content, str):
        content = whole[: len(whole) // {"half": 2, "a tenth": 10}[content]]
    if content is not None:
        damaged.write_bytes(content)
    speller = Speller(dictionaries=tmp_path / "dictionaries")
    assert wrong("organize xqzt", speller) == [] and speller.suggest("xqzt") == ()
    assert speller.problem.startswith("Spelling is not checked, because the dictionary in ")
    assert not SPELLER.problem


def test_nothing_is_loaded_before_the_first_word() -> None:
    program = (
        "import sys; from nec_desktop.language.language import Language; Language(); "
        "sys.exit('hunspell' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(
                ["xqzt", "the", "-", "’", "'", " ", ".", "@", "é", "e\u0301", "_", "9", "s", "\x00", "\ud800"]
            )
        ).map("".join),
    )
)
def test_any_text_is_read_and_each_remark_says_where_its_words_stand(text: str) -> None:
    end = 0
    for remark in SPELLER.remarks(text):
        assert text[remark.start : remark.end] == remark.words
        assert end <= remark.start < remark.end
        end = remark.end


@pytest.mark.parametrize(
    ("own", "word"),
    [("Xqztly", "Xqztly’s"), ("skatezone", "Skatezone"), ("Xqztly", "Xqztly-based"), ("Xqztly", "Xqztly")],
)
def test_the_word_of_ones_own_that_makes_another_right_is_known(own: str, word: str) -> None:
    speller = Speller()
    assert speller.own_form(word) == ""
    speller.add_word(own)
    assert speller.own_form(word) == own
    assert speller.own_form("events") == ""
