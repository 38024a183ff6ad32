"""Where a link leads: sound addresses, broken ones, and those of a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.language.links import fault_of, personal_in


@pytest.mark.parametrize(
    "target",
    [
        "https://www.dorset.police.uk/a-b?c=d#e",
        "http://10.0.0.1:8080/",
        "https://münchen.example",
        "mailto:east-dorset@dorset.police.uk",
        "MAILTO:a@dorset.example,b@dorset.example?subject=One%20two",
        "tel:101",
        "tel:+44 (0)1202 222222",
    ],
)
def test_a_sound_address_has_no_fault(target: str) -> None:
    assert fault_of(target) == ""


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ("www.dorset.police.uk", "which does not begin with https://"),
        ("dorset.police.uk/team", "which does not begin with https://"),
        ("our page", "which is no web address"),
        ("file:///c:/plan.docx", "which is no web address"),
        ("https:/dorset.police.uk", "in which // is missing"),
        ("https://https://dorset.police.uk", "in which the beginning stands twice or the name of the site is missing"),
        ("https://www.", "in which the beginning stands twice or the name of the site is missing"),
        ("https://dorset", "in which the name of the site is not complete"),
        ("https://dorset..uk", "in which the name of the site is not complete"),
        ("https://dorset police.uk", "in which the name of the site is not complete"),
        ("https://dorset.police.uk:99999999", "in which the name of the site cannot be read"),
        ("https://[::1", "in which the name of the site cannot be read"),
        ("mailto:east-dorset", "which is no e-mail address"),
        ("mailto:a@dorset", "which is no e-mail address"),
        ("tel:call us", "which is no telephone number"),
    ],
)
def test_what_is_wrong_is_said(target: str, fault: str) -> None:
    assert fault_of(target) == fault


@pytest.mark.parametrize(
    ("target", "own"),
    [
        ("mailto:jo@gmail.com", "jo@gmail.com"),
        ("mailto:jo.bloggs@dorset.police.uk?subject=Hello", "jo.bloggs@dorset.police.uk"),
        ("https://dorset.example/?to=jo%40gmail.com", "jo@gmail.com"),
        ("tel:07700900123", "07700900123"),
        ("mailto:east-dorset.npt@dorset.police.uk", ""),
        ("tel:101", ""),
        ("https://dorset.example/07700900123", ""),
    ],
)
def test_what_belongs_to_a_person_is_found(target: str, own: str) -> None:
    assert personal_in(target) == own


@given(
    st.lists(
        st.sampled_from(["https", "mailto", "tel", ":", "/", "//", "www.", "a", ".uk", "@", "%", "[", " ", "é", "7"])
    )
)
def test_any_target_is_judged(parts: list[str]) -> None:
    target = "".join(parts)
    assert isinstance(fault_of(target), str) and isinstance(personal_in(target), str)
