"""Plans of one name are told apart wherever they stand in a list."""

from datetime import date

from nec_desktop.actions.plan_list import told_apart
from nec_desktop.actions.plans import new_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Change
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.values import Period
from nec_desktop.plan.words import time_words
from tests.small_plan import NOW

YEAR, NEXT = Period(date(2026, 4, 1), date(2027, 3, 31)), Period(date(2027, 4, 1), date(2028, 3, 31))


def words(workspace: Workspace, library: Library) -> dict[str, str]:
    return told_apart(workspace, library, library.plans())


def test_what_differs_and_how_far_they_are_tells_plans_of_one_name_apart(
    workspace: Workspace, library: Library
) -> None:
    here, there, alone = (new_plan(workspace, library, area, YEAR) for area in ("Here", "here", "Elsewhere"))
    begun = len(library.values(here))
    library.save(there, [Change("profile/description", from_plain("Hills.")), Change("profile/@status", "completed")])
    told = words(workspace, library)
    assert set(told) == {here, there} and alone not in told
    assert f"changed 15 July 2026, {time_words(NOW.astimezone().time())}" in told[here]
    assert told[here].startswith("Here · changed"), "the areas differ in a letter’s case, and are told"
    assert told[here].endswith(f"0 sections completed · {begun} entries")
    assert told[there].endswith(f"1 section completed · {begun + 2} entries")


def test_another_period_stage_or_area_under_one_title_is_told(workspace: Workspace, library: Library) -> None:
    plans = [new_plan(workspace, library, area, period) for area, period in (("Here", YEAR), ("There", NEXT))]
    for plan_id in plans:
        library.save(plan_id, [Change("cover/title", "Our plan")])
    library.save(plans[1], [Change("cover/stage", "published")])
    told = words(workspace, library)
    assert told[plans[0]].startswith("Here · 1 April 2026 to 31 March 2027 · Drafting · changed")
    assert told[plans[1]].startswith("There · 1 April 2027 to 31 March 2028 · Published · changed")


def test_plans_of_different_names_need_no_more_words(workspace: Workspace, library: Library) -> None:
    for area in ("Here", "There"):
        new_plan(workspace, library, area, YEAR)
    assert words(workspace, library) == {}
