"""The conditions of a query apart from each other, so that any one can be left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.data import SHELF, Point, Query
from search.engines.embedded import trees
from search.engines.embedded.snapshot import Address, Snapshot
from search.engines.embedded.trees import Tree
from search.geometry import distance_m
from search.plan import Plan, Unit
from search.planning import plan

OPEN, WITHIN, TEXT = "open", "within", "text"
# Below this many answers to all words together, any one word is enough.
_FEW_TOGETHER = 3


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must hold: the words, the municipality and the shelf, and the rest by name."""

    plan: Plan | None
    strict: bool
    place: Tree | None
    about_in_place: int
    named: tuple[tuple[str, str, Tree], ...]

    def without(self, name: str) -> Conditions:
        """Return these conditions without those called ``name``."""
        return replace(self, named=tuple(c for c in self.named if c[0] != name))

    def without_word(self, unit: Unit) -> Conditions:
        """Return these conditions without one word of the text."""
        left = self.plan.without(unit) if self.plan else None
        return replace(self, plan=left if left and left.groups else None)

    def has(self, name: str) -> bool:
        """Tell whether one of the conditions is called ``name``."""
        return any(called == name for called, _, _ in self.named)

    def about(self, snapshot: Snapshot) -> int:
        """Return about how many answers there are, at most, without counting them."""
        shares = [unit.share for unit in self.plan.units] if self.plan else [1.0]
        return min(self.about_in_place, round(min(1.0, sum(shares)) * snapshot.size))

    def bare(self) -> Tree:
        """Return the tree to count by."""
        words = [trees.bare(self.plan, strict=self.strict)] if self.plan else []
        return trees.all_of([*words, *self._filters()])

    def scored(self) -> Tree:
        """Return the tree to rank by."""
        if self.plan is None:
            return trees.all_of(self._filters())
        words = trees.scored(self.plan, strict=self.strict)
        return trees.all_of([words, *map(trees.silent, self._filters())])

    def _filters(self) -> list[Tree]:
        return [*([self.place] if self.place else []), *(tree for _, _, tree in self.named)]


def conditions(snapshot: Snapshot, query: Query) -> Conditions:
    """Return the conditions of ``query`` in the terms of ``snapshot``."""
    place, words = _place(query), snapshot.words_of(query.shelf)
    asked = plan(query.text, query.municipality, words) if _says_something(query) else None
    named = tuple(_named(snapshot, query, place))
    about = snapshot.about_in(query.municipality) if query.municipality else snapshot.size
    made = Conditions(asked, True, place, about, named)
    if asked is None or len(asked.groups) < 2:
        return made
    together = snapshot.count(made.bare())
    return made if together >= _FEW_TOGETHER else replace(made, strict=False)


def _place(query: Query) -> Tree | None:
    """What keeps to the municipality and the shelf: neither is ever left out."""
    kept = {"municipality": query.municipality, SHELF: query.shelf}
    chosen = [trees.chosen(facet, [value]) for facet, value in kept.items() if value]
    return trees.all_of(chosen) if chosen else None


def _says_something(query: Query) -> bool:
    return any(map(str.isalnum, query.text))


def _named(snapshot: Snapshot, query: Query, place: Tree | None) -> Iterator[tuple[str, str, Tree]]:
    for wanted in query.filters:
        yield wanted.facet, "、".join(wanted.values), trees.filtered(wanted)
    if query.open_at is not None:
        yield OPEN, "now", trees.open_at(query.open_at)
    if query.near and query.within_m is not None:
        yield WITHIN, str(query.within_m), circle(snapshot, query.near, query.within_m, place)


def circle(snapshot: Snapshot, centre: Point, metres: float, place: Tree | None) -> Tree:
    """Return what keeps the entries within ``metres`` of ``centre``, to the metre."""
    around = trees.around(centre, metres)
    found = snapshot.addresses(trees.all_of([around, *([place] if place else [])]))
    measured = distances(snapshot, found, centre)
    inside = [address for address, far in measured if far <= metres]
    outside = [address for address, far in measured if far > metres]
    # Whichever are fewer are named one by one.
    if len(inside) <= len(outside):
        return trees.numbered(snapshot.entry_numbers(inside))
    return trees.but_not(around, trees.numbered(snapshot.entry_numbers(outside)))


def distances(
    snapshot: Snapshot, addresses: list[Address], centre: Point
) -> list[tuple[Address, float]]:
    """Return how far each of ``addresses``, which all have a position, is from ``centre``."""
    lats = snapshot.numbers("lat", addresses)
    lngs = snapshot.numbers("lng", addresses)
    return [
        (address, distance_m(centre, Point(float(lat or 0), float(lng or 0))))
        for address, lat, lng in zip(addresses, lats, lngs, strict=True)
    ]
