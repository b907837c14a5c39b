"""Keys of rows in what is asked for: what no database can hold is the key of no row."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import register_converter
from django.urls.converters import IntConverter

ROW_KEY = "row_key"
# Every number of so many digits fits into 63 bits.
MOST_DIGITS = 18


class RowKey(IntConverter):
    """A number that fits into 63 bits."""

    regex = f"[0-9]{{1,{MOST_DIGITS}}}"


register_converter(RowKey, ROW_KEY)


def is_row_key(text: str) -> bool:
    """Whether a text can be the key of a row."""
    return text.isdecimal() and len(text) <= MOST_DIGITS


def row_keys(texts: Iterable[str | int]) -> list[str]:
    """Those of several texts that can be keys of rows, in their order."""
    return [text for text in map(str, texts) if is_row_key(text)]
