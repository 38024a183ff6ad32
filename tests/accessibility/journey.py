"""From an empty library to a Word document, by names and roles alone: journey.py TARGET PROGRAM ARGUMENTS."""

import subprocess
import sys
from pathlib import Path

from tests.accessibility.screen_reader import ScreenReader, has_keyboard, said_by, wait_for, walk

AREA, TEXT, POST = "Purbeck", "Ask at the front desk in Wareham.", "Police community support officer"


def main(target: Path, command: list[str]) -> None:
    """Walk the journey in the program that `command` starts."""
    program = subprocess.Popen(command)
    try:
        reader = ScreenReader("NEC Desktop", program)
        start_plan(reader)
        fill_cover(reader)
        write_section(reader)
        follow_check(reader)
        export(reader, target)
        reader.key("ctrl+q")
        assert program.wait(20) == 0
    finally:
        program.kill()
        program.wait()


def start_plan(reader: ScreenReader) -> None:
    """Answer the three questions."""
    window = reader.window("NEC Desktop")
    reader.press(reader.find(window, "push button", "Start a new plan"))
    reader.find(window, "label", "Which area is the plan for?")
    reader.write(reader.find(window, "text", "Area"), AREA)
    reader.press(reader.find(window, "push button", "Continue"))
    reader.find(window, "text", "First day")
    reader.press(reader.find(window, "push button", "Continue"))
    reader.find(window, "combo box", "Outline")
    reader.press(reader.find(window, "push button", "Start this plan"))
    window = reader.window(AREA)
    tasks = reader.find(window, "tree", "Sections of the plan and their statuses")
    assert reader.row(tasks, "Cover and document control").name.endswith("In progress")
    reader.choose(tasks, "Cover and document control")


def fill_cover(reader: ScreenReader) -> None:
    """Write a date, make a choice, and add a record by its form."""
    window = reader.window(AREA)
    due = reader.find(window, "text", "Draft due")
    reader.write(due, "14 Feb 2027")
    reader.pick(reader.find(window, "combo box", "Stage"), "With the community panel")
    assert said_by(due) == "14 February 2027"


def write_section(reader: ScreenReader) -> None:
    """Write a text, add a record by its form, and say that the section is completed."""
    window = reader.window(AREA)
    sections = reader.find(window, "tree", "Sections")
    reader.choose(sections, "3  Our team")
    text = reader.find(window, "text", "Stations and front desks")
    reader.write(text, TEXT)

    reader.press(reader.find(window, "push button", "Add a post"))
    form = reader.window("Post")
    role = reader.find(form, "text", "Role or rank")
    wait_for(lambda: has_keyboard(role), "the keyboard on the form’s first field")
    reader.write(role, POST)
    reader.write(reader.find(form, "text", "Number"), "2.5")
    reader.press(reader.find(form, "push button", "Save"))
    window = reader.window(AREA)
    team = reader.find(window, "table", "Team").queryTable()
    headers = [team.getColumnHeader(number).name for number in range(team.nColumns)]
    cells = {header: team.getAccessibleAt(0, number).name for number, header in enumerate(headers)}
    assert (cells["Role or rank"], cells["Number"]) == (POST, "2.5"), cells

    reader.press(reader.find(window, "push button", "Yes, completed"))
    wait_for(lambda: "3  Our team" in _problems(reader), "the problem with the section")


def _problems(reader: ScreenReader) -> str:
    sections = reader.find(reader.window(AREA), "tree", "Sections")
    row = reader.row(sections, "3  Our team").name
    return row if row.endswith("Problem") else ""


def follow_check(reader: ScreenReader) -> None:
    """Let the checks say what is wrong there, and lead to it."""
    window = reader.window(AREA)
    tab = wait_for(
        lambda: next((x for x in walk(window) if x.getRoleName() == "page tab" and x.name.startswith("Checks")), None),
        "the tab of the checks",
    )
    reader.press(tab)
    checks = reader.find(window, "list", "Checks")
    reader.choose(checks, "“101, online and 999”")
    place = reader.find(window, "text", "101, online and 999")
    wait_for(lambda: has_keyboard(place), "the keyboard at the finding’s place")


def export(reader: ScreenReader, target: Path) -> None:
    """Make the Word document, and hear that it was made."""
    window = reader.window(AREA)
    reader.press(reader.find(window, "push button", "Create a Word document"))
    copy = reader.find(window, "combo box", "Copy")
    assert copy.name.startswith("Review copy")
    reader.press(reader.find(window, "push button", "Only create the file"))
    dialog = reader.window("Create the Word document")
    reader.write(reader.find(dialog, "text", "File name:"), str(target))
    reader.press(reader.find(dialog, "push button", "Save"))
    wait_for(target.exists, "the document")
    window = reader.window(AREA)
    reader.until_said(window, str(target))
    reader.find(window, "push button", "Open in Word")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
