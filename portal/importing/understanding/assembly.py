"""One programme out of all that is told of it: an overview's row and its own sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from portal.importing.data import OperatorFound, ProgrammeFound
from portal.importing.mapping import Field

from .departments import departments
from .fold import fold
from .modes import Running, is_organization, modes_in, running
from .names import ITEM_OF, SECTOR_OF, likely_kind
from .prose import add_prose
from .records import Record, Stretch
from .sectors import sector_of

Key = tuple[str, str]


@dataclass(slots=True)
class Group:
    """Everything told of one programme."""

    key: Key
    records: list[Record] = field(default_factory=list)

    @property
    def telling(self) -> list[Record]:
        """The records in the order they are believed: sheets and tables before overviews."""
        return sorted(self.records, key=lambda record: (record.overview, not _told(record)))


def groups_of(records: Iterable[Record]) -> list[Group]:
    """Return the records by programme, in the order they first appear."""
    groups: dict[Key, Group] = {}
    for record in records:
        if record.places_only:
            continue
        key = (record.kind, record.variant) if record.kind else ("", fold(record.name))
        groups.setdefault(key, Group(key)).records.append(record)
    return _without_variant_joined(_likely(list(groups.values())))


def _likely(groups: list[Group]) -> list[Group]:
    """Give the municipality's own programmes their kind, where nothing else is of that kind."""
    taken = {group.key[0] for group in groups}
    for group in groups:
        record = group.records[0]
        kind = likely_kind(record.name, record.items, sector_of(record.text(Field.SECTOR)))
        if not group.key[0] and kind and kind not in taken:
            taken.add(kind)
            group.key = (kind, "")
            record.kind = kind
    return groups


def _without_variant_joined(groups: list[Group]) -> list[Group]:
    """A bare mention of a kind is no programme beside its variants."""
    with_variant = {group.key[0] for group in groups if group.key[1] and group.key[0]}
    return [
        group for group in groups
        if not (group.key[0] in with_variant and not group.key[1] and not _any_told(group))
    ]  # fmt: skip


def _any_told(group: Group) -> bool:
    return any(_told(record) for record in group.records)


def _told(record: Record) -> bool:
    return record.has(Field.DEPARTMENT, Field.MODE)


def programme_of(group: Group) -> ProgrammeFound:
    """Return the programme a group tells of."""
    if not any(_told(record) for record in group.records):
        for record in group.records:
            add_prose(record)
    told = group.telling
    main = told[0]
    kind = main.kind
    items, stated = _items(kind, group.records)
    name, local = _names(group.records)
    ways = [running(_mode_wording(stretch)) for stretch in _first(told, Field.MODE)]
    return ProgrammeFound(
        name=name,
        kind=kind,
        variant=main.variant,
        items=items,
        items_stated=stated,
        sector=SECTOR_OF.get(kind) or sector_of(_text(told, Field.SECTOR)),
        sector_wording=_text(told, Field.SECTOR).split("\n")[0],
        local_name=_joined(_text(told, Field.LOCAL_NAME)) or local,
        departments=_departments(told),
        modes=_once(mode for way in ways for mode in way.modes),
        mode_wording=_text(told, Field.MODE),
        setup_form=next((way.setup_form for way in ways if way.setup_form), ""),
        operators=_operators(told, ways),
        target=_joined(_text(told, Field.TARGET)),
        staffing=_text(told, Field.STAFFING),
        law=_joined(_text(told, Field.LAW)),
        contents=_text(told, Field.CONTENTS),
        lines=tuple(sorted({line for record in group.records for line in record.lines})),
    )


def _items(kind: str, records: Sequence[Record]) -> tuple[tuple[int, ...], bool]:
    """Return the 号 the document says, or means by its headings, else the kind's own."""
    own = ITEM_OF.get(kind)
    around = [record for record in records if own is None or own in record.items]
    fitting = [record for record in around if len(record.items) <= 2]
    fitting.sort(key=lambda record: (record.stated, len(record.items)), reverse=True)
    if fitting and fitting[0].items:
        return fitting[0].items, fitting[0].stated
    return ((own,) if own else ()), False


def _names(records: Sequence[Record]) -> tuple[str, str]:
    """Return the programme's name and another it goes by: sheets before overviews."""
    ordered = sorted(records, key=lambda record: record.overview)
    names = [record.name for record in ordered if record.name]
    first = names[0] if names else ""
    other = [name for name in names if fold(name) not in fold(first)]
    return first, other[0] if other else ""


def _first(told: Sequence[Record], target: Field) -> list[Stretch]:
    """Return the stretches of the first record that tells of ``target``."""
    for record in told:
        if record.has(target):
            return record.stretches
    return []


def _text(told: Sequence[Record], target: Field) -> str:
    texts = (stretch.text(target) for stretch in _first(told, target))
    return "\n".join(_once(text for text in texts if text))


def _departments(told: Sequence[Record]) -> tuple[str, ...]:
    for record in told:
        if found := departments(record.text(Field.DEPARTMENT)):
            return found
    return ()


def _mode_wording(stretch: Stretch) -> str:
    return stretch.text(Field.MODE)


def _operators(told: Sequence[Record], ways: Sequence[Running]) -> tuple[OperatorFound, ...]:
    """Return who is named with the mode, or else under a label of its own."""
    named = [operator for way in ways for operator in way.operators]
    for stretch in _first(told, Field.OPERATOR):
        modes = modes_in(stretch.text(Field.MODE) or _text(told, Field.MODE))
        for line in stretch.text(Field.OPERATOR).replace("、", "\n").split("\n"):
            if is_organization(line):
                other = [mode for mode in modes if mode != "direct"]
                named.append(OperatorFound(line.strip(), other[0] if len(other) == 1 else ""))
    return tuple(dict.fromkeys(named))


def _joined(text: str) -> str:
    return "".join(text.split("\n"))


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
