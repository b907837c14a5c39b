"""Who needs a second factor, who has one, and whether this session has shown it."""

from __future__ import annotations

import datetime as dt
from enum import Enum, auto

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.db.models import Exists, Value
from django.utils import timezone
from django.utils.crypto import salted_hmac

from directory.models import StaffGroup

ALL, GROUPS = "all", "groups"
SHOWN_BY = "second_factor_shown_by"
LAST_CODE = "last_code"


class Standing(Enum):
    """How a session stands to the second factor."""

    FINE = auto()
    # Must have one, and has none: nothing is open but the page to set it up.
    MISSING = auto()
    # Has one, and this session has never shown it: whoever this is came in by another door.
    NOT_SHOWN = auto()


def shown(session: SessionBase, user: AbstractBaseUser) -> None:
    """Remember that ``user`` has shown the second factor in this session."""
    session[SHOWN_BY] = str(user.pk)


def forget_shown(session: SessionBase) -> None:
    session.pop(SHOWN_BY, None)


def standing(session: SessionBase, user: AbstractBaseUser) -> Standing:
    """One query, and none at all once the second factor has been shown."""
    if session.get(SHOWN_BY) == str(user.pk):
        return Standing.FINE
    has_one, needs_one = _has_and_needs(user)
    if has_one:
        return Standing.NOT_SHOWN
    return Standing.MISSING if needs_one else Standing.FINE


def is_needed(user: AbstractBaseUser) -> bool:
    """Whether the user's groups, or the settings for everybody, ask for a second factor."""
    return _has_and_needs(user)[1]


def _has_and_needs(user: AbstractBaseUser) -> tuple[bool, bool]:
    has = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP)
    asking = StaffGroup.objects.filter(group__user=user.pk, needs_second_factor=True)
    # Whatever does not say clearly "groups only" asks everybody.
    needs = Exists(asking) if settings.SECOND_FACTOR == GROUPS else Value(True)
    users = get_user_model().objects.filter(pk=user.pk)
    return users.values_list(Exists(has), needs).get()


@transaction.atomic
def is_taken(authenticator: Authenticator, code: str) -> bool:
    """Whether ``code`` was the last to be accepted, a moment ago, by any process; it is now."""
    row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    mark = salted_hmac(LAST_CODE, code).hexdigest()
    steps = 2 * settings.MFA_TOTP_TOLERANCE + 1
    a_moment_ago = timezone.now() - steps * dt.timedelta(seconds=30)
    if row.data.get(LAST_CODE) == mark and row.last_used_at and row.last_used_at > a_moment_ago:
        return True
    row.data[LAST_CODE] = mark
    row.save(update_fields=["data"])
    return False
