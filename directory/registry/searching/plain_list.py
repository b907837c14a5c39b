"""The list without the index: by name, as the database can."""

from __future__ import annotations

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from directory.models import Municipality
from directory.registry.models import RegistryRecord

_BLANK = Value("", output_field=CharField())


def by_name(municipality: Municipality, text: str) -> QuerySet[RegistryRecord]:
    """Records in use with ``text`` in their name or reading, in the order of the reading."""
    rows = RegistryRecord.objects.of(municipality).in_use().with_faces()
    rows = rows.prefetch_related("activities")
    if text:
        names = ("resource__name", "resource__reading", "own_name", "own_reading")
        wanted = Q()
        for name in names:
            wanted |= Q(**{f"{name}__icontains": text})
        rows = rows.filter(wanted)
    spoken = Coalesce(
        NullIf(F("resource__reading"), _BLANK),
        NullIf(F("own_reading"), _BLANK),
        F("resource__name"),
        F("own_name"),
    )
    return rows.order_by(spoken, "pk")
