"""What was read, as JSON: kept so that a document can be understood anew with other headings."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from portal.importing.data import Kind, Line, LineStyle, Source


def to_json(source: Source) -> dict[str, Any]:
    """A source as plain values."""
    return asdict(source)


def from_json(data: dict[str, Any]) -> Source:
    """The source that ``to_json`` wrote."""
    lines = tuple(_line(each) for each in data["lines"])
    return Source(**{**data, "kind": Kind(data["kind"]), "lines": lines})


def _line(data: dict[str, Any]) -> Line:
    tuples = {"cells": tuple(data["cells"]), "carried": tuple(data["carried"])}
    return Line(**{**data, **tuples, "style": LineStyle(data["style"])})


def texts(data: dict[str, Any]) -> dict[int, str]:
    """The text of every stored line by its number; cells stand apart."""
    return {each["number"]: _text(each) for each in data.get("lines", ())}


def _text(line: dict[str, Any]) -> str:
    return "　｜　".join(line["cells"]) if line["cells"] else line["text"]
