"""The commands of the command line. Each calls the same action as the window, and prints the result.

Data goes to standard output; progress and words for people go to standard error.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from nec_desktop.actions.check import check_plan
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import export_pdf, export_plan
from nec_desktop.actions.looks import adopt_look, drop_look, kept_look, look_of, look_report
from nec_desktop.actions.plans import make_example, new_plan, open_plan
from nec_desktop.actions.publish import publish_plan
from nec_desktop.actions.web_page import export_web_page, is_web_page
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.write import add_from_json, set_from_text
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.faults import FaultyFileError
from nec_desktop.plan.outline import Field
from nec_desktop.plan.outline_checks import read_outline
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.standards import read_standards
from nec_desktop.plan.values import NotAValueError, Period, Record, parse, stored_kind, written
from nec_desktop.plan.words import count_words

OK, REFUSED = 0, 1


def new(workspace: Workspace, options: Namespace) -> int:
    """Start a plan; print its id."""
    with closing(workspace.write()) as library:
        period = Period(_day(options.first, "--from"), _day(options.last, "--to"))
        print(new_plan(workspace, library, options.area, period, options.outline, options.standards))
    return OK


def example(workspace: Workspace, options: Namespace) -> int:
    """Add the finished example plan; print its id."""
    with closing(workspace.write()) as library:
        print(make_example(workspace, library))
    return OK


def list_plans(workspace: Workspace, options: Namespace) -> int:
    """Print all plans."""
    with closing(workspace.read()) as library:
        entries = library.plans()
    if options.json:
        _print_json(
            [
                {
                    "id": entry.id,
                    "title": entry.title,
                    "area": entry.area,
                    "period": written(entry.period),
                    "stage": entry.stage,
                }
                for entry in entries
            ]
        )
    else:
        for entry in entries:
            print(f"{entry.id}  {entry.title}  ({written(entry.period)}, {entry.stage or 'no stage'})")
        if not entries:
            _say("There are no plans yet. The command “new” starts one, “example” adds a finished one.")
    return OK


def show(workspace: Workspace, options: Namespace) -> int:
    """Print every value of a plan: address, kind, value."""
    with closing(workspace.read()) as library:
        plan = _open(workspace, library, options.plan)
    rows = [(address, _kind(plan, address), written(content)) for address, content in sorted(plan.values.items())]
    if options.json:
        _print_json([{"address": address, "kind": kind, "value": value} for address, kind, value in rows])
    else:
        for address, kind, value in rows:
            print(address, kind, value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t"), sep="\t")
    return OK


def set_value(workspace: Workspace, options: Namespace) -> int:
    """Write a value."""
    with closing(workspace.write()) as library:
        plan = _open(workspace, library, options.plan)
        removed = set_from_text(library, plan, options.address, options.value, options.alt)
    _say_removed(removed)
    _say(f"Saved {options.address}.")
    return OK


def add(workspace: Workspace, options: Namespace) -> int:
    """Add a record; print its id."""
    with closing(workspace.write()) as library:
        plan = _open(workspace, library, options.plan)
        record_id, removed = add_from_json(library, plan, options.register, options.record)
    print(record_id)
    _say_removed(removed)
    return OK


def check(workspace: Workspace, options: Namespace) -> int:
    """Print what the checks find; the exit code is 1 where they find anything."""
    with closing(workspace.read()) as library:
        findings = check_plan(workspace, _open(workspace, library, options.plan))
    if options.json:
        _print_json(
            [
                {
                    "severity": finding.severity,
                    "rule": finding.rule,
                    "address": finding.address,
                    "message": finding.message,
                    "advice": finding.advice,
                }
                for finding in findings
            ]
        )
    else:
        for finding in findings:
            print(f"{finding.severity.capitalize()}: {finding.message}\n    {finding.advice} [{finding.address}]")
        _say(f"{count_words(len(findings), 'finding')}." if findings else "Nothing to mend.")
    return REFUSED if findings else OK


def export(workspace: Workspace, options: Namespace) -> int:
    """Export a plan to Word, to PDF or as a web page, as the file's name ends."""
    profile, is_pdf = CopyProfile(options.copy), options.file.suffix.lower() == ".pdf"
    with closing(workspace.read() if profile.public else workspace.send()) as library:
        plan = _open(workspace, library, options.plan)
        if is_pdf:
            what = export_pdf(workspace, library, plan, options.file, profile, options.document, _say)
        elif is_web_page(options.file):
            what = export_web_page(workspace, library, plan, options.file, profile, options.document, _say)
        else:
            exact = options.exact_pages
            what = export_plan(
                workspace, library, plan, options.file, profile, options.document, _say, exact_pages=exact
            )
    way = ", made of a Word file that was" if is_pdf else " and"
    _say(f"{what}: written to {options.file}{way} compared with the plan.")
    return OK


def publish(workspace: Workspace, options: Namespace) -> int:
    """Publish a plan: make its public copy, freeze it, set the plan's stage."""
    with closing(workspace.write()) as library:
        plan = _open(workspace, library, options.plan)
        profile = CopyProfile("public")
        made = publish_plan(workspace, library, plan, options.file, profile, lambda work: work(library), _say)
    _say(f"{made.what}: written to {options.file} and compared with the plan. The plan’s stage is now “published”.")
    return OK


def look(workspace: Workspace, options: Namespace) -> int:
    """Adopt a look and print what was taken over; without a file, print which look there is."""
    if options.file and options.none:
        raise RefusedError("Give a file or --none, not both.")
    if options.file:
        chosen = look_of(options.file)
        adopt_look(workspace, chosen)
        for heading, sentences in look_report(chosen):
            print(f"{heading}:", *sentences, sep="\n  ")
        _say(f"Word documents now have the look “{chosen.name}”.")
        return OK
    if options.none:
        drop_look(workspace)
    kept = kept_look(workspace)
    print(kept.name if kept else "The program’s own")
    return OK


def standards(workspace: Workspace, options: Namespace) -> int:
    """List the standards sets, or validate the files given."""
    if options.files:
        return _validate(options.files, read_standards)
    sets = workspace.catalogue.standards.values()
    rows = [
        {
            "id": found.id,
            "title": found.title,
            "standards": len(found.standard),
            "offered": found.offered,
            "file": str(workspace.catalogue.files[f"standards/{found.id}"]),
        }
        for found in sets
    ]
    return _list_files(workspace, options, "standards", rows)


def outlines(workspace: Workspace, options: Namespace) -> int:
    """List the outlines, or validate the files given."""
    if options.files:
        return _validate(options.files, read_outline)
    found = workspace.catalogue.outlines.values()
    rows = [
        {
            "id": outline.id,
            "title": outline.title,
            "kind": outline.kind,
            "sections": len(outline.section),
            "file": str(workspace.catalogue.files[f"outlines/{outline.id}"]),
        }
        for outline in found
    ]
    return _list_files(workspace, options, "outlines", rows)


COMMANDS: Mapping[str, Callable[[Workspace, Namespace], int]] = {
    "new": new,
    "example": example,
    "list": list_plans,
    "show": show,
    "set": set_value,
    "add": add,
    "check": check,
    "export": export,
    "publish": publish,
    "look": look,
    "standards": standards,
    "outlines": outlines,
}


def _open(workspace: Workspace, library: Library, wanted: str) -> Plan:
    opened = open_plan(workspace, library, wanted)
    for notice in opened.notices:
        _say(notice)
    return opened.plan


def _kind(plan: Plan, address: str) -> str:
    content = plan.values[address]
    field = plan.field_at(address)
    return "record" if isinstance(content, Record) else field.kind if field else stored_kind(content)


def _day(text: str, option: str) -> date:
    try:
        day = parse(Field(id="day", kind="date", label=option), text)
    except NotAValueError as error:
        raise RefusedError(str(error)) from None
    if not isinstance(day, date):
        raise RefusedError(f"{option} is empty. Give a date, as 2026-04-01.")
    return day


def _list_files(workspace: Workspace, options: Namespace, folder: str, rows: list[dict[str, Any]]) -> int:
    faulty = [error for error in workspace.catalogue.faulty if error.path.parent.name == folder]
    if options.json:
        _print_json(rows)
    else:
        for row in rows:
            print(f"{row['id']}  {row['title']}  ({row['file']})")
    for error in faulty:
        _say_faults(error)
    return REFUSED if faulty else OK


def _validate(files: list[Path], read: Callable[[Path], object]) -> int:
    refused = OK
    for path in files:
        try:
            read(path)
            _say(f"{path}: no faults.")
        except FaultyFileError as error:
            _say_faults(error)
            refused = REFUSED
    return refused


def _say_faults(error: FaultyFileError) -> None:
    _say(f"{error.path} cannot be used. {count_words(len(error.faults), 'fault')}:")
    for fault in error.faults:
        _say(f"  {fault}")


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _say_removed(characters: int) -> None:
    if characters:
        verb = "was" if characters == 1 else "were"
        _say(f"{count_words(characters, 'character')} that no document can hold {verb} taken out.")


def _say(words: str) -> None:
    if sys.stdout is not None:  # whoever reads both streams as one reads what was printed before these words first
        sys.stdout.flush()
    print(words, file=sys.stderr)
