"""Where forms, shipped data and a person's own data are found."""

from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_path

_PACKAGE = Path(str(files("nec_desktop")))


def _folder(name: str) -> Path:
    """Return the data folder `name`: inside the package when installed, beside it in a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


UI = _folder("ui")
RESOURCES = _folder("resources")


def default_data_folder() -> Path:
    """Return the folder that holds a person's library unless `--data-dir` names another."""
    return user_data_path("NEC Desktop", appauthor=False)
