"""A page in a line."""

from nec_desktop.plan import richtext, values
from nec_desktop.plan.markdown import from_markdown
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.summary import page_length, page_summary
from tests.small_plan import plan_from, put, small_plan


def test_a_page_tells_its_words_its_short_answers_and_its_records() -> None:
    plan = small_plan()
    pages = plan.every_page()
    words = len(str(plan.get("profile/description").plain()).split())  # type: ignore[union-attr]
    told = page_summary(plan, pages["profile"])
    assert f"Communities: {len(plan.record_ids('communities'))}" in told
    assert int(told.split(" words")[0].rpartition(" ")[2]) >= words
    assert "Our grade: " in page_summary(plan, pages["standards/publicise-events"])


def test_a_page_knows_its_words_and_how_many_are_usual() -> None:
    plan = small_plan()
    page = plan.every_page()["profile"]
    put(plan, **{"profile/description": from_plain("Five words stand in this.")})
    for field in page.fields:
        if field.kind == "rich" and field.id != "description":
            put(plan, **{f"profile/{field.id}": None})
    count, usual = page_length(plan, page)
    wanted = [field.words for field in page.fields if field.words]
    assert count == 5 and len(wanted) > 1
    assert usual == (sum(least for least, _ in wanted), sum(most for _, most in wanted))
    assert page_length(plan, plan.every_page()["cover"])[1] is None


def test_words_that_stand_for_pictures_are_not_counted() -> None:
    plan = plan_from()
    page = plan.every_page()["profile"]
    alt = "A map of the area on which every one of its neighbourhoods has a colour of its own"
    text = (*from_plain("Three words here.").blocks, richtext.Picture("hash", alt))
    put(plan, **{"profile/description": richtext.RichText(text)})
    put(plan, **{"profile/map": values.Picture("hash", alt)})
    assert page_length(plan, page)[0] == 3
    assert "3 words" in page_summary(plan, page).split(" · ")


def test_the_forces_text_counts_only_once_somebody_has_written_another_in_its_place() -> None:
    plan = plan_from()
    page = plan.every_page()["introduction"]
    given = {place: field.default for field in page.fields if field.default for place in plan.places(page, field)}
    assert len(given) > 1
    put(plan, **{place: from_markdown(text) for place, text in given.items()})
    assert plan.status(page) == "not-started" and page_length(plan, page)[0] == 0
    assert "word" not in page_summary(plan, page)
    put(plan, **{next(iter(given)): from_plain("Four words of ours.")})
    assert page_length(plan, page)[0] == 4 and "4 words" in page_summary(plan, page)


def test_a_needed_answer_that_is_missing_is_told_first() -> None:
    plan = small_plan()
    put(plan, **{"profile/description": None})
    assert page_summary(plan, plan.every_page()["profile"]).startswith("1 needed answer is missing · ")


def test_a_page_that_makes_itself_says_so() -> None:
    plan = small_plan()
    page = next(page for page in plan.pages() if page.title == "Glossary")
    assert page_summary(plan, page).endswith("makes itself from the rest")
