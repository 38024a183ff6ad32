"""Which words are taken out of a text, however they are written, and what stays."""

import pytest

from nec_desktop.plan.blanking import Blanking


@pytest.mark.parametrize(
    ("words", "text", "blanked"),
    [
        ("Ann", "Ann met Annual ANN’s", "[removed] met Annual [removed]’s"),
        (
            "ann sample",
            "Ann\xa0 Sample, ann.sample@x.org, Ann_Sample.docx",
            "[removed], [removed]@x.org, [removed].docx",
        ),
        ("José", "Jose and JOSE\u0301", "[removed] and [removed]"),
        ("07700 900123", "07700900123 or 07700-900 123, not 107700900123", "[removed] or [removed], not 107700900123"),
        ("O'Brien", "Mrs O’Brien", "Mrs [removed]"),
        ("BH21 1AA", "at BH21 1AA.", "at [removed]."),
    ],
)
def test_words_are_found_however_they_are_written(words: str, text: str, blanked: str) -> None:
    assert Blanking(words).text(text) == blanked


def test_words_in_several_runs_are_one_and_looks_stay() -> None:
    text = {
        "blocks": [
            {"type": "paragraph", "runs": [{"text": "met A"}, {"text": "nn Sam", "bold": True}, {"text": "ple."}]}
        ]
    }
    runs = Blanking("Ann Sample").content("rich", text)["blocks"][0]["runs"]
    assert runs == [{"text": "met [removed]"}, {"text": "."}]


def test_what_names_things_is_no_word() -> None:
    blanking = Blanking("profile", frozenset(("drafting",)))
    assert blanking.tree({"address": "profile/map", "text": "The profile"}) == {
        "address": "profile/map", "text": "The [removed]",
    }  # fmt: skip
    assert Blanking("drafting", frozenset(("drafting",))).content("text", "drafting") == "drafting"


@pytest.mark.parametrize("words", ["", " ", "x", "…"])
def test_words_that_could_be_anything_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="at least two"):
        Blanking(words)
