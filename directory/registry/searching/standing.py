"""Whether the staff's index can be trusted to tell the list as it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from directory.models import Municipality
from directory.registry.models import RegistryRecord
from search import staff

from .answering import Drawer

# The indexer writes within seconds; what waits longer tells that none is running.
LATE = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Standing:
    """``missing`` where there are records and the index knows none, ``behind`` where it lags."""

    missing: bool
    behind: bool


def standing(municipality: Municipality, drawer: Drawer) -> Standing:
    """Compare the index with the registry; two questions."""
    held, known = RegistryRecord.objects.of(municipality).count(), drawer.size()
    since = staff.waiting_since()
    late = since is not None and timezone.now() - since > LATE
    lost = since is None and known != held
    return Standing(missing=bool(held and not known), behind=late or lost)
