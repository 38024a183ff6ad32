"""The rules about what is written: they look through every text that a reader could see, and no other."""

import pytest

from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.texts import reading_order, text_of, texts
from nec_desktop.plan.values import Content, Picture
from tests.small_plan import address, findings, plan_from, put, small_plan

RULES = {
    "placeholder-left": ("Ring TBC on Monday.", "“TBC” looks like a placeholder.", "error"),
    "date-form": ("We met on 03/04/26.", "“03/04/26” is a date that people read in different ways.", "advice"),
    "phone-number": ("Ring 07700 900123.", "“07700 900123” is a mobile or private telephone number.", "error"),
    "email-address": ("Write to jo@gmail.com.", "“jo@gmail.com” is a personal e-mail address.", "error"),
    "national-insurance-number": ("His is AB123456C.", "“AB123456C” looks like a National Insurance number.", "error"),
    "case-number": (
        "Crime number 55/12345/26.",
        "“Crime number 55/12345/26” looks like the number of a crime or an incident.",
        "error",
    ),
    "vehicle-registration": (
        "A van, AB12 CDE.",
        "“AB12 CDE” looks like the registration of a vehicle.",
        "error",
    ),
    "postcode": ("Beside BH21 1AA.", "“BH21 1AA” is a full postcode, which a few homes share.", "error"),
    "named-person": ("Mrs Smith agreed.", "“Mrs Smith” names a person.", "error"),
    "birth-date": ("Born on 3 April 1961.", "“Born on 3 April 1961” is a date of birth.", "error"),
    "small-count": ("There were two victims.", "“two victims”: so few people can be recognised.", "error"),
    "group-word": ("We met BAME groups.", "“BAME” puts very different people under one label.", "warning"),
    "acronym-explained": (
        "The PCSO came.",
        "“PCSO” is not explained where the plan first uses it.",
        "warning",
    ),
    "link-words": ("Click here to write.", "“Click here” does not say where the link leads.", "warning"),
    "time-form": ("We meet at 17:30.", "“17:30” can be misread.", "advice"),
    "long-sentence": (
        " ".join(["word"] * 26),
        "This sentence has 26 words: “word word word word word word word word word word word word…”",
        "advice",
    ),
    "passive-sentences": (
        "It was done. It was seen. It was told. It was sent.",
        "The passive stands in 4 of the 4 sentences, first in “was done”.",
        "advice",
    ),
    "plain-word": ("We commence at dawn.", "“commence”: say “start” or “begin”.", "advice"),
    "spelling": ("We organize talks.", "“organize” is spelt “organise” in British English.", "advice"),
}


def found(plan: Plan, *checks: str) -> list[tuple[str, str, str]]:
    return [
        (finding.address, finding.message, finding.severity)
        for finding in findings(plan)
        if finding.rule in (checks or RULES)
    ]


@pytest.mark.parametrize("check", RULES)
def test_each_rule_finds_its_words_in_a_rich_text(check: str) -> None:
    text, message, severity = RULES[check]
    plan = plan_from({"profile": {"description": text}})
    assert found(plan) == [("profile/description", message, severity)]


@pytest.mark.parametrize("check", RULES)
def test_no_rule_finds_anything_in_the_small_plan(check: str) -> None:
    assert not found(small_plan(), check)


def test_each_place_in_a_text_is_told() -> None:
    plan = plan_from({"profile": {"description": "- TBC\n- **XXX**\n\n| a | b |\n| --- | --- |\n| c | ??? |"}})
    assert [message for _, message, _ in found(plan)] == [
        f"“{words}” looks like a placeholder." for words in ("TBC", "XXX", "???")
    ]


def test_a_line_of_text_and_the_words_of_a_picture_are_read() -> None:
    plan = small_plan()
    put(plan, **{"cover/title": "Plan for TBC", address(plan, "events", "venue"): "[insert venue]"})
    put(plan, **{"profile/map": Picture("0f" * 32, "tba.png", "A map, TBA")})
    assert {place for place, _, _ in found(plan)} == {
        "cover/title",
        "profile/map",
        address(plan, "events", "venue"),
    }


@pytest.mark.parametrize(
    ("place", "content"),
    [
        ("profile/@note", from_plain("TBC")),
        ("profile/description/@note", from_plain("TBC")),
        ("cover/stage", "tbc"),
        ("cover/no-such-field", "TBC"),
    ],
)
def test_notes_choices_and_what_has_no_place_are_not_read(place: str, content: Content) -> None:
    plan = plan_from()
    put(plan, **{place: content})
    assert not found(plan)


def test_a_web_address_is_not_read() -> None:
    plan = plan_from(registers={"neighbourhoods": [{"name": "North", "page": "https://example.org/2026-04-03/tbc"}]})
    assert not found(plan)


@pytest.mark.parametrize("inside", [True, False, None])
def test_what_is_internal_is_not_read(*, inside: bool | None) -> None:
    plan = plan_from({"profile": {"towns": "TBC"}}, {"events": [{"title": "Fair TBC"}]})
    put(plan, **{address(plan, "events") + "/@internal": inside, "profile/towns/@internal": inside})
    assert len(found(plan)) == (0 if inside else 2)


def test_a_section_that_is_internal_is_not_read() -> None:
    plan = plan_from({"profile": {"towns": "TBC"}, "places": {"about": "TBC"}})
    put(plan, **{"profile/@internal": True})
    assert [place for place, _ in texts(plan)] == ["places/about"]


def test_where_the_words_stand_in_the_text_is_told() -> None:
    plan = plan_from({"profile": {"description": "- One\n- **We** organize it"}})
    (finding,) = [finding for finding in findings(plan) if finding.rule == "spelling"]
    assert finding.remark is not None
    text = text_of(plan, finding.address, plan.get(finding.address))
    assert text[finding.remark.start : finding.remark.end] == finding.remark.words == "organize"
    assert finding.remark.sentence == "We organize it"


def test_a_venue_and_a_contact_may_have_their_postcode() -> None:
    plan = plan_from(
        {"contact": {"stations": "At BH21 1AA."}},
        {
            "events": [{"venue": "Hall, BH21 1AA", "outcome": "At BH21 1AA."}],
            "team": [{"contact": "Hanham Road, BH21 1AA"}],
            "partners": [{"mailbox": "BH21 1AA"}],
        },
    )
    assert [place for place, _, _ in found(plan, "postcode")] == [address(plan, "events", "outcome")]


def test_a_web_address_may_stand_where_one_is_asked_for() -> None:
    plan = plan_from(
        {"profile": {"towns": "At www.x.uk."}}, {"channels": [{"address": "www.x.uk", "purpose": "www.x.uk"}]}
    )
    assert [place for place, _, _ in found(plan, "link-words")] == [
        "profile/towns",
        address(plan, "channels", "purpose"),
    ]


def test_the_name_of_the_force_is_not_looked_up() -> None:
    plan = plan_from({"cover": {"force": "Xqztshire Police", "title": "Xqztshire"}})
    assert [place for place, _, _ in found(plan, "spelling")] == ["cover/title"]


# -- short forms in the plan's reading order


def short(plan: Plan) -> list[str]:
    return [place for place, _, _ in found(plan, "acronym-explained")]


def test_who_answers_for_the_plan_may_be_named_on_its_cover_and_nobody_else() -> None:
    plan = plan_from({"cover": {"prepared-by": "Inspector Pat Smith"}, "profile": {"description": "Mrs Smith agreed."}})
    assert [place for place, _, _ in found(plan, "named-person")] == ["profile/description"]


def test_a_short_form_is_told_where_the_plan_first_uses_it_whatever_was_written_first() -> None:
    plan = plan_from({"profile": {"towns": "A PCSO.", "description": "The PCSO."}, "places": {"about": "PCSOs"}})
    assert short(plan) == ["profile/description"]
    put(plan, **{"introduction/comment": from_plain("Our PCSO"), "introduction/expect": from_plain("The PCSO")})
    assert short(plan) == ["introduction/expect"]


def test_each_short_form_is_written_out_in_its_own_advice() -> None:
    plan = plan_from({"profile": {"description": "The PCSO and the QXZ."}})
    told = [finding.advice for finding in findings(plan) if finding.rule == "acronym-explained"]
    wanted = ("police community support officer (PCSO)", "what the letters stand for (QXZ)")
    assert told == [f"Write it in full here, with the short form in brackets: {words}." for words in wanted]


def test_once_explained_it_may_be_used_after_but_not_before() -> None:
    explained = "The police community support officer (PCSO)."
    plan = plan_from({"profile": {"description": explained, "towns": "A PCSO."}, "places": {"about": "PCSOs"}})
    assert not short(plan)
    put(plan, **{"introduction/comment": from_plain("A PCSO")})
    assert short(plan) == ["introduction/comment"]


def test_records_are_read_in_their_order_and_column_by_column() -> None:
    plan = plan_from(
        registers={
            "events": [
                {"title": "Later", "date": "2026-07-02", "outcome": "The PCSO."},
                {"title": "Earlier", "date": "2026-07-01", "outcome": "The PCSO", "issues": "A PCSO"},
            ]
        }
    )
    assert short(plan) == [address(plan, "events", "issues", 1)]


def test_a_second_document_is_read_with_the_plan() -> None:
    plan = plan_from({"cover": {"period": "2026-04-01 to 2027-03-31"}})
    put(plan, **{"quarters/2026-07/promise/promise": from_plain("A PCSO.")})
    assert not short(plan)


def test_reading_order_follows_the_pages_and_ends_with_what_none_shows() -> None:
    plan = small_plan()
    place = reading_order(plan)
    order = ["cover/title", "introduction/foreword", "profile/description", "profile/towns"]
    order += [address(plan, "events", "title"), address(plan, "events", "venue"), address(plan, "events", "title", 2)]
    order += ["sign-off/review-dates", "quarters/2026-07/promise/promise", "nowhere/at-all"]
    backwards = order[::-1]
    assert sorted(backwards, key=place) == order
    round_of_review = [f"review-rounds/{'r' * 16}/{column}" for column in ("title", "stage", "due", "sent")]
    backwards = round_of_review[::-1]
    assert sorted(backwards, key=place) == round_of_review
