"""All records of a municipality, or one, as candidates."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils.timezone import localdate

from directory.models import Municipality
from directory.registry.matching import Candidate, Pool
from directory.registry.models import RegistryRecord

from .areas import AreaTree
from .loading import load
from .place_facts import Gathered, gather


def candidate(record: RegistryRecord, today: dt.date | None = None) -> Candidate:
    """The facts of one record, in the same few questions as all of them."""
    one = RegistryRecord.objects.filter(pk=record.pk)
    return _gathered(one, record.municipality_id, today or localdate())[record.pk].candidate


def pool(municipality: Municipality | int, today: dt.date) -> Pool:
    """Everything in use of one municipality, ready to be ranked."""
    return Pool(each.candidate for each in gathered(municipality, today).values())


def gathered(municipality: Municipality | int, today: dt.date) -> dict[int, Gathered]:
    """What a pool is made of, by the records' keys; seven questions, whatever their number.

    What is only a kind of place is left out: nobody can go there.
    """
    key = municipality if isinstance(municipality, int) else municipality.pk
    records = RegistryRecord.objects.of(key).in_use().exclude(resource__naming="category")
    return _gathered(records, key, today)


def _gathered(
    records: QuerySet[RegistryRecord], municipality: int, today: dt.date
) -> dict[int, Gathered]:
    tree = AreaTree(municipality)
    return {raw.own["pk"]: gather(raw, tree, today) for raw in load(records)}
