"""What is asked, in the words of the page: chips, a sentence for a trace, what to leave out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from search.data import Relaxation

from .asking import Asked
from .facet_kinds import BY_NAME, FRESH, Known
from .facet_values import CONFIRM_BY


class Chip(NamedTuple):
    """One chosen condition, and the address's parameters without it."""

    label: str
    without: str


class Way(NamedTuple):
    """What to leave out, the parameters without it, and how many there are then."""

    condition: str
    without: str
    total: int


def chips(asked: Asked, known: Known) -> Iterator[Chip]:
    """The chosen conditions in the order of the page."""
    for name, values in asked.chosen.items():
        facet = BY_NAME[name]
        labels = facet.labels(known)
        for value in values:
            label = f"{facet.label}：{labels.get(value, value)}"
            yield Chip(label, asked.parameters(without=name, value=value))


def sentence(asked: Asked, known: Known) -> str:
    """Words and conditions in one line; all records where nothing is asked."""
    words = [_("「%(text)s」") % {"text": asked.text}] if asked.text else []
    told = [*words, *(chip.label for chip in chips(asked, known))]
    return "、".join(told) or _("すべて")


def way_out(asked: Asked, known: Known, found: Relaxation | None) -> Way | None:
    """What to leave out where little was found; None where that is nothing one chose."""
    if found is None:
        return None
    if found.condition == "text":
        left = asked.text.replace(found.value, " ", 1)
        without = asked.parameters(text=" ".join(left.split()))
        return Way(found.value, without, found.total) if left != asked.text else None
    name = FRESH if found.condition == CONFIRM_BY else found.condition
    if name not in asked.chosen:
        return None
    labels = BY_NAME[name].labels(known)
    told = "・".join(labels.get(value, value) for value in asked.chosen[name])
    return Way(f"{BY_NAME[name].label}：{told}", asked.parameters(without=name), found.total)
