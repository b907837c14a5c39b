"""How long a login lasts: until nobody works any more, and never longer than a day's work."""

from __future__ import annotations

import time
from enum import StrEnum

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

STARTED, SEEN = "login_started", "login_seen"
# A session is a row in the database: it is written at most this often.
SECONDS_BETWEEN_WRITES = 60


class Over(StrEnum):
    """Why a login has ended by itself."""

    IDLE = "idle"
    LONG = "long"


def start(session: SessionBase) -> None:
    """Begin to count, as somebody has just logged in."""
    session[STARTED] = session[SEEN] = int(time.time())


def over(session: SessionBase) -> Over | None:
    """Why the login of this session has ended, if it has; one without a beginning starts now."""
    if STARTED not in session or SEEN not in session:
        start(session)
    now = time.time()
    if now - session[STARTED] >= settings.LONGEST_HOURS * 3600:
        return Over.LONG
    if now - session[SEEN] >= settings.IDLE_MINUTES * 60:
        return Over.IDLE
    return None


def keep_running(session: SessionBase) -> None:
    """Remember that somebody is at work."""
    now = int(time.time())
    if now - session[SEEN] >= SECONDS_BETWEEN_WRITES:
        session[SEEN] = now


def seconds_since_login(session: SessionBase) -> float:
    """How long ago the person of this session has shown who they are."""
    return time.time() - session.get(STARTED, 0)
