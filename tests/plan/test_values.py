"""What can stand at an address: what a person writes, what is kept, and what is refused."""

import json
import math
from datetime import date, time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.outline import Field
from nec_desktop.plan.richtext import RichText, from_plain
from nec_desktop.plan.values import (
    LONGEST_LINE,
    Content,
    File,
    NotAValueError,
    Period,
    Picture,
    Record,
    cleaned,
    decode,
    encode,
    fits,
    is_empty,
    parse,
    stored_kind,
    written,
)
from tests.small_plan import refusal
from tests.strategies import looks, rich_texts

CHOICES = {"market": "Market stall", "walk": "Walkabout", "drop-in": "Drop-in"}


def field(kind: str, **more: object) -> Field:
    """Return a field of a kind, named Place."""
    return Field(id="place", kind=kind, label="Place", **more)  # type: ignore[arg-type]


lines = st.text(max_size=40).map(clean_line).filter(bool)
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
periods = st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair)))
minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
whole = st.integers(-(10**14), 10**14)
parts = st.floats(-1e14, 1e14, allow_nan=False).map(lambda x: int(x) if x.is_integer() else x)
names = st.from_regex(r"[a-z0-9]{1,16}", fullmatch=True)
name_lists = st.lists(names, min_size=1, max_size=5, unique=True).map(tuple)


@given(
    st.one_of(
        st.tuples(st.just(field("text")), lines),
        st.tuples(st.just(field("date")), days),
        st.tuples(st.just(field("period")), periods),
        st.tuples(st.just(field("time")), minutes),
        st.tuples(st.just(field("number")), whole | parts),
        st.tuples(st.just(field("yes-no")), st.booleans()),
        st.tuples(st.just(field("choice", choices=CHOICES)), st.sampled_from(list(CHOICES))),
        st.tuples(
            st.just(field("choices", choices=CHOICES)),
            st.lists(st.sampled_from(list(CHOICES)), min_size=1, unique=True).map(tuple),
        ),
        st.tuples(st.just(field("links", to="events")), name_lists),
    )
)
def test_what_is_written_out_is_read_back_as_it_was(given_value: tuple[Field, Content]) -> None:
    place, content = given_value
    assert parse(place, written(content)) == content
    assert type(parse(place, written(content))) is type(content)


@given(rich_texts.filter(lambda text: not text.is_empty))
def test_a_rich_text_is_read_back_as_it_looked(text: RichText) -> None:
    again = parse(field("rich"), written(text))
    assert isinstance(again, RichText) and looks(again) == looks(text)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
contents = st.one_of(
    texts,
    days,
    periods,
    minutes,
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(texts, max_size=4).map(tuple),
    st.builds(Picture, texts, texts, texts),
    st.builds(File, texts, texts),
    st.builds(Record, st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 10**6), texts),
    rich_texts,
)


@given(contents)
def test_what_is_kept_is_read_back_as_it_was(content: Content) -> None:
    kept = encode(content)
    again = decode(stored_kind(content), kept)
    assert again == content
    assert encode(again) == kept


@given(rich_texts)
def test_a_text_that_was_kept_before_is_known_again_letter_for_letter(text: RichText) -> None:
    before = json.dumps(msgspec.to_builtins(text), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    assert encode(text) == before


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_none_is_not_kept(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        encode(number)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("date", '"soon"'), ("period", "{}"), ("number", '"1"'), ("list", '"a"'), ("colour", '"red"'), ("text", "“")],
)
def test_what_cannot_be_read_back_is_told_with_its_kind(kind: str, text: str) -> None:
    with pytest.raises(ValueError, match=f"not a value of kind {kind}"):
        decode(kind, text)


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        (field("text"), "  two\n lines ", "two lines"),
        (field("text"), " \n ", None),
        (field("rich"), " \n\n ", None),
        (field("date"), "2026-07-14", date(2026, 7, 14)),
        (field("date"), "", None),
        (field("period"), "2026-04-01 to 2027-03-31", Period(date(2026, 4, 1), date(2027, 3, 31))),
        (field("period"), "2026-04-01  to  2026-04-01", Period(date(2026, 4, 1), date(2026, 4, 1))),
        (field("time"), "17:30", time(17, 30)),
        (field("time"), "9:05", time(9, 5)),
        (field("time"), "1400 hrs", time(14)),
        (field("time"), "0930hrs", time(9, 30)),
        (field("time"), "14:00 hours", time(14)),
        (field("time"), "7 p.m.", time(19)),
        (field("time"), "7.30 P.M.", time(19, 30)),
        (field("time"), "10a.m.", time(10)),
        (field("time"), "17:30:59", time(17, 30)),
        (field("number"), "1,234,567", 1234567),
        (field("number"), "1 234 567", 1234567),
        (field("number"), "1\u202f200.5", 1200.5),
        (Field(id="cost", kind="number", label="Cost (£)"), "£ 385,000", 385000),
        (Field(id="share", kind="number", label="Share in %"), "28.5%", 28.5),
        (field("number"), "-2.50", -2.5),
        (field("number"), "7.0", 7),
        (field("number"), "1e3", 1000),
        (field("yes-no"), "YES", True),
        (field("yes-no"), "false", False),
        (field("choice", choices=CHOICES), "market STALL", "market"),
        (field("choice", choices=CHOICES), "Drop-In", "drop-in"),
        (field("choices", choices=CHOICES), "walk; Market stall,walk,", ("walk", "market")),
        (field("choice", choices="grades"), "good", "good"),
        (field("links", to="events"), "b , a,b", ("b", "a")),
    ],
)
def test_what_a_person_writes_is_understood(place: Field, text: str, expected: Content | None) -> None:
    found = parse(place, text)
    assert found == expected and type(found) is type(expected)


@pytest.mark.parametrize(
    ("place", "text", "sentence"),
    [
        (field("date"), "14 July", "“14 July” is not a date for “Place”. Write it as 2026-07-14."),
        (field("date"), "0026-07-14", "its year is not between 1900 and 2200"),
        (field("period"), "2026-04-01", "“Place” has a first and a last day. Write it as 2026-04-01 to 2027-03-31."),
        (field("period"), "2026-04-02 to 2026-04-01", "“Place” ends before it begins: 2026-04-02 to 2026-04-01."),
        (field("period"), "2026-04-02 to May", "“May” is not a date"),
        (field("time"), "half five", "“half five” is not a time for “Place”. Write it as 5:30pm or 17:30."),
        (field("time"), "25:00", "is not a time"),
        (field("time"), "24", "is not a time"),
        (field("time"), "34", "Write it as 5:30pm or 17:30."),
        (field("time"), "9 hours", "is not a time"),
        (field("time"), "24 hrs", "is not a time"),
        (field("number"), "many", "“many” is not a number for “Place”."),
        (field("number"), "1,23", "is not a number"),
        (field("number"), "1 23", "is not a number"),
        (field("number"), "1 234,567", "is not a number"),
        (field("number"), "150\n200", "“150 200” is not a number for “Place”."),
        (field("number"), "150\t200", "is not a number"),
        (field("number"), "£many", "“£many” is not a number for “Place”."),
        (
            field("number"),
            "£385,000",
            "“£385,000” has its unit with it, and “Place” keeps the number alone."
            " Write 385,000, and say the unit beside it.",
        ),
        (field("number"), "28.5 %", "Write 28.5, and say the unit beside it."),
        (Field(id="cost", kind="number", label="Cost (£)"), "5%", "Write 5, and say the unit beside it."),
        (field("number"), "nan", "is not a number"),
        (field("number"), "1e400", "is not a number"),
        (field("number"), "1" + "0" * 15, "is not a number"),
        (field("number"), ".", "is not a number"),
        (field("number", minimum=0), "-1", "“Place” takes numbers from 0, not -1."),
        (field("number", minimum=0, maximum=1000), "1001", "“Place” takes numbers from 0 up to 1,000, not 1001."),
        (field("number", maximum=2.5), "3", "“Place” takes numbers up to 2.5, not 3."),
        (field("yes-no"), "perhaps", "“Place” is yes or no, not “perhaps”."),
        (field("choice", choices=CHOICES), "fair", "Choose one of: Market stall, Walkabout, Drop-in."),
        (field("choices", choices=CHOICES), "walk, fair", "“fair” is not a choice of “Place”."),
        (field("picture"), "map.png", "“Place” holds a picture: give the file as @name"),
        (field("file"), "a.pdf", "“Place” holds a file: give the file as @name"),
        (field("text"), "x" * (LONGEST_LINE + 1), "takes up to 4,000 characters; this has 4,001"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(place: Field, text: str, sentence: str) -> None:
    assert sentence in refusal(NotAValueError, lambda: parse(place, text))


def test_the_longest_line_is_taken() -> None:
    assert parse(field("text"), "x" * LONGEST_LINE) == "x" * LONGEST_LINE


@given(st.text(max_size=30), st.sampled_from(["date", "period", "time", "number", "yes-no", "choice", "choices"]))
def test_any_text_is_a_value_that_fits_or_is_refused(text: str, kind: str) -> None:
    place = field(kind, choices=CHOICES)
    try:
        content = parse(place, text)
    except NotAValueError:
        return
    assert content is None or fits(place.value_kind, content)


def test_what_has_no_text_of_its_own_is_written_by_its_name() -> None:
    assert written(None) == ""
    assert written(Picture("0f" * 32, "map.png", "A map.")) == "map.png"
    assert written(File("0f" * 32, "minutes.pdf")) == "minutes.pdf"
    assert written(Record(1, 7)) == "7"
    assert written(Record(1, 0)) == ""


@pytest.mark.parametrize(
    ("kind", "content", "fitting"),
    [
        ("number", 1, True),
        ("number", 1.5, True),
        ("number", True, False),
        ("yes-no", True, True),
        ("yes-no", 1, False),
        ("choice", "walk", True),
        ("text", "walk", True),
        ("text", ("walk",), False),
        ("choices", ("walk",), True),
        ("links", ("walk",), True),
        ("rich", "walk", False),
        ("rich", from_plain("walk"), True),
        ("date", date(2026, 7, 14), True),
        ("date", time(12), False),
        ("period", Period(date(2026, 4, 1), date(2026, 4, 2)), True),
        ("picture", Picture("x"), True),
        ("file", Picture("x"), False),
    ],
)
def test_a_content_fits_its_own_kinds_of_field_only(kind: str, content: Content, *, fitting: bool) -> None:
    assert fits(field(kind).value_kind, content) is fitting


@pytest.mark.parametrize("nothing", [None, "", " \n", (), RichText(()), from_plain(" \n ")])
def test_nothing_is_nothing(nothing: Content | None) -> None:
    assert is_empty(nothing)


@pytest.mark.parametrize("something", [0, 0.0, False, "x", ("x",), Record(), Picture("x"), from_plain("x")])
def test_nought_and_no_are_something(something: Content) -> None:
    assert not is_empty(something)


def test_what_no_document_can_hold_is_taken_out_of_every_text() -> None:
    assert cleaned("bell\x07") == "bell"
    assert cleaned(("a\x00", "\x07", " b ")) == ("a", "b")
    assert cleaned(Picture("h", "m\x00.png", "two\nlines")) == Picture("h", "m.png", "two lines")
    assert cleaned(File("h", "m\x00.png")) == File("h", "m.png")
    assert cleaned(from_plain("bell\x07")) == from_plain("bell")
    assert cleaned(date(2026, 7, 14)) == date(2026, 7, 14)


def test_a_period_holds_both_of_its_days() -> None:
    period = Period(date(2026, 4, 1), date(2026, 4, 3))
    assert date(2026, 4, 1) in period and date(2026, 4, 3) in period
    assert date(2026, 4, 4) not in period and "2026-04-02" not in period and None not in period
