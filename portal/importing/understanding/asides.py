"""Places listed with their programme in brackets: 甲館（地域子育て支援拠点事業・委託）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from portal.importing.data import NamingGuess, OperatorFound, PlaceFound

from .fold import bare
from .modes import is_mode, modes_in
from .names import programmes_named
from .naming import naming_of, place_kind
from .stream import Chunk, Grid

_LISTED = re.compile(r"([^（(。]{2,40})[（(]([^（）()]{4,60})[）)]")
_BETWEEN = re.compile(r"[・、,，/／:：\s]+")
LONGEST = 120


def places_for(chunks: Sequence[Chunk], names: Mapping[str, str]) -> Iterator[PlaceFound]:
    """Yield such places; ``names`` are the programmes' names by their kind."""
    for chunk in chunks:
        if isinstance(chunk, Grid) or len(chunk.text) > LONGEST:
            continue
        found = _LISTED.fullmatch(bare(chunk.text))
        place = _place(found[1].strip(), found[2], names) if found else None
        if place:
            name, programmes, modes = place
            operators = (OperatorFound("", modes[0]),) if len(modes) == 1 else ()
            yield PlaceFound(name, NamingGuess.PROPER, place_kind(name), programmes,
                             operators=operators, lines=chunk.lines)  # fmt: skip


def _place(
    name: str, bracket: str, names: Mapping[str, str]
) -> tuple[str, tuple[str, ...], tuple[str, ...]] | None:
    parts = [part for part in _BETWEEN.split(bracket) if part]
    kinds = [named.kind for part in parts for named in programmes_named(part)]
    known = tuple(names[kind] for kind in kinds if kind in names)
    if not known or naming_of(name) is not NamingGuess.PROPER:
        return None
    return name, known, tuple(mode for part in parts if is_mode(part) for mode in modes_in(part))
