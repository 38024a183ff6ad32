"""Whatever a person types, at whatever address: it is kept and can be typed again, or is refused with a sentence."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.write import add_from_json, set_from_text
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import is_address
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import File, Picture, written
from tests.small_plan import small_plan
from tests.strategies import looks, texts

TYPED = [
    *("2026-07-14", "2026-04-01 to 2027-03-31", "17:30", "9:05", "1,204.5", "-0", "1e5", "yes", "No", "12", "²", "٣"),
    *("drafting", "Surgery", "posters, website", "meet-face-to-face; 4", "E1", "e1", "Testing Town", "All", ","),
    *("@", "@@x", "@/", "@no-such-file", "0001-01-01", "9999-12-31", "24:00", "inf", "nan", "None", "null"),
]
words = st.sampled_from(TYPED) | texts
small = small_plan()
places = st.sampled_from(
    sorted(
        {
            *small.values,
            *(place for page in small.every_page().values() for f in page.fields for place in small.places(page, f)),
        }
    )
)
addresses = st.one_of(
    places,
    places,
    st.tuples(places, st.sampled_from(["@status", "@internal", "@note", "@marking", "@unlocked", "x", ""])).map(
        "/".join
    ),
    st.lists(st.sampled_from(["events", "standards", "quarters", "profile", "a" * 16, "@x", "", "*"])).map("/".join),
    texts,
)
columns = st.sampled_from([column.id for register in small.outline.register for column in register.column])
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
records = st.dictionaries(columns | words, json_values | st.dictionaries(words, words, max_size=1), max_size=4)


@contextmanager
def unchanged_where_refused(library: Library, plan: Plan) -> Iterator[None]:
    """Whatever happens within this, memory and library hold the same; where it is refused, what they held before."""
    before = dict(plan.values)
    try:
        yield
    except RefusedError as error:
        assert str(error).rstrip().endswith((".", "?", ")")) and plan.values == before, error
    assert library.values(plan.id) == plan.values


def reads_back(library: Library, plan: Plan, address: str) -> None:
    """What stands at an address can be typed as it is written, and is then the same."""
    content = plan.get(address)
    if content is None or isinstance(content, Picture | File):
        return
    text = written(content)
    set_from_text(library, plan, address, f"@{text}" if text.startswith("@") else text)
    again = plan.get(address)
    if isinstance(content, RichText):
        assert isinstance(again, RichText) and looks(again) == looks(content)
    else:
        assert again == content


# One plan for all: what one example leaves behind is what the next one finds, as in life.
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(address=addresses, text=words)
def test_any_words_at_any_address(
    workspace: Workspace, library: Library, plan_id: str, address: str, text: str
) -> None:
    plan = open_plan(workspace, library, plan_id).plan
    known = places_of(plan, address)
    with unchanged_where_refused(library, plan):
        set_from_text(library, plan, known, text)
        assert is_address(known)
        reads_back(library, plan, known)


def places_of(plan: Plan, address: str) -> str:
    """Return an address of the sample plan as it is in this one, whose records have other ids."""
    register, _, rest = address.partition("/")
    sample, here = small.record_ids(register), plan.record_ids(register)
    rid, _, column = rest.partition("/")
    return (
        "/".join(filter(None, (register, here[sample.index(rid)], column))) if rid in sample[: len(here)] else address
    )


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(register=st.sampled_from([register.id for register in small.outline.register]) | words, record=records | words)
def test_any_record_in_any_register(
    workspace: Workspace, library: Library, plan_id: str, register: str, record: Any
) -> None:
    plan = open_plan(workspace, library, plan_id).plan
    with unchanged_where_refused(library, plan):
        record_id, _ = add_from_json(
            library, plan, register, json.dumps(record) if isinstance(record, dict) else record
        )
        assert plan.record(register, record_id) is not None


def test_a_folder_is_no_text(library: Library, plan_id: str, workspace: Workspace, tmp_path: Path) -> None:
    plan = open_plan(workspace, library, plan_id).plan
    with unchanged_where_refused(library, plan):
        set_from_text(library, plan, "profile/description", f"@{tmp_path}")
