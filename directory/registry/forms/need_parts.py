"""A need's form in its parts, and which of its fields ask which condition of the matching."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.registry.condition_names import CONDITION_NAMES


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its fields in their order."""

    code: str
    label: str | Promise
    fields: tuple[str, ...]


PARTS = (
    Part(
        "basics",
        _("どんな人か"),
        ("number", "received_on", "coordinator", "area", "age_band", "gender", "sectors"),
    ),
    Part("wishes", _("本人の希望"), ("wishes", "interests", "strengths")),
    Part("concerns", _("困っていること"), ("concerns", "assessment", "difficulties", "memo")),
    Part(
        "surroundings",
        _("合う場の様子"),
        ("step", "sensory_limit", "group_limit", "talking_limit", "avoid"),
    ),
    Part(
        "times",
        _("行ける日と行き方"),
        ("slots", "frequency", "travel", "max_km", "needs_lift", "has_companion"),
    ),
    Part(
        "support",
        _("いる支援とお金"),
        (
            *("needs_medication", "needs_watching", "wants_supporter", "wants_visit"),
            *("wants_trial", "wants_pay", "fee_limit"),
        ),
    ),
    Part("next", _("次にすること"), ("next_on", "next_what")),
)
# Long lists that are opened by whoever wants them.
FOLDED = ("assessment",)
# Condition → the field it is marked beside; nothing but that field asks it (see ``asks``).
BESIDE: dict[str, str] = {
    "place": "area",
    "sector": "sectors",
    "age": "age_band",
    "gender": "gender",
    "activity": "interests",
    "skill": "strengths",
    "environment": "avoid",
    "difficulty": "difficulties",
    "sensory": "sensory_limit",
    "group": "group_limit",
    "talking": "talking_limit",
    "days": "slots",
    "travel": "travel",
    "lift": "needs_lift",
    "fee": "fee_limit",
    "pay": "wants_pay",
    "companion": "has_companion",
    "medication": "needs_medication",
    "watching": "needs_watching",
    "visit": "wants_visit",
    "trial": "wants_trial",
    "supporter": "wants_supporter",
}
CONDITION_BESIDE = {field: condition for condition, field in BESIDE.items()}
# Asked of every place, so it can be called essential whatever is filled in.
ALWAYS = ("capacity",)


def asks(condition: str, said: Mapping[str, Any]) -> bool:
    """Whether what was filled in (field → value) asks a condition."""
    if condition in ALWAYS:
        return True
    if condition == "place":
        area = said.get("area")
        return area is not None and not area.is_everywhere
    if condition == "travel":
        return bool(said.get("travel") or said.get("needs_lift"))
    value = said.get(BESIDE[condition])
    # 0 yen is asked; no list, no tick and no answer are not.
    return bool(value) or (value == 0 and value is not False)


def not_asked(essential: list[str], said: Mapping[str, Any]) -> list[str]:
    """What was called essential without being asked, by name."""
    return [str(CONDITION_NAMES[each]) for each in essential if not asks(each, said)]
