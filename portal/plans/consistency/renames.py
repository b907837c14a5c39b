"""A name that changed once shows in many records: what follows from it is told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.plans.document.compare import FactChange, RecordChange
from portal.plans.document.differing import Change

from .findings import Kind, Register


@dataclass(frozen=True, slots=True)
class Rename:
    """The record ``key`` was called ``before``, and is called ``after`` today."""

    key: str
    before: str
    after: str


def renames_in(changes: Iterable[RecordChange], register: Register) -> tuple[Rename, ...]:
    """Every change of a name that is known: from the edition itself, or from earlier versions."""
    seen = (
        Rename(each.key, each.label_before, each.label)
        for each in changes
        if each.change is Change.CHANGED and each.label != each.label_before
    )
    remembered = (
        Rename(each.key, each.text, each.now)
        for each in register.not_in_use
        if each.kind is Kind.OLD_NAME
    )
    found = dict.fromkeys((*seen, *remembered))
    # The longest first: a name may be the beginning of another one.
    return tuple(sorted(found, key=lambda each: -len(each.before)))


def explaining(fact: FactChange, renames: Sequence[Rename]) -> tuple[Rename, ...]:
    """The renames that alone make ``fact`` read differently; none where something else changed."""
    text, used = fact.before, []
    for each in renames:
        if each.before in text:
            text = text.replace(each.before, each.after)
            used.append(each)
    return tuple(used) if text == fact.after else ()


def touched(changes: Iterable[RecordChange], renames: Sequence[Rename]) -> Counter[Rename]:
    """In how many other records each rename alone changed what they say."""
    counted: Counter[Rename] = Counter()
    for change in changes:
        if change.change is Change.CHANGED:
            counted.update({name for fact in change.facts for name in explaining(fact, renames)})
    return counted
