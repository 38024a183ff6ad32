"""Every promise in docs/guards.md names a guard and a test that are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "guards.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)
GUARDS = [guard for line in TEXT.splitlines() if ".py`" in (guard := f"{line}||".split("|")[2])]


def test_the_table_names_tests() -> None:
    assert len(NAMED) > 20


@pytest.mark.parametrize(("file", "test"), NAMED, ids=[test for _file, test in NAMED])
def test_the_test_of_a_promise_is_there_and_is_run_by_make_test(file: str, test: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert test in functions
    marks = " ".join(ast.unparse(decorator) for decorator in functions[test].decorator_list)
    assert "mark.long" not in marks


@pytest.mark.parametrize("guard", GUARDS)
def test_the_guard_of_a_promise_is_there(guard: str) -> None:
    modules = [ROOT / "nec_desktop" / module for module in re.findall(r"`([\w/]+\.py)`", guard)]
    words = {word for module in modules for word in re.findall(r"\w+", module.read_text(encoding="utf-8"))}
    named = [
        word for words in re.findall(r"`([\w.]+)`", guard) if not words.endswith(".py") for word in words.split(".")
    ]
    assert not set(named) - words
