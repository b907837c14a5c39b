"""Words that must be answered with a telephone number before anything else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from directory import vocabulary
from directory.cards import dialled
from directory.finding.spelling import fold
from directory.models import EmergencyTopic, Municipality


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
    said = fold(text)
    topics = {
        word.topic
        for word in vocabulary.emergency_words()
        if _concerns(word.municipality_id, municipality) and fold(word.wording) in said
    }
    return [_topic(each, municipality) for each in _in_order(topics)] or None


def topics(municipality: Municipality | None) -> list[Topic]:
    """Every topic that has a number to call, the municipality's own numbers included."""
    every = [_topic(each, municipality) for each in EmergencyTopic.values]
    return [each for each in every if each.lines]


def _in_order(topics: Iterable[str]) -> list[str]:
    return [value for value in EmergencyTopic.values if value in set(topics)]


def _topic(topic: str, municipality: Municipality | None) -> Topic:
    lines = [
        Line(each.name, each.phone, dialled(each.phone), each.hours, each.remark)
        for each in vocabulary.emergency_lines()
        if each.topic == topic and _concerns(each.municipality_id, municipality)
    ]
    return Topic(str(EmergencyTopic(topic).label), lines)


def _concerns(municipality_pk: int | None, municipality: Municipality | None) -> bool:
    return municipality_pk is None or (
        municipality is not None and municipality.pk == municipality_pk
    )
