"""What stands in the bodies of pages, asked without making pages of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import Page

from .record_kinds import BLOCKS, COUNTED

# A living number's name ends so: 「{相談窓口の数}」.
_END_OF_A_NUMBER = "数"


def that_may_show(pages: QuerySet, model: type[Model]) -> QuerySet:
    """Those of ``pages`` with a block that shows records of ``model``, or that count them."""
    condition = _with_blocks(BLOCKS[model])
    if model in COUNTED:
        condition |= _with_text(f"{_END_OF_A_NUMBER}}}") | _with_text(f"{_END_OF_A_NUMBER}｝")
    return _raw(pages).filter(condition)


def that_may_name(pages: QuerySet, model: type[Model], name: str) -> QuerySet:
    """Those of ``pages`` that may show a record of ``model``, or write out its ``name``."""
    condition = _with_blocks(BLOCKS[model])
    return _raw(pages).filter(condition | _with_text(name) if name else condition)


def _raw(pages: QuerySet) -> QuerySet:
    return pages.annotate(raw=Cast("body", TextField()))


def _with_blocks(names: Iterable[str]) -> Q:
    condition = Q(pk__in=())
    for name in names:
        condition |= Q(raw__contains=f'"type": "{name}"')
    return condition


def _with_text(text: str) -> Q:
    """Databases keep JSON with letters beyond ASCII as they are, or as numbers."""
    return Q(raw__contains=text) | Q(raw__contains=json.dumps(text)[1:-1])


def keys_of(pages: Iterable[QuerySet]) -> Iterator[int]:
    """The keys of all of them."""
    for each in pages:
        yield from each.order_by().values_list("pk", flat=True)


def below(model: type[Page], municipality: int | None) -> QuerySet:
    """The pages of one municipality, or of all for None."""
    rows = model.objects.all()
    return rows if municipality is None else rows.filter(municipality=municipality)
