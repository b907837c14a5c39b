"""What a browser would send of a form as it stands on a page."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse


def posted(response: HttpResponse, number: int = -1) -> dict[str, Any]:
    """The fields of one form of a page (the last one), filled in as they are."""
    found = BeautifulSoup(response.content, "html.parser").select("main form")[number]
    values: dict[str, Any] = {}
    for field in found.select("input[name], textarea[name], select[name]"):
        value = _value(field)
        if value is not None:
            values.setdefault(field["name"], []).append(value)
    return values


def _value(field: Any) -> str | None:
    if field.name == "textarea":
        return field.text.removeprefix("\n")
    if field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        return chosen["value"] if chosen else None
    if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
        return None
    return field.get("value", "on" if field.get("type") == "checkbox" else "")
