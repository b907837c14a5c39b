"""A seeded generator of records: the same seed and number give the same records anywhere."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from benchmarks import words
from search.data import Entry, Interval, Name, Point

SEED = 20261121
PER_MUNICIPALITY = 500
TOWNS = 40
AREAS = 8
FIRST_DAY = dt.date(2026, 11, 23)
DAYS = 28
_EPOCH = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Place:
    """A synthetic municipality with its areas and towns."""

    code: str
    name: str
    areas: tuple[str, ...]
    towns: tuple[Name, ...]
    centre: Point


@dataclass(frozen=True, slots=True)
class Record:
    """One synthetic social resource. ``hours`` are (opens, closes) by weekday, Monday 0."""

    number: int
    place: Place
    area: int
    town: Name
    kind: str
    name: Name
    sectors: tuple[str, ...]
    concerns: tuple[str, ...]
    tags: tuple[str, ...]
    description: str
    position: Point | None
    weekdays: tuple[int, ...]
    opens: int
    closes: int
    fee: str
    step_free: bool
    languages: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key of this record's entry."""
        return f"bench:{self.number}"


def records(number: int, *, seed: int = SEED) -> Iterator[Record]:
    """Yield ``number`` records; the first n are the same whatever ``number`` is."""
    for index in range(number):
        yield _record(index, random.Random(f"{seed}/{index}"), seed)


@cache
def place(index: int, seed: int = SEED) -> Place:
    """Return municipality ``index``."""
    chance = random.Random(f"{seed}/place/{index}")
    towns = _towns(chance)
    return Place(
        code=f"{980000 + index:06}",
        name=f"{chance.choice(towns).text}第{index + 1}市",
        areas=tuple(f"{chance.choice(towns).text}{last}圏域" for last in words.AREA_LAST[:AREAS]),
        towns=towns,
        centre=Point(chance.uniform(33.0, 40.0), chance.uniform(131.0, 141.0)),
    )


def _towns(chance: random.Random) -> tuple[Name, ...]:
    pairs = [(first, last) for first in words.PLACE_FIRST for last in words.PLACE_LAST]
    chosen = chance.sample(pairs, TOWNS)
    return tuple(Name(first[1] + last[1], first[0] + last[0]) for first, last in chosen)


def _record(index: int, chance: random.Random, seed: int) -> Record:
    where = place(index // PER_MUNICIPALITY, seed)
    town = chance.choice(where.towns)
    kind, forms, _ = chance.choices(words.KINDS, weights=[share for *_, share in words.KINDS])[0]
    topics = chance.sample(words.TOPICS, chance.choices((1, 2, 3), (70, 20, 10))[0])
    nouns = tuple(noun for topic in topics for noun in chance.sample(topic.nouns, 2))
    form = chance.choice(forms)
    opens = chance.choice((8 * 60 + 30, 9 * 60, 10 * 60, 13 * 60))
    return Record(
        number=index,
        place=where,
        area=chance.randrange(AREAS),
        town=town,
        kind=kind,
        name=Name(f"{town.text}{form}{index % 97 + 1}", town.reading),
        sectors=tuple(topic.sector for topic in topics),
        concerns=tuple(chance.sample(words.CONCERNS, 2)),
        tags=(form, *nouns),
        description=_description(chance, topics, nouns, town),
        position=_position(chance, where) if chance.random() < 0.8 else None,
        weekdays=_weekdays(chance, kind) if chance.random() < 0.7 else (),
        opens=opens,
        closes=opens + chance.choice((120, 180, 450, 525)),
        fee=chance.choices(("free", "partly", "paid", ""), (50, 15, 10, 25))[0],
        step_free=chance.random() < 0.3,
        languages=tuple(chance.sample(words.LANGUAGES, chance.choices((0, 1, 3), (80, 15, 5))[0])),
    )


def _description(
    chance: random.Random, topics: list[words.Topic], nouns: tuple[str, ...], town: Name
) -> str:
    """Return 100 to 300 characters of plain Japanese."""
    person = chance.choice(words.PEOPLE)
    parts = [f"{topics[0].sentence}、{town.text}の{person}を対象にしています"]
    offers = chance.sample(words.OFFERS, len(words.OFFERS))
    wanted = chance.randint(80, 270)
    while offers and sum(map(len, parts)) < wanted:
        parts.append(offers.pop().format(noun=chance.choice(nouns)))
    parts += chance.sample(words.CLOSINGS, 2)
    return "。".join(parts) + "。"


def _position(chance: random.Random, where: Place) -> Point:
    spread = 0.06
    return Point(
        round(chance.gauss(where.centre.lat, spread), 6),
        round(chance.gauss(where.centre.lng, spread), 6),
    )


def _weekdays(chance: random.Random, kind: str) -> tuple[int, ...]:
    if kind in ("counter", "child_base", "activity_centre"):
        return (0, 1, 2, 3, 4)
    return tuple(sorted(chance.sample(range(7), chance.choice((1, 1, 2)))))


def area_code(record: Record) -> str:
    """Return the code of the area that ``record`` is responsible for."""
    return f"{record.place.code}-{record.area}"


def entry(record: Record) -> Entry:
    """Return ``record`` as the search sees it, with every facet the portal has."""
    facets = {
        "kind": (record.kind,),
        "sector": record.sectors,
        "concern": record.concerns,
        "area": (area_code(record),),
        "day": tuple(map(str, record.weekdays)),
        "fee": (record.fee,) if record.fee else (),
        "step_free": ("yes",) if record.step_free else (),
        "language": record.languages,
    }
    return Entry(
        key=record.key,
        municipality=record.place.code,
        kind=record.kind,
        name=record.name,
        path=f"resources/{record.number}/",
        tags=record.tags,
        places=(Name(record.place.areas[record.area]), record.town),
        body=(record.description,),
        facets={name: values for name, values in facets.items() if values},
        responsible_for=(area_code(record),) if record.kind == "counter" else (),
        position=record.position,
        open=_intervals(record.weekdays, record.opens, record.closes) if record.weekdays else None,
        open_until=_minute(FIRST_DAY + dt.timedelta(days=DAYS)),
        prominence=1.2 if record.kind == "counter" else 1.0,
        card=_card(record),
        version=1,
    )


def _card(record: Record) -> dict[str, object]:
    return {
        "id": record.number,
        "kinds": [record.tags[0]],
        "sectors": [{"code": code, "name": code} for code in record.sectors],
        "areas": [record.place.areas[record.area]],
        "phones": [{"value": f"000-000-{record.number % 10000:04}", "purpose": ""}],
        "address": f"{record.place.name}{record.town.text}",
        "hours": ["月 火 水 木 金 9:00～17:00"],
        "fee": record.fee,
        "fictional": True,
    }


@cache
def _intervals(weekdays: tuple[int, ...], opens: int, closes: int) -> tuple[Interval, ...]:
    days = (FIRST_DAY + dt.timedelta(days=number) for number in range(DAYS))
    return tuple(
        Interval(_minute(day) + opens, _minute(day) + closes)
        for day in days
        if day.weekday() in weekdays
    )


def _minute(day: dt.date) -> int:
    return (day - _EPOCH).days * 24 * 60
