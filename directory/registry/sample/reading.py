"""The files of a sample registry, and days counted from today: a sample never grows old."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from directory.registry.sheets import cells
from directory.sample.faults import Fault, RefusedError
from directory.sample.reading import Row, read

FOLDER = "registry"
AGO = re.compile(r"(\d{1,4})日(前|後)")


def rows_of(folder: Path, name: str) -> tuple[Row, ...]:
    """The rows of one file; none where it is missing. Raises ``RefusedError``."""
    file = folder / FOLDER / f"{name}.csv"
    if not file.exists():
        return ()
    faults: list[Fault] = []
    table = read(file, f"{folder.name}/{FOLDER}/{name}.csv", faults)
    if faults or table is None:
        raise RefusedError(faults)
    return table.rows


def day(text: str, today: dt.date) -> dt.date | None:
    """「45日前」 and 「6日後」 from today; a date as it stands; None for blank."""
    found = AGO.fullmatch(text.strip())
    if not found:
        return cells.day(text)
    days = dt.timedelta(days=int(found[1]))
    return today - days if found[2] == "前" else today + days


def surely(text: str, today: dt.date) -> dt.date:
    """A day that must be there. Raises ``CellError``."""
    found = day(text, today)
    if found is None:
        raise cells.CellError(_("日付がありません。"))
    return found


def several(text: str, known: Mapping[str, object]) -> list[object]:
    """The rows a cell names."""
    return cells.several(text, known)


def is_yes(text: str) -> bool:
    return cells.yes_no(text) == "yes"


def by_label(choices: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    """Label → value."""
    return {cells.plain(label): value for value, label in choices}
