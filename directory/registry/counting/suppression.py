"""Small counts are not told, and cannot be reckoned from what is told. It asks no database."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

from django.utils.translation import gettext as _

Key = TypeVar("Key", bound=Hashable)


def is_small(number: int, limit: int) -> bool:
    """Whether a count would tell of few; nothing at all tells of nobody."""
    return 0 < number < limit


def shown(number: int, limit: int) -> str:
    """「5件」, or 「3件未満」 where that would tell of few."""
    if is_small(number, limit):
        return too_few(limit)
    return _("%(number)d件") % {"number": number}


def too_few(limit: int) -> str:
    return _("%(limit)d件未満") % {"limit": limit}


def to_hide(numbers: Mapping[Key, int], limit: int) -> tuple[set[Key], bool]:
    """Which parts of a sum to hide, and whether the sum has to be hidden, too.

    Parts below ``limit`` are hidden; then the next smallest, until what is hidden cannot be
    reckoned from the sum. Where there is nothing left to hide it among, the sum goes.
    """
    hidden = {key for key, number in numbers.items() if is_small(number, limit)}
    if not hidden:
        return set(), False
    others = sorted(
        (key for key, number in numbers.items() if number >= limit), key=lambda key: numbers[key]
    )
    while _tells(hidden, numbers, limit):
        if not others:
            return hidden, True
        hidden.add(others.pop(0))
    return hidden, False


def _tells(hidden: set[Key], numbers: Mapping[Key, int], limit: int) -> bool:
    """Whether the sum of the hidden parts gives one of them away.

    One alone is the sum; and small ones that are all the least or all the most they can be
    are known from it.
    """
    if len(hidden) < 2:
        return True
    if any(numbers[key] >= limit for key in hidden):
        return False
    together = sum(numbers[key] for key in hidden)
    return together in (len(hidden), len(hidden) * (limit - 1))
