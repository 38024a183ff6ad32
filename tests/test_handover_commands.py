"""The commands that hand a plan over and take one over, each run as a process of its own."""

import json
from pathlib import Path

from tests.program import Program


def test_a_plan_goes_to_a_colleague_and_comes_back(tmp_path: Path) -> None:
    ann, ben = Program(tmp_path / "ann"), Program(tmp_path / "ben")
    plan_id, out, back = ann.new(), tmp_path / "out.necplan", tmp_path / "back.necplan"
    done = ann.run("pack", plan_id, out, "--history", "--lend-to", "Sergeant Example")
    assert (done.returncode, done.stdout) == (0, "")
    assert "read again and compared with the plan." in done.stderr and "lent to Sergeant Example" in done.stderr
    held = json.loads(ben.out("inspect", out, "--json"))
    assert (held["plan"], held["here"], held["lent_to"], held["conflicts"]) == (plan_id, False, "Sergeant Example", [])
    assert "is not here yet" in ben.out("inspect", out) and ben.out("list") == ""
    assert ben.out("unpack", out) == plan_id
    assert ben.written(plan_id) == ann.written(plan_id)
    ben.out("set", plan_id, "profile/description", "By Ben")
    ann.out("set", plan_id, "cover/area", "By Ann")
    ben.out("pack", plan_id, back, "--give-back")
    assert "added: " in ann.out("inspect", back) and "conflict: nothing" in ann.out("inspect", back)
    assert ann.out("unpack", back) == plan_id
    written = ann.written(plan_id)
    assert (written["profile/description"], written["cover/area"]) == ("By Ben", "By Ann")
    assert "cover/@holder" not in written
    listed = ann.out("versions", plan_id)
    assert "Kept as it was handed over  Handed over to Sergeant Example" in listed
    assert "Kept as two copies were brought together  Brought together with" in listed


def test_conflicts_are_told_and_decided_by_a_word(tmp_path: Path) -> None:
    ann, ben = Program(tmp_path / "ann"), Program(tmp_path / "ben")
    plan_id, file = ann.new(), tmp_path / "plan.necplan"
    ann.out("pack", plan_id, file)
    ben.out("unpack", file)
    ann.out("set", plan_id, "cover/area", "By Ann")
    ben.out("set", plan_id, "cover/area", "By Ben")
    ben.out("pack", plan_id, file)
    words = ann.refused("unpack", file)
    assert "in conflict: cover/area\n    mine: By Ann\n    theirs: By Ben" in words and "--conflicts theirs" in words
    assert ann.written(plan_id)["cover/area"] == "By Ann"
    assert ann.out("unpack", file, "--conflicts", "theirs") == plan_id
    assert ann.written(plan_id)["cover/area"] == "By Ben"
    assert "holds nothing that is new here" in ann.run("unpack", file).stderr


def test_of_texts_that_both_changed_both_can_be_kept(tmp_path: Path) -> None:
    ann, ben = Program(tmp_path / "ann"), Program(tmp_path / "ben")
    plan_id, file = ann.new(), tmp_path / "plan.necplan"
    ann.out("pack", plan_id, file)
    ben.out("unpack", file)
    for who, name in ((ann, "Ann"), (ben, "Ben")):
        who.out("set", plan_id, "cover/area", f"By {name}")
        who.out("set", plan_id, "profile/description", f"Told by {name}.")
    ben.out("pack", plan_id, file)
    ann.out("unpack", file, "--conflicts", "both")
    written = ann.written(plan_id)
    assert written["cover/area"] == "By Ann"
    assert written["profile/description"].split("\n\n") == ["Told by Ann.", "Told by Ben."]


def test_whoever_has_a_plan_that_was_lent_is_not_told_that_somebody_else_has_it(tmp_path: Path) -> None:
    ann, ben = Program(tmp_path / "ann"), Program(tmp_path / "ben")
    plan_id, file = ann.new(), tmp_path / "plan.necplan"
    ann.out("pack", plan_id, file, "--lend-to", "Ben Example")
    assert "with Ben Example" in ann.run("set", plan_id, "cover/area", "By Ann").stderr
    ben.out("writer", "--name", "Ben Example", "--post", "Sergeant")
    ben.out("unpack", file)
    assert ben.run("set", plan_id, "cover/area", "By Ben").stderr == "Saved cover/area.\n"


def test_where_the_file_cannot_be_written_nothing_is_lent(tmp_path: Path) -> None:
    ann = Program(tmp_path / "ann")
    plan_id = ann.new()
    words = ann.refused("pack", plan_id, tmp_path / "no folder" / "plan.necplan", "--lend-to", "Sergeant Example")
    assert "is not there" in words and "cover/@holder" not in ann.written(plan_id)
    assert ann.out("versions", plan_id) == ""
