"""Rooms of a municipality's site beside the search: the glossary, and what others open.

Whoever has pages below a municipality's first page registers them in ``AppConfig.ready()``::

    register_room("news", _("お知らせ"), "news/", has_news)

and every page leads there, as long as there is something to read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Room(NamedTuple):
    """A room's code (a page's ``nav``), its label, its path, and who has something in it.

    The ways to all rooms are at the foot of every page, those to ``main`` ones at its head, too.
    """

    code: str
    label: Any
    path: str
    exists: Callable[[int], bool]
    main: bool


class RoomLink(NamedTuple):
    """The way to a room."""

    code: str
    label: Any
    url: str
    main: bool


# The order readers meet them in; a room not named here comes after.
_ORDER = ("plan", "glossary", "news")
_rooms: dict[str, Room] = {}


def register_room(
    code: str, label: Any, path: str, exists: Callable[[int], bool], *, main: bool = True
) -> None:
    """Have every page of a municipality lead to ``path`` below its first page.

    ``exists`` is given the municipality's pk and asked for every page: it must remember its
    answer (see ``directory.public.remembering``).
    """
    _rooms[code] = Room(code, label, path, exists, main)


def rooms_of(municipality_pk: int, root: str) -> tuple[RoomLink, ...]:
    """The ways to the rooms the municipality has, below its ``root``."""
    ordered = sorted(_rooms.values(), key=lambda room: (_place(room.code), room.code))
    return tuple(
        RoomLink(room.code, room.label, f"{root}{room.path}", room.main)
        for room in ordered
        if room.exists(municipality_pk)
    )


def _place(code: str) -> int:
    return _ORDER.index(code) if code in _ORDER else len(_ORDER)
