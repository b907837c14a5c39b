"""One question, from the wall to the index and back."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from functools import partial
from typing import Any

from search.data import Hit, Interval, Query, Results
from search.engines.embedded.conditions import conditions
from search.engines.embedded.counting import facets, relaxation, total_of
from search.engines.embedded.paging import page
from search.engines.embedded.snapshot import Snapshot
from search.passages import passage, wanted_tokens
from search.plan import Plan
from search.ranking import Ranked
from search.reasons import Phrases, phrases, reasons

# Interval._make without a step in Python: a page has hundreds.
_interval = partial(tuple.__new__, Interval)


def find(snapshot: Snapshot, query: Query) -> Results:
    """Return the answers to ``query`` in ``snapshot``."""
    started = time.perf_counter()
    wanted = conditions(snapshot, query)
    counted = facets(snapshot, query, wanted)
    total = total_of(snapshot, wanted, counted)
    marked, said = _marked(wanted.plan), phrases()
    return Results(
        hits=tuple(_hit(marked, said, r, face) for r, face in page(snapshot, query, wanted)),
        total=total,
        facets=counted,
        relaxation=relaxation(snapshot, wanted, total),
        took_ms=(time.perf_counter() - started) * 1000,
    )


def _marked(plan: Plan | None) -> dict[str, float]:
    units = plan.units if plan else ()
    return wanted_tokens([a for unit in units for a in unit.alternatives])


def _hit(marked: Mapping[str, float], said: Phrases, ranked: Ranked, stored: bytes) -> Hit:
    face = json.loads(stored)
    return Hit(
        key=face["key"],
        municipality=face["municipality"],
        kind=face["kind"],
        name=face["name"],
        path=face["path"],
        score=ranked.score,
        why=reasons(ranked, said),
        distance_m=None if ranked.distance_m is None else round(ranked.distance_m),
        responsible=ranked.responsible,
        facets={name: tuple(values) for name, values in face["facets"].items()},
        open=_intervals(face),
        open_until=face["open_until"],
        card=face["card"],
        passage=passage(face["body"], ranked.candidate.body_tokens, marked),
    )


def _intervals(face: Mapping[str, Any]) -> tuple[Interval, ...] | None:
    return None if face["open"] is None else tuple(map(_interval, face["open"]))
