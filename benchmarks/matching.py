"""How long ranking takes, beside a loop that judges every place on every condition.

``python -m benchmarks.matching --places 10000``
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from benchmarks.stopwatch import Times, timed
from directory.registry.matching import CONDITIONS, Candidate, Match, Pool, Wanted, rank
from directory.registry.matching.ledger import judged
from directory.registry.matching.question import question
from directory.registry.matching.weights import DEFAULT_WEIGHTS

T = TypeVar("T")

TODAY = date(2027, 4, 1)
SECTORS = ("all", "elderly", "disability", "children", "poverty")
WAYS = ("walk", "bicycle", "transit", "car")
AREAS, CODES = 8, 12
NEEDS, NAIVE_NEEDS, SHOWN = 60, 5, 20
_UNKNOWN = 0.3


def candidates(number: int, seed: int = 1) -> Iterator[Candidate]:
    """Yield places every fact of which is unknown for three in ten."""
    random = Random(seed)
    for key in range(number):
        yield _candidate(random, key)


def needs(number: int, seed: int = 2, asked: float = 0.6) -> Iterator[Wanted]:
    """Yield needs that ask each thing with the probability ``asked``, a tenth as essential."""
    random = Random(seed)
    for _ in range(number):
        yield _wanted(random, asked)


def naive(wanted: Wanted, places: Sequence[Candidate], today: date = TODAY) -> list[Match]:
    """Judge every place on every condition, one after the other; return those ranked."""
    asked = question(wanted, DEFAULT_WEIGHTS, today)
    matches = [judged(asked, each) for each in places]
    return sorted(
        (each for each in matches if not each.failed),
        key=lambda match: (-match.score, match.name, match.key),
    )


def _candidate(random: Random, key: int) -> Candidate:
    flag = (True, True, False)
    return Candidate(
        key=key,
        name=f"場所{random.randrange(5000)}",
        status=random.choices(("open", "planned", "paused", "closed", ""), (80, 3, 4, 3, 10))[0],
        sectors=_or_unknown(random, _some(random, SECTORS, 2)),
        area_ids=_or_unknown(random, frozenset({random.randrange(AREAS)})),
        everywhere=random.random() < 0.1,
        position=_or_unknown(random, _position(random)),
        beyond_target=_or_unknown(random, random.choice(flag)),
        genders=_or_unknown(random, random.choices(("any", "women", "men"), (8, 1, 1))[0]),
        ages=_or_unknown(random, random.choice(((0, 150), (18, 64), (65, 150), (6, 17)))),
        companion_needed=_or_unknown(random, random.choice(flag)),
        medication=_or_unknown(random, random.choice(flag)),
        watching=_or_unknown(random, random.choice(flag)),
        activities=_or_unknown(random, _some(random, _codes("act"), 4)),
        skills=_or_unknown(random, _some(random, _codes("skill"), 3)),
        environment=_or_unknown(random, _some(random, _codes("env"), 2)),
        difficulties=_or_unknown(random, _some(random, _codes("dif"), 3)),
        sensory=_or_unknown(random, random.randint(1, 3)),
        group_size=_or_unknown(random, random.randint(1, 4)),
        talking=_or_unknown(random, random.randint(1, 3)),
        step=_or_unknown(random, random.randint(0, 6)),
        slots=_or_unknown(random, _slots(random, 3)),
        travel=_or_unknown(random, _some(random, WAYS, 2)),
        travel_unsure=_some(random, WAYS, 1),
        lift=_or_unknown(random, random.choice(flag)),
        fee_yen=_or_unknown(random, random.choice((0, 0, 100, 300, 500, 1000))),
        pays=_or_unknown(random, random.choice(flag)),
        vacancies=_or_unknown(random, random.randrange(5)),
        visit=_or_unknown(random, random.choice(flag)),
        trial=_or_unknown(random, random.choice(flag)),
        supporter=_or_unknown(random, random.choice(flag)),
        agreement=_or_unknown(random, random.choice(flag)),
        **_confirmation(random),
    )


def _wanted(random: Random, asked: float) -> Wanted:
    def maybe(value: T, otherwise: T) -> T:
        return value if random.random() < asked else otherwise

    nothing: frozenset[str] = frozenset()
    return Wanted(
        area_id=maybe(random.randrange(AREAS), None),
        position=maybe(_position(random), None),
        max_km=maybe(random.choice((1.0, 3.0, 8.0)), None),
        sectors=maybe(_some(random, SECTORS[1:], 2), nothing),
        ages=maybe(random.choice(((20, 29), (60, 69), (70, 79))), None),
        gender=maybe(random.choice(("woman", "man", "other")), None),
        interests=maybe(_some(random, _codes("act"), 3), nothing),
        strengths=maybe(_some(random, _codes("skill"), 3), nothing),
        avoid=maybe(_some(random, _codes("env"), 2), nothing),
        difficulties=maybe(_some(random, _codes("dif"), 2), nothing),
        sensory_limit=maybe(random.randint(1, 3), None),
        group_limit=maybe(random.randint(1, 4), None),
        talking_limit=maybe(random.randint(1, 3), None),
        step=maybe(random.randint(0, 6), None),
        slots=maybe(_slots(random, 5), None),
        times_a_week=maybe(random.choice((0.5, 1.0, 3.0)), None),
        travel=maybe(_some(random, WAYS, 2), nothing),
        needs_lift=maybe(random.random() < 0.2, False),
        has_companion=maybe(random.random() < 0.5, None),
        needs_medication=maybe(random.random() < 0.3, False),
        needs_watching=maybe(random.random() < 0.3, False),
        fee_limit=maybe(random.choice((0, 300, 500)), None),
        wants_pay=maybe(random.random() < 0.3, False),
        wants_visit=maybe(True, False),
        wants_trial=maybe(True, False),
        wants_supporter=maybe(True, False),
        wants_agreement=maybe(random.random() < 0.3, False),
        essential=frozenset(each.key for each in CONDITIONS if random.random() < 0.1),
    )


def _or_unknown(random: Random, value: T) -> T | None:
    return None if random.random() < _UNKNOWN else value


def _position(random: Random) -> tuple[float, float]:
    return 35.0 + random.random() / 5, 139.0 + random.random() / 5


def _codes(kind: str) -> tuple[str, ...]:
    return tuple(f"{kind}{number}" for number in range(CODES))


def _some(random: Random, codes: Sequence[str], most: int) -> frozenset[str]:
    return frozenset(random.sample(codes, random.randint(1, most)))


def _slots(random: Random, most: int) -> int:
    """Return the same parts of the day on up to ``most`` weekdays."""
    parts = random.randint(1, 7)
    return sum(parts << 3 * day for day in random.sample(range(7), random.randint(1, most)))


def _confirmation(random: Random) -> dict[str, object]:
    if random.random() < 0.1:
        return {}
    day = TODAY - timedelta(days=random.randrange(600))
    keys = random.sample([each.key for each in CONDITIONS], 10)
    duty = timedelta(days=30 * random.randint(1, 16))
    return {"confirmed": dict.fromkeys(keys, day), "confirm_by": day + duty}


def main(number: int) -> list[str]:
    """Measure and return the lines of a table."""
    places, asked = list(candidates(number)), list(needs(NEEDS))
    pool = Pool(places).prepare()
    ranked = timed(lambda need: rank(need, pool, today=TODAY).candidates[:SHOWN], asked)
    once = timed(lambda need: rank(need, Pool(places), today=TODAY).candidates[:SHOWN], asked[:20])
    built = timed(lambda _: Pool(places).prepare(), range(10))
    looped = timed(lambda need: naive(need, places), asked[:NAIVE_NEEDS])
    ratio = looped.percentile(0.5) / ranked.percentile(0.5)
    return [
        f"{number} places, {len(CONDITIONS)} conditions, {NEEDS} needs;"
        f" the first {SHOWN} with their ledgers",
        "| what | p50 ms | p95 ms |",
        "|---|---|---|",
        _row("ranking, pool at hand", ranked),
        _row("ranking, pool made for it", once),
        _row("whole pool made", built),
        _row("every place on every condition", looped),
        f"The loop takes {ratio:.1f} times as long.",
    ]


def _row(what: str, times: Times) -> str:
    return f"| {what} | {times.percentile(0.5):.1f} | {times.percentile(0.95):.1f} |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, default=10_000)
    print("\n".join(main(parser.parse_args().places)))
