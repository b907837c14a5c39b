"""Field by field: how what a document says is written into a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from directory.models import (
    Basis,
    CatchmentArea,
    Department,
    LegalItem,
    Organization,
    Programme,
    ProgrammeItem,
    ProgrammeOperator,
    ProgrammeStaff,
    Resource,
    ResourceOperator,
    Sector,
)
from directory.models.record import MunicipalRecord
from portal.importing.comparing import normal
from portal.importing.models import ImportFinding

from .companions import Companions
from .fitting import pieces, put, remember
from .operators import operators

Kind = ImportFinding.Kind
MODELS: dict[str, type[MunicipalRecord]] = {
    Kind.PROGRAMME: Programme,
    Kind.PLACE: Resource,
    Kind.AREA: CatchmentArea,
    Kind.DEPARTMENT: Department,
    Kind.ORGANIZATION: Organization,
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a finding says, and who it names."""

    says: Mapping[str, Any]
    companions: Companions
    lines: str


Writer = Callable[[Any, Said], None]


def write(
    kind: str, record: MunicipalRecord, said: Said, fields: Iterable[str] | None = None
) -> None:
    """Write the facts named by ``fields`` into a record, or all that are stated."""
    writers = WRITERS.get(kind, _NAME_ONLY)
    wanted = writers if fields is None else dict.fromkeys(_WITH.get(each, each) for each in fields)
    for name in wanted:
        if name in writers and (fields is not None or said.says.get(name)):
            writers[name](record, said)


def _text(name: str) -> Writer:
    def put_text(record: Any, said: Said) -> None:
        put(record, name, str(said.says.get(name) or ""))

    return put_text


def _lines_of(name: str) -> Writer:
    def put_lines(record: Any, said: Said) -> None:
        setattr(record, name, str(said.says.get(name) or ""))

    return put_lines


def _departments(record: Any, said: Said) -> None:
    names = said.says.get("departments") or ()
    record.departments = said.companions.all(Kind.DEPARTMENT, names, said.lines)


def _areas(record: Any, said: Said) -> None:
    names = said.says.get("areas") or ()
    record.areas = said.companions.all(Kind.AREA, names, said.lines)


def _items(record: Any, said: Said) -> None:
    numbers = [each for each in said.says["items"] if each in LegalItem.values]
    record.items = [ProgrammeItem(number=each) for each in numbers]
    record.items_basis = Basis.STATED if said.says.get("items_stated") else Basis.INFERRED


def _sector(record: Any, said: Said) -> None:
    record.sector = Sector.objects.filter(code=said.says["sector"]).first()


def _sectors(record: Any, said: Said) -> None:
    record.sectors = list(Sector.objects.filter(code=said.says["sector"]))


def _staffing(record: Any, said: Said) -> None:
    longest = ProgrammeStaff._meta.get_field("role").max_length
    roles = pieces(said.says["staffing"], longest)
    record.staffing = [ProgrammeStaff(role=each) for each in roles]


def _operators_of(model: type) -> Writer:
    def put_operators(record: Any, said: Said) -> None:
        now = list(record.operators.all())
        record.operators = operators(model, now, said.says, said.companions, said.lines)
        if said.says.get("mode_wording") and isinstance(record, Programme):
            put(record, "mode_wording", said.says["mode_wording"])

    return put_operators


def _programmes(record: Any, said: Said) -> None:
    """Only those the directory has; the others are remembered for the editor."""
    rows = Programme.objects.filter(municipality=record.municipality)
    known = {normal(name): row for row in rows for name in (row.name, row.local_name) if name}
    names = said.says["programmes"]
    record.programmes = list({known[n].pk: known[n] for n in map(normal, names) if n in known}
                             .values())  # fmt: skip
    for name in names:
        if normal(name) not in known:
            remember(record, _("まだ台帳にない事業"), name)


_NAME_ONLY: dict[str, Writer] = {"name": _text("name"), "kind": _text("kind")}
WRITERS: dict[str, dict[str, Writer]] = {
    Kind.PROGRAMME: {
        "name": _text("name"),
        "local_name": _text("local_name"),
        "programme_type": _text("programme_type"),
        "items": _items,
        "sector": _sector,
        "sector_wording": _text("sector_wording"),
        "departments": _departments,
        "mode_wording": _text("mode_wording"),
        "operators": _operators_of(ProgrammeOperator),
        "modes": _operators_of(ProgrammeOperator),
        "setup_form": _text("setup_form"),
        "target": _lines_of("target"),
        "staffing": _staffing,
        "law": _text("law"),
        "location_wording": _lines_of("location_wording"),
        "areas": _areas,
        "contents": _lines_of("contents"),
    },
    Kind.PLACE: {
        "name": _text("name"),
        "naming": _text("naming"),
        "kind": _text("kind"),
        "sector": _sectors,
        "programmes": _programmes,
        "areas": _areas,
        "departments": _departments,
        "operators": _operators_of(ResourceOperator),
        "location_wording": _text("location_wording"),
    },
}
# Modes are written with whom they belong to.
_WITH = {"modes": "operators"}
