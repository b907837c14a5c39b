"""Why an entry is an answer, in a few short words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from search.plan import Way
from search.ranking import Match, Ranked

_MOST = 4

Phrases = Mapping[str, str]


def phrases() -> Phrases:
    """Return the wordings of the reasons in the language in force, for ``reasons``."""
    return _phrases(get_language())


@lru_cache(maxsize=16)
def _phrases(_language: str | None) -> Phrases:
    # A page has a hundred reasons: each wording is looked up once a language, not each time.
    return {
        "responsible": _("担当地区"),
        "reworded": _("「%(said)s」→「%(means)s」"),
        "read": _("読みが「%(said)s」"),
        "name": _("名前に「%(said)s」"),
        "tags": _("困りごと・分野に「%(said)s」"),
        "place": _("場所に「%(said)s」"),
        "body": _("説明に「%(said)s」"),
        "metres": _("約%(metres)dm"),
        "kilometres": _("約%(kilometres).1fkm"),
    }


def reasons(ranked: Ranked, said: Phrases) -> tuple[str, ...]:
    """Return the weightiest reasons for ``ranked`` in the wordings of ``phrases``."""
    return tuple(dict.fromkeys(_reasons(ranked, said)))[:_MOST]


def _reasons(ranked: Ranked, said: Phrases) -> Iterator[str]:
    if ranked.responsible:
        yield said["responsible"]
    if ranked.distance_m is not None:
        yield about(ranked.distance_m, said)
    for match in ranked.matches:
        if not match.unit.extra or len(ranked.matches) == 1:
            yield _reason(match, said)


def _reason(match: Match, said: Phrases) -> str:
    alternative = match.alternative
    if alternative.way.is_reworded:
        return said["reworded"] % {"said": alternative.said, "means": alternative.means}
    if alternative.way in (Way.KANA, Way.READING):
        return said["read"] % {"said": alternative.said}
    return said[match.field] % {"said": match.unit.text}


def about(metres: float, said: Phrases) -> str:
    """Return a distance as people say it: 約350m, 約1.2km."""
    if metres < 1000:
        return said["metres"] % {"metres": max(50, round(metres / 50) * 50)}
    return said["kilometres"] % {"kilometres": metres / 1000}
