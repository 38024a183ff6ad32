"""The wheel and the source archive: built from the checkout, installed somewhere else, and used from there."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from email.message import Message
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
WINDOWS = os.name == "nt"
SHIPPED = [
    path.relative_to(ROOT).as_posix()
    for folder in ("ui", "resources")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.is_file() and path.suffix not in (".py", ".pyc")
]
"""Forms and data, as they lie in the checkout."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    _run([sys.executable, "-m", "hatchling", "build", "-d", str(folder)], ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel."""
    (wheel,) = built.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of `nec-desktop`, as pip installs it from the wheel into an environment of its own.

    What it depends on comes from the environment that runs the tests, so that no network is needed. A line in a
    .pth file adds a folder without the .pth files in it, and so without the checkout.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    bin_folder = folder / ("Scripts" if WINDOWS else "bin")
    python = bin_folder / ("python.exe" if WINDOWS else "python")
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    packages.joinpath("depends.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    _run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], folder)
    return str(bin_folder / ("nec-desktop.exe" if WINDOWS else "nec-desktop"))


def test_the_wheel_holds_the_package_its_forms_and_its_data(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"nec_desktop/{path}" for path in SHIPPED} <= names
    assert {"nec_desktop/py.typed", "nec_desktop/__main__.py"} <= names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"nec_desktop"}, "nothing lies beside it"
    assert not [name for name in names if name.endswith("make_template.py") or "__pycache__" in name]


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (folder,) = {name.partition("/")[0] for name in archive.namelist() if ".dist-info/" in name}
        metadata: Message = Parser().parsestr(archive.read(f"{folder}/METADATA").decode())
        entry_points = archive.read(f"{folder}/entry_points.txt").decode()
        licence = archive.read(f"{folder}/licenses/LICENSE").decode()
    assert metadata["Name"] == "nec-desktop"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert "MIT License" in licence
    assert "nec-desktop = nec_desktop.__main__:run" in entry_points
    classifiers = metadata.get_all("Classifier") or []
    assert "Programming Language :: Python :: 3.11" in classifiers
    assert "Typing :: Typed" in classifiers
    assert any(
        need.startswith("pyside6-essentials") and "<6.12" in need for need in metadata.get_all("Requires-Dist") or []
    )


def test_the_source_archive_builds_the_same_wheel(built: Path, wheel: Path, tmp_path: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    _run([*pip, "--no-deps", "--no-index", "--no-build-isolation", "-w", str(tmp_path), str(source)], tmp_path)
    (again,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as first, ZipFile(again) as second:
        assert sorted(second.namelist()) == sorted(first.namelist())


def test_the_source_archive_holds_what_a_packager_needs(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml", "tests/conftest.py"} <= names


def test_an_installed_program_finds_its_own_data(program: str, tmp_path: Path) -> None:
    listed = _run([program, "standards", "--data-dir", str(tmp_path)], tmp_path).stdout
    assert "dorset-nec-2019" in listed
    assert str(ROOT) not in listed


def test_an_installed_program_tests_itself(program: str, tmp_path: Path) -> None:
    told = _run([program, "self-test"], tmp_path).stdout
    assert "Export:" in told
    assert "Window: shown." in told


def test_an_installed_program_makes_and_exports_the_example(program: str, tmp_path: Path) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    plan_id = _run([program, "example", *data], tmp_path).stdout.splitlines()[-1]
    _run([program, "export", plan_id, "plan.docx", *data], tmp_path)
    with ZipFile(tmp_path / "plan.docx") as document:
        assert "East Dorset" in document.read("word/document.xml").decode()


def _run(command: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command in a folder, away from the checkout."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done
