"""Counters and places, out of the cells and lines that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.importing.data import NamingGuess, OperatorFound, PlaceFound
from portal.importing.mapping import Field

from .areas import areas_in, is_area
from .departments import departments, is_department
from .fold import CIRCLED, fold
from .modes import is_mode, is_organization, modes_in, numbered_operators
from .naming import is_count, is_facility, naming_of, place_kind
from .place_names import PlaceName, place_names
from .records import Record, Stretch
from .sectors import sector_of

_INSIDE = re.compile(r"(?:内|に設置|隣)$")
_NICKNAME = re.compile(r"[ぁ-んァ-ヶー一-龥々A-Za-z0-9 \-'&・]{1,20}")
_NO_NICKNAME = re.compile(r"[をにで]|[園館会課]$|センター$|ホーム$|委託|直営|法人| ")
_FLOOR = re.compile(r"(?:地下)?[0-9０-９]+[\s　]*(?:階|Ｆ|F)[\s　]*")
_PLANNED = re.compile(r"予定|設置|年度|月|実施|開催|参加")
_EACH = re.compile(r"[\s　]*(?:各|全(?!国))")
_MODE_BEFORE = re.compile(
    r"^[\s　]*(?:一部)?(?:直営|委託|補助)(?:先|事業者)?[\s　]*[:：・／/][\s　]*"
)
_EVERYWHERE = re.compile(r"圏域ごと|地区ごと|各(?:地区|圏域|地域)|市内[0-9０-９]+")


def places_of(record: Record, programme: str) -> Iterator[PlaceFound]:
    """Yield the places a record names, each once for every stretch it is in."""
    for stretch in record.stretches:
        lines = stretch.lines(Field.PLACE)
        spread = _spread(stretch)
        for named in place_names(_wording(stretch)):
            for name in _named(named):
                naming = naming_of(name)
                if naming is None or is_area(name) or is_area(named.name):
                    continue
                everywhere = any(_EACH.match(bracket) for bracket in named.brackets)
                naming = NamingGuess.CATEGORY if spread or everywhere else naming
                yield _place(name, naming, named, stretch, record, programme, lines)


def _wording(stretch: Stretch) -> str:
    """Return the words that name places; where operators share their column, all of them."""
    return stretch.text(Field.PLACE)


def _spread(stretch: Stretch) -> bool:
    """Whether there is one in every area, or in several: a category then, not one place."""
    where = stretch.text(Field.OPERATOR) + stretch.text(Field.AREA)
    return bool(_EVERYWHERE.search(where)) or len(areas_in(where)) > 2


def _named(named: PlaceName) -> list[str]:
    """Return the name; where there is only a number of places, the names in brackets."""
    if is_count(named.name):
        return [
            name.strip()
            for bracket in named.brackets
            for name in re.split(r"[、，,・]", bracket)
            if name.strip() and not _PLANNED.search(name)
        ]
    if _FLOOR.search(named.name):
        within = [bracket for bracket in named.brackets if is_facility(bracket)]
        return within or [_FLOOR.split(named.name)[-1].strip() or named.name]
    nickname = [bracket for bracket in named.brackets if _is_nickname(bracket)]
    return [f"{named.name}（{nickname[0]}）" if nickname else named.name]


def _is_nickname(bracket: str) -> bool:
    """Whether brackets hold a part of the name rather than who runs it or where it is."""
    return (
        _NICKNAME.fullmatch(bracket) is not None
        and not is_organization(bracket)
        and not is_department(bracket)
        and not _INSIDE.search(bracket)
        and not areas_in(bracket)
        and not _PLANNED.search(bracket)
        and len(bracket) <= 16
        and not re.search(
            r"[をにで]|[園館会課]$|センター$|ホーム$|委託|直営|法人| ", bracket.strip()
        )
    )


def _place(
    name: str,
    naming: NamingGuess,
    named: PlaceName,
    stretch: Stretch,
    record: Record,
    programme: str,
    lines: tuple[int, ...],
) -> PlaceFound:
    brackets = [bracket for bracket in named.brackets if f"（{bracket}）" not in name]
    where = " ".join(bracket for bracket in brackets if areas_in(bracket))
    own_mode = next((modes[0] for each in brackets if (modes := modes_in(each))), "")
    located = [bracket for bracket in brackets if _INSIDE.search(bracket)]
    if _FLOOR.search(named.name) and name != named.name:
        located.append(named.name.removesuffix(name).strip())
    running = [_operator(bracket) for bracket in brackets
               if _runs(bracket) and bracket != name and _operator(bracket)]  # fmt: skip
    mode = own_mode or _mode(named, stretch)
    numbered = numbered_operators(stretch.text(Field.MODE)).get(named.number)
    if numbered and not running:
        running, mode = [numbered.name], numbered.mode
    return PlaceFound(
        name=" ".join(name.split()),
        naming=naming,
        kind=place_kind(name),
        programmes=(programme,) if programme else (),
        sector=sector_of(stretch.text(Field.SECTOR)),
        areas=areas_in(f"{named.area} {name} {where} {stretch.text(Field.AREA)}"),
        operators=tuple(OperatorFound(operator, mode) for operator in running)
        or ((OperatorFound("", mode),) if mode else ()),
        departments=departments(stretch.text(Field.DEPARTMENT)),
        location="、".join(located),
        note="、".join(
            each for each in brackets if each not in located and _operator(each) not in running
        ),
        lines=lines,
    )


def _runs(bracket: str) -> bool:
    return not _PLANNED.search(bracket) and not _INSIDE.search(bracket) and not areas_in(bracket)


def _operator(bracket: str) -> str:
    """Return who runs a place, "" where brackets hold a mode only: 委託：甲会."""
    return "" if is_mode(bracket) else _MODE_BEFORE.sub("", bracket).strip()


def _mode(named: PlaceName, stretch: Stretch) -> str:
    """Return the mode of one place: by its number, or the only one there is."""
    wording = stretch.text(Field.MODE)
    if named.number and named.number in wording:
        after = wording.partition(named.number)[2]
        return next(iter(modes_in(re.split(f"[{CIRCLED}]", after)[0])), "")
    modes = modes_in(wording)
    return modes[0] if len(modes) == 1 else ""


def merged(places: Sequence[PlaceFound]) -> list[PlaceFound]:
    """Return each place once; what several mentions tell is put together."""
    found: dict[str, PlaceFound] = {}
    for place in places:
        key = _key(place.name, found)
        found[key] = _joined(found[key], place) if key in found else place
    return list(found.values())


def _key(name: str, found: dict[str, PlaceFound]) -> str:
    """Return the key of a name already known: the same, or the same but for a nickname."""
    whole = fold(name)
    short = re.sub(r"\([^()]*\)$", "", whole)
    for key in found:
        if key in (whole, short) or re.sub(r"\([^()]*\)$", "", key) == whole:
            return key
    return whole


def _joined(one: PlaceFound, other: PlaceFound) -> PlaceFound:
    operators = (*one.operators, *other.operators)
    named = tuple(operator for operator in operators if operator.name)
    return replace(
        one,
        naming=min(one.naming, other.naming, key=list(NamingGuess).index),
        programmes=tuple(dict.fromkeys((*one.programmes, *other.programmes))),
        areas=tuple(dict.fromkeys((*one.areas, *other.areas))),
        operators=tuple(dict.fromkeys(named or operators)),
        departments=one.departments or other.departments,
        location=one.location or other.location,
        sector=one.sector or other.sector,
        note=one.note or other.note,
        lines=tuple(sorted({*one.lines, *other.lines})),
    )
