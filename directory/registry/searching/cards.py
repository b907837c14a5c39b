"""What a row of the list shows of a record: everybody at work in the registry may read it."""

from __future__ import annotations

from directory.registry.fact_wording import worded
from directory.registry.models import RegistryRecord

from .facet_values import face_of

ACTIVITIES = 4


def card_of(record: RegistryRecord) -> dict[str, object]:
    """Plain values, ready to print; days as YYYY-MM-DD or blank."""
    activities = [each.label for each in record.activities.all()]
    return {
        "id": record.pk,
        "name": record.name,
        "kind": record.kind_label,
        "areas": [each.name for each in record.areas()],
        "step": worded("step", record.step),
        "activities": activities[:ACTIVITIES],
        "more_activities": max(0, len(activities) - ACTIVITIES),
        "vacancies": record.vacancies,
        "capacity_on": record.capacity_on.isoformat() if record.capacity_on else "",
        "confirmed_on": record.confirmed_on.isoformat() if record.confirmed_on else "",
        "confirm_by": record.confirm_by.isoformat() if record.confirm_by else "",
        "state": record.state,
        "state_label": str(record.get_state_display()),
        "face": face_of(record),
        "agreed": record.agreement == "agreed",
    }
