"""What could tell a reader who somebody is, and what only looks like it."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.language import privacy
from nec_desktop.language.findings import Remark
from nec_desktop.language.privacy import email_addresses, phone_numbers

Check = Callable[[str], Iterator[Remark]]
CHECKS = [
    privacy.phone_numbers,
    privacy.email_addresses,
    privacy.national_insurance_numbers,
    privacy.case_numbers,
    privacy.vehicle_registrations,
    privacy.postcodes,
    privacy.named_people,
    privacy.birth_dates,
    privacy.small_counts,
]


def words(check: Check, text: str) -> list[str]:
    return [match.words for match in check(text)]


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
        ("0\t7\t12\t15\t9\t11\t3\t4\t6", []),  # the cells of a table
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
        ("anne-marie.o'neill-smith@dorset.police.uk", ["anne-marie.o'neill-smith@dorset.police.uk"]),
        ("p.j.bloggs@dorsetcouncil.gov.uk, 'jo@gmail.com'", ["p.j.bloggs@dorsetcouncil.gov.uk", "jo@gmail.com"]),
        ("east-dorset.npt@dorset.police.uk", []),
        ("jo.smith@swanage.council.gov.uk", ["jo.smith@swanage.council.gov.uk"]),  # works for one, and is a person
        ("rural.crime@dorset.police.uk, parish.clerk@arne.gov.uk, front.office@dorset.police.uk", []),
        ("safer.neighbourhoods@dorset.police.uk", []),
        ("clerk@testing-council.example", []),
        ("office@westmoors-pc.gov.uk", []),
        ("@dorsetpolice", []),
    ],
)
def test_email_addresses(text: str, found: list[str]) -> None:
    assert words(email_addresses, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("her number AB123456C is", ["AB123456C"]),
        ("ab 12 34 56 c", ["ab 12 34 56 c"]),
        ("AB-12-34-56-D", ["AB-12-34-56-D"]),
        ("GB123456A, DA123456A, AO123456A, AB123456E", []),
        ("AB1234567C", []),
        ("form TS 007", []),
    ],
)
def test_national_insurance_numbers(text: str, found: list[str]) -> None:
    assert words(privacy.national_insurance_numbers, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see 55260012345 for more", ["55260012345"]),
        ("Crime number 55/12345/26", ["Crime number 55/12345/26"]),
        ("crime reference number: CR/2026/0123", ["crime reference number: CR/2026/0123"]),
        ("Incident 215 of 14 July 2026", ["Incident 215 of 14 July 2026"]),
        ("log 87 of the 3rd", ["log 87 of the 3rd"]),
        ("incident 14:567", ["incident 14:567"]),
        ("You get a crime reference and can add photographs.", []),
        ("a crime number is no use to them", []),
        ("five crimes of 14 were reported", []),
        ("the number of incidents: 2026 had 120", []),
        ("Call 101; population 552600", []),
        ("log on to the website", []),
        ("the crime report 2025, or 2025/26: see the incident report 2024.", []),
        ("the crime report 2025/0123", ["crime report 2025/0123"]),
    ],
)
def test_case_numbers(text: str, found: list[str]) -> None:
    assert words(privacy.case_numbers, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a van, AB12 CDE, and AB12CDE", ["AB12 CDE", "AB12CDE"]),
        ("K123 ABC; ABC 123K", ["K123 ABC", "ABC 123K"]),
        ("the A31 AND the B3078", []),
        ("Census table TS001, LSOA E01020345", []),
        ("BH21 1AA", []),
        ("U3A and NPT E12", []),
        ("E12 PCSO", []),
    ],
)
def test_vehicle_registrations(text: str, found: list[str]) -> None:
    assert words(privacy.vehicle_registrations, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at BH21 1AA.", ["BH21 1AA"]),
        ("(DT1 1DN), BH317AA", ["DT1 1DN", "BH317AA"]),
        ("bh22 9an", ["bh22 9an"]),
        ("people in BH21 and BH22", []),
        ("on the A31 2nd turning", []),
        ("so 10 3rd-year pupils", []),
        ("W1 2FO", []),
    ],
)
def test_postcodes(text: str, found: list[str]) -> None:
    assert words(privacy.postcodes, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mrs Smith told us", ["Mrs Smith"]),
        ("Mr. J. Bloggs-Jones, Ms O’Neill", ["Mr. J. Bloggs-Jones", "Ms O’Neill"]),
        ("Miss Anne Brown came", ["Miss Anne Brown"]),
        ("Mrs de Souza, Mr van der Merwe and Ms al-Hassan", ["Mrs de Souza", "Mr van der Merwe", "Ms al-Hassan"]),
        ("Mr d’Souza", ["Mr d’Souza"]),
        ("Mr Łukasz Żak, Mrs Maria de Souza", ["Mr Łukasz Żak", "Mrs Maria de Souza"]),
        ("Mrs\tSmith", []),  # in another cell
        ("we miss Saturday", []),
        ("Mr and Mrs", []),
        ("Ms, Mr or Mx", []),
        ("MRS is a form", []),
    ],
)
def test_named_people(text: str, found: list[str]) -> None:
    assert words(privacy.named_people, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("date of birth: 03/04/1961", ["date of birth: 03/04/1961"]),
        ("DOB 3.4.61", ["DOB 3.4.61"]),
        ("a man born on 3 April 1961", ["born on 3 April 1961"]),
        ("born 3rd of Apr 1961", ["born 3rd of Apr 1961"]),
        ("The idea was born on the bus.", []),
        ("Ask for a date of birth.", []),
        ("born in Dorset", []),
    ],
)
def test_birth_dates(text: str, found: list[str]) -> None:
    assert words(privacy.birth_dates, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We saw 2 victims again.", ["2 victims"]),
        ("Three young people were arrested", ["Three young people were arrested"]),
        ("One resident who is a victim", ["One resident who is a victim"]),
        ("one family seeking asylum", ["one family seeking asylum"]),
        ("only one Traveller came", ["only one Traveller"]),
        ("Two teenagers were cautioned", ["Two teenagers were cautioned"]),
        ("Two boys aged 15 were reported missing", ["Two boys aged 15 were reported missing"]),
        ("Two women have been followed and one man has since been charged", ["one man has since been charged"]),
        ("two Gypsy and Traveller sites, one Traveller transit site, one Roma community", []),
        ("four Gypsy, Roma and Traveller liaison officers", []),
        ("one refugee support group and two victim support volunteers", []),
        ("one Traveller family, two refugee children", ["one Traveller", "two refugee"]),
        ("four police constables and two sergeants", []),
        ("Two people came to the surgery.", []),
        ("12 victims, 22 suspects", []),
        ("one in three victims", []),
        ("three in four people are men", []),
        ("£4 children", []),
    ],
)
def test_small_counts(text: str, found: list[str]) -> None:
    assert words(privacy.small_counts, text) == found


PIECES = [
    *"07 +(4)-.@/:#",
    *(
        "7700",
        "gmail.com",
        "AB",
        "12",
        "CDE",
        "55",
        "26",
        "Mr ",
        "Bloggs",
        "born ",
        "April ",
        "1961",
        "two ",
        "victims",
    ),
    *("who ", "was ", "crime ", "number ", "BH21", "1AA", "\n", "é", "e\u0301"),
]


@given(st.sampled_from(CHECKS), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_remark_says_where_its_words_stand_and_none_overlap(check: Check, text: str) -> None:
    end = 0
    for match in check(text):
        assert text[match.start : match.end] == match.words
        assert end <= match.start < match.end
        end = match.end
