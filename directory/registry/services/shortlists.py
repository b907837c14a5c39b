"""候補のメモ: places kept in mind for a need."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from directory.registry.models import Need, RegistryRecord, ShortlistItem, Trace
from directory.registry.permissions import Member, Right

from . import traces
from .needs import require_known

# More than anybody compares; a list without an end is no shortlist.
MOST = 30


@transaction.atomic
def add(*, member: Member, need: Need, record: RegistryRecord) -> ShortlistItem:
    """Keep a place in mind; twice is once. Raises ``ValidationError`` where no room is left."""
    _check(member, need, record)
    known = ShortlistItem.objects.filter(need=need)
    if found := known.filter(record=record).first():
        return found
    if known.count() >= MOST:
        raise ValidationError(
            _("候補のメモは%(number)sか所までです。いらないものを外してから入れてください。")
            % {"number": MOST}
        )
    # Two clicks at once are one: whoever comes second finds what the first put there.
    item, made = ShortlistItem.objects.get_or_create(
        need=need, record=record, defaults=member.signed
    )
    if made:
        traces.leave(member, Trace.What.CHANGED, need=need, subject=_("候補のメモ"))
    return item


@transaction.atomic
def remove(*, member: Member, need: Need, record: RegistryRecord) -> bool:
    """Drop a place; tell whether it was kept."""
    _check(member, need, record)
    gone, _kinds = ShortlistItem.objects.filter(need=need, record=record).delete()
    if gone:
        traces.leave(member, Trace.What.CHANGED, need=need, subject=_("候補のメモ"))
    return bool(gone)


def of(need: Need) -> list[ShortlistItem]:
    """What is kept for a need, in the order it was put there, with the places' names."""
    return list(need.shortlist.select_related("record__resource"))


def _check(member: Member, need: Need, record: RegistryRecord) -> None:
    member.require(Right.PROPOSE)
    require_known(member, need)
    if record.municipality_id != member.municipality.pk:
        raise PermissionDenied
