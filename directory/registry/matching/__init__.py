"""Facts and a need in, ranked places with their reasons out. Pure Python, no Django.

``rank(wanted, Pool(candidates), today=…)`` is the front door; everything it speaks of is here.
"""

from directory.registry.matching.comparison import Move, Row, compare, side_by_side
from directory.registry.matching.conditions import BY_KEY, CONDITIONS, asked_of
from directory.registry.matching.data import EVERYBODY, Candidate, Plain, Verdict, Wanted
from directory.registry.matching.freshness import FRESHNESS
from directory.registry.matching.judgement import UNKNOWN_DEGREE
from directory.registry.matching.ledger import Line, Match
from directory.registry.matching.near_miss import FEW, NearMiss, near_misses
from directory.registry.matching.pool import Pool
from directory.registry.matching.ranking import Matches, Ranking, rank
from directory.registry.matching.storage import as_json, from_json
from directory.registry.matching.weights import DEFAULT_WEIGHTS, WeightError, complete_weights

__all__ = [
    "BY_KEY",
    "CONDITIONS",
    "DEFAULT_WEIGHTS",
    "EVERYBODY",
    "FEW",
    "FRESHNESS",
    "UNKNOWN_DEGREE",
    "Candidate",
    "Line",
    "Match",
    "Matches",
    "Move",
    "NearMiss",
    "Plain",
    "Pool",
    "Ranking",
    "Row",
    "Verdict",
    "Wanted",
    "WeightError",
    "as_json",
    "asked_of",
    "compare",
    "complete_weights",
    "from_json",
    "near_misses",
    "rank",
    "side_by_side",
]
