"""What a place answered about itself, and taking it into the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from directory.registry import record_facts
from directory.registry.fact_rules import contradictions
from directory.registry.models import AnswerLink, HowConfirmed, RegistryRecord, Word
from directory.registry.permissions import Member, Right
from directory.registry.record_facts import ASKED, WORD_KINDS

from .confirming import Confirmation, confirm_facts
from .links import answered
from .records import locked, stamp, write


def packed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as JSON holds them; words by their keys."""
    return {
        name: sorted(each.pk for each in value) if name in WORD_KINDS else value
        for name, value in values.items()
    }


def asked_facts(record: RegistryRecord) -> dict[str, Any]:
    """What a place is asked, as the record says it now."""
    return {name: record_facts.value(record, name) for name in ASKED}


def unpacked(link: AnswerLink, part: str) -> dict[str, Any]:
    """The facts of one part of an answer (``seen`` or ``given``) as values again."""
    kept = link.answers.get(part, {})
    keys = [key for name in WORD_KINDS for key in kept.get(name, [])]
    words = Word.objects.filter(municipality=link.record.municipality_id, pk__in=keys)
    known = {each.pk: each for each in words.order_by("kind", "sort_order", "pk")}
    return {
        name: [word for pk, word in known.items() if pk in value] if name in WORD_KINDS else value
        for name, value in kept.items()
        if name in ASKED
    }


def corrected(link: AnswerLink) -> set[str]:
    """The facts the place answered differently from what it was shown."""
    seen, given = link.answers.get("seen", {}), link.answers.get("given", {})
    return {name for name in given if given[name] != seen.get(name)}


@transaction.atomic
def take(*, member: Member, link: AnswerLink, facts: Collection[str]) -> list[str]:
    """Take ``facts`` of an answer into the record, confirmed by it; return what changed.

    Raises ``ValidationError`` where no fact is chosen, or those taken contradict the rest.
    """
    member.require(Right.EDIT_RECORDS)
    held = answered(member, link)
    record = locked(member, held.record)
    given = unpacked(held, "given")
    taken = {name: value for name, value in given.items() if name in facts}
    wrong = contradictions({**asked_facts(record), **taken})
    if wrong:
        raise ValidationError(list(wrong.values()))
    day = timezone.localdate(held.answered_at)
    how = HowConfirmed(held.answers.get("how", HowConfirmed.LINK))
    if "vacancies" in taken:
        taken["capacity_on"] = day
    changed = write(member, record, taken, reason=str(how.label))
    confirmed = _confirmed(record, taken, corrected(held))
    if confirmed:
        said = Confirmation(day, how, held.answered_by, earlier=True)
        confirm_facts(member, record, confirmed, said)
    stamp(record)
    held.state = AnswerLink.State.TAKEN
    held.save()
    return changed


def _confirmed(record: RegistryRecord, taken: Mapping[str, Any], new: set[str]) -> list[str]:
    """What taking confirms: facts that are known, and lists emptied on purpose."""
    known = record_facts.known(record, taken)
    emptied = [name for name in taken if name in WORD_KINDS and name in new]
    return [*known, *emptied]


def answer_day(link: AnswerLink) -> dt.date | None:
    """The day the answer came."""
    return timezone.localdate(link.answered_at) if link.answered_at else None
