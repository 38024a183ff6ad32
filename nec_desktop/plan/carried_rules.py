"""The rules about what was carried from the last period: has somebody looked at it, and what in it is of its time?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from nec_desktop.language.findings import Remark
from nec_desktop.language.passing import passing
from nec_desktop.language.sentences import sentence_at
from nec_desktop.plan.addresses import DISMISSED, join
from nec_desktop.plan.bank_holidays import bank_holiday
from nec_desktop.plan.carried import Unlooked, all_unlooked, place_name
from nec_desktop.plan.checks import Finding, Found, Rule
from nec_desktop.plan.dismissals import left_without
from nec_desktop.plan.outline import Check
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import Picture as TextPicture
from nec_desktop.plan.richtext import RichText, Run, Runs, Table, block_lines
from nec_desktop.plan.text_rules import concerns, found_at
from nec_desktop.plan.texts import text_of
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import count_words, date_words
from nec_desktop.translation import tr

CARRIED_WORDS = "carried-words"


_LOOKED_AT = "carried-looked-at"
CARRIED_RULES = (_LOOKED_AT, CARRIED_WORDS, "carried-holidays")
"""The names of the rules."""


def carried_rules(plan: Plan) -> Mapping[str, Rule]:
    """Return the rules, for one run over `plan` as it stands: what nobody has looked at is found once for all."""

    @cache
    def unlooked() -> tuple[Unlooked, ...]:
        return tuple(all_unlooked(plan))

    def looked_at(plan: Plan, check: Check, today: date) -> Iterator[Found]:
        """Somebody has looked at each field and record that was carried. Words: place, since, paragraphs."""
        for found in unlooked():
            paragraphs = f" ({count_words(found.paragraphs, 'paragraph')})" if found.paragraphs else ""
            words = {"place": place_name(plan, found.address), "since": found.since, "paragraphs": paragraphs}
            yield Found(found.address, words)

    def words(plan: Plan, check: Check, today: date) -> Iterator[Found]:
        """What in carried text passes with time: dates, months, numbers, posts, links. Words: words, note, since."""
        for each in unlooked():
            for address, remark in _remarks(plan, each):
                if concerns(check, address):
                    found = found_at(address, remark)
                    yield Found(address, {**found.words, "since": each.since}, remark)

    def holidays(plan: Plan, check: Check, today: date) -> Iterator[Found]:
        """No carried record of `register` falls on a bank holiday; column: its day. Words: record, date, holiday."""
        for each in unlooked():
            register_id, _, record_id = each.address.partition("/")
            day = plan.cell(register_id, record_id, check.columns[0]) if register_id == check.register else None
            if isinstance(day, date) and (holiday := bank_holiday(day)):
                told = {"record": place_name(plan, each.address), "date": date_words(day), "holiday": holiday}
                yield Found(join(each.address, check.columns[0]), told)

    return dict(zip(CARRIED_RULES, (looked_at, words, holidays), strict=True))


def not_looked_at(plan: Plan, findings: Iterable[Finding]) -> list[Finding]:
    """Return those findings that say of a text or record that nobody has looked at it since it was carried."""
    checks = {check.id for check in plan.outline.check if check.rule == _LOOKED_AT}
    return [finding for finding in findings if finding.rule in checks]


def without_carried_words(plan: Plan, address: str) -> Content | None:
    """Return what was dismissed at an address but for what was of its time: next time that is looked at again."""
    about_time = {check.id for check in plan.outline.check if check.rule == CARRIED_WORDS}
    return left_without(plan.get(join(address, DISMISSED)), about_time)


def _remarks(plan: Plan, unlooked: Unlooked) -> Iterator[tuple[str, Remark]]:
    if unlooked.spans:
        yield from ((unlooked.address, remark) for remark in _in_spans(plan, unlooked))
        return
    for column in plan.register(unlooked.address.partition("/")[0]).column:
        address = join(unlooked.address, column.id)
        content = plan.get(address)
        text = text_of(plan, address, content)
        found = passing(text) if not isinstance(content, RichText) else _in_rich(text, content)
        yield from ((address, remark) for remark in found)


def _in_spans(plan: Plan, unlooked: Unlooked) -> Iterator[Remark]:
    content = plan.get(unlooked.address)
    text = text_of(plan, unlooked.address, content)
    found = _in_rich(text, content) if isinstance(content, RichText) else passing(text)
    for remark in found:
        if any(start <= remark.start < end for start, end in unlooked.spans):
            yield remark


def _in_rich(text: str, content: RichText) -> Iterator[Remark]:
    """Yield what passes with time in a rich text; words that are a link are one, whatever else they are."""
    links = [replace(link, sentence=sentence_at(text, link.start)) for link in _links(content)]
    yield from links
    for remark in passing(text):
        if not any(link.start < remark.end and remark.start < link.end for link in links):
            yield remark


def _links(content: RichText) -> Iterator[Remark]:
    start = 0
    for block in content.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _link_runs(cell, start)
                    start += sum(len(run.text) for run in cell) + 1
        else:
            if not isinstance(block, TextPicture):
                yield from _link_runs(block.runs, start)
            start += len("\n".join(block_lines(block))) + 1


def _link_runs(runs: Runs, start: int) -> Iterator[Remark]:
    for run in runs:
        if run.link and run.text.strip():
            yield _link(run, start)
        start += len(run.text)


def _link(run: Run, start: int) -> Remark:
    return Remark(start, start + len(run.text), run.text, tr("a link"))
