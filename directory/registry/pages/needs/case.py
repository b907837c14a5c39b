"""All that belongs to one need, read in a fixed number of questions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from directory.registry.models import (
    AgendaItem,
    Consent,
    Need,
    PlanEvent,
    Referral,
    ShortlistItem,
)
from directory.registry.querysets import OVER
from directory.registry.services.consents import HOST, standing
from directory.registry.services.needs import MANY

from .told import Section, sections, unsaid

RECORD = ("record__resource", "record__municipality")


@dataclass(frozen=True, slots=True)
class GivenConsent:
    """A consent with its scope in words and how it stands."""

    consent: Consent
    scope: tuple[str, ...]
    stands: bool
    state: str


@dataclass(frozen=True, slots=True)
class Coming:
    """Something to do: when, what, and for which referral where it is one's."""

    on: dt.date | None
    what: str
    referral: Referral | None = None
    # The name of an address that takes the need's key.
    go: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What the page of a need shows."""

    sections: list[Section]
    unsaid: list[str]
    consents: list[GivenConsent]
    covered: bool
    events: list[PlanEvent]
    items: list[AgendaItem]
    running: list[Referral]
    over: list[Referral]
    shortlist: list[ShortlistItem]
    coming: list[Coming]
    today: dt.date


def case_of(need: Need, today: dt.date) -> Case:
    """Read a need's case as it stands on ``today``."""
    _read(need)
    running = [each for each in need.referrals.all() if each.state not in OVER]
    return Case(
        sections=sections(need),
        unsaid=unsaid(need),
        consents=[given(each, today) for each in need.consents.all()],
        covered=any(HOST in each.scope for each in standing(need, today)),
        events=list(need.plan_events.all()),
        items=list(need.agenda_items.all()),
        running=running,
        over=[each for each in need.referrals.all() if each.state in OVER],
        shortlist=list(need.shortlist.all()),
        coming=coming(need, running, today) if need.is_open else [],
        today=today,
    )


def _read(need: Need) -> None:
    prefetch_related_objects(
        [need],
        *MANY,
        "consents",
        Prefetch("plan_events", PlanEvent.objects.select_related("item__session")),
        Prefetch(
            "agenda_items",
            AgendaItem.objects.select_related("session").order_by("-session__on", "-pk"),
        ),
        Prefetch("referrals", Referral.objects.select_related(*RECORD, "failure")),
        Prefetch("shortlist", ShortlistItem.objects.select_related(*RECORD)),
    )


def given(consent: Consent, today: dt.date) -> GivenConsent:
    """A consent as it stands on a day, in words."""
    names = dict(Consent.Scope.choices)
    scope = tuple(str(names[each]) for each in consent.scope if each in names)
    stands = consent.stands_on(today)
    return GivenConsent(consent, scope, stands, _state(consent, today, stands))


def _state(consent: Consent, today: dt.date, stands: bool) -> str:
    if consent.withdrawn_on is not None and consent.withdrawn_on <= today:
        return _("取り消された")
    if stands:
        return _("続いている")
    return _("期限が過ぎた") if consent.given_on <= today else _("まだ始まっていない")


def coming(need: Need, running: list[Referral], today: dt.date) -> list[Coming]:
    """What is next, the earliest first; where nothing is planned, what the case lacks."""
    planned = [Coming(each.next_on, each.next_what, each) for each in running if each.next_on]
    if need.next_on or need.next_what:
        planned.append(Coming(need.next_on, need.next_what))
    planned.sort(key=lambda each: each.on or dt.date.max)
    return [*planned, *_lacking(need, running, today)]


def _lacking(need: Need, running: list[Referral], today: dt.date) -> list[Coming]:
    lacking = []
    if need.coordinator_id is None:
        lacking.append(Coming(None, _("担当するコーディネーターを決める"), go="need_edit"))
    if not any(HOST in each.scope for each in standing(need, today)):
        text = _("受け入れ先に相談してよいか、本人の同意を確かめる")
        lacking.append(Coming(None, text, go="need_consent"))
    if not running:
        lacking.append(Coming(None, _("合う場所をさがして、提案する"), go="candidates"))
    return lacking
