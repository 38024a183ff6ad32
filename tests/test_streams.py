"""The program among others: where it looks, what it says when things go wrong, and who else has the library."""

import subprocess
import sys
from pathlib import Path

import pytest

from nec_desktop import __version__
from nec_desktop.actions.workspace import Workspace
from tests.program import PERIOD, PROGRAM, Program, run_bare


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "data")


# -- usage


def test_help_begins_with_what_the_program_is() -> None:
    done = run_bare("--help", COLUMNS="200")
    assert done.returncode == 0 and done.stderr == ""
    words = done.stdout.split("\n\n")
    assert words[1].startswith("Write a neighbourhood policing area's plan")
    assert words[-1].startswith("Exit codes: 0 done; 1 findings")
    for command in [
        "new",
        "example",
        "list",
        "show",
        "set",
        "add",
        "check",
        "export",
        "standards",
        "outlines",
        "self-test",
    ]:
        assert f"\n    {command} " in done.stdout


def test_the_version_is_printed() -> None:
    done = run_bare("--version")
    assert (done.returncode, done.stdout) == (0, f"NEC Desktop {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [("frobnicate",), ("show",), ("new", "--area", "A"), ("export", "A", "b.docx", "--copy", "secret"), ("--colour",)],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(program: Program, arguments: tuple[str, ...]) -> None:
    done = program.run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: nec-desktop") and "error: " in done.stderr
    assert not program.folder.exists()


def test_the_data_folder_is_given_before_or_after_the_command_or_is_the_users(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    plan_id = Program(folder).new()
    assert run_bare("--data-dir", folder, "list").stdout.startswith(plan_id)
    assert run_bare("list", "--data-dir", folder).stdout.startswith(plan_id)
    assert run_bare("--data-dir", tmp_path / "none", "list", "--data-dir", folder).stdout.startswith(plan_id)
    users = {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    if sys.platform == "linux":
        plan_id = Program(tmp_path / "NEC Desktop").new()
        assert run_bare("list", **users).stdout.startswith(plan_id)


# -- which plan


def test_a_plan_that_is_not_clear_is_refused(program: Program) -> None:
    first, second = program.new("North Testing"), program.new("South Testing")
    said = program.refused("show", "Testing")
    assert "“Testing” fits 2 plans" in said and first in said and second in said
    assert "There is no plan “West”" in program.refused("check", "West")
    assert "No plan is named" in program.refused("set", "", "cover/title", "x")
    assert "No plan is named" in program.refused("show", b"\xff")
    assert program.out("show", "south").count("South Testing") == 2


# -- who else has the library


def test_while_another_program_has_the_library_it_can_be_read_and_not_written(program: Program, tmp_path: Path) -> None:
    plan_id = program.new()
    with Workspace(program.folder).write("a NEC Desktop window"):
        for command in (
            ("new", "--area", "A", *PERIOD),
            ("example",),
            ("set", plan_id, "cover/title", "Mine"),
            ("add", plan_id, "events", "{}"),
        ):
            said = program.refused(*command)
            assert "The library is open in a NEC Desktop window (" in said and "only one program can write" in said
        assert program.out("list").startswith(plan_id)
        assert "Little Testing" in program.out("show", plan_id)
        assert program.run("check", plan_id).stdout.startswith("Error: ")
        program.out("export", plan_id, tmp_path / "plan.docx")
    program.out("set", plan_id, "cover/title", "Mine")
    assert program.plan(plan_id).title == "Mine"


def test_what_was_killed_while_it_wrote_does_not_keep_others_out(program: Program) -> None:
    plan_id = program.new()
    holder = f"""
import time
from pathlib import Path
from nec_desktop.actions.workspace import Workspace
library = Workspace(Path({str(program.folder)!r})).write("a program that dies")
print("open", flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE, encoding="utf-8") as other:
        assert other.stdout and other.stdout.readline() == "open\n"
        assert "a program that dies" in program.refused("set", plan_id, "cover/title", "Mine")
        other.kill()
    program.out("set", plan_id, "cover/title", "Mine")


# -- streams


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_reader_that_goes_away_is_not_complained_about(program: Program, command: str) -> None:
    plan_id = program.new()
    with subprocess.Popen(
        [*PROGRAM, "--data-dir", program.folder, command, plan_id], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout and running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


def test_output_sent_to_a_full_disk_is_told_and_what_was_asked_for_is_done(program: Program) -> None:
    plan_id = program.new()
    for command in (("show", plan_id), ("example",), ("list",)):
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(
                [*PROGRAM, "--data-dir", program.folder, *command],
                stdout=full,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                check=False,
            )
        assert done.returncode == 1
        assert done.stderr == "Not everything could be printed (No space left on device). What was asked for is done.\n"
    assert "(example)" in program.out("list")


def test_a_plain_locale_prints_what_any_other_prints(program: Program) -> None:
    plan_id = program.new("Zürich – Nord")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    assert "Zürich – Nord" in program.run("list", **plain).stdout
    assert "There is no plan “Bern”" in program.run("show", "Bern", **plain).stderr
    done = program.run("set", plan_id, "cover/area", "Genève", LC_ALL="C")
    assert done.returncode == 0 and program.plan(plan_id).area == "Genève"


# -- folders and faults


def test_a_folder_that_is_none_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    for folder in (file, file / "inside"):
        assert f"The folder {folder} cannot be used" in Program(folder).refused("example")
    assert file.read_bytes() == b""


def test_a_library_that_is_damaged_is_a_sentence(program: Program) -> None:
    plan_id = program.new()
    library = program.folder / "library.db"
    library.write_bytes(b"not a library" * 1000)
    for command in (("list",), ("show", plan_id), ("set", plan_id, "cover/title", "x")):
        said = program.refused(*command)
        assert f"The library {library} is damaged" in said and "exactly as it is" in said
    assert library.read_bytes() == b"not a library" * 1000


def in_python(*lines: str) -> subprocess.CompletedProcess[str]:
    """Run lines of Python in a process of its own, which ends with the code they leave in `code`."""
    script = "\n".join(
        (
            "import sys",
            "from pathlib import Path",
            "from nec_desktop.__main__ import main",
            "from nec_desktop.commands.fault import tell_fault",
            *lines,
        )
    )
    return subprocess.run(
        [sys.executable, "-c", f"{script}\nsys.exit(code)"], capture_output=True, encoding="utf-8", check=False
    )


def test_a_fault_of_ours_is_logged_and_said_in_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    done = in_python(f"code = tell_fault(ZeroDivisionError('a slip'), Path({str(folder)!r}))")
    log = folder / "nec-desktop.log"
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        f"NEC Desktop made a mistake (ZeroDivisionError: a slip). Your plans are safe. The details are in {log}.\n"
    )
    assert "ERROR Unexpected fault" in log.read_text(encoding="utf-8")


def test_what_nobody_foresaw_ends_with_exit_code_3_and_without_a_traceback() -> None:
    """No system takes a name with a NUL in it, and no shell can give one: only another program's slip does."""
    done = in_python("code = main(['--data-dir', 'a\\0b', 'example'])")
    assert (done.returncode, done.stdout) == (3, "")
    assert "NEC Desktop made a mistake (ValueError: " in done.stderr and "Traceback" not in done.stderr
    assert "could not be written to" in done.stderr and done.stderr.count("\n") == 1


def test_the_program_tries_itself_out() -> None:
    done = run_bare("self-test", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    assert f"NEC Desktop {__version__}, Python " in done.stderr + done.stdout
    assert "compared with the plan" in done.stderr + done.stdout and "Window: shown." in done.stderr + done.stdout
