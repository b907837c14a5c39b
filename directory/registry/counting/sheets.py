"""The yearly table as a spreadsheet: .xlsx, or .csv that Excel opens. No cell is a formula."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

Cell = str | int
Row = Sequence[Cell]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"
# What spreadsheets take for the beginning of a formula.
_FORMULA = "=+-@"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
WIDEST = 60


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet reckons with: a text that begins like a formula is quoted."""
    if isinstance(cell, int):
        return cell
    text = _CONTROL.sub("", cell)
    begins = unicodedata.normalize("NFKC", text.lstrip()[:1])
    return f"'{text}" if begins and begins in _FORMULA else text


def as_csv(rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([safe(each) for each in row] for row in rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def as_xlsx(rows: Sequence[Row], title: str) -> bytes:
    """One sheet; the first row is the heading and stays in sight."""
    book = Workbook()
    sheet = book.active
    sheet.title = re.sub(r"[\[\]:*?/\\]", "", title)[:31] or "1"
    for row in rows:
        sheet.append([safe(each) for each in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for column in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        # Japanese characters are two columns wide.
        sheet.column_dimensions[column[0].column_letter].width = min(longest * 2 + 2, WIDEST)
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
