"""Where forms, shipped data and a person's own data are found."""

from pathlib import Path

_PACKAGE = Path(__file__).parent  # not importlib.resources: to import it takes as long as to paint the menus


def _folder(name: str) -> Path:
    """Return the data folder `name`: inside the package when installed, beside it in a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


UI = _folder("ui")
RESOURCES = _folder("resources")


def default_data_folder() -> Path:
    """Return the folder that holds a person's library unless `--data-dir` names another."""
    from platformdirs import user_data_path  # noqa: PLC0415 - a window that is told its folder does without

    return user_data_path("NEC Desktop", appauthor=False)
