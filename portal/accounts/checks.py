"""Refuse to start where it is not said clearly who needs a second factor."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.utils.translation import gettext as _

from .second_factor import ALL, GROUPS


@register(Tags.security)
def second_factor_is_said_clearly(
    app_configs: Iterable[object] | None = None, **_kwargs: object
) -> list[CheckMessage]:
    """A misspelt word would ask everybody, which nobody may have meant."""
    if settings.SECOND_FACTOR in {ALL, GROUPS}:
        return []
    return [
        Error(
            _("MADOGUCHI_SECOND_FACTOR は %(all)s か %(groups)s です。")
            % {"all": ALL, "groups": GROUPS},
            id="accounts.E001",
        )
    ]


@register(Tags.security)
def a_login_lasts_a_while(
    app_configs: Iterable[object] | None = None, **_kwargs: object
) -> list[CheckMessage]:
    """With no time at all, nobody could finish anything."""
    longest = settings.LONGEST_HOURS * 60
    if 0 < settings.IDLE_MINUTES <= longest:
        return []
    return [
        Error(
            _("MADOGUCHI_IDLE_MINUTES は 1 から %(most)s までの分数です。") % {"most": longest},
            id="accounts.E002",
        )
    ]
