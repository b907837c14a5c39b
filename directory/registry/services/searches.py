"""保存した探し方: keep a search, tell what is new in it, forget it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from directory.registry.models import SavedSearch
from directory.registry.permissions import Member, Right
from directory.registry.searching.answering import Drawer
from directory.registry.searching.asking import Asked, asked_of

from .texts import refuse_taxes

# More than anybody looks through; each is asked anew whenever the list is opened.
MOST = 20
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class News:
    """A saved search and the records that fit now and did not when it was last opened."""

    search: SavedSearch
    new: tuple[int, ...]


@transaction.atomic
def save(*, member: Member, name: str, asked: Asked) -> SavedSearch:
    """Keep a search under a name of one's own; all that fits now counts as seen.

    The same search under the same name is kept once. Raises ``ValidationError`` for no condition,
    a name taken by another search, too many conditions or searches.
    """
    member.require(Right.SEE_RECORDS)
    refuse_taxes(name=name)
    own = _own(member)
    if not asked.anything:
        raise ValidationError(_("ことばか条件を入れて探してから、保存してください。"))
    if len(asked.saved) > LONGEST:
        raise ValidationError(_("条件が多すぎて保存できません。いくつかはずしてください。"))
    if (known := own.filter(name=name).first()) and known.parameters == asked.saved:
        return known
    if known:
        raise ValidationError({"name": _("同じ名前の探し方があります。別の名前にしてください。")})
    if own.count() >= MOST:
        raise ValidationError(
            _("保存できるのは%(number)s件までです。いらないものを消してから保存してください。")
            % {"number": MOST}
        )
    # Two clicks at once are one search: the second finds what the first saved.
    saved, _made = SavedSearch.objects.get_or_create(
        municipality=member.municipality,
        user_id=member.user.pk,
        name=name,
        defaults={"parameters": asked.saved, "seen": _drawer(member).keys(asked)},
    )
    return saved


@transaction.atomic
def open_anew(*, member: Member, search: SavedSearch) -> tuple[int, ...]:
    """Count all that fits as seen from now on; return what had not been."""
    _require_own(member, search)
    drawer = _drawer(member)
    if not drawer.size():
        # Without an index nothing fits; that is no reason to forget what was seen.
        return ()
    fitting = drawer.keys(_asked(search))
    new = _unseen(search, fitting)
    search.seen = fitting
    search.save(update_fields=["seen"])
    return new


@transaction.atomic
def delete(*, member: Member, search: SavedSearch) -> None:
    """Forget a search."""
    _require_own(member, search)
    search.delete()


def new_for(member: Member, today: dt.date | None = None) -> list[News]:
    """The member's saved searches with what is new in each; one question to the database."""
    drawer = _drawer(member, today)
    return [News(each, _unseen(each, drawer.keys(_asked(each)))) for each in _own(member)[:MOST]]


def own_search(member: Member, pk: int) -> SavedSearch | None:
    """One of the member's own searches in this municipality."""
    return _own(member).filter(pk=pk).first()


def _own(member: Member) -> QuerySet[SavedSearch]:
    return SavedSearch.objects.filter(municipality=member.municipality, user=member.user.pk)


def _require_own(member: Member, search: SavedSearch) -> None:
    member.require(Right.SEE_RECORDS)
    if (search.user_id, search.municipality_id) != (member.user.pk, member.municipality.pk):
        raise PermissionDenied


def _unseen(search: SavedSearch, fitting: list[int]) -> tuple[int, ...]:
    seen = set(search.seen) if isinstance(search.seen, list) else set()
    return tuple(pk for pk in fitting if pk not in seen)


def _asked(search: SavedSearch) -> Asked:
    return asked_of(QueryDict(search.parameters))


def _drawer(member: Member, today: dt.date | None = None) -> Drawer:
    return Drawer(member, today or localdate())
