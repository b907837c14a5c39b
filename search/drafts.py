"""Words of a question while their readings and meanings are still being gathered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from search.plan import Alternative


@dataclass(slots=True)
class Draft:
    """The word at ``begin:end`` with what may answer it; ``light`` if it only helps saying."""

    begin: int
    end: int
    light: bool = False
    extra: bool = False
    alternatives: list[Alternative] = field(default_factory=list)


def joined(drafts: Iterable[Draft]) -> list[Draft]:
    """Put drafts over the same characters together: they are readings of one word."""
    words: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.begin, -d.end)):
        if words and draft.begin < words[-1].end:
            _join(words[-1], draft)
        else:
            words.append(draft)
    return words


def _join(first: Draft, second: Draft) -> None:
    # What only helps saying something is not meant where there is a better reading.
    if first.light and not second.light:
        first.alternatives = list(second.alternatives)
    elif first.light or not second.light:
        first.alternatives.extend(_new(first.alternatives, second.alternatives))
    first.end = max(first.end, second.end)
    first.light = first.light and second.light


def _new(known: Sequence[Alternative], others: Iterable[Alternative]) -> list[Alternative]:
    terms = {alternative.terms for alternative in known}
    return [alternative for alternative in others if alternative.terms not in terms]


def attach(drafts: list[Draft], begin: int, end: int, found: list[Alternative]) -> None:
    """Let what the wording at ``begin:end`` means answer each word it is made of."""
    inside = [d for d in drafts if d.begin < end and begin < d.end and not d.light]
    if not inside and found:
        inside = [Draft(begin, end)]
        drafts.extend(inside)
    for draft in inside:
        draft.alternatives.extend(_new(draft.alternatives, found))


def telling(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Return ``drafts`` without the light ones, unless nothing else would be left."""
    weighty = [draft for draft in drafts if not draft.light]
    return weighty if any(draft.alternatives for draft in weighty) else drafts
