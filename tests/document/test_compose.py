"""What a copy holds: everything that was written, for a review; nothing that may not leave, for the public."""

from collections.abc import Iterator
from datetime import date, time

import pytest

from nec_desktop.document.blocks import Block, Document, Figure, Heading, Item, Paragraph, Table
from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile, public_obstacles
from nec_desktop.plan.addresses import INTERNAL, MARKING, NOTE, join
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.plan import SENSITIVE, Change, Plan
from nec_desktop.plan.richtext import Paragraph as TextParagraph
from nec_desktop.plan.richtext import RichText, Run
from nec_desktop.plan.values import File, Picture, Record
from nec_desktop.plan.words import in_words, time_words
from tests.document.composed import PUBLIC, REVIEW, document, example_plan
from tests.small_plan import TODAY, empty_plan, findings, plan_from, put, record, small_plan

SECRET = "Zebra seventeen"


def words(composed: Document) -> str:
    """Return every word of a document, blanks as single spaces."""
    cover = composed.cover
    facts = [word for fact in cover.facts for word in fact]
    texts = [cover.scheme, cover.name, *cover.lines, cover.band, *facts, *cover.notes, composed.marking]
    for block in composed.blocks:
        texts += _texts(block)
    return " ".join(" ".join(texts).split())


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{block.number} {block.text}"
            yield block.part
        case Paragraph() | Item():
            yield "".join(run.text for run in block.runs)
        case Table():
            yield block.caption
            yield from (column.header for column in block.columns)
            for row in block.rows:
                for cell in row.cells:
                    for part in cell:
                        yield from _texts(part)
        case Figure():
            yield block.alt
        case Chart():
            yield block.alt
            yield from block.categories
            yield from (series.name for series in block.series)


def secret() -> RichText:
    """Return a text that must not be found."""
    return RichText((TextParagraph((Run(SECRET),)),))


@pytest.mark.parametrize("plan", [small_plan(), example_plan()], ids=["small", "example"])
def test_a_review_copy_holds_every_value_that_is_written(plan: Plan) -> None:
    whole = words(document(plan))
    missing = []
    for address, content in plan.values.items():
        field = plan.field_at(address)
        if isinstance(content, Record | File) or field is None or "@" in address or address.startswith("quarters/"):
            continue
        if field.kind in ("links", "choices", "yes-no", "number") or isinstance(content, Picture):
            continue  # these stand in other words: a standard's number, a picture's caption
        told = time_words(content) if isinstance(content, time) else in_words(plan, field, content)
        missing += [
            (address, line) for line in told.splitlines() if (one := " ".join(line.split())) and one not in whole
        ]
    assert missing == []


def test_a_review_copy_holds_every_record_once_at_home() -> None:
    plan = example_plan()
    homes = [row.address for block in document(plan).blocks if isinstance(block, Table) for row in block.rows]
    homes += [block.address for block in document(plan).blocks if isinstance(block, Heading)]
    records = [address for address, content in plan.values.items() if isinstance(content, Record)]
    assert [address for address in records if homes.count(address) != 1] == []


def test_a_private_note_is_in_no_copy() -> None:
    plan = small_plan()
    put(plan, **{join("profile", NOTE): secret()})
    assert SECRET not in words(document(plan))
    assert SECRET not in words(document(plan, PUBLIC))


def test_what_is_internal_is_in_the_review_copy_only() -> None:
    plan = small_plan()
    event = join("events", record(plan, "events"))
    put(plan, **{join(event, "outcome"): SECRET})
    put(plan, **{join(event, INTERNAL): True})
    assert SECRET in words(document(plan))
    assert "(internal)" in words(document(plan))
    assert SECRET not in words(document(plan, PUBLIC))
    put(plan, **{"methods/approach": secret()})
    put(plan, **{join("methods/approach", INTERNAL): True})
    assert SECRET not in words(document(plan, PUBLIC))


def test_the_public_copy_has_evidence_only_where_it_is_publishable_and_never_where_it_is_held() -> None:
    plan = plan_from(
        registers={
            "evidence": [
                {"description": "Open item", "held": "Green cabinet", "publishable": "yes"},
                {"description": "Closed item", "held": "Red cabinet", "publishable": "no"},
                {"description": "Undecided item"},
            ]
        }
    )
    public = words(document(plan, PUBLIC))
    assert "Closed item" not in public
    assert "Undecided item" not in public
    assert "cabinet" not in public
    review = words(document(plan))
    assert all(word in review for word in ("Open item", "Closed item", "Undecided item", "Green cabinet"))


def test_charts_stand_above_the_tables_that_hold_their_numbers_in_both_copies() -> None:
    for profile in (REVIEW, PUBLIC):
        blocks = document(example_plan(), profile, date(2026, 11, 25)).blocks
        places = [n for n, block in enumerate(blocks) if isinstance(block, Chart)]
        assert len(places) == 6
        for n in places:
            chart = blocks[n]
            assert isinstance(chart, Chart)
            table = next(block for block in blocks[n:] if isinstance(block, Table))
            cells = {
                "".join(run.text for run in part.runs) for row in table.rows for cell in row.cells for part in cell
            }
            assert set(chart.categories) <= cells
            numbers = [number for series in chart.series for number in series.numbers if number is not None]
            assert {f"{number:,}" for number in numbers} <= cells
            assert chart.alt.startswith(("Bar chart. ", "Column chart. "))


def test_a_public_chart_draws_nothing_that_is_internal() -> None:
    plan = example_plan()
    statistics = plan.record_ids("statistics")
    age = next(rid for rid in statistics if plan.cell("statistics", rid, "group") == "70 to 74")
    put(plan, **{join("statistics", age, INTERNAL): True})
    review, public = (
        next(block for block in document(plan, profile).blocks if isinstance(block, Chart))
        for profile in (REVIEW, PUBLIC)
    )
    assert "70 to 74" in review.categories
    assert "70 to 74" not in public.categories and "70 to 74" not in public.alt


def test_the_public_copy_lacks_the_sections_of_the_review() -> None:
    plan = example_plan()
    titles = {block.text for block in document(plan, PUBLIC).blocks if isinstance(block, Heading)}
    for page in plan.pages():
        annex = f"Annex {page.number}: {page.title}"
        assert (annex in titles) == (page.section.annex != "" and not page.section.review_copy_only), annex
    assert any(page.section.review_copy_only for page in plan.pages())


def test_a_sensitive_section_stands_in_the_way_of_a_public_copy() -> None:
    plan = small_plan()
    assert public_obstacles(plan, plan.pages(), findings(plan)) == []
    put(plan, **{join("profile", MARKING): SENSITIVE})
    (obstacle,) = public_obstacles(plan, plan.pages(), findings(plan))
    assert obstacle.address == join("profile", MARKING)
    assert "OFFICIAL-SENSITIVE" in obstacle.words
    assert document(plan).marking == "OFFICIAL-SENSITIVE"


def test_document_control_tells_the_marking_that_the_pages_carry() -> None:
    plan = small_plan()
    put(plan, **{"cover/marking": "OFFICIAL", join("profile", MARKING): SENSITIVE})
    (row,) = [
        row
        for block in document(plan).blocks
        if isinstance(block, Table)
        for row in block.rows
        if row.address == "cover/marking"
    ]
    assert ["".join(run.text for run in part.runs) for part in row.cells[1]] == ["OFFICIAL-SENSITIVE"]


def test_each_obstacle_names_its_page() -> None:
    plan = small_plan()
    put(plan, **{f"standards/{standard.id}/grade": None for standard in plan.standards.standard})
    obstacles = public_obstacles(plan, plan.pages(), findings(plan))
    assert len({obstacle.words for obstacle in obstacles}) == len(obstacles) == len(plan.standards.standard)


def test_headings_go_down_by_one_level_at_most() -> None:
    level = 0
    for block in document(example_plan()).blocks:
        if isinstance(block, Heading):
            assert block.level <= level + 1, block.text
            level = block.level


def test_an_update_shows_its_own_quarter() -> None:
    plan = example_plan()
    update = plan.updates[0]
    for quarter in plan.quarters:
        composed = Composer(plan, REVIEW, TODAY, {}).update_document(update, quarter)
        text = words(composed)
        assert composed.cover.compact
        for rid in plan.record_ids("events"):
            day = plan.cell("events", rid, "date")
            following = [q for q in plan.quarters if q.number == quarter.number + 1]
            near = day in quarter or any(day in q for q in following)
            title = str(plan.cell("events", rid, "title"))
            others = [r for r in plan.record_ids("events") if plan.cell("events", r, "title") == title]
            if len(others) == 1:
                assert (title in text) == near, title


def test_every_page_of_an_update_says_which_quarter_and_issue_it_is() -> None:
    plan = small_plan()
    update, quarter = plan.updates[0], plan.quarters[0]
    plan.apply([Change("cover/issue", "0.3"), Change(f"{update.address}/{quarter.id}/header/issue", "1.2")])
    composer = Composer(plan, REVIEW, TODAY, {})
    assert (
        composer.update_document(update, quarter).footer == f"{plan.area} update, {quarter.title}, version 1.2, draft"
    )
    assert composer.plan_document().footer == f"{plan.area} plan, version 0.3, draft"


def test_annexes_can_be_left_out_and_their_records_are_still_shown_elsewhere() -> None:
    plan = example_plan()
    without = document(plan, CopyProfile(annexes=False))
    titles = [block.text for block in without.blocks if isinstance(block, Heading)]
    assert not [title for title in titles if title.startswith("Annex ")]
    assert any(isinstance(block, Table) and block.caption.startswith("Evidence: ") for block in without.blocks)


@pytest.mark.parametrize("profile", [REVIEW, PUBLIC], ids=["review", "public"])
def test_an_empty_plan_says_not_yet_written_of_what_is_required_and_nothing_of_the_rest(profile: CopyProfile) -> None:
    plan = empty_plan()
    fields = {
        join(page.address, field.id): field
        for page in plan.pages()
        if profile.shows_section(page.section)
        for field in page.fields
        if field.holds_value
    }
    said, named = set(), set()
    for block in document(plan, profile).blocks:
        if isinstance(block, Paragraph) and block.style == "missing":
            said.add(block.address)
        elif isinstance(block, Table):
            said |= {row.address for row in block.rows if "Not yet written" in [*_texts(Table("", (), (row,), ""))]}
            named |= {row.address for row in block.rows}
        elif isinstance(block, Heading):
            named.add(block.address)
    required = {address for address, field in fields.items() if field.required}
    assert said == required
    assert named & fields.keys() == required


def test_what_is_asked_never_passes_for_an_answer() -> None:
    plan = empty_plan()
    asked = {page.section.purpose for page in plan.pages()} | {s.requirement for s in plan.standards.standard}
    shown = [block for block in document(plan).blocks if isinstance(block, Paragraph)]
    for block in shown:
        text = "".join(run.text for run in block.runs)
        assert (block.style == "asked") == any(words in text for words in asked) or "Prompts" in text, text
    assert not [block for block in document(plan, CopyProfile(prompts=False)).blocks if "Prompts" in words_of(block)]


def words_of(block: Block) -> str:
    """Return the words of one block."""
    return " ".join(_texts(block))


def test_the_front_page_says_of_a_marking_what_the_checks_say() -> None:
    plan = small_plan()
    assert dict(document(plan).cover.facts)["Marking"] == "OFFICIAL"
    plan.apply([Change("cover/marking", None)])
    (asked,) = [each.message for each in findings(plan) if each.address == "cover/marking"]
    composed = document(plan)
    assert asked == "“Security marking” is not yet chosen."
    assert dict(composed.cover.facts)["Marking"] == f"OFFICIAL ({asked.removesuffix('.')})"
    assert composed.marking == "OFFICIAL", "every page is marked all the same"
