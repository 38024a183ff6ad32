"""What is found in prose, and what only looks like it."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.language.findings import Remark
from nec_desktop.language.plain_checks import date_forms, placeholders, time_forms

Check = Callable[[str], Iterator[Remark]]


def words(check: Check, text: str) -> list[str]:
    return [match.words for match in check(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring TBC, or tba.", ["TBC", "tba"]),
        ("Venue: TBD", ["TBD"]),
        ("XXX people", ["XXX"]),
        ("XXXXXXX", ["XXXXXXX"]),
        ("Lorem ipsum dolor", ["Lorem ipsum"]),
        ("[Insert the number of events here]", ["[Insert the number of events here]"]),
        ("[your name], [date]", ["[your name]", "[date]"]),
        ("<enter text>", ["<enter text>"]),
        ("How many???", ["???"]),
        ("How many??", []),
        ("[see page 4] and [dated]", []),
        ("the TBCs", []),
        ("XX marks", []),
        ("a < b and b > a", []),
        ("", []),
    ],
)
def test_placeholders(text: str, found: list[str]) -> None:
    assert words(placeholders, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 03/04/26 and 3.4.2026", ["03/04/26", "3.4.2026"]),
        ("on 2026-04-03", ["2026-04-03"]),
        ("on 3-4-2026", ["3-4-2026"]),
        ("3rd April, 22nd of Sept, 1ST may", ["3rd April", "22nd of Sept", "1ST may"]),
        ("3 April 2026", []),
        ("14 July 2025 to 3 August 2025", []),
        ("24/7 cover, in 3/4 of cases", []),
        ("version 1.2.3", []),
        ("10/20/30/40", []),
        ("the 3rd time", []),
        ("2026-27", []),
    ],
)
def test_date_forms(text: str, found: list[str]) -> None:
    assert words(date_forms, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 17:30 and 09:05", [("17:30", "5:30pm"), ("09:05", "9:05am")]),
        ("at 5.30pm, 5:30 pm or 5 PM", [("5.30pm", "5:30pm"), ("5:30 pm", "5:30pm"), ("5 PM", "5pm")]),
        ("from 6 p.m. on", [("6 p.m.", "6pm")]),
        ("at 5.30pm.", [("5.30pm", "5:30pm")]),
        ("at 1730hrs, 0900 hours", [("1730hrs", "5:30pm"), ("0900 hours", "9am")]),
        ("between 1200 and 1400 hours", [("1400 hours", "2pm")]),
        ("It starts 1400 hours", [("1400 hours", "2pm")]),
        ("on Wednesday, 1800 hours", [("1800 hours", "6pm")]),
        ("Volunteers gave 1200 hours, and 1400 hours of patrols in all", []),
        ("at 00:15", [("00:15", "12:15am")]),
        ("2pm-4pm or 2–4pm", [("2pm-4pm", "2pm to 4pm"), ("2–4pm", "2 to 4pm")]),
        ("10.30 – 12.30pm", [("10.30 – 12.30pm", "10:30 to 12:30pm")]),
        ("2.00 pm - 4.00 pm", [("2.00 pm - 4.00 pm", "2pm to 4pm")]),
        ("1900hrs-2000hrs", [("1900hrs", "7pm"), ("2000hrs", "8pm")]),
        ("Mon-Fri", [("Mon-Fri", "Mon to Fri")]),
        ("10-12 July", [("10-12 July", "10 to 12 July")]),
        ("1 April – 3 May", [("1 April – 3 May", "1 April to 3 May")]),
        ("Monday-Friday, June–August", [("Monday-Friday", "Monday to Friday"), ("June–August", "June to August")]),
        ("open 9-5, or 8 – 6 at weekends", [("9-5", "9am to 5pm"), ("8 – 6", "8am to 6pm")]),
        ("12-2 and 10-3.", [("12-2", "12pm to 2pm"), ("10-3", "10am to 3pm")]),
        ("Tuesdays 2-4, Saturday 10-12.", [("2-4", "2pm to 4pm"), ("10-12", "10am to 12pm")]),
        ("Open: 7-9 on Fridays", [("7-9",)]),
        ("Monday 2-4 people came; ages 7-9, from 2-4", []),
        ("carried 9-5, won 3-1, 9-5-2, £9-5, 9-5% and 24-7", []),
        ("the vote was 7-5, with a score of 8-2", []),
        ("5:30pm, 5pm to 7pm, midday", []),
        ("it cost £17.30, or 12.30 in all", []),
        ("the years 2026–27, a 12-month plan", []),
        ("version 1.10, call 101 or 18001 101", []),
        ("24-hour cover, three out of 10-12 people", []),
        ("on 14 July 2025", []),
        ("a ratio of 20:15:10", []),
    ],
)
def test_time_forms(text: str, found: list[tuple[str, str]]) -> None:
    assert [(remark.words, *remark.suggestions) for remark in time_forms(text)] == found


def test_an_ordinal_date_can_be_put_right_at_once() -> None:
    assert [remark.suggestions for remark in date_forms("3rd of April, 03/04/26")] == [("3 April",), ()]


@given(
    st.sampled_from([placeholders, date_forms, time_forms]),
    st.lists(
        st.sampled_from([*"07 +(4)-.:–/[]<>?", "TBC", "17", "pm", "2026", "3rd", "April", "insert", "\n", "é", "p.m."]),
        max_size=30,
    ).map("".join),
)
def test_a_match_says_where_its_words_stand_and_none_overlap(check: Check, text: str) -> None:
    end = 0
    for match in check(text):
        assert text[match.start : match.end] == match.words
        assert end <= match.start < match.end
        end = match.end
