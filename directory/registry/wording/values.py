"""What a condition asks and what a place answers, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Status
from directory.registry.condition_names import CONDITION_NAMES
from directory.registry.models import (
    AgeBand,
    Frequency,
    Gender,
    GroupSize,
    Ladder,
    Sensory,
    TakesWhom,
    Talking,
    Travel,
    Word,
    slots,
)

from .terms import Terms

# What it gives may still wait for the language to be told in.
Wording = Callable[[Any, Terms], Any]
Label = str | Promise
LIFT, NO_LIMIT = "lift", (0, 150)
OLDEST = 150
WAYS: dict[str, Label] = {
    Travel.WALK: gettext_lazy("歩いて"),
    Travel.BICYCLE: gettext_lazy("自転車で"),
    Travel.TRANSIT: gettext_lazy("電車・バスで"),
    Travel.CAR: gettext_lazy("車で"),
}


def condition_name(condition: str) -> str:
    """What a condition is called."""
    return str(CONDITION_NAMES.get(condition, condition))


def asked_text(condition: str, asked: Any, terms: Terms) -> str:
    """What a need asks; nothing where it asks nothing."""
    return _worded(_ASKED, condition, asked, terms)


def value_text(condition: str, value: Any, terms: Terms) -> str:
    """What a place answers; nothing where it is not known."""
    return _worded(_VALUES, condition, value, terms)


def _worded(wordings: Mapping[str, Wording], condition: str, value: Any, terms: Terms) -> str:
    """A value of a shape nobody expects stands for itself: an old ledger must stay readable."""
    if value is None:
        return ""
    try:
        return str(wordings[condition](value, terms))
    except (KeyError, TypeError, ValueError, IndexError):
        return str(value)


def _labels(kind: str) -> Wording:
    return lambda codes, terms: terms.labelled(kind, codes)


def _level(choices: Any) -> Wording:
    return lambda level, terms: choices(level).label


def _limit(choices: Any) -> Wording:
    """The lowest level leaves nothing below it to be named."""

    def worded(level: Any, terms: Terms) -> str:
        label = str(choices(level).label)
        plain = level == min(choices.values) or label.endswith(_("まで"))
        return label if plain else _("「%(level)s」まで") % {"level": label}

    return worded


def _said(yes: Label, no: Label = "") -> Wording:
    return lambda answer, terms: str(yes if answer else no)


def _asked_place(asked: Any, terms: Terms) -> str:
    area, km = asked
    parts = [terms.named_areas([area]) if area is not None else ""]
    parts += [_("%(km)skm以内") % {"km": _number(km)}] if km is not None else []
    return "、".join(filter(None, parts))


def _place(value: Any, terms: Terms) -> str:
    how, *rest = value
    if how == "areas":
        return terms.named_areas(rest)
    serving = {
        "area": _("住んでいる区域が対象"),
        "everywhere": _("どこに住んでいても対象"),
        "elsewhere": _("ほかの区域が対象"),
    }.get(how, "")
    km = rest[0] if rest else None
    far = _("約%(km)skm") % {"km": _number(km)} if km is not None else ""
    return "、".join(filter(None, (serving, far)))


def _sectors(value: Any, terms: Terms) -> str:
    how, *codes = value
    named = terms.named_sectors(codes)
    if how != "beyond_target":
        return named
    beyond = _("本来の対象でない人も受け入れる")
    return f"{named}（{beyond}）" if named else beyond


def _asked_ages(band: Any, terms: Terms) -> str:
    return str(AgeBand(f"{band[0]}-{band[1]}").label)


def _ages(value: Any, terms: Terms) -> str:
    first, last = value
    if (first, last) == NO_LIMIT:
        return _("年齢は問わない")
    if last >= OLDEST:
        return _("%(first)s歳から") % {"first": first}
    if not first:
        return _("%(last)s歳まで") % {"last": last}
    return _("%(first)s〜%(last)s歳") % {"first": first, "last": last}


def _asked_days(asked: Any, terms: Terms) -> str:
    chosen, times = asked
    often = Frequency(f"{times:g}").label if times else ""
    return "、".join(filter(None, (slots.wording(chosen), str(often))))


def _ways(value: Any, terms: Terms) -> str:
    """In the order of the choices, not of their codes."""
    named = {**WAYS, LIFT: gettext_lazy("送り迎え")}
    return "、".join(str(label) for way, label in named.items() if way in value)


def _yen(value: Any, terms: Terms) -> str:
    return _("%(yen)s円") % {"yen": f"{value:,}"} if value else _("無料")


def _asked_yen(value: Any, terms: Terms) -> str:
    return _("%(yen)s円まで") % {"yen": f"{value:,}"} if value else _("無料のところ")


def _vacancies(value: Any, terms: Terms) -> str:
    return _("空き%(number)s人") % {"number": value} if value else _("空きがない")


def _due(value: Any, terms: Terms) -> str:
    day = dt.date.fromisoformat(value)
    return _("%(year)s年%(month)s月%(day)s日までに確かめる決まり") % {
        "year": day.year,
        "month": day.month,
        "day": day.day,
    }


def _overdue(value: Any, terms: Terms) -> str:
    if not value:
        return _("期限のうちに確かめてある")
    return _("確かめる日を%(days)s日過ぎている") % {"days": value}


def _number(value: float) -> str:
    return f"{value:g}"


_can = _said(gettext_lazy("できる"), gettext_lazy("できない"))
_wished = _said(gettext_lazy("いる"), gettext_lazy("いらない"))

_ASKED: Mapping[str, Wording] = {
    "status": lambda value, terms: _("いま受け入れている"),
    "place": _asked_place,
    "sector": lambda codes, terms: terms.named_sectors(codes),
    "age": _asked_ages,
    "gender": lambda value, terms: Gender(value).label,
    "activity": _labels(Word.Kind.ACTIVITY),
    "skill": _labels(Word.Kind.SKILL),
    "environment": lambda codes, terms: (
        _("「%(words)s」を避ける") % {"words": terms.labelled(Word.Kind.ENVIRONMENT, codes)}
    ),
    "difficulty": _labels(Word.Kind.DIFFICULTY),
    "sensory": _limit(Sensory),
    "group": _limit(GroupSize),
    "talking": _limit(Talking),
    "step": lambda value, terms: _("いまは「%(step)s」") % {"step": Ladder(value).label},
    "days": _asked_days,
    "travel": _ways,
    "fee": _asked_yen,
    "pay": _said(gettext_lazy("ほしい")),
    "capacity": lambda value, terms: _("空きがある"),
    "companion": _said(gettext_lazy("付き添う人がいる"), gettext_lazy("付き添う人がいない")),
    "medication": _wished,
    "watching": _wished,
    "visit": _said(gettext_lazy("まず見学したい")),
    "trial": _said(gettext_lazy("まず体験したい")),
    "supporter": _said(gettext_lazy("いるところがよい")),
    "agreement": _said(gettext_lazy("協力事業者がよい")),
    "freshness": _due,
}
_VALUES: Mapping[str, Wording] = {
    "status": lambda value, terms: Status(value).label,
    "place": _place,
    "sector": _sectors,
    "age": _ages,
    "gender": lambda value, terms: TakesWhom(value).label,
    "activity": _labels(Word.Kind.ACTIVITY),
    "skill": _labels(Word.Kind.SKILL),
    "environment": _labels(Word.Kind.ENVIRONMENT),
    "difficulty": _labels(Word.Kind.DIFFICULTY),
    "sensory": _level(Sensory),
    "group": _level(GroupSize),
    "talking": _level(Talking),
    "step": _level(Ladder),
    "days": lambda value, terms: slots.wording(value),
    "travel": _ways,
    "fee": _yen,
    "pay": _said(gettext_lazy("出る"), gettext_lazy("出ない")),
    "capacity": _vacancies,
    "companion": _said(gettext_lazy("付き添いがいる"), gettext_lazy("付き添いはいらない")),
    "medication": _can,
    "watching": _can,
    "visit": _can,
    "trial": _can,
    "supporter": _said(gettext_lazy("いる"), gettext_lazy("いない")),
    "agreement": _said(gettext_lazy("協力事業者"), gettext_lazy("合意はない")),
    "freshness": _overdue,
}
