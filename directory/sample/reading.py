"""A CSV file as rows that know their line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils.translation import gettext

from directory.sample.faults import Fault

HEADER_LINE = 1


@dataclass(frozen=True, slots=True)
class Row:
    """The stripped cells of one row by column, and the line (from 1) the row starts on."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows; ``path`` is how faults name the file, which lies in ``folder``."""

    path: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    folder: Path = Path()


def read(file: Path, path: str, faults: list[Fault]) -> Table | None:
    """Read ``file``; what is wrong goes to ``faults``, and then there may be no table."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        reason = gettext(
            "UTF-8 でない文字があります。表計算ソフトでは「CSV UTF-8」を選んで保存してください。"
        )
        faults.append(Fault(path, line, "", reason))
        return None
    if "\0" in text:
        reason = gettext("CSV ではないファイルのようです（使えない文字があります）。")
        faults.append(Fault(path, text[: text.index("\0")].count("\n") + 1, "", reason))
        return None
    table = _table(text, path, faults)
    return table and replace(table, folder=file.parent)


def _table(text: str, path: str, faults: list[Fault]) -> Table | None:
    records = _records(text, path, faults)
    first = next(records, None)
    if first is None:
        faults.append(Fault(path, 0, "", gettext("見出しの行がありません。")))
        return None
    header = tuple(cell.strip() for cell in first[1])
    rows = [row for line, cells in records if (row := _row(line, cells, header, path, faults))]
    return Table(path, header, tuple(rows))


def _records(text: str, path: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = HEADER_LINE
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        reason = gettext('引用符（"）の閉じ忘れなど、CSV として読めないところがあります。')
        faults.append(Fault(path, line, "", reason))


def _row(
    line: int, cells: list[str], header: tuple[str, ...], path: str, faults: list[Fault]
) -> Row | None:
    if len(cells) != len(header):
        reason = gettext("見出しは %(wanted)s列ですが、この行は %(found)s列です。") % {
            "wanted": len(header),
            "found": len(cells),
        }
        faults.append(Fault(path, line, "", reason))
        return None
    return Row(line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)})
