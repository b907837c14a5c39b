"""A spreadsheet file as headings and rows of text. The file itself is never kept."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from django.utils.translation import gettext as _

from .cells import plain

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 150 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 120
LONGEST_CELL = 32_000
HEADINGS_WITHIN = 20


class FileError(ValueError):
    """A file that cannot be read; the text says why and what to do."""


class Table(NamedTuple):
    """``rows`` are (row number in the file, cells as long as ``headings``)."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]


def read(file: IO[bytes], name: str) -> Table:
    """Read an Excel or CSV file. Raises ``FileError``."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FileError(_("ファイルが大きすぎます。10MBまでに分けてください。"))
    if not data:
        raise FileError(_("ファイルが空です。"))
    rows = _excel(data) if data[:2] == b"PK" else _csv(data, name)
    return _table(rows)


def _excel(data: bytes) -> Iterator[list[object]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise FileError(_("開くと大きすぎる表です。使わない行や絵を消してください。"))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for number, row in enumerate(sheet.iter_rows(values_only=True)):
            if number > MOST_ROWS + HEADINGS_WITHIN:
                break
            yield list(row[:MOST_COLUMNS])
    except FileError:
        raise
    except Exception as error:
        # openpyxl raises whatever the broken part of a file makes it stumble over.
        raise FileError(
            _("Excel のファイルとして読めません。Excel で開いて、保存しなおしてください。")
        ) from error


def _csv(data: bytes, name: str) -> Iterator[list[object]]:
    if name.lower().endswith(".xls") or data[:4] == b"\xd0\xcf\x11\xe0":
        raise FileError(
            _("古い形の Excel（.xls）は読めません。「.xlsx」か CSV で保存しなおしてください。")
        )
    text = _decoded(data)
    if "\0" in text:
        raise FileError(_("Excel か CSV のファイルを選んでください。"))
    try:
        first = text[:4096].split("\n", 1)[0]
        yield from csv.reader(io.StringIO(text), delimiter="\t" if "\t" in first else ",")
    except csv.Error as error:
        raise FileError(
            _("CSV として読めないところがあります。表計算ソフトで保存しなおしてください。")
        ) from error


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932", "utf-16"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileError(_("文字が読めません。「CSV UTF-8」で保存しなおしてください。"))


def _table(rows: Iterable[list[object]]) -> Table:
    numbered = ((number, [plain(each) for each in row]) for number, row in enumerate(rows, 1))
    filled = ((number, cells) for number, cells in numbered if any(cells))
    headings: list[str] = []
    found: list[tuple[int, list[str]]] = []
    for number, cells in filled:
        if not headings:
            # A title over the table stands alone in its row.
            if sum(map(bool, cells)) > 1 or number > HEADINGS_WITHIN:
                headings = _headings(cells)
            continue
        if len(found) == MOST_ROWS:
            raise FileError(_("行が多すぎます。20,000行までに分けてください。"))
        found.append((number, _fitting(number, cells, len(headings))))
    if not headings:
        raise FileError(_("見出しの行が見つかりません。はじめの行に、列の見出しを入れてください。"))
    if not found:
        raise FileError(_("見出しの下に、行がありません。"))
    return Table(headings, found)


def _headings(cells: list[str]) -> list[str]:
    cells = cells[:MOST_COLUMNS]
    while cells and not cells[-1]:
        cells.pop()
    return [each.replace("\n", "")[:80] for each in cells]


def _fitting(number: int, cells: list[str], width: int) -> list[str]:
    if any(len(each) > LONGEST_CELL for each in cells):
        text = _("%(row)s行目に、%(most)s文字より長い欄があります。短くしてください。")
        raise FileError(text % {"row": number, "most": LONGEST_CELL})
    return [*cells[:width], *[""] * (width - len(cells))]
