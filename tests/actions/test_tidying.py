"""Tidying versions: what is taken away, and what never is."""

from datetime import UTC, datetime, timedelta

from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.tidying import surplus, tidy_versions
from nec_desktop.actions.versions import keep_automatic
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.sent import Sent
from nec_desktop.library.library import Library
from nec_desktop.library.returned import NewReturn
from nec_desktop.library.snapshots import Kind, SnapshotEntry
from nec_desktop.plan.plan import Plan
from nec_desktop.review.returned import Return
from nec_desktop.review.rounds import Asked, record_round

NOW = datetime(2026, 7, 15, 11, 0, tzinfo=UTC)


def daily(days: int, kind: Kind = "automatic") -> list[SnapshotEntry]:
    """Return a snapshot for each of the days before now, the oldest first."""
    return [
        SnapshotEntry(f"day{age}", "plan", days - age, NOW - timedelta(days=age, hours=1), kind)
        for age in range(days - 1, -1, -1)
    ]


def left(entries: list[SnapshotEntry]) -> list[SnapshotEntry]:
    gone = {entry.id for entry in surplus(entries, NOW)}
    return [entry for entry in entries if entry.id not in gone]


def test_all_of_thirty_days_are_kept_then_one_a_week_then_one_a_month() -> None:
    entries = daily(365 * 3)
    kept = left(entries)
    ages = [(NOW - entry.made).days for entry in kept]
    assert [age for age in ages if age < 30] == list(range(29, -1, -1))
    weeks = [entry.made.isocalendar()[:2] for entry, age in zip(kept, ages, strict=True) if 30 <= age < 365]
    assert len(weeks) == len(set(weeks)) and 47 <= len(weeks) <= 50
    months = [(entry.made.year, entry.made.month) for entry, age in zip(kept, ages, strict=True) if age >= 365]
    assert len(months) == len(set(months)) and 24 <= len(months) <= 26


def test_the_last_of_a_week_is_the_one_that_stays() -> None:
    monday = datetime(2026, 3, 2, 9, tzinfo=UTC)
    week = [SnapshotEntry(f"{n}", "plan", n, monday + timedelta(days=n), "automatic") for n in range(7)]
    assert [entry.id for entry in left(week)] == ["6"]


def test_tidying_twice_takes_away_nothing_more() -> None:
    kept = left(daily(800))
    assert left(kept) == kept


def test_named_sent_and_published_versions_are_never_tidied() -> None:
    kinds: tuple[Kind, ...] = ("version", "sent", "published")
    for kind in kinds:
        assert surplus(daily(900, kind), NOW) == []


def _two_of_one_week(workspace: Workspace, library: Library, plan: Plan) -> tuple[SnapshotEntry, SnapshotEntry]:
    """Keep two automatic versions of one week, half a year ago; the rule keeps the second."""
    library.close()
    kept = []
    for day in (0, 1):
        moment = datetime(2026, 1, 6 + day, tzinfo=UTC)
        with Workspace(workspace.folder, now=lambda moment=moment: moment).write() as then:  # type: ignore[misc]
            kept.append(then.add_snapshot(plan.id, plan.values, "automatic", name="Before a test", sent=Sent(())))
    return kept[0], kept[1]


def test_an_automatic_version_of_which_a_returned_file_speaks_is_never_tidied(
    workspace: Workspace, library: Library, plan_id: str
) -> None:
    plan = open_plan(workspace, library, plan_id).plan
    first, second = _two_of_one_week(workspace, library, plan)
    with workspace.write() as now:
        new = NewReturn(plan.id, first.id, "hash", "parts", "back.docx", "Panel chair", "Word", "properties")
        now.add_return(new, Return(), b"the file")
        assert tidy_versions(now, plan, NOW) == []
        assert [entry.id for entry in now.snapshots(plan.id)] == [first.id, second.id]


def test_an_automatic_version_of_which_a_round_speaks_is_never_tidied(
    workspace: Workspace, library: Library, plan_id: str
) -> None:
    plan = open_plan(workspace, library, plan_id).plan
    first, second = _two_of_one_week(workspace, library, plan)
    with workspace.write() as now:
        asked = Asked("opcc", ("Panel chair",))
        noted = record_round(plan, asked, snapshot=first.id, number=1, file="p.docx", sent=NOW.date())
        save(now, plan, noted)
        assert tidy_versions(now, plan, NOW) == []
        assert [entry.id for entry in now.snapshots(plan.id)] == [first.id, second.id]


def test_keeping_one_tidies_the_older_ones(workspace: Workspace, library: Library, plan_id: str) -> None:
    plan = open_plan(workspace, library, plan_id).plan
    _first, second = _two_of_one_week(workspace, library, plan)
    with workspace.write() as now:
        made = keep_automatic(now, plan, "Before accepting all")
        assert [entry.id for entry in now.snapshots(plan.id)] == [second.id, made.id]
        assert now.snapshot(made.id).values == plan.values
