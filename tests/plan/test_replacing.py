"""Words are replaced wherever a person writes them, and nothing else changes."""

from collections.abc import Iterator, Mapping
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.addresses import CARRIED, NOTE, UNLOCKED, join
from nec_desktop.plan.carried import carried_mark, record_mark, unlooked
from nec_desktop.plan.find import Finder, Group, Hit, next_place, passages
from nec_desktop.plan.folding import fold, plain_marks
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.replacing import Replacement, in_a_line, replace_one, replaced_blocks, replaced_text
from nec_desktop.plan.richtext import (
    Block,
    Paragraph,
    Picture,
    RichText,
    Run,
    Runs,
    Table,
    all_runs,
    from_plain,
    tidy,
)
from nec_desktop.plan.values import LONGEST_LINE, Content
from nec_desktop.plan.wanted import Wanted
from tests.small_plan import plan_from, record, small_plan
from tests.strategies import rich_texts

MANY: dict[Group, int] = {"text": 1000, "record": 1000, "guidance": 1000}
WORDS = st.sampled_from(["a", "b", "1", "é", "ab", "x", " ", ".", "“", "12", "E"])


def _put(plan: Plan, contents: Mapping[str, Content | None]) -> None:
    plan.apply(Change(address, content) for address, content in contents.items())


def _replace(plan: Plan, wanted: Wanted, new: str) -> Replacement:
    """Replace everywhere in a plan, as the window does."""
    work = Replacement(plan, passages(plan), wanted, new)
    for _ in work.steps():
        pass
    if work.edit:
        plan.apply(work.edit.changes)
    return work


def _places(text: str, wanted: Wanted) -> list[tuple[int, int]]:
    places = wanted.stretches(text)
    return [(start, end) for start, end in places if start < end]


def _letters(text: RichText) -> Iterator[tuple[str, bool, bool, str]]:
    """Yield each letter of a text with its look, line by line as the text is searched."""
    for n, block in enumerate(text.blocks):
        if n:
            yield ("\n", False, False, "")
        yield from _letters_of(block)


def _letters_of(block: Block) -> Iterator[tuple[str, bool, bool, str]]:
    if isinstance(block, Picture):
        yield from ((letter, False, False, "") for letter in block.alt)
    elif isinstance(block, Table):
        for row, between in zip(block.rows, chain([""], ["\n"] * len(block.rows)), strict=False):
            yield from ((letter, False, False, "") for letter in between)
            for cell, tab in zip(row, chain([""], ["\t"] * len(row)), strict=False):
                yield from ((letter, False, False, "") for letter in tab)
                yield from _looks(cell)
    else:
        yield from _looks(block.runs)


def _looks(runs: Runs) -> Iterator[tuple[str, bool, bool, str]]:
    return ((letter, run.bold, run.italic, run.link) for run in runs for letter in run.text)


# -- a text


@given(rich_texts, WORDS, st.booleans(), st.booleans(), st.sampled_from(["", "new", "a", "aa"]))
def test_a_rich_text_reads_as_its_plain_text_with_the_words_replaced_and_keeps_every_other_look(
    text: RichText, words: str, exact: bool, whole: bool, new: str
) -> None:
    wanted = Wanted(words, match_case=exact, whole_words=whole)
    places = _places(text.plain(), wanted)
    after = RichText(tuple(replaced_blocks(text, places, new)))
    assert after.plain() == replaced_text(text.plain(), places, new)
    before, looks = list(_letters(text)), []
    at = 0
    for start, end in places:
        looks += before[at:start] + [(letter, *before[start][1:]) for letter in new]
        at = end
    assert list(_letters(after)) == looks + before[at:]


@given(rich_texts, WORDS)
def test_what_is_replaced_is_found_no_more_and_what_holds_the_old_words_ends_too(text: RichText, words: str) -> None:
    wanted = Wanted(words, match_case=True)
    places = _places(text.plain(), wanted)
    gone = RichText(tuple(replaced_blocks(text, places, "§")))
    assert not _places(gone.plain(), wanted)
    doubled = RichText(tuple(replaced_blocks(text, places, words * 2)))
    assert len(doubled.plain()) == len(text.plain()) + sum(len(words * 2) - (end - start) for start, end in places)


def test_new_words_look_as_the_first_letter_they_stand_for_and_a_link_keeps_its_address() -> None:
    runs = (Run("See "), Run("Bea", bold=True), Run("t team", link="https://a.b"), Run("."), Run("beat", italic=True))
    (block,) = replaced_blocks(RichText((Paragraph(runs),)), [(4, 8), (14, 18)], "ward")
    assert isinstance(block, Paragraph)
    assert block.runs == (
        Run("See "),
        Run("ward", bold=True),
        Run(" team", link="https://a.b"),
        Run("."),
        Run("ward", italic=True),
    )


# -- a plan


def test_texts_lines_notes_and_cells_are_replaced_as_one_edit_and_undone_as_one() -> None:
    plan = small_plan()
    event = record(plan, "events")
    contents: dict[str, Content | None] = {
        "profile/description": RichText((Paragraph((Run("A "), Run("quökka", bold=True), Run(" and a QUOKKA."))),)),
        "cover/approver": "Quokka Smith",
        f"events/{event}/venue": "Quokka Hall",
        join("methods", NOTE): from_plain("Ask about the quokka"),
    }
    _put(plan, contents)
    before = dict(plan.values)
    work = Replacement(plan, passages(plan), Wanted("quokka"), "wallaby")
    for _ in work.steps():
        pass
    assert work.edit and work.count == 5 and work.stay == 0
    assert work.edit.label == "Replacing 5 places"
    back = plan.apply(work.edit.changes)
    assert plan.get("profile/description") == RichText(
        (Paragraph((Run("A "), Run("wallaby", bold=True), Run(" and a wallaby."))),)
    )
    assert plan.text("cover/approver") == "wallaby Smith"
    assert plan.text(f"events/{event}/venue") == "wallaby Hall"
    assert plan.get(join("methods", NOTE)) == from_plain("Ask about the wallaby")
    plan.apply(back)
    assert plan.values == before


def test_what_nobody_writes_stays_and_is_counted() -> None:
    plan = small_plan()
    locked = next(
        (place, plan.get(place))
        for page in plan.every_page().values()
        for field in page.fields
        if field.locked
        for place in plan.places(page, field)
    )
    place, text = locked
    assert isinstance(text, RichText)
    word = text.plain().split()[0]
    wanted = Wanted(word, match_case=True)
    standing = {address: content for address, content in plan.values.items() if not isinstance(content, RichText | str)}
    stays = sum(len(list(wanted.stretches(each.text))) for each in passages(plan) if not each.own)
    work = _replace(plan, wanted, "§§")
    assert plan.get(place) == text and work.stay == stays > 0
    assert {address: plan.get(address) for address in standing} == standing
    _put(plan, {join(place, UNLOCKED): True})
    unlocked = _replace(plan, wanted, "§§")
    now = plan.get(place)
    assert isinstance(now, RichText) and "§§" in now.plain()
    assert unlocked.stay < work.stay


def test_choices_dates_numbers_and_linked_records_stay() -> None:
    plan = small_plan()
    for passage in list(passages(plan)):
        field = plan.field_at(passage.own) if passage.own else None
        assert field is None or field.kind in ("rich", "text", "picture")
    before = {a: c for a, c in plan.values.items() if (f := plan.field_at(a)) and f.kind not in ("rich", "text")}
    work = _replace(plan, Wanted("2026"), "1999")
    assert work.stay
    assert {address: plan.get(address) for address in before} == before


def test_guidance_is_counted_and_stays() -> None:
    plan = small_plan()
    prompt = plan.standards.standard[0].prompts[0]
    work = _replace(plan, Wanted(prompt), "x")
    assert (work.edit, work.count, work.stay) == (None, 0, 1)


def test_new_words_that_hold_the_old_ones_are_put_in_once() -> None:
    plan = plan_from()
    _put(plan, {"profile/description": from_plain("beat beat\nbeat")})
    assert _replace(plan, Wanted("beat"), "beat beat").count == 3
    text = plan.get("profile/description")
    assert isinstance(text, RichText) and text.plain() == "beat beat beat beat\nbeat beat"


def test_where_the_new_words_stand_already_nothing_is_done() -> None:
    plan = plan_from()
    _put(plan, {"profile/description": from_plain("Ward and ward")})
    work = _replace(plan, Wanted("ward"), "Ward")
    assert work.count == 1
    assert _replace(plan, Wanted("ward"), "Ward").edit is None


def test_a_line_that_would_be_too_long_stays_and_is_told() -> None:
    plan = plan_from()
    _put(plan, {"cover/approver": "a" * (LONGEST_LINE - 1) + "b"})
    before = plan.text("cover/approver")
    work = _replace(plan, Wanted("b"), "bb")
    assert (work.too_long, work.count, work.edit) == (1, 0, None)
    assert plan.text("cover/approver") == before


def test_a_break_in_the_new_words_is_a_space() -> None:
    plan = plan_from()
    _put(plan, {"cover/approver": "Anna Smith", "profile/description": from_plain("Anna Smith")})
    _replace(plan, Wanted("Anna"), "Anna\nB.")
    assert plan.text("cover/approver") == "Anna B. Smith"
    assert plan.get("profile/description") == from_plain("Anna B. Smith")


def test_a_line_or_text_that_is_replaced_by_nothing_is_empty() -> None:
    plan = plan_from()
    _put(plan, {"cover/approver": "Anna", "profile/description": from_plain("Anna\nand Ben")})
    _replace(plan, Wanted("Anna"), "")
    assert plan.get("cover/approver") is None
    assert plan.get("profile/description") == from_plain("and Ben")


def test_words_that_stand_for_a_picture_are_replaced_and_the_picture_stays() -> None:
    plan = plan_from()
    _put(plan, {"profile/description": RichText((Picture("a" * 64, "A map of Wareham"), Paragraph((Run("Wareham"),))))})
    assert _replace(plan, Wanted("wareham"), "Swanage").count == 2
    assert plan.get("profile/description") == RichText(
        (Picture("a" * 64, "A map of Swanage"), Paragraph((Run("Swanage"),)))
    )


def test_words_in_two_cells_of_a_table_are_not_one_place() -> None:
    plan = plan_from()
    table = RichText((Table((((Run("old"),), (Run("town"),)), ((Run("an old town"),), (Run("x"),)))),))
    _put(plan, {"profile/description": table})
    assert _replace(plan, Wanted("old town"), "new town").count == 1
    text = plan.get("profile/description")
    assert isinstance(text, RichText)
    assert [run.text for run in all_runs(text)] == ["old", "town", "an new town", "x"]


def test_match_case_and_whole_words_narrow_what_is_found_and_replaced() -> None:
    text = "Beat beat BEAT beaten béat beat’s upbeat"
    wanted = {
        "plain": Wanted("beat"),
        "case": Wanted("beat", match_case=True),
        "whole": Wanted("beat", whole_words=True),
        "both": Wanted("beat", match_case=True, whole_words=True),
        "marks": Wanted("beat's", match_case=True),
    }
    found = {name: replaced_text(text, _places(text, each), "*") for name, each in wanted.items()}
    assert found == {
        "plain": "* * * *en * *’s up*",
        "case": "Beat * BEAT *en béat *’s up*",
        "whole": "* * * beaten * *’s upbeat",
        "both": "Beat * BEAT beaten béat *’s upbeat",
        "marks": "Beat beat BEAT beaten béat * upbeat",
    }
    plan = plan_from()
    _put(plan, {"profile/description": from_plain(text)})
    finder = Finder(passages(plan))
    for each in wanted.values():
        (group,) = [found for found in finder.find(each, MANY) if found.group == "text"]
        assert group.count == group.own == len(group.hits) == len(_places(text, each))


@given(st.text(), st.text(min_size=1, max_size=3), st.booleans(), st.booleans())
def test_as_many_places_are_counted_as_are_found(text: str, words: str, exact: bool, whole: bool) -> None:
    wanted = Wanted(words, match_case=exact, whole_words=whole)
    assert wanted.count(text, fold(text)) == len(list(wanted.stretches(text)))


@given(st.text(), st.text(min_size=1, max_size=3))
def test_exactly_what_is_wanted_is_found_with_capitals_and_accents(text: str, words: str) -> None:
    for start, end in Wanted(words, match_case=True).stretches(text):
        assert plain_marks(text[start:end]) == plain_marks(words)


def test_a_text_as_long_as_a_book_is_replaced_bit_by_bit_and_what_is_not_replaced_is_not_looked_at() -> None:
    plan = plan_from()
    _put(plan, {"profile/description": from_plain("A quokka.\nA heath.\n" * 3000)})
    before = plan.get("profile/description")
    assert isinstance(before, RichText)
    work = Replacement(plan, passages(plan), Wanted("quokka"), "wallaby")
    assert len(list(work.steps())) > 3000 + 6000, "a step for each place, then one for each paragraph"
    assert work.edit and work.count == 3000
    (change,) = work.edit.changes
    assert isinstance(change.content, RichText)
    pairs = list(zip(before.blocks, change.content.blocks, strict=True))
    assert [after is block for block, after in pairs] == [False, True] * 3000


# -- what was carried over


def test_what_nobody_has_looked_at_since_it_was_carried_over_still_waits_after_it_was_replaced() -> None:
    plan = small_plan()
    event = record(plan, "events")
    _put(plan, {"profile/description": from_plain("In 2025 we met.\nAnd again."), f"events/{event}/venue": "Hall 2025"})
    text = plan.get("profile/description")
    assert text is not None
    _put(
        plan,
        {
            join("profile/description", CARRIED): carried_mark("2025", text),
            join("events", event, CARRIED): record_mark(plan, "events", event, "2025"),
        },
    )
    before = dict(plan.values)
    work = Replacement(plan, passages(plan), Wanted("2025"), "2026")
    for _ in work.steps():
        pass
    assert work.edit
    back = plan.apply(work.edit.changes)
    assert plan.get(f"events/{event}/venue") == "Hall 2026"
    looked = unlooked(plan, "profile/description")
    assert looked and looked.paragraphs == 2
    assert unlooked(plan, f"events/{event}")
    plan.apply(back)
    assert plan.values == before


def test_what_waits_to_be_looked_at_is_the_same_where_another_paragraph_is_gone() -> None:
    plan = plan_from()
    was = from_plain("Anna\nA heath.\nBy Anna.\nA wood.\nA town.")
    _put(plan, {"profile/description": was, join("profile/description", CARRIED): carried_mark("2025–26", was)})
    _put(plan, {"profile/description": from_plain("Anna\nA heath.\nBy Anna.\nA wood, seen.\nA town.")})
    _replace(plan, Wanted("Anna"), "")
    text, looked = plan.get("profile/description"), unlooked(plan, "profile/description")
    assert isinstance(text, RichText) and looked
    waiting = [text.plain()[start:end] for start, end in looked.spans]
    assert waiting == ["A heath.", "By .", "A town."]


# -- one place after another


def _hits(plan: Plan, wanted: Wanted) -> list[Hit]:
    return [hit for found in Finder(passages(plan)).find(wanted, MANY) for hit in found.hits]


def test_one_place_is_replaced_and_the_next_is_behind_the_new_words() -> None:
    plan = small_plan()
    event = record(plan, "events")
    _put(plan, {"profile/description": from_plain("quokka quokka"), f"events/{event}/venue": "Quokka Hall"})
    wanted, seen = Wanted("quokka"), []
    hits = _hits(plan, wanted)
    hit: Hit | None = hits[0]
    while hit:
        seen.append((hit.passage.own, hit.start))
        edit = replace_one(plan, hit, "quokka quokka")
        assert edit and edit.label == f"Replacing words in {hit.passage.label}"
        plan.apply(edit.changes)
        before, hits = hits, _hits(plan, wanted)
        hit = next_place(before, hit, hit.start + len("quokka quokka"), hits)
    assert seen == [("profile/description", 0), ("profile/description", 14), (f"events/{event}/venue", 0)]
    text = plan.get("profile/description")
    assert isinstance(text, RichText) and text.plain() == "quokka quokka quokka quokka"


def test_a_place_that_holds_something_else_by_now_is_left() -> None:
    plan = plan_from()
    _put(plan, {"profile/description": from_plain("A quokka.")})
    (hit,) = _hits(plan, Wanted("quokka"))
    _put(plan, {"profile/description": from_plain("A quick brown fox.")})
    with pytest.raises(ValueError, match="profile/description"):
        replace_one(plan, hit, "x")


def test_a_line_that_would_be_too_long_is_no_edit() -> None:
    plan = plan_from()
    _put(plan, {"cover/approver": "a" * (LONGEST_LINE - 1) + "b"})
    hit = _hits(plan, Wanted("ab"))[0]
    assert replace_one(plan, hit, "abb") is None


def test_one_place_in_a_text_that_holds_others_is_replaced_alone() -> None:
    plan = plan_from()
    _put(plan, {"profile/description": from_plain("one two one")})
    hits = _hits(plan, Wanted("one"))
    edit = replace_one(plan, hits[1], "three")
    assert edit and edit.changes == (Change("profile/description", from_plain("one two three")),)


@given(st.text())
def test_new_words_are_a_clean_line(new: str) -> None:
    line = in_a_line(new)
    assert "\n" not in line and tidy(from_plain(line)).plain() in (line, "")


@given(rich_texts, WORDS, st.sampled_from(["", "new", "\u0301", " ", "a"]))
def test_what_is_put_into_the_plan_is_in_its_normal_form(text: RichText, words: str, new: str) -> None:
    plan = plan_from()
    _put(plan, {"profile/description": text})
    _replace(plan, Wanted(words), new)
    content = plan.get("profile/description")
    assert content is None or (isinstance(content, RichText) and tidy(content) == content and not content.is_empty)
