"""What is found in prose, and what only looks like it."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.language.findings import Remark
from nec_desktop.language.plain_checks import date_forms, placeholders
from nec_desktop.language.privacy import email_addresses, phone_numbers

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
        ("Ring 07700 900123.", ["07700 900123"]),
        ("07700900123", ["07700900123"]),
        ("07700-900-123", ["07700-900-123"]),
        ("+44 7700 900123", ["+44 7700 900123"]),
        ("+44 (0)7700 900123", ["+44 (0)7700 900123"]),
        ("0044 7700 900123", ["0044 7700 900123"]),
        ("(07700) 900123", ["(07700) 900123"]),
        ("Call 101, or 999.", []),
        ("01202 222222", []),
        ("0300 123 4567", []),
        ("reference 107700900123", []),
        ("077009001234567", []),
    ],
)
def test_phone_numbers(text: str, found: list[str]) -> None:
    assert words(phone_numbers, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jo@gmail.com, and Jo.Bloggs+x@Hotmail.co.uk", ["jo@gmail.com", "Jo.Bloggs+x@Hotmail.co.uk"]),
        ("jo.bloggs@dorset.police.uk", ["jo.bloggs@dorset.police.uk"]),
        ("jo.bloggs2@dorset.pnn.police.uk.", ["jo.bloggs2@dorset.pnn.police.uk"]),
        ("jo.bloggs@dorsetcouncil.gov.uk", ["jo.bloggs@dorsetcouncil.gov.uk"]),
        ("east-dorset.npt@dorset.police.uk", []),
        ("safer.neighbourhoods@dorset.police.uk", []),
        ("clerk@testing-council.example", []),
        ("office@westmoors-pc.gov.uk", []),
        ("@dorsetpolice", []),
    ],
)
def test_email_addresses(text: str, found: list[str]) -> None:
    assert words(email_addresses, text) == found


@given(
    st.sampled_from([placeholders, date_forms, phone_numbers, email_addresses]),
    st.lists(
        st.sampled_from([*"07 +(4)-.@/[]<>?", "TBC", "7700", "gmail.com", "2026", "3rd", "April", "insert", "\n", "é"]),
        max_size=30,
    ).map("".join),
)
def test_a_match_says_where_its_words_stand_and_none_overlap(check: Check, text: str) -> None:
    end = 0
    for match in check(text):
        assert text[match.start : match.end] == match.words
        assert end <= match.start < match.end
        end = match.end
