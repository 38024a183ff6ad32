"""What a menu offers for words to look at: what is said of them, better ones, and ways to leave them as they are."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from nec_desktop.gui.dismissing import ask_why
from nec_desktop.gui.session import PlanSession
from nec_desktop.language.language import SPELLING
from nec_desktop.plan.checks import Finding
from nec_desktop.translation import tr


def remark_actions(
    menu: QMenu,
    asker: QWidget,
    session: PlanSession,
    finding: Finding,
    put: Callable[[str], object] | None,
    others: Sequence[QAction] = (),
) -> list[QAction]:
    """Return the lines of `menu` for a finding about words, a line between them and others last.

    `put` puts other words in the place of these, None where that cannot be done here; `asker` is where a dialog opens;
    `others` are what else can be done to these words.
    """
    if finding.remark is None:
        return []
    language = session.jobs.workspace.language
    rule = next((check.rule for check in session.plan.outline.check if check.id == finding.rule), "")
    actions = [_said(menu, words) for words in (finding.message, finding.advice) if words]
    if put is not None:
        better = [_action(menu, words, partial(put, words)) for words in language.suggestions(rule, finding.remark)]
        if better and menu.defaultAction() is None:
            menu.setDefaultAction(better[0])
        actions += better
    actions += others
    if rule == SPELLING:
        word = finding.remark.words
        actions.append(_action(menu, tr("Add “{0}” to my words").format(word), partial(_add_word, session, word)))
    if session.plan.get(finding.address) is not None:  # what a form has yet to save has no place to stand by
        actions.append(_action(menu, tr("Dismiss with a reason…"), partial(ask_why, asker, session, finding)))
    return [*actions, _end(menu)]


def own_word_actions(menu: QMenu, session: PlanSession, word: str) -> list[QAction]:
    """Return the lines of `menu` for a word that is right since the person added it to their own: a way back."""
    own = session.jobs.workspace.language.own_form(word)
    if not own:
        return []
    return [_action(menu, tr("Take “{0}” out of my words").format(own), partial(_take_out, session, own)), _end(menu)]


def _end(menu: QMenu) -> QAction:
    end = QAction(menu)
    end.setSeparator(True)
    return end


def _action(menu: QMenu, words: str, does: Callable[[], object]) -> QAction:
    action = QAction(words.replace("&", "&&"), menu)
    action.triggered.connect(does)
    return action


def _said(menu: QMenu, words: str) -> QAction:
    said = QAction(words.replace("&", "&&"), menu)
    said.setEnabled(False)
    return said


def _add_word(session: PlanSession, word: str) -> None:
    _write_list(session, partial(session.jobs.workspace.language.add_word, word))


def _take_out(session: PlanSession, word: str) -> None:
    _write_list(session, partial(session.jobs.workspace.language.remove_word, word))


def _write_list(session: PlanSession, write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as error:
        session.failed.emit(tr("Your word list could not be written ({0}).").format(error.strerror))
    session.checking.follow()  # no change of the plan, but of what the checks go by
    session.check()
