"""How many answers there are, by facet, and without one of the conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from search.data import Count, Facet, Query, Relaxation
from search.engines.embedded import trees
from search.engines.embedded.conditions import OPEN, TEXT, Conditions
from search.engines.embedded.schema import VALUE_SEPARATOR
from search.engines.embedded.snapshot import Snapshot
from search.engines.embedded.trees import Tree

# More than any facet has; the engine asks for a number.
_EVERY = 1_000_000
_FEW = 3


def facets(snapshot: Snapshot, query: Query, wanted: Conditions) -> tuple[Facet, ...]:
    """Return each facet asked for, counted as if its own filter were not there."""
    chosen = {name for name, _, _ in wanted.named}
    free = [name for name in query.facets if name not in chosen and name != OPEN]
    counted = _counted(snapshot, wanted.bare(), free)
    for name in query.facets:
        if name == OPEN:
            counted[name] = _open(snapshot, query, wanted.without(OPEN))
        elif name in chosen:
            counted |= _counted(snapshot, wanted.without(name).bare(), [name])
    return tuple(Facet(name=name, counts=counted[name]) for name in query.facets)


def _counted(snapshot: Snapshot, tree: Tree, names: Sequence[str]) -> dict[str, tuple[Count, ...]]:
    if not names:
        return {}
    asked = {name: {"terms": {"field": f"facets.{name}", "size": _EVERY}} for name in names}
    found = snapshot.searcher.aggregate(tree, asked)
    return {name: _split(found[name]["buckets"]) for name in names}


def _split(buckets: Sequence[dict]) -> tuple[Count, ...]:
    counts: Counter[str] = Counter()
    for bucket in buckets:
        for value in bucket["key"].split(VALUE_SEPARATOR):
            counts[value] += bucket["doc_count"]
    return tuple(Count(*pair) for pair in sorted(counts.items(), key=lambda p: (-p[1], p[0])))


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
