"""What is published, or taken off the site, when its hour has come."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.db.models import Model, QuerySet
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


def follow_the_clock(now: datetime) -> tuple[int, int]:
    """Do what is due at ``now``; return how many were published and how many taken off.

    Each one goes with what it changes elsewhere, in a transaction of its own; one that fails
    is logged, tried again the next time, and holds up nobody else.
    """
    ended = _each(_ended(now), _take_off)
    return _each(_approved(now), _publish), ended


def _approved(now: datetime) -> QuerySet[Revision]:
    due = Revision.objects.filter(approved_go_live_at__lte=now)
    return due.order_by("approved_go_live_at")


def _ended(now: datetime) -> Iterator[Model]:
    for model in _drafted_models():
        yield from list(model._default_manager.filter(live=True, expire_at__lte=now))


def _drafted_models() -> list[type[Model]]:
    """Pages are asked once, whatever their kind."""
    drafted = (each for each in apps.get_models() if issubclass(each, DraftStateMixin))
    return [Page, *(each for each in drafted if not issubclass(each, Page))]


def _publish(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


def _take_off(row: Model) -> None:
    row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _each(rows: Iterable[Model], act: Callable[[Model], None]) -> int:
    done = 0
    for row in rows:
        try:
            with transaction.atomic():
                act(row)
        except Exception:
            logger.exception("Cannot follow the clock for %s %s", type(row).__name__, row.pk)
        else:
            done += 1
    return done
