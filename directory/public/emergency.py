"""Words that must be answered with a telephone number before anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from directory.finding.spelling import fold
from directory.models import EmergencyLine, EmergencyTopic, EmergencyWord, Municipality
from directory.public.cards import dialled
from directory.public.remembering import remembered
from search.text import is_kana

_SENTENCE_END = re.compile(r"[。｡！!？?]+")


class Line(NamedTuple):
    """A number to call now; ``tel`` as a telephone dials it."""

    name: str
    phone: str
    tel: str
    hours: str
    remark: str


class Topic(NamedTuple):
    """What help is for, and whom to call."""

    topic: str
    lines: list[Line]

    @property
    def label(self) -> str:
        """The same as ``topic``, as the page of all numbers calls it."""
        return self.topic


def panel(text: str, municipality: Municipality | None) -> list[Topic] | None:
    """The numbers for what ``text`` speaks of, None where it calls for no help at once."""
    said = f"。{_sentences(text)}。"
    topics = {
        topic
        for wording, topic, owner in _wordings()
        if _says(wording, said) and _concerns(owner, municipality)
    }
    return [_topic(each, municipality) for each in _in_order(topics)] or None


def _sentences(text: str) -> str:
    """``text`` in one spelling, with a 「。」 between its sentences and no other marks."""
    return "。".join(map(fold, _SENTENCE_END.split(text)))


def _says(wording: str, said: str) -> bool:
    """Tell whether it is said: DV is not by DVD, nor しにたい by 引っ越しにたいして."""
    pattern = re.escape(wording)
    if wording.isascii():
        pattern = rf"(?<![a-z0-9]){pattern}(?![a-z0-9])"
    elif is_kana(wording) and wording.endswith("にたい"):
        pattern = rf"{pattern}(?!する|して|へん)"
    return re.search(pattern, said) is not None


def topics(municipality: Municipality | None) -> list[Topic]:
    """Every topic that has a number to call, the municipality's own numbers included."""
    every = [_topic(each, municipality) for each in EmergencyTopic.values]
    return [each for each in every if each.lines]


@remembered(EmergencyWord)
def _wordings() -> tuple[tuple[str, str, int | None], ...]:
    """Each word in its one spelling, its topic, and whose it is (None: everybody's)."""
    return tuple(
        (_sentences(word.wording), word.topic, word.municipality_id)
        for word in EmergencyWord.objects.all()
    )


@remembered(EmergencyLine)
def _all_lines() -> tuple[EmergencyLine, ...]:
    return tuple(EmergencyLine.objects.all())


def _in_order(topics: Iterable[str]) -> list[str]:
    return [value for value in EmergencyTopic.values if value in set(topics)]


def _topic(topic: str, municipality: Municipality | None) -> Topic:
    lines = [
        Line(each.name, each.phone, dialled(each.phone), each.hours, each.remark)
        for each in _all_lines()
        if each.topic == topic and _concerns(each.municipality_id, municipality)
    ]
    return Topic(str(EmergencyTopic(topic).label), lines)


def _concerns(municipality_pk: int | None, municipality: Municipality | None) -> bool:
    return municipality_pk is None or (
        municipality is not None and municipality.pk == municipality_pk
    )
