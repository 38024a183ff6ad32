"""What is said of a library that is saved out of a damaged one: what its rows are called, and what is lost with one."""

from nec_desktop.library.pages import Cell
from nec_desktop.translation import tr


def nouns(table: str) -> tuple[str, str]:
    """Return what a row of a table is called, in the singular and in the plural."""
    match table:
        case "plan":
            return tr("plan"), tr("plans")
        case "value":
            return tr("answer"), tr("answers")
        case "attachment":
            return tr("picture or file"), tr("pictures or files")
        case "snapshot":
            return tr("version or sent copy"), tr("versions or sent copies")
        case "returned":
            return tr("returned file"), tr("returned files")
    return tr("earlier text"), tr("earlier texts")


def missing_words(table: str, key: tuple[Cell, ...]) -> str:
    """Return what is said of a row that is lost as a whole: its key is all that is known."""
    match table:
        case "plan":
            return tr("The plan {0}: its line in the list is lost.").format(*key)
        case "value":
            return tr("The plan {0}: what stood at {1} is lost.").format(*key)
        case "snapshot":
            return tr("The plan {0}: the version or sent copy {1} is lost.").format(*key)
    return tr("The picture or file {0:.8}… is lost.").format(*key)


def damaged_words(table: str, row: dict[str, Cell]) -> str:
    """Return what is said of a row that can be read and not understood."""
    match table:
        case "value":
            where = tr("at {0}").format(row.get("address"))
        case "history":
            where = tr("earlier at {0}").format(row.get("address"))
        case "snapshot":
            where = tr("the version or sent copy {0}").format(row.get("number"))
        case _:
            where = tr("the returned file {0}").format(row.get("name"))
    return tr("The plan {0}: what stood {1} is damaged.").format(row["plan"], where)


def time_lost_words(table: str, row: dict[str, Cell], column: str) -> str:
    """Return what is said of a row one of whose times cannot be read."""
    happened = {
        "created": tr("created"),
        "changed": tr("changed"),
        "made": tr("made"),
        "taken": tr("taken"),
        "replaced": tr("replaced"),
    }[column]
    plan = row.get("plan", row.get("id"))
    return tr("The plan {0}: when one {1} was {2} is lost.").format(plan, nouns(table)[0], happened)
