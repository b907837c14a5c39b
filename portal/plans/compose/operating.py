"""Who does it and how: operators with their modes, staffing, places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext as _

from portal.plans.document import fiscal_years
from portal.plans.document.parts import Cell, Line, Span
from portal.plans.facts.records import OperatorFact, PlaceFact, StaffingFact

from .tables import joined, texts

# More than a table's cell can hold; they are counted there and listed by the block of places.
MANY = 12


def operators(given: Iterable[OperatorFact], wording: str = "") -> Cell:
    """Each operator in its own mode, or the source's wording where none is recorded."""
    lines = tuple(_operator(each) for each in given)
    return Cell(lines or (((Span(wording),),) if wording else ()))


def _operator(operator: OperatorFact) -> Line:
    line = [Span(operator.mode, mark="strong") if operator.mode else _unsaid(_("方式は未確認"))]
    line.append(Span(_("：")))
    line.append(Span(operator.name) if operator.name else _unsaid(_("運営主体は未確認")))
    if operator.detail:
        line.append(Span(_("（%s）") % operator.detail))
    return tuple(line)


def _unsaid(words: str) -> Span:
    return Span(words, mark="unknown")


def operator_text(operator: OperatorFact) -> str:
    """An operator in one line of plain text."""
    return "".join(span.text for span in _operator(operator))


def staffing(given: Iterable[StaffingFact]) -> Cell:
    """Roles with number and condition: one line a site, and one for each role without a site."""
    lines: list[str] = []
    for site, staff in groupby(given, lambda each: each.site):
        roles = map(_role_text, staff)
        lines += [_("%(site)s：%(roles)s") % _at(site, roles)] if site else roles
    return texts(lines)


def staff_text(staff: StaffingFact) -> str:
    """A role in one line of plain text: 「北センター：保健師 2（常勤）」."""
    role = _role_text(staff)
    return _("%(site)s：%(roles)s") % _at(staff.site, [role]) if staff.site else role


def _at(site: str, roles: Iterable[str]) -> dict[str, str]:
    return {"site": site, "roles": joined(roles)}


def _role_text(staff: StaffingFact) -> str:
    condition = _("（%s）") % staff.condition if staff.condition else ""
    number = f" {staff.number}" if staff.number else ""
    return f"{staff.role}{number}{condition}"


def places(given: Iterable[PlaceFact], wording: str = "") -> Cell:
    """The places that can be used, or where there are none the source's wording."""
    known = [each for each in given if each.public]
    if len(known) > MANY:
        return Cell(tuple(_counted(known)))
    lines = tuple(place_line(each) for each in known)
    return Cell(lines or (((Span(wording),),) if wording else ()))


def _counted(known: Iterable[PlaceFact]) -> Iterable[Line]:
    for kind, number in Counter(each.kind_label for each in known).items():
        yield (Span(_("%(kind)s %(number)dか所") % {"kind": kind, "number": number}),)


def place_line(place: PlaceFact) -> Line:
    """A place's name with what a reader must know before going there."""
    name = Span(place.name, ref=place.key if place.public else "")
    remark = place_remark(place)
    return (name, Span(_("（%s）") % remark)) if remark else (name,)


def place_remark(place: PlaceFact) -> str:
    """That it is still planned (for when), paused, or no single place at all; or blank."""
    if not place.in_service:
        return " ".join(part for part in (place.status, _due(place)) if part)
    return "" if place.one_place else _naming_remark(place.naming)


def _due(place: PlaceFact) -> str:
    """The fiscal year it is due in, unless its status says so."""
    if not place.due:
        return ""
    year = int(place.due)
    is_said = place.due in place.status or f"{fiscal_years.era(year)}年度" in place.status
    return "" if is_said else fiscal_years.name(year)


def _naming_remark(naming: str) -> str:
    sorts = {"category": _("種類の名前"), "role": _("役割の名前")}
    return sorts.get(naming, _("1か所の施設の名前ではありません"))
