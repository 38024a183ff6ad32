"""Plans in the library: what is saved is there again, the list and its order, finding by id or title, attachments."""

import hashlib
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from nec_desktop.actions.plans import LONGEST_TITLE, new_plan, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Content, Period
from tests.library.kept import VALUES
from tests.small_plan import NOW, SMALL_PLAN, refusal

Clock = Callable[[], datetime]
PERIOD = Period(date(2026, 4, 1), date(2027, 3, 31))
ODD_TITLES = {
    "characters that file names cannot hold": r'Plan / of \ every : * ? "<kind>" | 100%_',
    "300 characters": "Long " * 59 + "title",
    "300 emoji": "🚔" * 300,
    "a right-to-left mark": "Plan \u200fשלום\u200e 2026",
    "quotes and SQL": "Bobby'); DROP TABLE plan;-- “x” ''",
    "accents": "Área de atención, Łódź",
}


def ticking() -> Clock:
    """Return a clock that is a minute later each time it is asked."""
    minutes = iter(range(100_000))
    return lambda: NOW + timedelta(minutes=next(minutes))


def titled(library: Library, *titles: str) -> list[str]:
    """Add a plan of each title and return their ids."""
    return [library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", title)]) for title in titles]


def titles_of(library: Library) -> list[str]:
    return [entry.title for entry in library.plans()]


# -- what is saved


def test_values_of_every_kind_are_there_for_the_next_program(tmp_path: Path) -> None:
    with Library(tmp_path, writing=True) as library:
        plan_id = library.add_plan("nec-plan", "x", [Change(place, content) for place, content in VALUES.items()])
    with Library(tmp_path, writing=False) as library:
        assert library.values(plan_id) == VALUES


def test_the_last_of_several_changes_at_a_place_holds(library: Library) -> None:
    (plan_id,) = titled(library, "A plan")
    place = "profile/description"
    library.save(plan_id, [Change(place, "first"), Change(place, None), Change(place, "last")])
    assert library.values(plan_id)[place] == "last"
    library.save(plan_id, [Change(place, "once more"), Change(place, "")])
    assert place not in library.values(plan_id)


def test_a_place_that_is_emptied_is_gone_and_others_stay(library: Library) -> None:
    (plan_id,) = titled(library, "A plan")
    library.save(plan_id, [Change("cover/area", "An area"), Change("profile/description", "Text")])
    library.save(plan_id, [Change("cover/area", None)])
    assert library.values(plan_id) == {"cover/title": "A plan", "profile/description": "Text"}


def test_a_place_can_change_its_kind(library: Library) -> None:
    (plan_id,) = titled(library, "A plan")
    contents: list[Content] = [12, "twelve", ("one", "two"), True, PERIOD]
    for content in contents:
        library.save(plan_id, [Change("profile/anything", content)])
        assert library.values(plan_id)["profile/anything"] == content


def test_plans_do_not_share_values(library: Library) -> None:
    first, second = titled(library, "First", "Second")
    library.save(first, [Change("cover/area", "An area")])
    assert library.values(second) == {"cover/title": "Second"}
    assert library.values("nobody") == {}


def test_very_many_and_very_long_values_are_saved_at_once(library: Library) -> None:
    (plan_id,) = titled(library, "A plan")
    words = "word " * 200_000
    many = {f"profile/text-{number}": f"text {number}" for number in range(3_000)}
    library.save(plan_id, [Change(place, text) for place, text in many.items()] + [Change("profile/long", words)])
    assert library.values(plan_id) == {"cover/title": "A plan", "profile/long": words, **many}


def test_a_save_with_a_value_that_cannot_be_kept_leaves_everything_as_it_was(library: Library) -> None:
    (plan_id,) = titled(library, "A plan")
    with pytest.raises(ValueError, match="JSON"):
        library.save(plan_id, [Change("cover/title", "Changed"), Change("profile/number", float("inf"))])
    assert library.values(plan_id) == {"cover/title": "A plan"}
    library.save(plan_id, [Change("cover/title", "Changed")])
    assert titles_of(library) == ["Changed"]


def test_a_save_tells_when_it_was(tmp_path: Path) -> None:
    with Library(tmp_path, writing=True, now=ticking()) as library:
        (plan_id,) = titled(library, "A plan")
        saved = library.save(plan_id, [Change("cover/area", "An area")])
        assert library.plans()[0].changed == saved
        assert saved.tzinfo is UTC


def test_ids_are_short_and_never_the_same(library: Library) -> None:
    ids = titled(library, *["The same title"] * 50)
    assert len(set(ids)) == 50
    assert all(len(plan_id) == 10 and plan_id.isalnum() and plan_id == plan_id.lower() for plan_id in ids)


# -- the list


def test_the_plan_changed_last_is_first_in_the_list(tmp_path: Path) -> None:
    with Library(tmp_path, writing=True, now=ticking()) as library:
        first, second, _ = titled(library, "First", "Second", "Third")
        assert titles_of(library) == ["Third", "Second", "First"]
        library.save(first, [Change("cover/area", "An area")])
        library.save(second, [Change("cover/area", None)])
        assert titles_of(library) == ["Second", "First", "Third"]
    with Library(tmp_path, writing=False) as library:
        assert titles_of(library) == ["Second", "First", "Third"]


def test_plans_changed_at_the_same_time_always_stand_in_the_same_order(library: Library) -> None:
    ids = titled(library, *"abcdefgh")
    assert [entry.id for entry in library.plans()] == sorted(ids)


def test_a_plan_without_a_cover_is_listed_all_the_same(library: Library) -> None:
    plan_id = library.add_plan("nec-plan", "dorset-nec-2019", [])
    (entry,) = library.plans()
    assert (entry.id, entry.title, entry.area, entry.period, entry.stage) == (plan_id, "", "", None, "")
    assert library.find(plan_id) == entry


def test_a_list_made_while_plans_are_added_has_their_titles(tmp_path: Path) -> None:
    def add() -> None:
        with Library(tmp_path, writing=True) as library:
            titled(library, *["A title"] * 300)

    with Library(tmp_path, writing=True) as library:
        titled(library, "A title")
    with Library(tmp_path, writing=False) as reader, ThreadPoolExecutor(1) as other:
        adding = other.submit(add)
        while not adding.done():
            assert set(titles_of(reader)) == {"A title"}
        adding.result()
        assert len(reader.plans()) == 301


# -- finding


def test_a_plan_is_found_by_its_id_its_title_or_a_part_of_it(library: Library) -> None:
    north, south = titled(library, "North Testing: area plan", "South Testing: area plan")
    for wanted in (north, "North Testing: area plan", "north testing: AREA plan", "north"):
        assert library.find(wanted).id == north
    assert library.find("South").id == south


def test_an_id_goes_before_a_title(library: Library) -> None:
    (first,) = titled(library, "First")
    titled(library, first)
    assert library.find(first).title == "First"


def test_a_whole_title_goes_before_a_part_of_others(library: Library) -> None:
    titled(library, "Testing 2026", "Testing")
    assert library.find("testing").title == "Testing"


def test_a_title_of_several_plans_is_refused_and_they_are_named(library: Library) -> None:
    ids = titled(library, "Testing: one", "Testing: two")
    said = refusal(LibraryError, lambda: library.find("testing"))
    assert said.startswith("“testing” fits 2 plans: ") and said.endswith("Give the plan’s id.")
    assert all(f"{plan_id} (Testing: {name})" in said for plan_id, name in zip(ids, ("one", "two"), strict=True))
    titled(library, *["Testing: one"] * 6)
    said = refusal(LibraryError, lambda: library.find("Testing: one"))
    assert "fits 7 plans" in said and said.count("Testing: one)") == 5


def test_a_title_that_is_not_there_is_told_with_what_to_do(library: Library) -> None:
    titled(library, "Testing")
    said = refusal(LibraryError, lambda: library.find("Nowhere"))
    assert said == f"There is no plan “Nowhere” in {library.file}. The command “list” shows what is there."


@pytest.mark.parametrize(
    "wanted", ["", "  ", "\udcff", "\x00"], ids=["empty", "blanks", "no text", "a control character"]
)
def test_nothing_is_no_title(library: Library, wanted: str) -> None:
    titled(library, "The only plan")
    assert "There is no plan" in refusal(LibraryError, lambda: library.find(wanted))


def test_wildcards_stand_for_themselves(library: Library) -> None:
    titled(library, "Testing", "100% of a_b")
    for wanted in ("T%", "_esting", "T*", "axb"):
        assert "There is no plan" in refusal(LibraryError, lambda wanted=wanted: library.find(wanted))  # type: ignore[misc]
    assert library.find("100%").title == library.find("a_b").title == "100% of a_b"


# -- titles


@pytest.mark.parametrize("title", ODD_TITLES.values(), ids=list(ODD_TITLES))
def test_an_odd_title_is_kept_found_and_opened(workspace: Workspace, title: str) -> None:
    with workspace.write() as library:
        (plan_id,) = titled(library, title)
    with workspace.read() as library:
        assert library.find(title).id == plan_id
        assert library.find(f" {title} ").title == title
        assert open_plan(workspace, library, title).plan.title == title


def test_a_title_is_found_as_another_keyboard_writes_it(library: Library) -> None:
    (plan_id,) = titled(library, "Área: Łódź")
    apart = unicodedata.normalize("NFD", "área")
    assert apart != "área"
    assert library.find(apart).id == plan_id
    assert library.find("área:\u00a0 łódź").id == plan_id


def test_what_reorders_text_does_not_reach_a_title(library: Library) -> None:
    titled(library, "Plan \u202egpj.exe\u202c\x00\x1b 2026")
    assert titles_of(library) == ["Plan gpj.exe 2026"]


def test_an_area_may_have_a_title_as_long_as_a_list_can_show(workspace: Workspace, library: Library) -> None:
    for name in ("x" * LONGEST_TITLE, r"A / \ : * ? 🚓 " + "\u200fב"):
        plan_id = new_plan(workspace, library, name, PERIOD)
        entry = library.find(plan_id)
        assert entry.area == name and entry.title.startswith(f"{name}: ") and entry.period == PERIOD


# -- attachments


def test_an_attachment_comes_back_byte_for_byte(tmp_path: Path) -> None:
    contents = [b"", b"\x00\xff" * 3, SMALL_PLAN.with_name("map.png").read_bytes(), bytes(range(256)) * 20_000]
    with Library(tmp_path, writing=True) as library:
        for data in contents:
            library.add_attachment(hashlib.sha256(data).hexdigest(), "image/png", data)
    with Library(tmp_path, writing=False) as library:
        for data in contents:
            assert library.attachment(hashlib.sha256(data).hexdigest()) == data


def test_the_same_picture_is_kept_once(tmp_path: Path) -> None:
    data = bytes(range(256)) * 4_000
    sizes = []
    for _ in range(3):
        with Library(tmp_path, writing=True) as library:
            library.add_attachment(hashlib.sha256(data).hexdigest(), "image/png", data)
        sizes.append(library.file.stat().st_size)
    assert sizes[0] == sizes[1] == sizes[2]


def test_a_missing_attachment_is_told_with_what_to_do(library: Library) -> None:
    said = refusal(LibraryError, lambda: library.attachment("0" * 64))
    assert said == "A picture or file of this plan is missing from the library. Add it again in its field."
