"""The registers that every plan has for what reviewers say: rounds, answers, agreed grades; and one for what was taken
out of the plan for good. No outline names them.

They are values at addresses like all else, so they are saved, undone, carried about and kept in history with the plan;
no page, search or document shows them.
"""

from nec_desktop.plan.outline import Field, Register

ROUNDS, ANSWERS, AGREED = "review-rounds", "review-answers", "review-grades"
REMOVALS = "removals"

STAGES = {
    "smt": "Senior management team",
    "opcc": "OPCC assessment panel",
    "community": "Community panel",
    "other": "Other",
}
STATES = {
    "accepted": "Accepted",
    "partly": "Accepted in part",
    "not": "Not accepted",
    "noted": "Noted",
}
"""How an item was answered; one without a state is still open."""

UNTOLD = {ROUNDS: ("snapshot", "number")}
"""Columns by which only the program finds its way: they say nothing to whoever reads what has changed."""

REVIEW_REGISTERS: dict[str, Register] = {
    register.id: register
    for register in (
        Register(
            id=ROUNDS,
            title="Review rounds",
            singular="review round",
            help="What was sent for review, to whom, and until when it is to come back.",
            summary="title",
            column=(
                Field(id="title", kind="text", label="Round"),
                Field(id="stage", kind="choice", label="Stage", choices=STAGES),
                Field(id="reviewers", kind="text", label="Reviewers expected"),
                Field(id="due", kind="date", label="To come back by"),
                Field(id="sent", kind="date", label="Sent on"),
                Field(id="by", kind="text", label="Sent by"),
                Field(id="snapshot", kind="text", label="Snapshot"),
                Field(id="number", kind="number", label="Number of the snapshot"),
                Field(id="file", kind="text", label="File"),
                Field(id="document", kind="text", label="Document"),
                Field(id="closed", kind="date", label="Closed on"),
            ),
        ),
        Register(
            id=ANSWERS,
            title="Answers to reviewers",
            singular="answer to a reviewer",
            help="What was decided about each comment and suggestion; a record has the id of what it answers.",
            summary="reply",
            column=(
                Field(id="state", kind="choice", label="Answer", choices=STATES),
                Field(id="reply", kind="text", label="Reply"),
                Field(id="text", kind="text", label="Text as it was taken over"),
                Field(id="assigned", kind="text", label="Assigned to"),
                Field(id="done", kind="yes-no", label="Done"),
            ),
        ),
        Register(
            id=AGREED,
            title="Grades of the panel",
            singular="grade of the panel",
            help="The grade that the panel agreed on for each standard in a round.",
            summary="standard",
            column=(
                Field(id="standard", kind="text", label="Standard"),
                Field(id="round", kind="text", label="Round"),
                Field(id="grade", kind="choice", label="Agreed grade", choices="grades"),
                Field(id="note", kind="text", label="Note"),
            ),
        ),
        Register(
            id=REMOVALS,
            title="Removals of personal data",
            singular="removal of personal data",
            help="That something was taken out of the plan and all that is kept of it for good; not what.",
            summary="by",
            column=(
                Field(id="date", kind="date", label="Removed on"),
                Field(id="by", kind="text", label="By"),
                Field(id="places", kind="number", label="Places"),
            ),
        ),
    )
}
