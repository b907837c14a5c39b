"""Faults that show only when rows are held against one another."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from django.utils.translation import gettext

from directory.sample.drafts import Draft
from directory.sample.faults import Fault
from directory.sample.world import FILES, World


def repeated(drafts: list[Draft]) -> Iterator[Fault]:
    """Rows of one file that are known by the same key or the same unique name."""
    if not drafts:
        return
    file = drafts[0].file
    for columns in (file.key, *((name,) for name in file.once)):
        seen: dict[tuple[str, ...], Draft] = {}
        for draft in drafts:
            values = tuple(draft.row.cells.get(name, "") for name in columns)
            first = seen.setdefault(values, draft)
            if first is not draft and any(values):
                yield _fault(draft, columns[-1], _same_as(first, draft))


def _same_as(first: Draft, draft: Draft) -> str:
    where = gettext("%(line)s行目") % {"line": first.row.line}
    if first.path != draft.path:
        where = f"{first.path} {where}"
    return gettext("%(where)s と同じです。") % {"where": where}


def dangling(dataset: str, drafts: list[Draft], world: World) -> Iterator[Fault]:
    """Names of rows that are not there."""
    for draft in drafts:
        for named in draft.named:
            for name in world.unknown(dataset, named):
                reason = gettext("『%(name)s』という%(noun)sは %(file)s にありません。") % {
                    "name": name,
                    "noun": FILES[named.to].noun,
                    "file": named.to,
                }
                yield _fault(draft, named.column, reason)


def parents_first(dataset: str, drafts: list[Draft], world: World) -> list[Draft]:
    """The drafts, each after the row of the same file it names. Raises ``CycleError``."""
    by_key = {draft.key: draft for draft in drafts}
    above = {draft.key: _above(dataset, draft, world) & by_key.keys() for draft in drafts}
    return [by_key[key] for key in TopologicalSorter(above).static_order()]


def circular(dataset: str, drafts: list[Draft], world: World) -> Iterator[Fault]:
    """Rows above one another in a circle."""
    try:
        parents_first(dataset, drafts, world)
    except CycleError as error:
        keys = error.args[1]
        draft = next(draft for draft in drafts if draft.key == keys[0])
        reason = gettext("上位がひと回りしています（%(keys)s）。") % {"keys": " → ".join(keys)}
        yield _fault(draft, gettext("上位"), reason)


def _above(dataset: str, draft: Draft, world: World) -> set[str]:
    return {
        handle.key
        for named in draft.links.values()
        if named.to == draft.file.name
        for _, handle in world.found(dataset, named)
        if handle
    }


def _fault(draft: Draft, column: str, reason: str) -> Fault:
    return Fault(draft.path, draft.row.line, column, reason)
