"""The example's census figures are those of the published tables."""

import csv
import os
from pathlib import Path

from nec_desktop.actions.plans import make_example
from nec_desktop.actions.workspace import Workspace

CENSUS = Path(os.environ.get("NEC_CORPUS", "")) / "data" / "census2021"


def test_population_and_households_are_the_sums_of_the_twelve_areas(tmp_path: Path) -> None:
    with (CENSUS / "east-dorset-msoas.csv").open(encoding="utf-8-sig") as file:
        codes = {row["geography code"] for row in csv.DictReader(file)}
    totals = set()
    for table, column in (
        ("ts007a", "Age: Total"),
        ("ts045", "Number of cars or vans: Total: All households"),
    ):
        with (CENSUS / f"census2021-{table}-msoa-dorset.csv").open(encoding="utf-8-sig") as file:
            totals.add(sum(int(row[column]) for row in csv.DictReader(file) if row["geography code"] in codes))
    with Workspace(tmp_path).write() as library:
        values = library.values(make_example(Workspace(tmp_path), library))
    figures = {value for address, value in values.items() if address.startswith("statistics/")}
    assert totals <= figures
