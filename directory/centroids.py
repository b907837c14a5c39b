"""Where a municipality's towns lie, from a file of its own."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from django.utils.translation import gettext

from directory.models import Municipality, Town
from directory.sample import history
from directory.sample.faults import Fault
from directory.sample.reading import read as read_table
from search.text import squeeze

COLUMNS = {
    "town": ("town", "町字", "名称"),
    "koaza": ("koaza", "小字"),
    "lat": ("lat", "緯度"),
    "lng": ("lng", "経度"),
}
_BLOCK = re.compile(r"[0-9０-９〇一二三四五六七八九十]+丁目$")


class CentroidFileError(Exception):
    """The file cannot be used; the message says why."""


class Centroid(NamedTuple):
    """A point of a town, or of a part of it where ``koaza`` is given; degrees."""

    town: str
    koaza: str
    lat: float
    lng: float


class Imported(NamedTuple):
    """Towns that were given a position, those that were not, and names no town has."""

    placed: list[str]
    missing: list[str]
    unused: list[str]


def read(file: Path) -> list[Centroid]:
    """Read a JSON list of objects or a CSV file with a header. Raises ``CentroidFileError``."""
    if not file.is_file():
        raise CentroidFileError(gettext("%(file)s というファイルはありません。") % {"file": file})
    rows = _from_csv(file) if file.suffix.lower() == ".csv" else _from_json(file)
    return [_centroid(where, row) for where, row in rows]


def place_towns(municipality: Municipality, centroids: Iterable[Centroid]) -> Imported:
    """Give the municipality's towns the positions of the same name, and publish them.

    A town divided into 丁目 lies in the middle of these; ヶ, ケ and が are alike.
    """
    points = _by_town(centroids)
    result = Imported([], [], [])
    changed = []
    for town in Town.objects.filter(municipality=municipality):
        point = points.pop(squeeze(town.name), None)
        (result.placed if point else result.missing).append(town.name)
        if point and (town.lat, town.lng) != point[1:]:
            _, town.lat, town.lng = point
            town.save()
            changed.append(town)
    history.publish(history.Saved(town, town.serializable_data()) for town in changed)
    result.unused.extend(name for name, _, _ in points.values())
    return result


def _by_town(centroids: Iterable[Centroid]) -> dict[str, tuple[str, float, float]]:
    groups: dict[str, list[Centroid]] = defaultdict(list)
    for each in centroids:
        groups[squeeze(_BLOCK.sub("", each.town))].append(each)
    return {name: _middle(group) for name, group in groups.items()}


def _middle(group: list[Centroid]) -> tuple[str, float, float]:
    whole = [each for each in group if not each.koaza] or group
    lat, lng = (round(fmean(axis), 6) for axis in zip(*(each[2:] for each in whole), strict=True))
    return _BLOCK.sub("", group[0].town), lat, lng


def _from_json(file: Path) -> list[tuple[str, Any]]:
    try:
        data = json.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise CentroidFileError(gettext("UTF-8 でない文字があります。")) from None
    except json.JSONDecodeError as error:
        reason = gettext("JSON として読めません（%(line)s行目）。") % {"line": error.lineno}
        raise CentroidFileError(reason) from None
    if not isinstance(data, list):
        raise CentroidFileError(gettext("町字のならび（JSON の配列）ではありません。"))
    return [
        (gettext("%(number)s番目") % {"number": number}, row)
        for number, row in enumerate(data, start=1)
    ]


def _from_csv(file: Path) -> list[tuple[str, Any]]:
    faults: list[Fault] = []
    table = read_table(file, file.name, faults)
    if faults or table is None:
        raise CentroidFileError("\n".join(map(str, faults)))
    return [(gettext("%(line)s行目") % {"line": row.line}, row.cells) for row in table.rows]


def _centroid(where: str, row: Any) -> Centroid:
    if not isinstance(row, dict):
        raise CentroidFileError(gettext("%(where)s が町字ではありません。") % {"where": where})
    town = str(_cell(row, "town") or "").strip()
    lat, lng = _degrees(_cell(row, "lat"), 90), _degrees(_cell(row, "lng"), 180)
    if not town or lat is None or lng is None:
        reason = gettext("%(where)s：町字（town）・緯度（lat）・経度（lng）が正しくありません。")
        raise CentroidFileError(reason % {"where": where})
    return Centroid(town, str(_cell(row, "koaza") or "").strip(), lat, lng)


def _cell(row: dict[str, Any], name: str) -> Any:
    return next((row[column] for column in COLUMNS[name] if column in row), None)


def _degrees(value: Any, limit: int) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if -limit <= number <= limit else None
