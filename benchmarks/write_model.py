"""Write a peers' content with our writer, as one process: python -m benchmarks.write_model FOLDER MODEL OUT."""

import sys
from pathlib import Path

from benchmarks.model import document, picture_name, read_model
from nec_desktop.word.writer import write_document

if __name__ == "__main__":
    folder, model, out = (Path(argument) for argument in sys.argv[1:])
    write_document(
        document(read_model(model)), out, lambda picture: (folder / "img" / picture_name(picture)).read_bytes()
    )
