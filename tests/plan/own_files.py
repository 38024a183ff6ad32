"""A force's own standards set and its own outline, as small as they can be."""

from nec_desktop.plan.outline import COVER_FIELDS

STANDARD = """
[[standard]]
id = "listen"
title = "Listen"
requirement = "The team listens."
indicators = ["Ears"]
basis = "A"
why = "Because."
prompts = ["Who?", "When?", "Where?"]
panel-looks-for = "Ears."
panel-criticised = "Mouths."
evidence = ["Notes"]
measures = ["Notes taken"]
registers = ["events"]
checks = ["standard-has-evidence"]

[[standard.example]]
verdict = "passes"
text = "We listened."
why = "It says so."

[[standard.example]]
verdict = "good"
text = "We listened to 40 people on 3 May."
why = "It says when."
"""
SET = """format = 1
id = "own-set"
title = "Our own set"
edition = "2026"
scheme = "Our scheme"
note = "Ours."
scale = "two"

[[grade-scale]]
id = "two"
title = "Two grades"

[[grade-scale.grade]]
id = "met"
title = "Met"
meets = true

[[grade-scale.grade]]
id = "not-met"
title = "Not met"
meets = false
"""


def outline_text(extra: str = "") -> str:
    """Return a small outline: a cover, a section with a register, and what a test adds at the end."""
    cover = "".join(
        f'\n[[section.field]]\nid = "{name}"\nkind = "{kind}"\nlabel = "{name.capitalize()}"\n'
        + ('[section.field.choices]\none = "One"\n' if kind == "choice" else "")
        for name, kind in COVER_FIELDS.items()
    )
    return f"""format = 1
id = "own"
title = "Own outline"
kind = "plan"

[[part]]
id = "part"
title = "The part"

[[section]]
id = "cover"
title = "Cover"
purpose = "Facts."
{cover}
[[section]]
id = "things"
title = "Things"
purpose = "Things that there are."
part = "part"

[[section.field]]
id = "words"
kind = "rich"
label = "Words"

[[section.field]]
id = "items"
kind = "register"
label = "Items"

[[register]]
id = "items"
title = "Items"
singular = "item"
summary = "name"

[[register.column]]
id = "name"
kind = "text"
label = "Name"

[[register.column]]
id = "when"
kind = "date"
label = "When"
{extra}"""
