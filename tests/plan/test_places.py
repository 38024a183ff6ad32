"""A few letters are enough to say which place is meant."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.places import best_matches, every_place
from tests.small_plan import record, small_plan


@dataclass(frozen=True)
class Name:
    name: str


def _ranked(wanted: str, *names: str) -> list[str]:
    return [found.name for found in best_matches(wanted, [Name(name) for name in names])]


def test_the_beginning_of_a_name_comes_before_that_of_a_word_and_that_before_the_rest() -> None:
    names = ("Preventing", "Local events", "Events", "Venues")
    assert _ranked("ev", *names) == ["Events", "Local events", "Preventing"]


def test_a_section_is_found_by_its_title_as_by_its_number() -> None:
    names = ("Our introduction", "1 Introduction", "11 Annexes")
    assert _ranked("intro", *names) == ["1 Introduction", "Our introduction"]
    assert _ranked("11", *names) == ["11 Annexes"]
    assert _ranked("f1", "F10, June", "F1, July") == ["F1, July", "F10, June"]


def test_what_is_known_by_other_words_comes_after_names_that_begin_so_and_before_those_that_only_hold_them() -> None:
    names = [Name("A talk on saving"), Name("Versions"), Name("Savings"), Name("Unsaved")]
    found = best_matches("sav", names, lambda name: "save, snapshot" if name.name == "Versions" else "")
    assert [each.name for each in found] == ["Savings", "Versions", "A talk on saving", "Unsaved"]


def test_what_is_known_by_other_words_comes_no_sooner_for_a_word_of_its_name() -> None:
    names = [
        Name("5.8 Know and reach all communities"),
        Name("What the panel will see: Know and reach all communities"),
    ]
    found = best_matches("commun", names, lambda name: "assessment" if name.name.startswith("What") else "")
    assert found == names


def test_words_may_stand_in_any_order_and_without_accents() -> None:
    assert _ranked("wimborne cafe", "Café in Wimborne", "Wimborne") == ["Café in Wimborne"]


def test_nothing_typed_leaves_everything_as_it_is() -> None:
    assert _ranked(" ", "b", "a") == ["b", "a"]


@given(st.text(), st.lists(st.text()))
def test_any_words_are_ranked_once_each(wanted: str, names: list[str]) -> None:
    assert set(_ranked(wanted, *names)) <= set(names)


def test_sections_fields_and_records_have_a_name_and_a_page() -> None:
    plan = small_plan()
    places = list(every_place(plan))
    assert {place.kind for place in places} == {"section", "field", "record"}
    assert all(place.name and plan.page_of(place.address) for place in places)
    said = record(plan, "feedback")
    assert best_matches(plan.shown_number("feedback", said), places)[0].address == f"feedback/{said}"
