"""What was missing, and the board."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from directory.models import ResourceKind
from directory.registry.condition_names import CONDITION_NAMES
from directory.registry.models import Gap, GapMove, GapSignal, RegistryRecord
from directory.registry.permissions import Member
from directory.registry.sheets import cells
from directory.registry.sheets.columns import Known, known_of
from directory.sample.reading import Row

from .reading import by_label, rows_of, surely


def load(
    folder: Path, member: Member, records: dict[str, RegistryRecord], today: dt.date
) -> dict[str, Gap]:
    """Put the gaps on the board with their way so far, and count what was missing."""
    known = known_of(member.municipality)
    board = {
        row.cells["何が足りないか"]: _gap(row, member, known, records, today)
        for row in rows_of(folder, "gaps")
    }
    causes = by_label(GapSignal.Cause.choices)
    GapSignal.objects.bulk_create(
        GapSignal(
            municipality=member.municipality,
            cause=causes[row.cells["どうして"]],
            on=surely(row.cells["日"], today),
            **_lack(row, known),
        )
        for row in rows_of(folder, "signals")
    )
    return board


def _lack(row: Row, known: Known) -> dict[str, Any]:
    conditions = {cells.plain(label): key for key, label in CONDITION_NAMES.items()}
    return {
        "area": known.areas.get(row.cells["区域"]),
        "sector": known.sectors.get(row.cells["分野"]),
        "kind": by_label(ResourceKind.choices).get(cells.plain(row.cells["種類"]), ""),
        "condition": conditions.get(cells.plain(row.cells["条件"]), ""),
    }


def _gap(
    row: Row,
    member: Member,
    known: Known,
    records: dict[str, RegistryRecord],
    today: dt.date,
) -> Gap:
    stages = by_label(Gap.Stage.choices)
    moves = [each.split("@") for each in row.cells["動き"].split(";")]
    gap = Gap.objects.create(
        municipality=member.municipality,
        title=row.cells["何が足りないか"],
        text=row.cells["くわしく"],
        stage=stages[moves[-1][0]],
        opened_as=records.get(row.cells["できた社会資源"]),
        **_lack(row, known),
    )
    GapMove.objects.bulk_create(
        GapMove(gap=gap, stage=stages[label], on=surely(when, today), **member.signed)
        for label, when in moves
    )
    return gap
