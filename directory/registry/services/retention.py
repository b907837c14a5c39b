"""The end of keeping: what is past its day is deleted, and only numbers remain.

With a need go its consents, referrals with their steps, ledgers and links, its plan's events
and its shortlist. Sittings, supports to hosts and gaps stay, without a word of it; traces stay,
without its number.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from directory.registry.counting import contributions
from directory.registry.counting.years import fiscal_year
from directory.registry.models import GapSignal, HostSupport, KeptCount, Need, Trace

from . import meetings

logger = logging.getLogger(__name__)

LACK = ("area_id", "sector_id", "kind", "condition", "cause")


@dataclass(frozen=True, slots=True)
class Ended:
    """How many needs ended, and how many could not."""

    needs: int
    failed: int = 0


def expired(today: dt.date) -> int:
    """How many needs are past their day."""
    return Need.objects.past_retention(today).count()


def end_expired(today: dt.date) -> Ended:
    """Delete every need past its day, each in a transaction of its own; leave the numbers.

    One that fails is kept whole, tried again the next time, and holds up nobody else.
    """
    ended: Counter[int] = Counter()
    failed = 0
    for pk, municipality in Need.objects.past_retention(today).values_list("pk", "municipality"):
        try:
            with transaction.atomic():
                ended[municipality] += _end(pk, today)
        # Of a need nothing but its key may come into a log.
        except Exception as error:
            logger.error("Cannot end the keeping of need %s: %s", pk, type(error).__name__)
            failed += 1
    for municipality, number in ended.items():
        if number:
            _leave_trace(municipality, number)
    return Ended(ended.total(), failed)


def _leave_trace(municipality: int, number: int) -> None:
    Trace.objects.create(
        municipality_id=municipality,
        what=Trace.What.ENDED,
        by_name=_("保存の期間の見回り"),
        rows=number,
    )


def _end(pk: int, today: dt.date) -> bool:
    """End one need, unless it was taken up again meanwhile."""
    need = Need.objects.past_retention(today).select_for_update().filter(pk=pk).first()
    if need is None:
        return False
    _keep_numbers(need)
    _keep_one_signal_of_each(need)
    meetings.forget(need)
    supports = HostSupport.objects.filter(referral__need=need)
    supports.update(text=_("（支援ニーズの記録とともに消しました）"))
    Trace.objects.filter(need=need).update(number="")
    need.delete()
    return True


def _keep_numbers(need: Need) -> None:
    """Add what the need counts for to what is left of earlier ones."""
    for year, measure, detail, number in contributions(need):
        kept, made = KeptCount.objects.get_or_create(
            municipality_id=need.municipality_id,
            fiscal_year=year,
            measure=measure,
            detail=detail,
            defaults={"number": number},
        )
        if not made:
            KeptCount.objects.filter(pk=kept.pk).update(number=F("number") + number)


def _keep_one_signal_of_each(need: Need) -> None:
    """Without its need every note counts as a case: leave one of each lack and year."""
    seen = set()
    for signal in GapSignal.objects.filter(need=need).order_by("on", "pk"):
        key = (fiscal_year(signal.on), *(getattr(signal, name) for name in LACK))
        if key in seen:
            signal.delete()
        seen.add(key)
