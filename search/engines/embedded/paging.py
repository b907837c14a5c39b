"""Which entries stand on a page, so that pages follow each other without a seam.

The first ``WINDOW`` by the engine's order, with those that a place lifts, are ranked
again; everything after them keeps the engine's order. The window never depends on the
page asked for, hence no entry is shown twice or left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from search.data import Point, Query
from search.engines.embedded import trees
from search.engines.embedded.conditions import Conditions, distances
from search.engines.embedded.schema import POSITION
from search.engines.embedded.snapshot import Address, Snapshot
from search.engines.embedded.trees import Tree
from search.ranking import Ranked, rank

WINDOW = 50
_LIFTED = 25
_NEARBY_M = 2000
_FIRST_RADIUS_M, _LAST_RADIUS_M = 500.0, 600_000.0
_MEASURED_AT_ONCE = 500

Page = list[tuple[Ranked, bytes]]


def page(snapshot: Snapshot, query: Query, wanted: Conditions) -> Page:
    """Return the entries of the page that ``query`` asks for, in order."""
    if query.limit < 1:
        return []
    if query.order == "distance" and query.near:
        addresses = _by_distance(snapshot, query, wanted, query.near)
        return _shown(snapshot, query, wanted, addresses)
    return _by_relevance(snapshot, query, wanted)


def _by_relevance(snapshot: Snapshot, query: Query, wanted: Conditions) -> Page:
    last = query.offset + query.limit
    tree = wanted.scored()
    top = snapshot.top(tree, max(WINDOW, last), by_order=wanted.plan is None)
    pool = dict.fromkeys(top[:WINDOW])
    for lifted in _lifted(query, tree):
        pool.update(dict.fromkeys(snapshot.top(lifted, _LIFTED, by_order=wanted.plan is None)))
    ranked = _ranked(snapshot, query, wanted, list(pool))
    if last <= len(ranked):
        return ranked[query.offset : last]
    rest = (address for address in top[WINDOW:] if address not in pool)
    skipped = max(0, query.offset - len(ranked))
    following = list(islice(rest, skipped, last - len(ranked)))
    return ranked[query.offset :] + _shown(snapshot, query, wanted, following)


def _lifted(query: Query, tree: Tree) -> Iterator[Tree]:
    if query.areas:
        yield trees.all_of([tree, trees.silent(trees.responsible(query.areas))])
    if query.near:
        nearby = trees.around(query.near, _NEARBY_M)
        yield trees.all_of([tree, trees.silent(nearby)])


def _ranked(
    snapshot: Snapshot, query: Query, wanted: Conditions, addresses: Sequence[Address]
) -> Page:
    faces = {}
    candidates = []
    for address in addresses:
        candidate, face = snapshot.candidate(address)
        candidates.append(candidate)
        faces[candidate.key] = face
    return [(r, faces[r.candidate.key]) for r in rank(wanted.plan, query, candidates)]


def _shown(
    snapshot: Snapshot, query: Query, wanted: Conditions, addresses: Sequence[Address]
) -> Page:
    return [pair for address in addresses for pair in _ranked(snapshot, query, wanted, [address])]


def _by_distance(
    snapshot: Snapshot, query: Query, wanted: Conditions, centre: Point
) -> list[Address]:
    last = query.offset + query.limit
    placed = trees.all_of([wanted.bare(), trees.exactly("term", POSITION)])
    near = [address for _, address in sorted(_nearest(snapshot, placed, centre, last))]
    if last <= len(near):
        return near[query.offset : last]
    unplaced = trees.but_not(wanted.scored(), trees.exactly("term", POSITION))
    following = snapshot.top(unplaced, last - len(near), by_order=wanted.plan is None)
    return [*near, *following][query.offset : last]


def _nearest(
    snapshot: Snapshot, placed: Tree, centre: Point, needed: int
) -> list[tuple[float, Address]]:
    """Return at least the ``needed`` nearest of ``placed``: wider circles until enough."""
    radius = _FIRST_RADIUS_M if snapshot.count(placed) > _MEASURED_AT_ONCE else _LAST_RADIUS_M
    while radius < _LAST_RADIUS_M:
        around = trees.all_of([placed, trees.around(centre, radius)])
        if snapshot.count(around) >= needed:
            found = distances(snapshot, snapshot.addresses(around), centre)
            inside = [(far, address) for address, far in found if far <= radius]
            if len(inside) >= needed:
                return inside
        radius *= 3
    found = distances(snapshot, snapshot.addresses(placed), centre)
    return [(far, address) for address, far in found]
