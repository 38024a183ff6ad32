"""Addresses: how they are formed and taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.addresses import RECORD_ID, is_address, join, last_part, new_record_id, parent


@pytest.mark.parametrize(
    "text",
    [
        "cover",
        "cover/period",
        "standards/publicise-events/what-we-do",
        "events/0123456789abcdef/venue",
        "profile/@status",
        "events/0123456789abcdef/@internal",
        "events/@last-number",
        "quarters/2026-07/header",
    ],
)
def test_what_is_formed_as_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "cover/",
        "/cover",
        "cover//period",
        "Cover",
        "co ver",
        "-cover",
        "@status",
        "a/@b/c",
        "a/@",
        "a/@1",
        "a\n",
    ],
)
def test_what_is_not(text: str) -> None:
    assert not is_address(text)


names = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)


@given(st.lists(names, min_size=1, max_size=4))
def test_an_address_is_its_parts(parts: list[str]) -> None:
    address = join(*parts)
    assert is_address(address)
    assert last_part(address) == parts[-1]
    assert parent(address) == join(*parts[:-1])
    assert address.split("/") == parts


def test_an_address_of_one_part_has_no_parent() -> None:
    assert parent("cover") == "" and last_part("cover") == "cover"


def test_record_ids_are_formed_as_such_and_differ() -> None:
    ids = {new_record_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(RECORD_ID.fullmatch(record_id) and is_address(record_id) for record_id in ids)
