"""設定: what a municipality decides for its registry. Every change leaves a trace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from directory.models import Meeting
from directory.registry.matching import DEFAULT_WEIGHTS, complete_weights
from directory.registry.models import MeetingRule, RegistrySettings, Rule, Trace, Word
from directory.registry.permissions import Member, Right

from . import traces

OWN_CODE = "own-"


def own_settings(member: Member) -> RegistrySettings:
    """The settings as they are, or a row with the defaults that is not saved yet."""
    found = RegistrySettings.objects.filter(municipality=member.municipality).first()
    return found or RegistrySettings(municipality=member.municipality)


@transaction.atomic
def keep(*, member: Member, values: Mapping[str, Any]) -> RegistrySettings:
    """Keep numbers and words of the settings (field → value)."""
    member.require(Right.SETTINGS)
    own = own_settings(member)
    for name, value in values.items():
        setattr(own, name, value)
    own.full_clean()
    own.save()
    traces.leave(member, Trace.What.SETTINGS, subject=_("設定"))
    return own


@transaction.atomic
def weigh(*, member: Member, weights: Mapping[str, float]) -> RegistrySettings:
    """Keep the weights that differ from the default ones. Raises ``WeightError``."""
    member.require(Right.SETTINGS)
    complete_weights(weights)
    own = own_settings(member)
    own.weights = {key: each for key, each in weights.items() if each != DEFAULT_WEIGHTS[key]}
    own.save()
    traces.leave(member, Trace.What.SETTINGS, subject=_("順位の重み"))
    return own


@transaction.atomic
def rule(*, member: Member, rules: Mapping[int, str]) -> None:
    """Decide under which rule meetings speak of cases (meeting → rule, blank: as the plan says)."""
    member.require(Right.SETTINGS)
    own = Meeting.objects.filter(municipality=member.municipality, pk__in=rules)
    for meeting in own:
        chosen = rules[meeting.pk]
        if not chosen:
            MeetingRule.objects.filter(meeting=meeting).delete()
            continue
        MeetingRule.objects.update_or_create(meeting=meeting, defaults={"rule": Rule(chosen)})
    traces.leave(member, Trace.What.SETTINGS, subject=_("会議の決まり"))


@transaction.atomic
def keep_words(*, member: Member, kind: str, words: Iterable[Word], added: Iterable[str]) -> None:
    """Keep changed words of a kind, and add new ones at the end."""
    member.require(Right.SETTINGS)
    for word in words:
        if word.municipality_id != member.municipality.pk or word.kind != kind:
            raise PermissionDenied
        word.save(update_fields=["label", "sort_order", "active"])
    known = Word.objects.filter(municipality=member.municipality, kind=kind)
    start = known.count()
    labels = set(known.values_list("label", flat=True))
    new = [each for each in dict.fromkeys(added) if each not in labels]
    Word.objects.bulk_create(
        Word(
            municipality=member.municipality,
            kind=kind,
            code=f"{OWN_CODE}{_free(known, number)}",
            label=label,
            sort_order=start + number,
        )
        for number, label in enumerate(new, start=1)
    )
    traces.leave(member, Trace.What.SETTINGS, subject=_("語彙：%(kind)s") % {"kind": kind})


def _free(known: Any, number: int) -> int:
    """A number no own word of the kind has, counted on from the highest."""
    taken = known.filter(code__startswith=OWN_CODE).values_list("code", flat=True)
    tails = [each.removeprefix(OWN_CODE) for each in taken]
    return max((int(each) for each in tails if each.isdecimal()), default=0) + number
