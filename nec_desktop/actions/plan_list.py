"""What a list of plans says of each, and what tells those of one name apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.entry import PlanEntry
from nec_desktop.library.library import Library
from nec_desktop.plan.words import count_words, date_words, period_words, time_words
from nec_desktop.translation import tr


def stage_words(workspace: Workspace, entry: PlanEntry) -> str:
    """Return the stage of a plan as its outline calls it, empty where it has none."""
    outline = workspace.catalogue.outlines.get(entry.outline)
    section = outline.find_section("cover") if outline else None
    stage = next((field for field in section.field if field.id == "stage"), None) if section else None
    choices = stage.choices if stage and isinstance(stage.choices, dict) else {}
    return choices.get(entry.stage, entry.stage)


def told_apart(workspace: Workspace, library: Library, entries: Sequence[PlanEntry]) -> dict[str, str]:
    """Return for each plan that has its name in common with another what it is known by, by its id.

    Area, period and stage are told where they differ; when it was last changed and how far it is, always.
    """
    by_name: defaultdict[str, list[PlanEntry]] = defaultdict(list)
    for entry in entries:
        by_name[(entry.title or entry.area).casefold()].append(entry)
    alike = [each for each in by_name.values() if len(each) > 1]
    written = library.how_far([entry.id for each in alike for entry in each]) if alike else {}
    return {
        entry.id: " · ".join(_known_by(workspace, entry, each, *written[entry.id])) for each in alike for entry in each
    }


def _known_by(
    workspace: Workspace, entry: PlanEntry, alike: Sequence[PlanEntry], entries: int, completed: int
) -> Iterator[str]:
    if len({each.area for each in alike}) > 1:
        yield entry.area or tr("no area")
    if len({each.period for each in alike}) > 1:
        yield period_words(entry.period) if entry.period else tr("no period")
    if len({each.stage for each in alike}) > 1:
        yield stage_words(workspace, entry) or tr("no stage")
    changed = entry.changed.astimezone()
    yield tr("changed {0}, {1}").format(date_words(changed.date()), time_words(changed.time()))
    yield tr("{0} completed").format(count_words(completed, tr("section"), tr("sections")))
    yield count_words(entries, tr("entry"), tr("entries"))
