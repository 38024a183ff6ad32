"""Long sentences, words that a resident would not use, the passive, links and names of groups."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.language import plain_english
from nec_desktop.language.findings import Remark
from nec_desktop.language.plain_english import PlainWords, passives, read_phrases, too_many_passives

PLAIN_WORDS = PlainWords(read_phrases().values())


def words(found: Iterable[Remark]) -> list[str]:
    return [remark.words for remark in found]


def test_a_sentence_of_more_than_25_words_is_found_with_their_number() -> None:
    fits = " ".join(["word"] * 25) + "."
    long = "Too " + fits
    (remark,) = plain_english.long_sentences(f"Short. {fits.capitalize()} {long} Short again.")
    assert (remark.words, remark.note) == (long, "26")


def test_a_list_of_names_is_no_long_sentence() -> None:
    names = ", ".join(f"Parish {n}" for n in range(30))
    assert not list(plain_english.long_sentences(f"{names} and Holt."))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In order to help", [("In order to", ("To",))]),
        ("We utilise halls and commenced work", [("utilise", ("use",)), ("commenced", ("started", "began"))]),
        ("with\nregard  to you", [("with\nregard  to", ("about",))]),
        ("prior to, whilst", [("prior to", ("before",)), ("whilst", ("while",))]),
        ("in order that", [("in order that", ("so that",))]),
        ("reutilise, utilised-ly, prior tomorrow", []),
        ("in the order to come", []),
    ],
)
def test_words_that_can_be_replaced(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(remark.words, remark.suggestions) for remark in PLAIN_WORDS.remarks(text)] == found


def test_where_no_word_fits_everywhere_there_is_a_question_to_ask() -> None:
    hard, stakeholders, start = PLAIN_WORDS.remarks("Hard to reach, Stakeholders, commence")
    assert hard.note.startswith("name the community") and not hard.suggestions
    assert stakeholders.note == "name them"
    assert start.note == "say “start” or “begin”"


def test_the_shipped_list_is_long_and_each_entry_finds_itself() -> None:
    phrases = read_phrases()
    assert len(phrases) > 120
    for phrase in phrases.values():
        (remark,) = PLAIN_WORDS.remarks(f"The {phrase.words}.")
        assert remark.words == phrase.words and remark.note
        assert not [better for better in phrase.suggestions if list(PLAIN_WORDS.remarks(better))], phrase


def test_a_force_adds_replaces_and_takes_away(tmp_path: Path) -> None:
    (tmp_path / "dictionaries").mkdir()
    own = tmp_path / "dictionaries" / "plain-english.toml"
    own.write_text('[instead]\nutilise = "take"\nwhilst = ""\nodd = 7\n[think]\n"Blue Light" = "say who"\n', "utf-8")
    found = PlainWords(read_phrases(tmp_path).values()).remarks("We utilise blue light whilst odd")
    assert [(remark.words, remark.note) for remark in found] == [("utilise", "say “take”"), ("blue light", "say who")]


@pytest.mark.parametrize("content", [b"instead =", b"\xff\xfe", b"instead = 7", b"[instead]\n[think]\n"])
def test_a_forces_file_that_cannot_be_read_is_left_out(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "dictionaries").mkdir()
    (tmp_path / "dictionaries" / "plain-english.toml").write_bytes(content)
    assert read_phrases(tmp_path) == read_phrases()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The page was checked and is never read.", ["was checked", "is never read"]),
        ("Posters have been put up.", ["been put"]),
        ("We are pleased, it is indeed needed? He was tired.", []),
        ("They were a hundred and are married.", []),
        ("We checked it.", []),
    ],
)
def test_passives(text: str, found: list[str]) -> None:
    assert words(passives(text)) == found


def test_the_passive_is_told_once_and_only_where_there_is_much_of_it() -> None:
    much = "It was done. It was seen. It was told. We went. It was sent and was read."
    (remark,) = too_many_passives(much, passives(much))
    assert (remark.words, remark.note) == ("was done", "4 of the 5 sentences")
    little = much.replace("It was told. ", "")
    assert not list(too_many_passives(little, passives(little)))
    diluted = much + " We went." * 4
    assert not list(too_many_passives(diluted, passives(diluted)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Click here, or click on this link.", ["Click here", "click on this link"]),
        ("See https://www.dorset.police.uk/a?b=1.", ["https://www.dorset.police.uk/a?b=1"]),
        ("(www.example.org)", ["www.example.org"]),
        ("Meet us here. The click of a gate.", []),
        ("dorset.police.uk", []),
    ],
)
def test_link_words(text: str, found: list[str]) -> None:
    assert words(plain_english.link_words(text)) == found


@pytest.mark.parametrize(
    ("text", "found"), [("BAME groups, BME.", ["BAME", "BME"]), ("B.A.M.E. people", ["B.A.M.E."]), ("BAMES, bame", [])]
)
def test_group_words(text: str, found: list[str]) -> None:
    assert words(plain_english.group_words(text)) == found


CHECKS: list[Callable[[str], Iterable[Remark]]] = [
    plain_english.long_sentences,
    plain_english.link_words,
    plain_english.group_words,
    plain_english.passives,
    PLAIN_WORDS.remarks,
]
PIECES = [
    "in order ",
    "to ",
    "utilise",
    " ",
    "\n",
    ".",
    ",",
    "was ",
    "seen ",
    "click ",
    "here",
    "www.",
    "BAME",
    "A",
    "’s",
]


@given(st.sampled_from(CHECKS), st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text())
def test_any_text_is_read_and_each_remark_says_where_its_words_stand(
    check: Callable[[str], Iterable[Remark]], text: str
) -> None:
    end = 0
    for remark in check(text):
        assert text[remark.start : remark.end] == remark.words
        assert end <= remark.start < remark.end
        end = remark.end
