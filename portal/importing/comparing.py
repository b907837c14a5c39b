"""What a document says beside what the directory says: new, the same, or different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.importing.data import (
    Named,
    NamingGuess,
    OperatorFound,
    PlaceFound,
    ProgrammeFound,
    Understood,
)
from portal.importing.understanding.fold import fold
from portal.plans.facts.records import Facts, PlaceFact, ProgrammeFact

NEW, SAME, DIFFERS = "new", "same", "differs"
_BETWEEN = "、"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One thing found. ``says`` and ``differences`` go by field; values are words."""

    kind: str
    state: str
    name: str
    lines: tuple[int, ...]
    says: Mapping[str, Any]
    differences: tuple[tuple[str, str, str], ...] = ()
    record_key: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """What a comparison needs to know of a municipality beside its facts."""

    facts: Facts
    departments: Mapping[str, str]
    organizations: Mapping[str, str]
    modes: Mapping[str, str] = field(default_factory=dict)


def compared(found: Understood, directory: Directory) -> Iterator[Compared]:
    """Everything a document names, each beside its record."""
    for programme in found.programmes:
        yield _programme(programme, directory)
    for place in found.places:
        if place.naming is not NamingGuess.ROLE:
            yield _place(place, directory)
    areas = {normal(each.name): each.key for each in directory.facts.areas}
    yield from _named("area", found.areas, areas)
    yield from _named("department", found.departments, _by_normal(directory.departments))
    yield from _named("organization", found.organizations, _by_normal(directory.organizations))


def normal(name: str) -> str:
    """A name without what spellings differ in: width, space, brackets, 障がい/障害."""
    return "".join(char for char in fold(name) if char.isalnum())


def _by_normal(names: Mapping[str, str]) -> dict[str, str]:
    return {normal(name): key for name, key in names.items()}


def _named(kind: str, found: Iterable[Named], known: Mapping[str, str]) -> Iterator[Compared]:
    for each in found:
        key = known.get(normal(each.name), "")
        yield Compared(
            kind=kind,
            state=SAME if key else NEW,
            name=each.name,
            lines=each.lines,
            says={"name": each.name},
            record_key=key,
        )


def _programme(found: ProgrammeFound, directory: Directory) -> Compared:
    says = {
        "name": found.name,
        "local_name": found.local_name,
        "programme_type": found.kind,
        "items": list(found.items),
        "items_stated": found.items_stated,
        "sector": found.sector,
        "sector_wording": found.sector_wording,
        "departments": list(found.departments),
        "operators": [[each.name, each.mode] for each in found.operators],
        "modes": list(found.modes),
        "mode_wording": found.mode_wording,
        "setup_form": found.setup_form,
        "target": found.target,
        "staffing": found.staffing,
        "law": found.law,
        "location_wording": _BETWEEN.join(found.places),
        "areas": list(found.areas),
        "contents": found.contents,
    }
    record = _programme_record(found, directory.facts.programmes)
    return _beside(
        "programme", found.name, found.lines, says, record and record.key,
        tuple(_programme_differences(found, record, directory)) if record else (),
    )  # fmt: skip


def _programme_record(
    found: ProgrammeFound, known: Iterable[ProgrammeFact]
) -> ProgrammeFact | None:
    names = {normal(found.name), normal(found.local_name)} - {""}
    known = list(known)
    for each in known:
        if names & {normal(each.name), normal(each.heading)}:
            return each
    same = [
        each for each in known if found.kind and each.standard == found.kind and not each.parent
    ]
    return same[0] if len(same) == 1 and not found.variant else None


def _programme_differences(
    found: ProgrammeFound, record: ProgrammeFact, directory: Directory
) -> Iterator[tuple[str, str, str]]:
    pairs = (
        ("departments", found.departments, record.departments),
        ("modes", _labels(found.modes, directory), tuple({o.mode for o in record.operators})),
        ("operators", _operators(found.operators), tuple(o.name for o in record.operators)),
        ("target", (found.target,), (record.target,)),
        ("law", (found.law,), (record.law,)),
    )
    yield from _differences(pairs)


def _place(found: PlaceFound, directory: Directory) -> Compared:
    says = {
        "name": found.name,
        "naming": found.naming.value,
        "kind": found.kind,
        "sector": found.sector,
        "programmes": list(found.programmes),
        "areas": list(found.areas),
        "departments": list(found.departments),
        "operators": [[each.name, each.mode] for each in found.operators],
        "location_wording": found.location or found.note,
    }
    record = _place_record(found, directory.facts.places)
    return _beside(
        "place", found.name, found.lines, says, record and record.key,
        tuple(_place_differences(found, record, directory)) if record else (),
    )  # fmt: skip


def _place_record(found: PlaceFound, known: Iterable[PlaceFact]) -> PlaceFact | None:
    wanted = normal(found.name)
    for each in known:
        if wanted in {normal(name) for name in (each.name, *each.other_names)}:
            return each
    return None


def _place_differences(
    found: PlaceFound, record: PlaceFact, directory: Directory
) -> Iterator[tuple[str, str, str]]:
    modes = tuple(o.mode for o in found.operators if o.mode)
    pairs = (
        ("name", (found.name,), (record.name,)),
        ("departments", found.departments, record.departments),
        ("areas", found.areas, record.areas),
        ("operators", _operators(found.operators), tuple(o.name for o in record.operators)),
        ("modes", _labels(modes, directory), tuple({o.mode for o in record.operators})),
    )
    yield from _differences(pairs)


def _differences(
    pairs: Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]],
) -> Iterator[tuple[str, str, str]]:
    """What the document states and the directory states otherwise, or not at all."""
    for name, said, known in pairs:
        said, known = tuple(filter(None, said)), tuple(filter(None, known))
        if said and {normal(each) for each in said} != {normal(each) for each in known}:
            yield name, _BETWEEN.join(said), _BETWEEN.join(known)


def _operators(found: Iterable[OperatorFound]) -> tuple[str, ...]:
    return tuple(each.name for each in found)


def _labels(codes: Iterable[str], directory: Directory) -> tuple[str, ...]:
    return tuple(directory.modes.get(code, code) for code in codes)


def _beside(
    kind: str,
    name: str,
    lines: tuple[int, ...],
    says: Mapping[str, Any],
    key: str | None,
    differences: tuple[tuple[str, str, str], ...],
) -> Compared:
    state = NEW if not key else DIFFERS if differences else SAME
    return Compared(
        kind=kind,
        state=state,
        name=name,
        lines=lines,
        says=says,
        differences=differences,
        record_key=key or "",
    )
