"""Fill in the forms of the staff wing as a browser would."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse

FORM = "form#w-editor-form, form#page-edit-form"


def filled(response: HttpResponse, **changes: Any) -> dict[str, Any]:
    """What the form on a page would send, with ``changes``; None leaves a field out."""
    page = BeautifulSoup(response.content, "html.parser")
    form = page.select_one(FORM)
    assert form, "no form on the page"
    sent: dict[str, Any] = {}
    for control in form.select("input[name], select[name], textarea[name]"):
        if "__prefix__" in control["name"]:
            continue
        for value in _values(control):
            sent.setdefault(control["name"], []).append(value)
    sent |= changes
    return {name: value for name, value in sent.items() if value is not None}


def _values(control) -> list[str]:
    if control.name == "textarea":
        return [control.text.removeprefix("\n")]
    if control.name == "select":
        return [each.get("value", "") for each in control.select("option[selected]")]
    if control.get("type") in {"checkbox", "radio"} and not control.has_attr("checked"):
        return []
    if control.get("type") in {"submit", "button", "file"}:
        return []
    return [control.get("value", "on" if control.get("type") == "checkbox" else "")]
