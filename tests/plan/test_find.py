"""Words are found wherever they stand, and shown where they stand."""

import gc
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan import folding
from nec_desktop.plan.addresses import NOTE, join
from nec_desktop.plan.find import Finder, Group, Hit, passages
from nec_desktop.plan.folding import fold, stretches
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.values import Content
from nec_desktop.plan.wanted import Wanted
from tests.small_plan import plan_from, put, record, small_plan

MANY: dict[Group, int] = {"text": 1000, "record": 1000, "guidance": 1000}


def _find(plan: Plan, wanted: str) -> list[Hit]:
    return [hit for found in Finder(passages(plan)).find(Wanted(wanted), MANY) for hit in found.hits]


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("A Surgery, and a surgery", "SURGERY", ["Surgery", "surgery"]),
        ("The café by the cafe\u0301.", "cafe", ["café", "cafe\u0301"]),
        ("Residents’ views", "residents'", ["Residents’"]),
        ("Straße", "strasse", ["Straße"]),
        ("ten\xa0past", "ten past", ["ten\xa0past"]),
        ("a neigh\xadbour\xad, co\u2011ordinated", "neighbour", ["neigh\xadbour\xad"]),
        ("a neighbour, co\u2011ordinated", "co-ordinated", ["co\u2011ordinated"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("nothing", "", []),
        ("no marks", "\u0301", []),
    ],
)
def test_neither_capitals_nor_accents_nor_typographic_marks_count(text: str, wanted: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in stretches(text, wanted)] == found


def test_of_a_text_as_long_as_a_book_only_the_lines_that_hold_the_words_are_looked_at_closely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[str] = []
    last = [0]

    def watched(text: str, seen: Mapping[int, str]) -> Iterator[int]:
        looked_at.append(text)
        for last[0] in origins(text, seen):
            yield last[0]

    origins = folding._origins
    monkeypatch.setattr(folding, "_origins", watched)
    text = "A line without it.\n" * 9000 + "The café\u2028is open.\n" + "Another line.\n" * 9000
    assert [text[start:end] for start, end in stretches(text, "CAFE")] == ["café"]
    assert looked_at == ["The café"]
    assert [text[start:end] for start, end in stretches(text, "cafe\nis")] == ["café\u2028is"]
    looked_at.clear()
    plan = small_plan()
    plan.values["profile/description"] = from_plain("A quokka.\n" * 9000)
    (found,) = Finder(passages(plan)).find(Wanted("quokka"), MANY | {"text": 3})
    assert (found.count, len(found.hits)) == (9000, 3)
    assert looked_at == ["A quokka."] * 3
    assert next(stretches("The café is open. " * 9000, "cafe")) == (4, 8)
    assert last[0] < 20, "no further than is asked for"


@given(st.text(), st.text(max_size=4))
def test_what_is_found_in_any_text_reads_as_what_was_wanted(text: str, wanted: str) -> None:
    last = 0
    for start, end in stretches(text, wanted):
        assert last <= start < end <= len(text)
        assert fold(wanted) in fold(text[start:end])
        last = start


@given(st.text(), st.text(), st.text())
def test_what_stands_in_a_text_is_found(before: str, wanted: str, after: str) -> None:
    assert bool(list(stretches(before + wanted + after, wanted))) == bool(fold(wanted))


def test_texts_registers_notes_and_guidance_are_searched() -> None:
    plan = small_plan()
    event = record(plan, "events")
    contents: dict[str, Content | None] = {
        "profile/description": from_plain("Heath.\nA quokka lives here."),
        f"events/{event}/venue": "Quokka Hall",
        join("methods", NOTE): from_plain("Ask about the quokka"),
    }
    put(plan, **contents)
    hits = _find(plan, "quokka")
    assert [(hit.passage.address, hit.passage.kind) for hit in hits] == [
        ("profile/description", "text"),
        ("methods/@note", "text"),
        (f"events/{event}", "record"),
    ]
    assert hits[0].context() == ("A quokka lives here.", 2, 8)
    standard = plan.standards.standard[0]
    assert any(
        hit.passage.kind == "guidance" and hit.passage.page == f"standards/{standard.id}"
        for hit in _find(plan, standard.prompts[0][:30])
    )


def test_cells_are_found_by_what_is_shown() -> None:
    plan = small_plan()
    event = record(plan, "events")
    assert any(hit.passage.address == f"events/{event}" for hit in _find(plan, "2026"))


def test_the_words_around_are_cut_at_words_and_say_so() -> None:
    plan = plan_from()
    put(plan, **{"profile/description": from_plain("word " * 30 + "quokka " + "other " * 30)})
    (hit,) = _find(plan, "quokka")
    words, start, end = hit.context()
    assert words[start:end] == "quokka"
    assert words.startswith("…word ") and words.endswith("…")
    assert len(words) < 120


@given(st.text(min_size=1), st.text(min_size=1, max_size=3))
def test_the_context_of_any_hit_holds_the_words(text: str, wanted: str) -> None:
    plan = plan_from()
    put(plan, **{"cover/title": text})
    for hit in _find(plan, wanted):
        words, start, end = hit.context()
        assert words[start:end] == hit.passage.text[hit.start : hit.end].replace("\n", " ")


def test_no_more_are_listed_than_asked_for_and_all_are_counted() -> None:
    plan = plan_from()
    put(plan, **{"profile/description": from_plain("zyx " * 40)})
    (found,) = Finder(passages(plan)).find(Wanted("zyx"), MANY | {"text": 7})
    assert (found.group, len(found.hits), found.count) == ("text", 7, 40)
    assert [hit.number for hit in found.hits] == list(range(7))


def test_what_the_person_wrote_comes_before_registers_and_these_before_guidance() -> None:
    plan = small_plan()
    event = record(plan, "events")
    last = list(plan.every_page().values())[-1]
    word = plan.standards.standard[0].prompts[0].split()[-1]  # stands in the guidance of a page near the beginning
    contents: dict[str, Content | None] = {
        join(last.address, NOTE): from_plain(f"Our {word}"),
        f"events/{event}/venue": f"The {word}",
    }
    put(plan, **contents)
    found = Finder(passages(plan)).find(Wanted(word), {"text": 50, "record": 50, "guidance": 1})
    assert [each.group for each in found] == ["text", "record", "guidance"]
    assert (last.address, f"Our {word}") in [(hit.passage.page, hit.passage.text) for hit in found[0].hits]
    assert f"The {word}" in [hit.passage.text for hit in found[1].hits]
    assert len(found[2].hits) == 1 and {hit.passage.kind for hit in found[2].hits} <= {"guidance", "example"}


def test_pythons_collector_passes_over_the_texts_of_a_long_plan() -> None:
    assert not any(map(gc.is_tracked, passages(small_plan())))
