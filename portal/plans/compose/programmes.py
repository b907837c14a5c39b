"""事業 by 号 or by sector, as tables or one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.plans.document.parts import Cell, Part, Table
from portal.plans.facts.records import ProgrammeFact

from . import tables
from .asked import Asked, meant, remark
from .programme_cells import basis_remark, columns, name_cell, profile


@dataclass(frozen=True, slots=True)
class Group:
    """Programmes under one heading; ``name`` tells it apart."""

    name: str
    label: str
    programmes: tuple[ProgrammeFact, ...]


def parts(asked: Asked) -> Iterator[Part]:
    """The programmes an editor chose."""
    groups = grouped(asked)
    if not groups:
        yield remark(_("あてはまる事業は、まだ台帳にありません。"))
        return
    yield from asked.heading()
    if asked.choice("detail", "table") == "profile":
        yield from _one_by_one(asked, groups)
    else:
        yield from (_table(asked, group) for group in groups)


def records(asked: Asked) -> tuple[ProgrammeFact, ...]:
    """Every programme shown, each once."""
    return each_once(grouped(asked))


def each_once(groups: Iterable[Group]) -> tuple[ProgrammeFact, ...]:
    """The programmes of all groups; one under two 号 comes once."""
    shown = {each.key: each for group in groups for each in group.programmes}
    return tuple(shown.values())


def grouped(asked: Asked) -> tuple[Group, ...]:
    """The chosen programmes in their groups; parts follow what they belong to."""
    chosen = [each for each in asked.facts.programmes if _is_chosen(asked, each)]
    by = {"item": _by_item, "sector": _by_sector}.get(asked.choice("group", "item"), _together)
    groups = (
        Group(name, label, tuple(nested(members))) for name, label, members in by(asked, chosen)
    )
    return tuple(group for group in groups if group.programmes)


Members = Iterator[tuple[str, str, list[ProgrammeFact]]]


def _is_chosen(asked: Asked, programme: ProgrammeFact) -> bool:
    return (
        meant(asked.chosen("items"), *map(str, programme.items))
        and meant(asked.chosen("types"), programme.standard)
        and meant(asked.chosen("sectors"), programme.sector_code)
    )


def _by_item(asked: Asked, chosen: list[ProgrammeFact]) -> Members:
    wanted = asked.chosen("items")
    labels = {
        number: label
        for each in chosen
        for number, label in zip(each.items, each.item_labels, strict=True)
        if meant(wanted, str(number))
    }
    for number in sorted(labels):
        members = [each for each in chosen if number in each.items]
        yield f"item-{number}", labels[number] + _how_known(members), members
    yield "item-0", _("号の記載がない事業"), [each for each in chosen if not each.items]


def _how_known(members: Iterable[ProgrammeFact]) -> str:
    """The doubt all members share; where they differ each says its own."""
    remarks = {basis_remark(each.items_basis) for each in members}
    return remarks.pop() if len(remarks) == 1 else ""


def _by_sector(asked: Asked, chosen: list[ProgrammeFact]) -> Members:
    for code, name in asked.facts.sectors:
        yield f"sector-{code}", name, [each for each in chosen if each.sector_code == code]


def _together(asked: Asked, chosen: list[ProgrammeFact]) -> Members:
    yield "all", asked.title(_("事業の一覧")), chosen


def nested(programmes: Iterable[ProgrammeFact]) -> Iterator[ProgrammeFact]:
    """Parts directly after the programme they belong to, if it is among them."""
    given = list(programmes)
    keys = {each.key for each in given}
    for programme in given:
        if programme.parent not in keys:
            yield programme
            yield from (each for each in given if each.parent == programme.key)


def _table(asked: Asked, group: Group) -> Table:
    wholes = {each.key: each.name for each in asked.facts.programmes}
    by_item = asked.choice("group", "item") == "item"

    def doubt(programme: ProgrammeFact) -> str:
        remark = basis_remark(programme.items_basis)
        return remark if by_item and not group.label.endswith(remark) else ""

    def name(programme: ProgrammeFact) -> Cell:
        whole = wholes.get(programme.parent)
        return name_cell(programme, _("「%s」の一部") % whole if whole else "", doubt(programme))

    return tables.table(group.label, [(_("事業"), name), *columns()], group.programmes)


def _one_by_one(asked: Asked, groups: tuple[Group, ...]) -> Iterator[Part]:
    names = {each.key: each.name for each in asked.facts.programmes}
    for group in groups:
        if len(groups) > 1:
            yield asked.group(group.name, group.label)
        yield from (profile(each, names) for each in group.programmes)
