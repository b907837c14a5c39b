"""Why a decision cannot be carried out, in the editor's words."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from directory.models.record import MunicipalRecord


class CannotAcceptError(Exception):
    """``str`` says why, and what to do next. Nothing was changed."""


def require(user, action: str, record: MunicipalRecord) -> None:
    """Raise ``PermissionDenied`` unless ``user`` may do ``action`` with ``record``."""
    policy = policy_registry.get_by_type(type(record))
    if not policy.user_has_permission_for_instance(user, action, record):
        raise PermissionDenied


def refuse_locked(record: MunicipalRecord, user) -> None:
    """Raise ``CannotAcceptError`` where somebody else's lock or approval holds the record."""
    lock = record.get_lock()
    if lock and lock.for_user(user):
        reason = _(
            "「%(name)s」は承認待ちか、ロックされているので直せません。済んでから、もう一度押してください。"
        )
        raise CannotAcceptError(reason % {"name": record})
