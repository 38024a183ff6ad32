"""Ids of what reviewers said: equal where it is the same thing, different where it is not."""

from nec_desktop.plan.addresses import RECORD_ID
from nec_desktop.review.item_ids import ItemIds

WHAT = ("profile/description", 5, "to cross")


def ids(plan: str = "plan", snapshot: str = "first", reviewer: str = "Chair") -> ItemIds:
    return ItemIds(plan, snapshot, reviewer)


def test_an_id_is_one_that_a_record_can_have() -> None:
    given = {ids().of("deletion", "Ann", "", n) for n in range(500)}
    assert len(given) == 500
    assert all(RECORD_ID.fullmatch(one) for one in given)


def test_the_same_item_of_two_files_has_one_id() -> None:
    assert ids().of("deletion", "Ann", "2026-07-01T10:00:00Z", *WHAT) == ids(reviewer="Secretary").of(
        "deletion", "Ann", "2026-07-01T10:00:00Z", *WHAT
    )


def test_what_differs_in_anything_has_another_id() -> None:
    first = ids().of("deletion", "Ann", "2026", *WHAT)
    others = {
        ids("other").of("deletion", "Ann", "2026", *WHAT),
        ids(snapshot="second").of("deletion", "Ann", "2026", *WHAT),
        ids().of("insertion", "Ann", "2026", *WHAT),
        ids().of("deletion", "Ben", "2026", *WHAT),
        ids().of("deletion", "Ann", "2027", *WHAT),
        ids().of("deletion", "Ann", "2026", "profile/description", 6, "to cross"),
    }
    assert len(others) == 6 and first not in others


def test_an_untracked_edit_is_its_reviewers_own() -> None:
    assert ids(reviewer="Ann").of("grade", "", "", "met") != ids(reviewer="Ben").of("grade", "", "", "met")


def test_two_equal_items_of_one_file_have_two_ids_and_the_same_two_in_another_file() -> None:
    one, other = ids(), ids()
    first = [one.of("deletion", "Ann", "", "x") for _ in range(3)]
    assert len(set(first)) == 3
    assert [other.of("deletion", "Ann", "", "x") for _ in range(3)] == first


def test_a_comment_is_the_same_in_the_next_rounds_copy_where_its_author_and_date_are_told() -> None:
    date = "2026-07-01T10:00:00Z"
    assert ids().comment("Ann", date, "aims", "Why?") == ids(snapshot="second").comment("Ann", date, "aims", "Why?")
    assert ids().comment("Ann", "", "aims", "Why?") != ids(snapshot="second").comment("Ann", "", "aims", "Why?")
    assert ids().comment("Ann", date, "aims", "Why?") != ids("other").comment("Ann", date, "aims", "Why?")
