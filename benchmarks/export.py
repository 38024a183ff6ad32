"""Export of the peers' content through our writer, against the tutorial way of python-docx and pandoc."""

import json
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

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
    naive = ["export_naive.py", "model.json"]
    naive_command = [str(place / naive[0]), str(place / naive[1]), str(folder / "naive.docx")]
    naive_alone = median(float(run(python("benchmarks.write_naively", *naive_command))) for _ in range(3))
    (naive_whole,) = medians(3, partial(run, python_script(*naive_command)), warm_up=0)

    yield Figure("Export, the writer alone", alone, "python-docx as its tutorial shows", naive_alone, 0.1)
    yield Figure("Export, a whole process", whole, "the same", naive_whole)
    if shutil.which("pandoc"):
        run(python_script(place / "to_text_formats.py", place / "model.json", place / "model"))
        pandoc = ["pandoc", str(place / "model.md"), "-o", str(folder / "pandoc.docx")]
        (pandoc_whole,) = medians(RUNS, partial(run, pandoc))
        yield Figure("Export, the writer alone", alone, "pandoc, a whole process", pandoc_whole, 0.5)
        yield Figure("Export, a whole process", whole, "the same", pandoc_whole)
    yield Figure("Ten times the content, a whole process", whole_ten, "the content once", whole, 6)
    yield Figure("Ten times the content, the writer alone", alone_ten, "the content once", alone)
    if not shutil.which("pandoc"):
        raise NotMeasuredError("pandoc is not installed, so nothing was set against it")


def python_script(*parts: object) -> list[str]:
    """Return the command that runs a script with this Python."""
    return [python("")[0], *map(str, parts)]


def _ours(place: Path, model: str, folder: Path) -> list[str]:
    return python("benchmarks.write_model", str(place), str(place / model), str(folder / "ours-process.docx"))
