"""Export of the peers' content through our writer, against the tutorial way of python-docx, docxtpl and pandoc."""

import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

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
    write_once, write_ten = partial(write, once), partial(write, ten)
    process = partial(run, _ours(place, "model.json", folder))
    process_ten = partial(run, _ours(place, "model-10.json", folder))

    alone, naive = _in_turn(write_once, _script(place, "export_naive.py", folder))
    yield Figure("Export, the writer alone", alone, "python-docx as its tutorial shows", naive, 0.1)
    whole, naive = medians(RUNS, process, partial(run, python_script(*_script(place, "export_naive.py", folder))))
    yield Figure("Export, a whole process", whole, "the same", naive)
    alone, floor = _in_turn(write_once, _script(place, "export_rawxml.py", folder))
    yield Figure("Export, the writer alone", alone, "the floor: the body as one string", floor, 1.3)
    whole, template = medians(RUNS, process, partial(run, python_script(*_script(place, "export_docxtpl.py", folder))))
    yield Figure("Export, a whole process", whole, "docxtpl, a whole process", template)
    whole, whole_ten, alone, alone_ten = medians(RUNS, process, process_ten, write_once, write_ten)
    yield Figure("Ten times the content, a whole process", whole_ten, "the content once", whole, 6)
    yield Figure("Ten times the content, the writer alone", alone_ten, "the content once", alone)
    if not shutil.which("pandoc"):
        raise NotMeasuredError("pandoc is not installed, so nothing was set against it")
    for name in ("model", "model-10"):
        run(python_script(place / "to_text_formats.py", place / f"{name}.json", place / name))

    def pandoc(times: int) -> list[str]:
        source = place / ("model.md" if times == 1 else "model-10.md")
        return ["pandoc", str(source), "-o", str(folder / "pandoc.docx")]

    alone, whole, pandoc_whole = medians(RUNS, write_once, process, partial(run, pandoc(1)))
    yield Figure("Export, the writer alone", alone, "pandoc, a whole process", pandoc_whole, 0.5)
    yield Figure("Export, a whole process", whole, "the same", pandoc_whole)
    yield from export_plan.figures(model, place / "img", folder, pandoc)


def _script(place: Path, script: str, folder: Path) -> list[str]:
    """Return a peer's script, with what it reads and where it writes."""
    return [str(place / script), str(place / "model.json"), str(folder / f"{script}.docx")]


def _in_turn(ours: Callable[[], None], script: list[str]) -> tuple[float, float]:
    """Return the median seconds of our work, and of a peer's script, its imports not counted, done in turn."""
    taken, theirs = [], []
    for _ in range(RUNS):
        start = perf_counter()
        ours()
        taken.append(perf_counter() - start)
        theirs.append(float(run(python("benchmarks.write_naively", *script))))
    return median(taken), median(theirs)


def python_script(*parts: object) -> list[str]:
    """Return the command that runs a script with this Python."""
    return [python("")[0], *map(str, parts)]


def _ours(place: Path, model: str, folder: Path) -> list[str]:
    return python("benchmarks.write_model", str(place), str(place / model), str(folder / "ours-process.docx"))
