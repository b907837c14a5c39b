"""Keys of rows in addresses: what no database can hold is an address that does not exist."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import IntConverter

ROW_KEY = "row_key"


class RowKey(IntConverter):
    """A number that fits into 63 bits."""

    regex = "[0-9]{1,18}"


register_converter(RowKey, ROW_KEY)
