"""Fill an empty registry with a sample."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from directory.models import Municipality, StaffGroup
from directory.registry import vocabulary
from directory.registry.models import Need, RegistryRecord
from directory.registry.permissions import COORDINATOR, Member, Right, member_of

from . import gaps, meetings, needs, records
from .reading import FOLDER


class Loaded(NamedTuple):
    """How many records, needs and gaps were written."""

    records: int
    needs: int
    gaps: int


def has_sample(folder: Path) -> bool:
    """Whether a data set brings a registry."""
    return (folder / FOLDER).is_dir()


def is_empty(municipality: Municipality) -> bool:
    """Whether nobody has worked in a municipality's registry yet."""
    touched = RegistryRecord.objects.of(municipality).filter(confirmations__isnull=False)
    return not Need.objects.of(municipality).exists() and not touched.exists()


def coordinator_of(municipality: Municipality) -> Member | None:
    """The first coordinator of a municipality, in whose name the sample is written."""
    group = StaffGroup.objects.filter(municipality=municipality, role=COORDINATOR).first()
    user = group.group.user_set.order_by("pk").first() if group else None
    return member_of(user, municipality) if user else None


@transaction.atomic
def load(folder: Path, member: Member, today: dt.date) -> Loaded:
    """Write all of a folder's registry. Raises what its files or the registry's rules refuse."""
    member.require(Right.EDIT_RECORDS, Right.REFER, Right.MEET)
    vocabulary.provide(member.municipality)
    places = records.load(folder, member, today)
    cases = needs.load(folder, member, today)
    board = gaps.load(folder, member, places, today)
    needs.refer(folder, member, cases, places, today)
    needs.withdraw(folder, member, cases, today)
    records.ask(member, places, today)
    meetings.load(folder, member, cases, board, today)
    needs.end(folder, member, cases, today)
    return Loaded(len(places), len(cases), len(board))
