"""Who is at work in a session, as every view of the site sees it."""

from __future__ import annotations

from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest

from . import clock, second_factor
from .second_factor import Standing

ENTRANCE = "/account/"
ENDED = "login_ended"
# What an open editing page asks by itself, whether or not somebody sits in front of it.
ASKED_BY_MACHINE = ("/admin/editing-sessions/",)
ANOTHER_DOOR = "door"


def user_of(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    """The user of the session, or nobody: its time is over, or a second factor is missing.

    Whoever still has to set up a second factor is known at the entrance and nowhere else.
    """
    user = get_user(request)
    if not user.is_authenticated:
        return user
    if why := clock.over(request.session):
        return _end(request, user, why)
    standing = second_factor.standing(request.session, user)
    if standing is Standing.NOT_SHOWN:
        return _end(request, user, ANOTHER_DOOR)
    if not request.path.startswith(ASKED_BY_MACHINE):
        clock.keep_running(request.session)
    if standing is Standing.MISSING and not request.path.startswith(ENTRANCE):
        return AnonymousUser()
    return user


def _end(request: HttpRequest, user: AbstractBaseUser, why: str) -> AnonymousUser:
    """Close the session; the one after it knows why, and whose it was."""
    request.session.flush()
    request.session[ENDED] = {"why": why, "user": str(user.pk)}
    nobody = AnonymousUser()
    # Django keeps the user it has read.
    request._cached_user = nobody
    return nobody
