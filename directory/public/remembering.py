"""Small lists that every page needs, kept in the process for a short while."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, ParamSpec, TypeVar

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

P = ParamSpec("P")
T = TypeVar("T")

# Another process's edit shows after this many seconds at the latest; one's own at once.
SECONDS = 15.0

_everything: list[Remembered] = []


class Remembered(Generic[P, T]):
    """A function whose answers are kept per arguments until they age or are forgotten.

    The answers are shared between threads: they must not be changed.
    """

    def __init__(self, load: Callable[P, T]) -> None:
        self._load = load
        self._known: dict[tuple, tuple[float, T]] = {}
        update_wrapper(self, load)
        _everything.append(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        now = time.monotonic()
        known = self._known.get(args)
        if known and now - known[0] < SECONDS:
            return known[1]
        found = self._load(*args, **kwargs)
        self._known[args] = (now, found)
        return found

    def forget(self, **_: object) -> None:
        """Ask again next time, and once more when what was just changed is committed."""
        self.clear()
        transaction.on_commit(self.clear)

    def clear(self) -> None:
        """Ask again next time."""
        self._known.clear()


def remembered(*senders: type[Model]) -> Callable[[Callable[P, T]], Remembered[P, T]]:
    """Remember what a function returns until a record of one of ``senders`` changes."""

    def decorate(load: Callable[P, T]) -> Remembered[P, T]:
        made = Remembered(load)
        for sender in senders:
            post_save.connect(made.forget, sender=sender)
            post_delete.connect(made.forget, sender=sender)
        return made

    return decorate


def forget_everything() -> None:
    """Ask the database again for all of it."""
    for each in _everything:
        each.clear()
