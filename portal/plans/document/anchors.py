"""Anchors: each of them once on a page, the first one stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .parts import Flow, Heading, Part, Profile


def without_repeats(parts: Iterable[Part], seen: set[str]) -> tuple[Part, ...]:
    """Empty the anchors that are in ``seen``, and add to it those that are kept.

    A record may be shown by two blocks of a page; a link to it leads to the first.
    """
    return tuple(_kept(part, seen) for part in parts)


def _kept(part: Part, seen: set[str]) -> Part:
    if isinstance(part, Heading | Profile):
        return replace(part, anchor=_first(part.anchor, seen))
    if isinstance(part, Flow):
        steps = (replace(step, anchor=_first(step.anchor, seen)) for step in part.steps)
        return replace(part, steps=tuple(steps))
    return part


def _first(anchor: str, seen: set[str]) -> str:
    if not anchor or anchor in seen:
        return ""
    seen.add(anchor)
    return anchor
