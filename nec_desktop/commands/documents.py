"""Commands that make documents, and choose how they look."""

from argparse import Namespace
from contextlib import closing

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import document_name, export_pdf, export_plan
from nec_desktop.actions.looks import adopt_look, drop_look, kept_look, look_of, look_report
from nec_desktop.actions.order import Order
from nec_desktop.actions.publish import publish_plan
from nec_desktop.actions.web_page import export_web_page, is_web_page
from nec_desktop.actions.workspace import Workspace
from nec_desktop.commands.command import OK, Commands, open_named, say
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Plan
from nec_desktop.review.round_words import still_out
from nec_desktop.translation import tr


def export(workspace: Workspace, options: Namespace) -> int:
    """Export a plan to Word, to PDF or as a web page, as the file's name ends."""
    profile, is_pdf = CopyProfile(options.copy), options.file.suffix.lower() == ".pdf"
    if options.without_last_round:
        profile = profile.without_last_round()
    with closing(workspace.read() if profile.public else workspace.send()) as library:
        plan = open_named(workspace, library, options.plan)
        if profile.public and options.document:
            _tell_open_rounds(library, plan, document_name(plan, options.document, workspace.today))
        order = Order(plan, options.file, profile, options.document, exact_pages=options.exact_pages)
        if is_pdf:
            what = export_pdf(workspace, library, order, say)
        elif is_web_page(options.file):
            what = export_web_page(workspace, library, order, say)
        else:
            what = export_plan(workspace, library, order, say)
    told = (
        tr("{0}: written to {1}, made of a Word file that was compared with the plan.")
        if is_pdf
        else tr("{0}: written to {1} and compared with the plan.")
    )
    say(told.format(what, options.file))
    return OK


def publish(workspace: Workspace, options: Namespace) -> int:
    """Publish a plan: make its public copy, freeze it, set the plan's stage. Open rounds are told first."""
    with closing(workspace.write()) as library:
        plan = open_named(workspace, library, options.plan)
        _tell_open_rounds(library, plan, "")
        order = Order(plan, options.file, CopyProfile("public"))
        made = publish_plan(workspace, library, order, lambda work: work(library), say)
    say(
        tr("{0}: written to {1} and compared with the plan. The plan’s stage is now “published”.").format(
            made.what, options.file
        )
    )
    return OK


def _tell_open_rounds(library: Library, plan: Plan, document: str) -> None:
    for finding in still_out(plan, library.returns(plan.id), document):
        say(tr("Warning: {0} {1}").format(finding.message, finding.advice))


def look(workspace: Workspace, options: Namespace) -> int:
    """Adopt a look and print what was taken over; without a file, print which look there is."""
    if options.file and options.none:
        raise RefusedError(tr("Give a file or --none, not both."))
    if options.file:
        chosen = look_of(options.file)
        adopt_look(workspace, chosen)
        for heading, sentences in look_report(chosen):
            print(f"{heading}:", *sentences, sep="\n  ")
        say(tr("Word documents and web pages now have the look “{0}”.").format(chosen.name))
        return OK
    if options.none:
        drop_look(workspace)
    kept = kept_look(workspace)
    print(kept.name if kept else tr("The program’s own"))
    return OK


COMMANDS: Commands = {
    "export": export,
    "publish": publish,
    "look": look,
}
