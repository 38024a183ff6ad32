"""Export of the peers' content through our writer, against the tutorial way of python-docx, docxtpl and pandoc."""

import json
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import export_plan
from benchmarks.model import document, picture_name, read_model
from benchmarks.table import Figure
from benchmarks.timing import NotMeasuredError, medians, python, run
from nec_desktop.document.blocks import Document
from nec_desktop.word.writer import write_document

RUNS = 5


def figures(peers: Path | None, folder: Path) -> Iterator[Figure]:
    """Yield the figures. `peers` holds model.json and the scripts; `folder` is for what is written."""
    if peers is None or not (peers / "model.json").is_file():
        raise NotMeasuredError("export against other programs needs a folder of peers: make benchmark DIR=folder")
    place = folder / "peers"
    shutil.copytree(peers, place)  # the scripts put pictures beside themselves
    run(python_script(place / "make_images.py"))
    model = read_model(place / "model.json")
    (place / "model-10.json").write_text(json.dumps(model * 10), encoding="utf-8")

    def write(content: Document) -> None:
        write_document(content, folder / "ours.docx", lambda name: (place / "img" / picture_name(name)).read_bytes())

    once, ten = document(model), document(model * 10)
    alone, alone_ten = medians(RUNS, lambda: write(once), lambda: write(ten))
    whole, whole_ten = medians(
        RUNS, partial(run, _ours(place, "model.json", folder)), partial(run, _ours(place, "model-10.json", folder))
    )
    naive, naive_whole = _peer(place, "export_naive.py", folder)
    yield Figure("Export, the writer alone", alone, "python-docx as its tutorial shows", naive, 0.1)
    yield Figure("Export, a whole process", whole, "the same", naive_whole)
    floor, _ = _peer(place, "export_rawxml.py", folder)
    yield Figure("Export, the writer alone", alone, "the floor: the body as one string", floor, 1.3)
    _, template_whole = _peer(place, "export_docxtpl.py", folder)
    yield Figure("Export, a whole process", whole, "docxtpl, a whole process", template_whole)
    yield Figure("Ten times the content, a whole process", whole_ten, "the content once", whole, 6)
    yield Figure("Ten times the content, the writer alone", alone_ten, "the content once", alone)
    if not shutil.which("pandoc"):
        raise NotMeasuredError("pandoc is not installed, so nothing was set against it")
    for name in ("model", "model-10"):
        run(python_script(place / "to_text_formats.py", place / f"{name}.json", place / name))

    def pandoc(times: int) -> list[str]:
        source = place / ("model.md" if times == 1 else "model-10.md")
        return ["pandoc", str(source), "-o", str(folder / "pandoc.docx")]

    (pandoc_whole,) = medians(RUNS, partial(run, pandoc(1)))
    yield Figure("Export, the writer alone", alone, "pandoc, a whole process", pandoc_whole, 0.5)
    yield Figure("Export, a whole process", whole, "the same", pandoc_whole)
    yield from export_plan.figures(model, place / "img", folder, pandoc)


def _peer(place: Path, script: str, folder: Path) -> tuple[float, float]:
    """Return how long a peer's script takes, its imports not counted, and as a whole process."""
    command = [str(place / script), str(place / "model.json"), str(folder / f"{script}.docx")]
    alone = median(float(run(python("benchmarks.write_naively", *command))) for _ in range(3))
    (whole,) = medians(3, partial(run, python_script(*command)), warm_up=0)
    return alone, whole


def python_script(*parts: object) -> list[str]:
    """Return the command that runs a script with this Python."""
    return [python("")[0], *map(str, parts)]


def _ours(place: Path, model: str, folder: Path) -> list[str]:
    return python("benchmarks.write_model", str(place), str(place / model), str(folder / "ours-process.docx"))
