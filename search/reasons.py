"""Why an entry is an answer, in a few short words."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from search.plan import Way
from search.ranking import Match, Ranked

_MOST = 4


def reasons(ranked: Ranked) -> tuple[str, ...]:
    """Return the weightiest reasons for ``ranked``."""
    return tuple(dict.fromkeys(_reasons(ranked)))[:_MOST]


def _reasons(ranked: Ranked) -> Iterator[str]:
    if ranked.responsible:
        yield _("担当地区")
    if ranked.distance_m is not None:
        yield about(ranked.distance_m)
    for match in ranked.matches:
        if not match.unit.extra or len(ranked.matches) == 1:
            yield _reason(match)


def _reason(match: Match) -> str:
    alternative = match.alternative
    if alternative.way.is_reworded:
        said, means = alternative.said, alternative.means
        return _("言い換え：%(said)s → %(means)s") % {"said": said, "means": means}
    if alternative.way in (Way.KANA, Way.READING):
        return _("読みが一致：%(said)s") % {"said": alternative.said}
    return _in_field(match.field) % {"said": match.unit.text}


def _in_field(field: str) -> str:
    if field == "name":
        return _("名前に一致：%(said)s")
    if field == "tags":
        return _("分野・困りごとに一致：%(said)s")
    if field == "place":
        return _("場所に一致：%(said)s")
    return _("説明に一致：%(said)s")


def about(metres: float) -> str:
    """Return a distance as people say it: 約350m, 約1.2km."""
    if metres < 1000:
        return _("約%(metres)dm") % {"metres": max(50, round(metres / 50) * 50)}
    return _("約%(kilometres).1fkm") % {"kilometres": metres / 1000}
