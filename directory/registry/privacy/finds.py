"""A piece of a text that may tell who somebody is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A piece of a text and what it seems to be."""

    text: str
    what: str | Promise


@dataclass(frozen=True, slots=True)
class Find:
    """A suspicion and where in the text it stands."""

    begin: int
    end: int
    suspicion: Suspicion
