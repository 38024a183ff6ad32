"""Answers to what reviewers said: records of the plan, under the id of what they answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nec_desktop.plan.addresses import join
from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.review_registers import ANSWERS, STATES
from nec_desktop.plan.values import Content, Record
from nec_desktop.review.items import Item
from nec_desktop.translation import tr


@dataclass(frozen=True)
class Answer:
    """What was answered. state: one of STATES, empty while it is open; text: as it was taken over, where edited."""

    state: str = ""
    reply: str = ""
    text: str = ""
    assigned: str = ""
    done: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something is still to be decided about it."""
        return not self.state and not self.done

    @property
    def words(self) -> str:
        """The state in words."""
        return STATES.get(self.state, tr("Done") if self.done else tr("Open"))


NO_ANSWER = Answer()


def answer_to(plan: Plan, item_id: str) -> Answer:
    """Return what was answered to the item of that id."""
    if plan.record(ANSWERS, item_id) is None:
        return NO_ANSWER
    at, text = f"{ANSWERS}/{item_id}", plan.text  # a thousand are asked for at once
    done = plan.get(f"{at}/done") is True
    return Answer(text(f"{at}/state"), text(f"{at}/reply"), text(f"{at}/text"), text(f"{at}/assigned"), done)


def answer_to_item(plan: Plan, item: Item) -> Answer:
    """Return what was answered to an item; where several said it, it is open until all of them are answered."""
    if len(item.said) == 1:
        return answer_to(plan, item.said[0].what.id)
    answers = [answer_to(plan, said.what.id) for said in item.said]
    return next((answer for answer in answers if answer.is_open), answers[0])


def is_open(plan: Plan, item: Item) -> bool:
    """Say whether something is still to be decided about an item, as `answer_to_item` would, of a thousand at once."""
    return any(_is_open(plan, said.what.id) for said in item.said)


def _is_open(plan: Plan, item_id: str) -> bool:
    if plan.record(ANSWERS, item_id) is None:
        return True
    at = f"{ANSWERS}/{item_id}"
    return not plan.text(f"{at}/state") and plan.get(f"{at}/done") is not True


def answer_changes(plan: Plan, item: Item, **cells: Content | None) -> Iterator[Change]:
    """Yield the changes that write `cells` (state, reply, text, assigned, done) of the answer to everybody who said it.

    None takes away what is there; an answer of which nothing is left goes as a whole.
    """
    for said in item.said:
        record = join(ANSWERS, said.what.id)
        if plan.record(ANSWERS, said.what.id) is None:
            if not any(content not in (None, "", False) for content in cells.values()):
                continue
            yield Change(record, Record())
        for column, content in cells.items():
            if plan.get(join(record, column)) != content:
                yield plan.checked(Change(join(record, column), content))


def reply(plan: Plan, item: Item, text: str) -> Edit:
    """Reply to an item; an empty text takes the reply away. What was decided stays as it is."""
    return Edit(tr("Reply to a reviewer"), tuple(answer_changes(plan, item, reply=text.strip() or None)))


def assign(plan: Plan, items: Sequence[Item], name: str) -> Edit:
    """Give items to a colleague to deal with; an empty name takes them back."""
    changes = (change for item in items for change in answer_changes(plan, item, assigned=name.strip() or None))
    return Edit(tr("Assign to {0}").format(name.strip()) if name.strip() else tr("Assign to nobody"), tuple(changes))


def mark_done(plan: Plan, items: Sequence[Item], *, done: bool = True) -> Edit:
    """Mark items as dealt with, or as not."""
    changes = (change for item in items for change in answer_changes(plan, item, done=done or None))
    return Edit(tr("Mark as done") if done else tr("Mark as not done"), tuple(changes))


def reopen(plan: Plan, items: Sequence[Item]) -> Edit:
    """Take back what was decided about items. Texts of the plan stay as they are, and replies are kept."""
    changes = (change for item in items for change in answer_changes(plan, item, state=None, text=None, done=None))
    return Edit(tr("Reopen (the text stays as it is)"), tuple(changes))
