"""Pictures of the pages of every kind of document: python -m tests.page_pictures FOLDER (make pages).

One sheet of each kind, to be looked at, and docs/pictures/document.png: four pages of the example's review copy.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from tests.exported import export_every_kind
from tests.word.libreoffice import pages_of, to_pdf

SHOWN = (("Please return", 1), ("Contents", 2), ("How we meet the standards", 5), ("5.1.5", 6))
"""Words that tell which pages of the review copy the guide shows, and from which page on they are looked for."""
ACROSS, MOST, GAP = 8, 48, 12
"""Pages in a row of a sheet, pages on it, and pixels between them."""
GROUND, EDGE = (226, 230, 236), (170, 178, 190)


def main() -> None:
    """Make all pictures in the folder named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        made = export_every_kind(scratch)
        pdfs = to_pdf([exported.path for exported in made.values()], scratch)
        for kind, pdf in zip(made, pdfs, strict=True):
            sheet(pictures(pdf, range(1, MOST + 1), 45, scratch), ACROSS).save(folder / f"{kind}.png", optimize=True)
        texts = pages_of(pdfs[list(made).index("review")])
        numbers = [next(n for n in range(first, len(texts)) if words in texts[n - 1]) for words, first in SHOWN]
        few = sheet(pictures(pdfs[list(made).index("review")], numbers, 62, scratch), len(numbers))
        few.quantize(96, dither=Image.Dither.NONE).save(folder / "document.png", optimize=True)


def pictures(pdf: Path, pages: Sequence[int], dots: int, scratch: Path) -> list[Image.Image]:
    """Return pictures of some pages, so many dots an inch; there may be fewer pages."""
    with tempfile.TemporaryDirectory(dir=scratch) as name:
        span = ["-f", str(min(pages)), "-l", str(max(pages))]
        subprocess.run(["pdftoppm", "-r", str(dots), *span, "-png", pdf, f"{name}/page"], check=True, timeout=200)
        made = {int(path.stem.rpartition("-")[2]): path for path in Path(name).iterdir()}
        return [Image.open(made[page]).convert("RGB") for page in pages if page in made]


def sheet(pages: Sequence[Image.Image], across: int) -> Image.Image:
    """Return pages beside and below each other on one picture."""
    width, height = max(page.width for page in pages) + GAP, max(page.height for page in pages) + GAP
    rows = -(-len(pages) // across)
    whole = Image.new("RGB", (min(across, len(pages)) * width + GAP, rows * height + GAP), GROUND)
    for n, page in enumerate(pages):
        place = n % across * width + GAP, n // across * height + GAP
        whole.paste(Image.new("RGB", (page.width + 2, page.height + 2), EDGE), (place[0] - 1, place[1] - 1))
        whole.paste(page, place)
    return whole


if __name__ == "__main__":
    main()
