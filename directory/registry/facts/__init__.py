"""The registry's rows as the facts that matching compares; nothing but reading.

A staff fact goes before what the public record says; what neither says stays unknown.
"""

from .asking import wanted
from .gathering import candidate, gathered, pool
from .place_facts import PUBLIC, STAFF, Gathered
from .weighing import weights_of

__all__ = [
    "PUBLIC",
    "STAFF",
    "Gathered",
    "candidate",
    "gathered",
    "pool",
    "wanted",
    "weights_of",
]
