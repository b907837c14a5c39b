"""Seeded queries by class; two in five ask for words that many records have."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks import words
from benchmarks.records import FIRST_DAY, PER_MUNICIPALITY, SEED, Place, place
from search.data import Filter, Query

FACETS = ("kind", "sector", "area", "day", "open", "fee", "step_free", "language")
FREQUENT = ("相談", "地域", "介護", "認知症", "子育て", "支援", "サロン", "ひきこもり")
_NOON = 12 * 60


def texts(name: str, number: int, size: int) -> list[str]:
    """Return ``number`` texts of the class ``name`` for an index of ``size`` records."""
    chance = random.Random(f"{SEED}/queries/{name}")
    return [_TEXTS[name](chance, _somewhere(chance, size)) for _ in range(number)]


def queries(name: str, number: int, size: int) -> list[Query]:
    """Return ``number`` queries of the class ``name`` (a key of ``CLASSES``)."""
    text_class, shape = CLASSES[name]
    chance = random.Random(f"{SEED}/shapes/{name}")
    made = []
    for text in texts(text_class, number, size):
        base = Query(text=text, count_open_at=_a_weekday_noon(chance))
        made.append(_SHAPES[shape](chance, base, _somewhere(chance, size)))
    return made


def _somewhere(chance: random.Random, size: int) -> Place:
    return place(chance.randrange(max(1, size // PER_MUNICIPALITY)))


def _a_weekday_noon(chance: random.Random) -> int:
    days = FIRST_DAY.toordinal() - 719163 + chance.randrange(5)
    return days * 24 * 60 + _NOON


def _noun(chance: random.Random) -> str:
    if chance.random() < 0.4:
        return chance.choice(FREQUENT)
    return chance.choice(chance.choice(words.TOPICS).nouns)


def _beginning(chance: random.Random, where: Place) -> str:
    word = chance.choice([_noun(chance), chance.choice(where.towns).reading])
    return word[: chance.randint(1, 3)]


_TEXTS = {
    "none": lambda chance, where: "",
    "one term": lambda chance, where: _noun(chance),
    "two terms": lambda chance, where: (
        f"{_noun(chance)} {chance.choice([chance.choice(where.towns).text, _noun(chance)])}"
    ),
    "kana": lambda chance, where: chance.choice(
        [*words.READINGS, chance.choice(where.towns).reading]
    ),
    "sentence": lambda chance, where: chance.choice(words.SENTENCES).format(noun=_noun(chance)),
    "beginning": _beginning,
}


def _in_one_place(chance: random.Random, query: Query, where: Place) -> Query:
    return replace(query, municipality=where.code)


def _counted(chance: random.Random, query: Query, where: Place) -> Query:
    return replace(query, facets=FACETS)


def _filtered(chance: random.Random, query: Query, where: Place) -> Query:
    kinds = tuple(kind for kind, *_ in chance.sample(words.KINDS, 2))
    sector = chance.choice(words.TOPICS).sector
    filters = (Filter(facet="kind", values=kinds), Filter(facet="sector", values=(sector,)))
    return replace(query, filters=filters, facets=FACETS)


def _counted_in_one_place(chance: random.Random, query: Query, where: Place) -> Query:
    return replace(_counted(chance, query, where), municipality=where.code)


def _near(chance: random.Random, query: Query, where: Place) -> Query:
    return replace(query, near=where.centre, order="distance", municipality=where.code)


_SHAPES = {
    "plain": lambda chance, query, where: query,
    "one municipality": _in_one_place,
    "8 facets": _counted,
    "8 facets, one municipality": _counted_in_one_place,
    "2 filters, 8 facets": _filtered,
    "near": _near,
}
CLASSES = {
    "one term": ("one term", "plain"),
    "two terms": ("two terms", "plain"),
    "one term, 8 facets": ("one term", "8 facets"),
    "one term, 8 facets, one municipality": ("one term", "8 facets, one municipality"),
    "one term, 2 filters, 8 facets": ("one term", "2 filters, 8 facets"),
    "two terms, 8 facets": ("two terms", "8 facets"),
    "browse, 8 facets": ("none", "8 facets"),
    "browse, 8 facets, one municipality": ("none", "8 facets, one municipality"),
    "kana": ("kana", "plain"),
    "sentence": ("sentence", "plain"),
    "sentence, 8 facets": ("sentence", "8 facets"),
    "near": ("none", "near"),
}
