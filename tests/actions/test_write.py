"""Writing into a plan from text: every kind of field, what is refused and with which words, and long texts."""

import json
from datetime import date
from datetime import time as clock
from pathlib import Path

import pytest

from nec_desktop.actions.check import check_plan
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.write import LARGEST_FILE, add_from_json, set_from_text
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import Content, File, Period, stored_kind
from tests.small_plan import address, record, refusal


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


def place(plan: Plan, where: str) -> str:
    """Return an address in which `first` stands for the id of the register's first record."""
    register, _, column = where.partition("/first/")
    return address(plan, register, column) if column else where


def kept(library: Library, plan: Plan) -> None:
    """Check that memory and library hold the same."""
    assert library.values(plan.id) == plan.values


# -- set


@pytest.mark.parametrize(
    ("where", "typed", "content"),
    [
        ("cover/area", "  Upper \n Testing ", "Upper Testing"),
        ("cover/stage", "final", "final"),
        ("cover/stage", "with the SENIOR management team", "with-smt"),
        ("cover/period", "2026-04-01 to 2026-09-30", Period(date(2026, 4, 1), date(2026, 9, 30))),
        ("cover/completed", "2026-07-14", date(2026, 7, 14)),
        ("profile/@internal", "yes", True),
        ("profile/@status", "Completed", "completed"),
        ("standards/meet-face-to-face/grade", "Outstanding", "outstanding"),
        ("events/first/start", "9:05", clock(9, 5)),
        ("events/first/attended", "1,204", 1204),
        ("events/first/step-free", "no", False),
        ("events/first/advertised-where", "posters, Website", ("posters", "website")),
        ("events/first/standards", "4, meet-face-to-face", ("publicise-events", "meet-face-to-face")),
        ("measures/first/q1", "62.5", 62.5),
        ("events/first/@internal", "true", True),
    ],
)
def test_each_kind_of_field_takes_what_a_person_types(
    library: Library, plan: Plan, where: str, typed: str, content: Content
) -> None:
    assert set_from_text(library, plan, place(plan, where), typed) == 0
    assert plan.get(place(plan, where)) == content
    kept(library, plan)


def test_rich_text_is_commonmark(library: Library, plan: Plan) -> None:
    set_from_text(library, plan, "profile/description", "One **town**\n\n- and\n  - villages")
    content = plan.get("profile/description")
    assert isinstance(content, RichText) and content.plain() == "One town\nand\nvillages"
    assert [type(block).__name__ for block in content.blocks] == ["Paragraph", "ListItem", "ListItem"]
    kept(library, plan)


@pytest.mark.parametrize("where", ["cover/area", "profile/description", "events/first/standards", "cover/completed"])
@pytest.mark.parametrize("typed", ["", "  \n "])
def test_an_empty_text_takes_away_what_is_there(library: Library, plan: Plan, where: str, typed: str) -> None:
    where = place(plan, where)
    assert plan.get(where) is not None
    set_from_text(library, plan, where, typed)
    assert plan.get(where) is None
    kept(library, plan)


@pytest.mark.parametrize(
    ("where", "typed", "words"),
    [
        ("cover/completed", "26072019", "“26072019” is not a date"),
        ("cover/completed", "20260714", "Write it as 2026-07-14"),
        ("cover/completed", "2026-W29-2", "Write it as 2026-07-14"),
        ("cover/completed", "２０２６-07-14", "Write it as 2026-07-14"),
        ("cover/completed", "2026-02-30", "“2026-02-30” is not a date"),
        ("cover/completed", "14/07/2026", "Write it as 2026-07-14"),
        ("cover/completed", "0026-07-14", "its year is not between 1900 and 2200"),
        ("cover/period", "2026", "has a first and a last day"),
        ("cover/period", "2027-01-01 to 2026-01-01", "ends before it begins"),
        ("cover/stage", "nearly", "“nearly” is not a choice of “Stage”. Choose one of: Drafting,"),
        ("standards/meet-face-to-face/grade", "ace", "“ace” is not a choice of"),
        ("profile/@internal", "perhaps", "is yes or no, not “perhaps”"),
        ("cover/area", "x" * 4001, "takes up to 4,000 characters; this has 4,001"),
        ("profile/map", "map.png", "give the file as @name"),
        ("events/first/start", "25:00", "“25:00” is not a time"),
        ("events/first/attended", "a dozen", "“a dozen” is not a number"),
        ("events/first/attended", "-3", "takes numbers from 0"),
        ("events/first/attended", "1e400", "is not a number"),
        ("events/first/advertised-where", "posters, sky", "“sky” is not a choice"),
        ("events/first/standards", "11", "cannot link to “11”"),
        ("events/first/communities", "Nobody", "nothing in “communities” has that id, number or name"),
    ],
)
def test_what_a_field_cannot_take_is_refused_with_a_sentence(
    library: Library, plan: Plan, where: str, typed: str, words: str
) -> None:
    before = dict(plan.values)
    said = refusal(RefusedError, lambda: set_from_text(library, plan, place(plan, where), typed))
    assert words in said and said.endswith(".")
    assert plan.values == before
    kept(library, plan)


@pytest.mark.parametrize(
    "where",
    [
        "",
        "profile",
        "profile/",
        "profile/nothing",
        "profile/description/more",
        "nowhere/at-all",
        "Profile/Description",
        "profile/@nothing",
        "profile//description",
        "events/title",
        "events/@status",
        "events/0000000000000000/title",
        "standards/no-such-standard/gaps",
        "quarters/2031-01/promise/promise",
        "../../etc/passwd",
        "profile/description\x00",
        "a" * 10_000,
    ],
)
def test_an_address_where_nothing_can_be_written_is_refused(library: Library, plan: Plan, where: str) -> None:
    before = dict(plan.values)
    said = refusal(RefusedError, lambda: set_from_text(library, plan, where, "words"))
    assert "no field at" in said or "has no record" in said or "holds" in said or "is not" in said
    assert plan.values == before


def test_a_wrong_address_is_answered_with_those_near_it(library: Library, plan: Plan) -> None:
    said = refusal(RefusedError, lambda: set_from_text(library, plan, "profile/descripton", "words"))
    assert said.startswith("There is no field at “profile/descripton”. Near it: ") and "profile/description" in said


def test_the_forces_text_is_locked_until_it_is_unlocked(library: Library, plan: Plan) -> None:
    said = refusal(RefusedError, lambda: set_from_text(library, plan, "introduction/vision", "Ours"))
    assert "is the force’s text and locked" in said and "introduction/vision/@unlocked" in said
    set_from_text(library, plan, "introduction/vision/@unlocked", "yes")
    set_from_text(library, plan, "introduction/vision", "Ours")
    content = plan.get("introduction/vision")
    assert isinstance(content, RichText) and content.plain() == "Ours"


def test_what_no_document_can_hold_is_taken_out_and_counted(library: Library, plan: Plan) -> None:
    assert set_from_text(library, plan, "profile/description", "One\x00 to\x1bwn \u202eand\ud800 four 🙂 \u200fא") == 4
    content = plan.get("profile/description")
    assert isinstance(content, RichText) and content.plain() == "One town and four 🙂 \u200fא"
    kept(library, plan)


# -- from a file


def test_a_text_is_read_from_a_file(library: Library, plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "text.md"
    file.write_text("\ufeffFrom a **file**", encoding="utf-8")
    set_from_text(library, plan, "profile/description", f"@{file}")
    content = plan.get("profile/description")
    assert isinstance(content, RichText) and content.plain() == "From a file"


def test_a_text_that_begins_with_an_at_sign_is_written_with_two(library: Library, plan: Plan) -> None:
    set_from_text(library, plan, "cover/area", "@@home")
    assert plan.area == "@home"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (None, "could not be read"),
        (b"\xff\xfeutf-16", "is not a text file in UTF-8. Save it as one"),
    ],
    ids=["missing", "not UTF-8"],
)
def test_a_file_that_is_no_text_is_refused(
    library: Library, plan: Plan, tmp_path: Path, make: bytes | None, words: str
) -> None:
    file = tmp_path / "text.md"
    if make is not None:
        file.write_bytes(make)
    said = refusal(RefusedError, lambda: set_from_text(library, plan, "profile/description", f"@{file}"))
    assert words in said and str(file) in said


@pytest.mark.parametrize("name", ["@", "@.", "@/", "@a\x00b", "@" + "x" * 300])
@pytest.mark.parametrize("where", ["profile/description", "profile/map", "evidence/first/file"])
def test_a_file_name_that_names_no_file_is_refused(library: Library, plan: Plan, where: str, name: str) -> None:
    said = refusal(RefusedError, lambda: set_from_text(library, plan, place(plan, where), name))
    assert "could not be read" in said


def test_a_file_is_kept_with_a_record(library: Library, plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "Head count £.pdf"
    file.write_bytes(b"%PDF-1.7 \x00\xff")
    where = address(plan, "evidence", "file")
    set_from_text(library, plan, where, f"@{file}")
    content = plan.get(where)
    assert isinstance(content, File) and content.name == "Head count £.pdf"
    assert library.attachment(content.hash) == b"%PDF-1.7 \x00\xff"
    kept(library, plan)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(library: Library, plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    with file.open("wb") as film:
        film.truncate(LARGEST_FILE + 1)  # a file of holes: it takes no room
    said = refusal(RefusedError, lambda: set_from_text(library, plan, address(plan, "evidence", "file"), f"@{file}"))
    assert "film.mp4 is larger than 50 MB" in said and "Where held" in said


# -- add


EVERY_COLUMN = {
    "date": "2026-09-03",
    "start": "18:00",
    "end": "19:30",
    "title": "Evening surgery",
    "kind": "Surgery",
    "neighbourhood": ["Testing Town"],
    "venue": "The hall, upstairs",
    "step-free": True,
    "communities": "Hill farmers",
    "lead": "Sergeant",
    "advertised-where": ["website", "posters"],
    "advertised-on": "2026-08-20",
    "standards": [1, "publicise-events"],
    "attended": 14,
    "first-time": 6,
    "issues": "Parking.\n\nSpeeding.",
    "outcome": None,
}


def test_a_record_is_added_from_json_with_every_kind_of_column(library: Library, plan: Plan) -> None:
    before = len(plan.record_ids("events"))
    record_id, removed = add_from_json(library, plan, "events", json.dumps(EVERY_COLUMN))
    assert removed == 0 and len(record_id) == 16
    assert len(plan.record_ids("events")) == before + 1

    def cell(column: str) -> Content | None:
        return plan.cell("events", record_id, column)

    assert cell("date") == date(2026, 9, 3)
    assert cell("kind") == "surgery"
    assert cell("neighbourhood") == (record(plan, "neighbourhoods"),)
    assert cell("venue") == "The hall, upstairs"
    assert cell("step-free") is True
    assert cell("standards") == ("meet-face-to-face", "publicise-events")
    assert cell("advertised-where") == ("website", "posters")
    assert cell("attended") == 14
    assert cell("outcome") is None
    kept(library, plan)


def test_an_empty_record_can_be_added(library: Library, plan: Plan) -> None:
    record_id, _ = add_from_json(library, plan, "priorities", "{}")
    assert plan.shown_number("priorities", record_id).startswith("P")
    kept(library, plan)


def test_shown_numbers_are_given_once(library: Library, plan: Plan) -> None:
    first, _ = add_from_json(library, plan, "evidence", '{"description": "One"}')
    second, _ = add_from_json(library, plan, "evidence", '{"description": "Two"}')
    numbers = [plan.shown_number("evidence", rid) for rid in (first, second)]
    assert len(set(numbers)) == 2 and numbers[0] < numbers[1]


def test_a_link_is_made_by_id_number_or_name(library: Library, plan: Plan) -> None:
    where = address(plan, "events", "standards")
    for words in ("publicise-events", "4", "Publicise-Events", plan.standards.standard[3].title.upper()):
        set_from_text(library, plan, where, words)
        assert plan.get(where) == ("publicise-events",), words
    where = address(plan, "events", "neighbourhood")
    town = record(plan, "neighbourhoods")
    for words in (town, "testing TOWN", f"{town}, Testing Town"):
        set_from_text(library, plan, where, words)
        assert plan.get(where) == (town,), words


@pytest.mark.parametrize(
    ("register", "text", "words"),
    [
        ("parties", "{}", "There is no register “parties”. There are: document-control,"),
        ("events", "no JSON", "That is not JSON"),
        ("events", "", "That is not JSON"),
        ("events", "[" * 100_000, "That is not JSON"),
        ("events", "[]", "A record is a JSON object"),
        ("events", '"title"', "A record is a JSON object"),
        ("events", '{"colour": "red"}', "has no column “colour”. It has: date,"),
        ("events", '{"title": {"a": 1}}', "A column takes a text, a number, yes or no, or a list"),
        ("events", '{"date": "soon"}', "“soon” is not a date"),
        ("events", '{"date": 20260903}', "is not a date"),
        ("events", '{"attended": "NaN"}', "is not a number"),
        ("events", '{"attended": NaN}', "is not a number"),
        ("events", '{"attended": true}', "is not a number"),
        ("events", '{"standards": ["meet-face-to-face", "nothing"]}', "cannot link to “nothing”"),
        ("events", '{"advertised-where": ["posters, website"]}', "is not a choice"),
        ("evidence", '{"file": "report.pdf"}', "give the file as @name"),
    ],
)
def test_a_record_that_cannot_be_is_refused_and_nothing_is_added(
    library: Library, plan: Plan, register: str, text: str, words: str
) -> None:
    before = dict(plan.values)
    said = refusal(RefusedError, lambda: add_from_json(library, plan, register, text))
    assert words in said
    assert plan.values == before
    kept(library, plan)


def test_two_records_of_one_name_are_told_apart_by_their_ids(library: Library, plan: Plan) -> None:
    ids = [add_from_json(library, plan, "communities", '{"community": "Students"}')[0] for _ in range(2)]
    said = refusal(RefusedError, lambda: add_from_json(library, plan, "events", '{"communities": "students"}'))
    assert "“students” fits 2 in “communities”" in said and all(rid in said for rid in ids)
    made, _ = add_from_json(library, plan, "events", json.dumps({"communities": ids}))
    assert plan.cell("events", made, "communities") == tuple(ids)


def test_a_name_with_a_comma_is_one_name(library: Library, plan: Plan) -> None:
    name = "Verwood, Three Legged Cross and West Moors"
    place_id, _ = add_from_json(library, plan, "neighbourhoods", json.dumps({"name": name}))
    for value in (name, [name]):
        made, _ = add_from_json(library, plan, "events", json.dumps({"neighbourhood": value}))
        assert plan.cell("events", made, "neighbourhood") == (place_id,)
    set_from_text(library, plan, f"events/{made}/neighbourhood", f"Testing Town, {place_id}")
    assert plan.cell("events", made, "neighbourhood") == (record(plan, "neighbourhoods"), place_id)


def test_characters_taken_out_of_a_record_are_counted(library: Library, plan: Plan) -> None:
    record_id, removed = add_from_json(library, plan, "partners", '{"organisation": "Te\\u0000st\\ud800 Trust\\u202e"}')
    assert removed == 3
    assert plan.cell("partners", record_id, "organisation") == "Test Trust"


# -- long


def test_a_text_of_200_000_words_is_written_checked_read_and_exported(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    text = "\n\n".join("Residents told us that the lane is dark and cars are fast. " * 10 for _ in range(1700))
    assert len(text.split()) > 200_000
    assert set_from_text(library, plan, "profile/description", text) == 0
    again = open_plan(workspace, library, plan.id).plan
    content = again.get("profile/description")
    assert isinstance(content, RichText) and len(content.plain().split()) == len(text.split())
    assert stored_kind(content) == "rich"
    check_plan(workspace, again)
    export_plan(workspace, library, Order(again, tmp_path / "long.docx"))
    assert (tmp_path / "long.docx").stat().st_size > 10_000
