"""What is still 未確認 about a social resource, and what has grown old."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.db.models import BooleanField as Boolean
from django.db.models import Count, Exists, ExpressionWrapper, Max, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory import models
from portal.plans.document.fiscal_years import year_of

AGES_AFTER = relativedelta(months=12)


@dataclass(frozen=True)
class Fact:
    """Something a reader needs; ``known`` is true of resources where it is filled in."""

    name: str
    label: str
    known: Q | Exists

    @property
    def annotation(self) -> str:
        return f"knows_{self.name}"


def _any(part: type, **lookup) -> Exists:
    return Exists(part.objects.filter(resource=OuterRef("pk"), **lookup))


def _linked(field: str) -> Exists:
    through = getattr(models.Resource, field).through
    return Exists(through.objects.filter(resource=OuterRef("pk")))


FACTS: tuple[Fact, ...] = (
    Fact("reading", _("読み"), ~Q(reading="")),
    Fact("phone", _("電話"), _any(models.ResourceContact, method="phone")),
    Fact("address", _("住所"), ~Q(address="")),
    Fact("coordinates", _("地図の位置"), Q(lat__isnull=False, lng__isnull=False)),
    Fact("access", _("行き方"), ~Q(access="")),
    Fact("area", _("受け持つ区域"), _linked("areas")),
    Fact("hours", _("受付・開催の日時"), Q(always_open=True) | Q(_any(models.OpeningRule))),
    Fact("status", _("状態"), ~Q(status="")),
    Fact("operator", _("運営主体"), _any(models.ResourceOperator, organization__isnull=False)),
    Fact("audience", _("来られる人"), ~Q(audience="") | ~Q(anyone_welcome="")),
    Fact("fee", _("料金"), ~Q(fee="")),
    Fact("booking", _("予約がいるか"), ~Q(booking="")),
    Fact("accessibility", _("バリアフリー"), _any(models.ResourceAccessibility)),
    Fact("languages", _("通じることば"), _any(models.ResourceLanguage)),
)


def with_facts(resources: QuerySet) -> QuerySet:
    """Resources with ``knows_…`` for every fact."""
    known = {each.annotation: _as_boolean(each.known) for each in FACTS}
    return resources.annotate(**known)


def with_age(resources: QuerySet) -> QuerySet:
    """Resources with ``last_confirmed``, the day of their latest verification or None."""
    return resources.annotate(last_confirmed=Max("verifications__confirmed_on"))


def unknown_facts(resource: models.Resource) -> list[Fact]:
    """The facts nobody has filled in, of a resource read ``with_facts``."""
    return [each for each in FACTS if not getattr(resource, each.annotation)]


def share_of(resource: models.Resource) -> str:
    """How many of the facts are known, as 9／14."""
    return f"{len(FACTS) - len(unknown_facts(resource))}／{len(FACTS)}"


def never_confirmed() -> Q:
    return Q(last_confirmed__isnull=True)


def confirmed_long_ago(today: dt.date) -> Q:
    return Q(last_confirmed__lt=today - AGES_AFTER)


def overdue(today: dt.date) -> Q:
    """Planned for a fiscal year that is over."""
    return Q(status=models.Status.PLANNED, due_fiscal_year__lt=year_of(today))


def counts(resources: QuerySet) -> dict[str, int]:
    """How many resources there are, how many have gaps, and how many have grown old."""
    today = timezone.localdate()
    read = with_age(with_facts(resources))
    complete = Q(**{each.annotation: True for each in FACTS})
    return {
        "total": read.count(),
        "with_gaps": read.exclude(complete).count(),
        "never_confirmed": read.filter(never_confirmed()).count(),
        "confirmed_long_ago": read.filter(confirmed_long_ago(today)).count(),
        "overdue": read.filter(overdue(today)).count(),
    }


def gaps(resources: QuerySet) -> list[tuple[Fact, int]]:
    """For every fact, in how many of the resources it is unknown."""
    unknown = {each.name: Count("pk", filter=Q(**{each.annotation: False})) for each in FACTS}
    found = with_facts(resources).order_by().aggregate(**unknown)
    return [(each, found[each.name]) for each in FACTS]


def _as_boolean(known: Q | Exists) -> Exists | ExpressionWrapper:
    return known if isinstance(known, Exists) else ExpressionWrapper(known, Boolean())
