"""Everything about a text asked at one place."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.language.findings import Remark
from nec_desktop.language.language import TEXT_RULES, Language

LANGUAGE = Language()
SAMPLES = {
    "placeholders": "Ring TBC.",
    "date-forms": "on 03/04/26",
    "time-forms": "at 17:30",
    "phone-numbers": "ring 07700 900123",
    "email-addresses": "write to jo@gmail.com",
    "national-insurance-numbers": "number AB123456C",
    "case-numbers": "crime number 55/12345/26",
    "vehicle-registrations": "a van, AB12 CDE",
    "postcodes": "at BH21 1AA",
    "named-people": "Mrs Smith said",
    "birth-dates": "born on 3 April 1961",
    "small-counts": "two victims",
    "long-sentences": " ".join(["word"] * 26),
    "link-words": "click here",
    "group-words": "BAME communities",
    "plain-words": "in order to",
    "spelling": "organize",
    "passive-sentences": "It was done. It was seen. It was told. It was sent.",
    "acronyms-explained": "the PCSO",
}


def test_each_rule_finds_something_and_only_that_rule() -> None:
    assert SAMPLES.keys() == set(TEXT_RULES)
    for rule, text in SAMPLES.items():
        assert LANGUAGE.remarks(text).keys() == {rule}, text


def test_a_remark_on_a_later_line_says_where_it_stands_in_the_whole_text() -> None:
    text = "fine\n\nWe organize\tand color\nTBC"
    remarks = [remark for found in LANGUAGE.remarks(text).values() for remark in found]
    assert sorted(remark.words for remark in remarks) == ["TBC", "color", "organize"]
    assert all(text[remark.start : remark.end] == remark.words for remark in remarks)


def test_an_added_word_is_right_at_once(tmp_path: Path) -> None:
    language = Language(tmp_path)
    assert language.remarks("Xqztly")
    language.add_word("Xqztly")
    assert not language.remarks("Xqztly")
    language.remove_word("Xqztly")
    assert language.remarks("Xqztly")


def test_suggestions_for_a_wrong_word_and_for_any_other_remark() -> None:
    assert LANGUAGE.suggestions("spelling", Remark(0, 5, "color"))[0] == "colour"
    assert LANGUAGE.suggestions("plain-words", Remark(0, 7, "utilise", suggestions=("use",))) == ("use",)


PIECES = [*SAMPLES.values(), " ", "\n", "\t", ".", "é", "e\u0301", "ه", "\u200f", "\x00", "\ud800", "-", "’"]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text())
def test_any_text_is_read_and_each_remark_says_where_its_words_stand(text: str) -> None:
    for found in LANGUAGE.remarks(text).values():
        assert found and all(text[remark.start : remark.end] == remark.words for remark in found)
        assert [remark.start for remark in found] == sorted(remark.start for remark in found)


def test_no_run_of_one_piece_takes_for_ever() -> None:
    """A pattern that tried every start against every end would take hours."""
    for piece in (*PIECES, "a", "1", "_", "-", ".", "@", "(", "[insert ", "A1", "one ", "www."):
        assert LANGUAGE.remarks(piece * (30_000 // len(piece))) is not None


def test_the_texts_of_five_thousand_records_are_read_once_however_often_they_are_checked() -> None:
    read: list[str] = []

    class Noting(Language):
        def _read_text(self, text: str) -> dict[str, tuple[Remark, ...]]:
            read.append(text)
            return {}

    language = Noting()
    texts = [f"What residents said at event {number}." for number in range(5000 * 6)]
    for _ in range(2):
        for text in texts:
            language.remarks(text)
    assert read == texts
