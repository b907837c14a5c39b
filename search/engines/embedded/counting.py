"""How many answers there are, by facet, and without one of the conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import Any

from search.data import Count, Facet, Query, Relaxation
from search.engines.embedded import trees
from search.engines.embedded.conditions import OPEN, TEXT, Conditions
from search.engines.embedded.schema import KIND, SETS, VALUE_SEPARATOR, VALUES
from search.engines.embedded.snapshot import Snapshot

# More than any facet has; the engine asks for a number.
_EVERY = 1_000_000
_FEW = 3
# Count._make without a step in Python: there may be thousands.
_count = partial(tuple.__new__, Count)
# Microseconds, measured: an entry in either column, and a bucket on its way to Python.
_VALUES_COST, _SET_COST, _BUCKET_COST = 0.035, 0.005, 1.0


def facets(snapshot: Snapshot, query: Query, wanted: Conditions) -> tuple[Facet, ...]:
    """Return each facet asked for, counted as if its own filter were not there."""
    free = [name for name in query.facets if not wanted.has(name) and name != OPEN]
    counted = _counted(snapshot, wanted, free)
    for name in query.facets:
        if name == OPEN:
            counted[name] = _open(snapshot, query, wanted.without(OPEN))
        elif wanted.has(name):
            counted |= _counted(snapshot, wanted.without(name), [name])
    return tuple(Facet(name=name, counts=counted[name]) for name in query.facets)


def total_of(snapshot: Snapshot, wanted: Conditions, counted: Sequence[Facet]) -> int:
    """Return how many answers there are, from ``counted`` where that tells it."""
    for facet in counted:
        # Every entry has one kind.
        if facet.name == KIND and not wanted.has(KIND):
            return sum(count.number for count in facet.counts)
    return snapshot.count(wanted.bare())


def _counted(
    snapshot: Snapshot, wanted: Conditions, names: Sequence[str]
) -> dict[str, tuple[Count, ...]]:
    if not names:
        return {}
    about = wanted.about(snapshot)
    columns = {name: _cheaper_column(snapshot, name, about) for name in names}
    asked = {
        name: {"terms": {"field": f"{columns[name]}.{name}", "size": _EVERY}} for name in names
    }
    found = snapshot.searcher.aggregate(wanted.bare(), asked)
    return {name: _sorted(_by_value(found[name]["buckets"])) for name in names}


def _cheaper_column(snapshot: Snapshot, name: str, entries: int) -> str:
    sets = min(snapshot.number_of_sets(name), entries)
    one_by_one = entries * _VALUES_COST
    return VALUES if one_by_one < entries * _SET_COST + sets * _BUCKET_COST else SETS


def _by_value(buckets: Sequence[dict[str, Any]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for bucket in buckets:
        number, key = bucket["doc_count"], bucket["key"]
        if VALUE_SEPARATOR not in key:
            counts[key] = counts.get(key, 0) + number
            continue
        for value in key.split(VALUE_SEPARATOR):
            counts[value] = counts.get(value, 0) + number
    return counts


def _sorted(counts: dict[str, int]) -> tuple[Count, ...]:
    by_value = sorted(counts.items())
    by_value.sort(key=itemgetter(1), reverse=True)
    return tuple(map(_count, by_value))


def _open(snapshot: Snapshot, query: Query, wanted: Conditions) -> tuple[Count, ...]:
    minute = query.count_open_at if query.count_open_at is not None else query.open_at
    if minute is None:
        return ()
    tree = trees.all_of([wanted.bare(), trees.open_at(minute)])
    return (Count("now", snapshot.count(tree)),)


def relaxation(snapshot: Snapshot, wanted: Conditions, total: int) -> Relaxation | None:
    """Return the one condition without which there are most answers, when there are few."""
    if total >= _FEW:
        return None
    options = list(_options(wanted))
    if len(options) < 2:
        return None
    found = [Relaxation(condition=name, value=value, total=snapshot.count(left.bare()))
             for name, value, left in options]  # fmt: skip
    best = max(found, key=lambda option: option.total)
    return best if best.total > total else None


def _options(wanted: Conditions) -> Iterator[tuple[str, str, Conditions]]:
    for name, value, _ in wanted.named:
        yield name, value, wanted.without(name)
    if wanted.plan is None:
        return
    if not wanted.plan.groups:
        yield TEXT, wanted.plan.question, replace(wanted, plan=None)
    for unit in wanted.plan.units:
        if not unit.extra:
            yield TEXT, unit.text, wanted.without_word(unit)
