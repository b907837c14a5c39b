"""Plans and filters as tantivy queries: a scored tree to rank by, a bare one to count by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import tantivy

from search.data import Filter, Point
from search.engines.embedded.schema import AREA, CELL, cell_name, schema, term
from search.geometry import cells_around
from search.opening import words_at
from search.plan import Alternative, Plan, Unit, Way

Tree = tantivy.Query
_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_BOOSTS = (("name", 9.0), ("tags", 4.0), ("place", 5.0))
_PHRASE_BOOST = 6.0


def scored(plan: Plan, *, strict: bool) -> Tree:
    """Return the tree that ranks the answers to ``plan``.

    Strictly, every group of it must be answered; else any one is enough.
    """
    telling = _groups(plan, strict, lambda unit: [_scored_unit(unit)])
    if not plan.common:
        return telling
    adding = [(_SHOULD, _scored_unit(unit)) for unit in plan.common]
    return Tree.boolean_query([(_MUST, telling), *adding])


def bare(plan: Plan, *, strict: bool) -> Tree:
    """Return the tree that has the same answers and costs least to count."""
    return _groups(plan, strict, _bare_unit)


def _groups(plan: Plan, strict: bool, make: Callable[[Unit], Sequence[Tree]]) -> Tree:
    groups = [[tree for unit in group for tree in make(unit)] for group in plan.groups]
    if strict and groups:
        return all_of([any_of(group) for group in groups])
    return any_of([tree for group in groups for tree in group])


def _scored_unit(unit: Unit) -> Tree:
    trees = [Tree.boost_query(_scored(a), a.way.value) for a in unit.alternatives]
    return trees[0] if len(trees) == 1 else Tree.disjunction_max_query(trees)


def _scored(alternative: Alternative) -> Tree:
    if alternative.way.is_run:
        return Tree.boost_query(_phrase(alternative), _PHRASE_BOOST)
    return all_of([_scored_term(term) for term in alternative.terms])


def _scored_term(text: str) -> Tree:
    boosts = [(_SHOULD, Tree.boost_query(_term(field, text), boost)) for field, boost in _BOOSTS]
    return Tree.boolean_query([(_MUST, _term("all", text)), *boosts])


def _bare_unit(unit: Unit) -> list[Tree]:
    # A compound is only ever indexed together with its parts.
    exact = any(a.way is Way.EXACT for a in unit.alternatives)
    return [_bare(a) for a in unit.alternatives if not (exact and a.way is Way.COMPOUND)]


def _bare(alternative: Alternative) -> Tree:
    if alternative.way.is_run:
        return _phrase(alternative)
    return all_of([_term("all", term) for term in alternative.terms])


def _term(field: str, text: str) -> Tree:
    return Tree.term_query(schema(), field, text, index_option="freq")


def phrase_field(way: Way) -> str:
    """Return the field in which the pairs of a run are looked up."""
    return "kana" if way is Way.READING else "gram"


def _phrase(alternative: Alternative) -> Tree:
    field = phrase_field(alternative.way)
    if len(alternative.terms) == 1:
        return _term(field, alternative.terms[0])
    return Tree.phrase_query(schema(), field, list(alternative.terms))


def chosen(facet: str, values: Iterable[str]) -> Tree:
    """Return what keeps entries with one of ``values`` in ``facet``."""
    return any_of([_exactly("term", term(facet, value)) for value in dict.fromkeys(values)])


def filtered(wanted: Filter) -> Tree:
    """Return what keeps the entries that ``wanted`` keeps."""
    return chosen(wanted.facet, wanted.values)


def responsible(areas: Iterable[str]) -> Tree:
    """Return what keeps entries responsible for one of ``areas``."""
    return chosen(AREA, areas)


def open_at(minute: int) -> Tree:
    """Return what keeps entries known to be open at ``minute``."""
    return any_of([_exactly("open", word) for word in words_at(minute)])


def exactly(field: str, text: str) -> Tree:
    """Return what keeps entries with the raw word ``text`` in ``field``."""
    return _exactly(field, text)


def _exactly(field: str, text: str) -> Tree:
    return Tree.term_query(schema(), field, text, index_option="basic")


def around(centre: Point, metres: float) -> Tree:
    """Return what keeps all entries within ``metres`` of ``centre`` and some beyond."""
    return chosen(CELL, map(cell_name, cells_around(centre, metres)))


def numbered(numbers: Sequence[int]) -> Tree:
    """Return what keeps the entries with these numbers."""
    # A term set query walks its whole dictionary: ten times slower than naming each.
    return any_of([Tree.term_query(schema(), "number", number) for number in numbers])


def but_not(tree: Tree, others: Tree) -> Tree:
    """Return ``tree`` without ``others``."""
    return Tree.boolean_query([(_MUST, tree), (_NOT, others)])


def any_of(trees: Sequence[Tree]) -> Tree:
    """Return what keeps what one of ``trees`` keeps; nothing where there are none."""
    if not trees:
        return Tree.empty_query()
    if len(trees) == 1:
        return trees[0]
    return Tree.boolean_query([(_SHOULD, tree) for tree in trees])


def all_of(trees: Sequence[Tree]) -> Tree:
    """Return what keeps what all of ``trees`` keep; everything where there are none."""
    if not trees:
        return Tree.all_query()
    if len(trees) == 1:
        return trees[0]
    return Tree.boolean_query([(_MUST, tree) for tree in trees])


def silent(tree: Tree) -> Tree:
    """Return ``tree`` keeping the same and scoring nothing."""
    return Tree.const_score_query(tree, 0.0)
