"""A need in plain words, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import YesNoUnknown
from directory.registry.forms.need_parts import CONDITION_BESIDE, PARTS
from directory.registry.forms.needs import NeedForm
from directory.registry.models import Need, Travel, slots
from directory.registry.services.needs import MANY

# Shown in the head of the page.
_APART = ("number", "received_on", "coordinator", "next_on", "next_what", "wishes", "memo")
_UNITS = {"max_km": gettext_lazy("%(value)g km"), "fee_limit": gettext_lazy("%(value)s円")}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was said."""

    label: str
    text: str
    essential: bool


@dataclass(frozen=True, slots=True)
class Section:
    """What was said in one part."""

    code: str
    label: str | Promise
    rows: tuple[Told, ...]


def sections(need: Need) -> list[Section]:
    """The parts in which anything was said."""
    made = [Section(each.code, each.label, tuple(_rows(need, each.fields))) for each in PARTS]
    return [each for each in made if each.rows]


def unsaid(need: Need) -> list[str]:
    """What nobody has asked yet, by label; ticks are asked by not being ticked."""
    names = [name for part in PARTS for name in part.fields if name not in _APART]
    asked = [name for name in names if getattr(need, name) is not False]
    return [_label(name) for name in asked if not _text(need, name)]


def _rows(need: Need, names: tuple[str, ...]) -> Iterator[Told]:
    for name in names:
        if name not in _APART and (text := _text(need, name)):
            yield Told(_label(name), text, CONDITION_BESIDE.get(name) in need.essential)


def _label(name: str) -> str:
    return str(NeedForm.base_fields[name].label)


def _text(need: Need, name: str) -> str:
    value = getattr(need, name)
    if name in MANY:
        return "、".join(str(each) for each in value.all())
    if name == "slots":
        return slots.wording(value)
    if name == "travel":
        return "、".join(str(label) for key, label in Travel.choices if key in value)
    if name == "has_companion":
        return str(YesNoUnknown(value).label) if value else ""
    if isinstance(value, bool):
        return _("はい") if value else ""
    if value in (None, ""):
        return ""
    return _shown(need, name, value)


def _shown(need: Need, name: str, value: Any) -> str:
    if name in _UNITS:
        return str(_UNITS[name]) % {"value": value}
    display = getattr(need, f"get_{name}_display", None)
    return str(display() if display else value)
