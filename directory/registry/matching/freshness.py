"""How fresh a record is, and how much of its score that leaves.

A record is wholly fresh (1.0) until the day it is due to be confirmed again; from then on it
loses a tenth for every 30 days, day by day, down to a tenth. One that nobody ever confirmed is
at 0. A record that names no such day is due a year after its latest confirmation.

    score = points of all conditions × (1 − weight / 10 × (1 − freshness))

So with the weight 5 a record a hundred days overdue keeps 83% of its points, one never
confirmed half of them; with the weight 0 age does not count.
"""

from __future__ import annotations

from datetime import date, timedelta

from directory.registry.matching.data import Candidate, Plain, Verdict

FRESHNESS = "freshness"
DEFAULT_FRESHNESS_WEIGHT = 5.0
MOST_WEIGHT = 10.0
_USUAL_DUTY = timedelta(days=365)
_LOST_A_DAY = 0.1 / 30
_STALEST = 0.1


def last_confirmed(candidate: Candidate) -> date | None:
    """Return the day anything of the record was last confirmed, None if nothing ever was."""
    return max(candidate.confirmed.values()) if candidate.confirmed else None


def due(candidate: Candidate) -> date | None:
    """Return the day the record is due to be confirmed again, None if it never was."""
    if not candidate.confirmed:
        return None
    return candidate.confirm_by or max(candidate.confirmed.values()) + _USUAL_DUTY


def freshness(due: date | None, today: date) -> float:
    """Return 1 for what is not yet due, less the longer it is overdue, 0 if never confirmed."""
    if due is None:
        return 0.0
    return max(_STALEST, 1 - _LOST_A_DAY * days_overdue(due, today))


def days_overdue(due: date, today: date) -> int:
    """Return for how many days the confirmation has been overdue, 0 until ``due`` is over."""
    return max(0, (today - due).days)


def factor(degree: float, weight: float) -> float:
    """Return the part of its points a record of this freshness keeps."""
    return 1 - weight / MOST_WEIGHT * (1 - degree)


def stand(due: date | None, today: date) -> tuple[Verdict, Plain, Plain]:
    """Return the verdict, the day it is due (ISO) and the days it is overdue."""
    if due is None:
        return Verdict.UNKNOWN, None, None
    overdue = days_overdue(due, today)
    return Verdict.NOT_MET if overdue else Verdict.MET, due.isoformat(), overdue
