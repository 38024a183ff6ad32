"""Commands that send a plan for review, and answer what came back."""

from argparse import Namespace
from contextlib import closing

from nec_desktop.actions.workspace import Workspace
from nec_desktop.commands.command import OK, Commands, day, open_named, say
from nec_desktop.translation import tr


def send(workspace: Workspace, options: Namespace) -> int:
    """Export a review copy, and record the round in which it is sent."""
    from nec_desktop.actions.order import Order  # noqa: PLC0415 - the writer is not needed to take in
    from nec_desktop.actions.rounds import send_for_review  # noqa: PLC0415
    from nec_desktop.document.profile import CopyProfile  # noqa: PLC0415
    from nec_desktop.review.rounds import Asked, names_in  # noqa: PLC0415

    due = day(options.due, "--due") if options.due else None
    asked = Asked(options.stage, names_in(options.reviewers), due)
    profile = CopyProfile().without_last_round() if options.without_last_round else CopyProfile()
    with closing(workspace.write()) as library:
        plan = open_named(workspace, library, options.plan)
        sent = send_for_review(workspace, library, Order(plan, options.file, profile, options.document), asked, say)
        stage = plan.field_at("cover/stage")
        moved = plan.choices(stage)[plan.stage] if stage and plan.stage else ""
    say(tr("{0}: written to {1} and compared with the plan. The round is noted.").format(sent.what, options.file))
    if moved:
        say(tr("The plan’s stage is “{0}”.").format(moved))
    return OK


def answers(workspace: Workspace, options: Namespace) -> int:
    """Make “You said, we did” for a round."""
    from nec_desktop.actions.answers import export_answers  # noqa: PLC0415 - as above
    from nec_desktop.actions.order import Order  # noqa: PLC0415
    from nec_desktop.document.profile import CopyProfile  # noqa: PLC0415
    from nec_desktop.review.rounds import answers_id  # noqa: PLC0415

    with closing(workspace.read()) as library:
        plan = open_named(workspace, library, options.plan)
        order = Order(plan, options.file, CopyProfile(options.copy), answers_id(options.round))
        what = export_answers(workspace, library, order, say)
    say(tr("{0}: written to {1}.").format(what, options.file))
    return OK


COMMANDS: Commands = {"send": send, "answers": answers}
