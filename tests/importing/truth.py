"""What a made-up plan says, in the columns the scoring command reads."""

from __future__ import annotations

from dataclasses import dataclass

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """A made-up plan: its file, and the rows it should be understood as."""

    file: str
    content: bytes
    programmes: tuple[Row, ...]
    places: tuple[Row, ...]
    areas: tuple[str, ...] = ()


def programme(kind: str, department: str, mode: str, name: str = "") -> Row:
    """Return the row of a main programme; several departments or modes are set apart by ``;``."""
    return {
        "row_level": "main",
        "programme_type": kind,
        "name_in_source": name or kind,
        "local_programme_name": "",
        "department": department,
        "mode": mode,
    }


def place(name: str, variants: str = "", named: str = "固有名") -> Row:
    """Return the row of a place."""
    return {"name": name, "name_variants_in_source": variants, "named": named}
