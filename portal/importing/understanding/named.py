"""Areas, departments and organizations, wherever the document names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from portal.importing.data import Named, PlaceFound, ProgrammeFound

from .areas import areas_in
from .fold import fold
from .modes import LEGAL_FORM, is_organization
from .stream import Chunk, Grid

_BODY = re.compile(rf"{LEGAL_FORM.pattern}[\s　]?[^\s　、。，,（）()「」【】・]{{2,24}}")
_COUNCIL = re.compile(r"[一-龥ぁ-んァ-ヶー]{1,8}[市町村区県]社会福祉協議会")
_INDIVIDUAL = re.compile(r"[一-龥ぁ-んァ-ヶー]{1,12}(?:課|室)")


class Index:
    """Names with the lines they stand on, in the order they first appear."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, list[int]]] = {}

    def add(self, name: str, lines: Iterable[int]) -> None:
        """Take in a mention."""
        tidy = " ".join(name.split())
        self._found.setdefault(fold(tidy), (tidy, []))[1].extend(lines)

    def names(self) -> tuple[Named, ...]:
        """Return what was taken in."""
        return tuple(Named(name, tuple(sorted(set(lines)))) for name, lines in self._found.values())


def areas_of(chunks: Sequence[Chunk]) -> tuple[Named, ...]:
    """Return every area named."""
    index = Index()
    for text, lines in texts_of(chunks):
        for area in areas_in(text):
            index.add(area, lines)
    return index.names()


def departments_of(programmes: Iterable[ProgrammeFound], places: Iterable[PlaceFound]) -> tuple[
    Named, ...
]:  # fmt: skip
    """Return every department that is in charge of something."""
    index = Index()
    everything: list[ProgrammeFound | PlaceFound] = [*programmes, *places]
    for found in everything:
        for name in found.departments:
            index.add(name, found.lines)
    return index.names()


def organizations_of(
    chunks: Sequence[Chunk], programmes: Iterable[ProgrammeFound]
) -> tuple[Named, ...]:
    """Return every body with a legal form of its own."""
    index = Index()
    for programme in programmes:
        for operator in programme.operators:
            if is_organization(operator.name):
                index.add(operator.name, programme.lines)
    for text, lines in texts_of(chunks):
        for name in (*_BODY.findall(text), *_COUNCIL.findall(text)):
            index.add(name, lines)
    return index.names()


def texts_of(chunks: Sequence[Chunk]) -> Iterable[tuple[str, tuple[int, ...]]]:
    """Yield every line and cell with where it stands."""
    for chunk in chunks:
        if isinstance(chunk, Grid):
            for row in chunk.rows:
                for cell in filter(None, row.cells):
                    yield cell, (row.line,)
        else:
            yield chunk.text, chunk.lines
