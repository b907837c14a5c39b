"""What a plan says of one programme: as a row of a table, or with every fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from portal.plans.document.parts import Cell, Profile
from portal.plans.facts.records import ProgrammeFact

from . import operating, tables

_STATED = "stated"


def basis_remark(basis: str) -> str:
    """What to say behind a 号 that the source does not state; blank where it does."""
    if basis == _STATED:
        return ""
    return _("（推定）") if basis else _("（未確認）")


def name_cell(programme: ProgrammeFact, *more: str) -> Cell:
    """The heading in the plan, the municipality's own name, and the standard programme."""
    own = programme.name if programme.name != programme.heading else ""
    known = programme.standard_label in (programme.heading, own)
    standard = "" if known else _("標準の事業：%s") % programme.standard_label
    return tables.named(programme.heading, programme.key, own, standard, *more)


def columns() -> list[tables.Column[ProgrammeFact]]:
    """What a table says of each programme, beside its name."""
    return [
        (_("担当課"), _departments),
        (_("実施方式・運営主体"), _run_by),
        (_("人員配置"), _staffing),
        (_("根拠法令"), _law),
        (_("場所"), _places),
    ]


def profile(programme: ProgrammeFact, names: Mapping[str, str]) -> Profile:
    """Every fact of a programme; what a reader expects and nobody knows is 「未確認」.

    ``names`` are the names of programmes by key.
    """
    rows = (
        (name, cell if cell.lines else tables.unknown())
        for name, cell, expected in _facts(programme, names)
        if cell.lines or expected
    )
    return Profile(programme.name, tuple(rows), programme.key.replace(":", "-"), programme.key)


def _facts(programme: ProgrammeFact, names: Mapping[str, str]) -> Iterator[tuple[str, Cell, bool]]:
    heading = programme.heading if programme.heading != programme.name else ""
    standard = programme.standard_label if programme.standard_label != heading else ""
    yield _("計画での見出し"), tables.text(heading), False
    yield _("標準の事業"), tables.text(standard), False
    yield _("上位の事業"), tables.text(names.get(programme.parent, "")), False
    yield _("号"), _items(programme), True
    yield _("分野"), tables.text(programme.sector), False
    yield _("担当課"), _departments(programme), True
    yield _("実施方式・運営主体"), _run_by(programme), True
    yield _("設置形態"), tables.text(programme.setup_form), False
    yield _("対象者"), tables.text(programme.target), True
    yield _("対象外"), tables.text(programme.exclusion), False
    yield _("内容"), tables.texts(programme.contents), True
    yield _("人員配置"), _staffing(programme), False
    yield _("根拠法令"), _law(programme), False
    yield _("区域"), tables.texts(programme.areas or (programme.area_wording,)), False
    yield _("場所"), _places(programme), True
    within = (names[key] for key in programme.parts if key in names)
    yield _("この事業の中の事業"), tables.texts(within), False


def _items(programme: ProgrammeFact) -> Cell:
    remark = basis_remark(programme.items_basis)
    return tables.texts(f"{label}{remark}" for label in programme.item_labels)


def _departments(programme: ProgrammeFact) -> Cell:
    return tables.texts(programme.departments)


def _run_by(programme: ProgrammeFact) -> Cell:
    return operating.operators(programme.operators, programme.mode_wording)


def _staffing(programme: ProgrammeFact) -> Cell:
    return operating.staffing(programme.staffing)


def _law(programme: ProgrammeFact) -> Cell:
    return tables.text(programme.law)


def _places(programme: ProgrammeFact) -> Cell:
    return operating.places(programme.places, programme.location)
