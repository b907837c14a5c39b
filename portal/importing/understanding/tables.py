"""Programmes out of tables: a row each, a column each, or a table each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from portal.importing.mapping import Field

from .columns import Head, alternates, head_of, label_pairs, labels_beside, programmes_across
from .context import Context
from .departments import is_department
from .fold import fold
from .labels import Labels
from .matrices import counters_by_programme
from .names import (
    by_sector,
    leading_name,
    lettered,
    programmes_named,
    split_name,
    stated_items,
)
from .own_names import own_name
from .records import Record
from .sectors import is_sector, sector_of
from .stream import Grid, Row

# Named by the municipality itself: no standard name, but a programme's.
_OWN_NAME = re.compile(r".{2,40}(?:事業|運営|制度)(?:[（(].*)?$", re.DOTALL)
_IN_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")
_TICK = re.compile(r"[○〇◯●◎✓✔レ☑■]")
_IN_CHARGE = {"◎", "●"}
_ITEM_CELL = re.compile(r"(?:法)?第?[1-6]号(?:の?\(?[イロハニ]\)?)?(?:関係)?")
_DITTO = re.compile(r"[〃″”々]|同上|同左?じ?")
_FILLED_DOWN = (Field.NAME, Field.SECTOR, Field.DEPARTMENT)


@dataclass(slots=True)
class Tables:
    """Reads one table after another; one without a head goes on under the last one's."""

    labels: Labels
    _last: Head | None = None
    _rows: _Rows | None = None

    def records(self, grid: Grid, context: Context, *, goes_on: bool = False) -> list[Record]:
        """Return what the table holds; [] where it is none of programmes or places.

        ``goes_on`` says that another table ends right above: this may be the rest of it, overleaf.
        """
        if ticked := list(counters_by_programme(grid, self.labels)):
            return ticked
        if programmes_across(grid):
            return list(self._across(grid))
        head = head_of(grid, self.labels)
        pairs = head is None or alternates(grid.rows[head.first], self.labels)
        if pairs and labels_beside(grid, self.labels):
            return self._sheet(grid, context)
        if head is None and self._last and len(self._last.columns) == len(grid.rows[0].cells):
            head = replace(self._last, first=0, rows=0)
        if head is None or not _tells(head):
            return []
        same = goes_on and self._last is not None and head.columns == self._last.columns
        self._last = head
        rows = self._rows if same and self._rows else _Rows(self.labels, head, context)
        rows.head = head
        self._rows = rows
        return rows.records(grid)

    def _across(self, grid: Grid) -> Iterator[Record]:
        for at, name in enumerate(grid.rows[0].cells):
            for named in programmes_named(name) if at else ():
                record = Record(_tidy(name), named.kind, named.variant, lines=list(grid.lines))
                for row in grid.rows[1:]:
                    for target in self.labels.fields_of(row.cells[0])[:1]:
                        record.last.add(target, row.cells[at], (row.line,))
                yield record

    def _sheet(self, grid: Grid, context: Context) -> list[Record]:
        """Return the programmes of a table with labels beside: one, or one after another."""
        found: list[Record] = []
        below: tuple[Field, ...] = ()
        for row in grid.rows:
            pairs = label_pairs(row, self.labels)
            name = _name_in(row, pairs)
            if name or not found:
                found.append(_started(name, context, row))
            record = found[-1]
            record.lines.append(row.line)
            filled = [cell for cell in row.cells if cell.strip()]
            if not pairs and not name:
                # A lone cell goes on with the value above; two are a label not known and its own.
                below = below if len(filled) == 1 or not row.cells[0].strip() else ()
                pairs = [(below, "\n".join(filled))] if below else []
            for fields, value in pairs:
                _put(record, fields, value, (row.line,), self.labels)
                below = fields
        return [record for record in found if record.kind or record.name]


def _name_in(row: Row, pairs: list[tuple[tuple[Field, ...], str]]) -> str:
    for fields, value in pairs:
        if Field.NAME in fields:
            return value
    filled = [cell for cell in row.cells if cell.strip()]
    return filled[0] if len(filled) == 1 and programmes_named(filled[0]) else ""


def _started(name: str, context: Context, row: Row) -> Record:
    if not name:
        return context.record(row.line)
    known = leading_name(name)
    if known:
        written, named = known
        return Record(_tidy(written), named.kind, named.variant, context.items, context.stated)
    return Record(_tidy(name), items=context.items, stated=context.stated)


def _tells(head: Head) -> bool:
    """Whether a table with such columns is about programmes or places."""
    return head.has(Field.PLACE) or (
        (head.has(Field.NAME) or head.has(Field.LOCAL_NAME))
        and (head.has(Field.DEPARTMENT) or head.has(Field.MODE) or head.has(Field.CONTENTS))
    ) or (head.has(Field.DEPARTMENT) and head.has(Field.MODE))  # fmt: skip


def _tidy(name: str) -> str:
    return split_name(name)[0]


@dataclass(slots=True)
class _Rows:
    """Reads the rows below a head."""

    labels: Labels
    head: Head
    context: Context
    _cells: dict[int, str] = field(default_factory=dict)
    _found: list[Record] = field(default_factory=list)
    _above: dict[Field, str] = field(default_factory=dict)

    def records(self, grid: Grid) -> list[Record]:
        """Return the records that begin in ``grid``; those of a table above it may go on in it."""
        found, above = self._found, self._above
        before = len(found)
        for row in grid.rows[self.head.first + self.head.rows :]:
            if self.labels and head_of(Grid((row,)), self.labels):
                continue
            values = self._values(row)
            if self._begins(values, found):
                found.append(self._record(values, above, row))
            elif values.get(Field.MODE) or values.get(Field.DEPARTMENT) or not found:
                found[-1].stretches.append(type(found[-1].last)())
            self._fill(found[-1], values, above, row.line)
        return found[before:]

    def _values(self, row: Row) -> dict[Field, str]:
        values: dict[Field, str] = {}
        for at, (fields, cell) in enumerate(zip(self.head.columns, row.cells, strict=True)):
            cell = self._merged(at, fields, cell, row)
            if ticked := self.head.ticked_at(at):
                cell = _ticked(ticked, cell, row)
            for target, text in self._cell(fields, cell):
                # A second column of places says where those of the first are.
                if target is Field.PLACE and at > self.head.columns_of(Field.PLACE)[0]:
                    target = Field.AREA
                values[target] = "\n".join(filter(None, (values.get(target), text)))
        return values

    def _merged(self, at: int, fields: tuple[Field, ...], cell: str, row: Row) -> str:
        """Return a cell's text; a cell merged with those above says what they say."""
        ditto = bool(_DITTO.fullmatch(cell.strip()))
        if ((at in row.carried and not cell) or ditto) and Field.NAME not in fields:
            return self._cells.get(at, "")
        self._cells[at] = cell
        return cell

    def _cell(self, fields: tuple[Field, ...], cell: str) -> Iterator[tuple[Field, str]]:
        """Yield the parts of a cell by its own labels, else by the column's."""
        if not cell.strip() or not fields:
            return
        first = True
        for part in self.labels.inside(cell):
            if part.fields:
                yield part.fields[-1], part.value
            elif part.value:
                yield from _shared(fields, part.value) if first else ((fields[-1], part.value),)
            first = False

    def _begins(self, values: dict[Field, str], found: list[Record]) -> bool:
        if not found:
            return True
        name = values.get(Field.NAME, "")
        if self.head.has(Field.NAME):
            own = bool(_OWN_NAME.match(name)) and Field.MODE in values
            told = Field.DEPARTMENT in values or Field.MODE in values
            return bool(leading_name(name)) or own or (bool(name) and told)
        if self.context.kind and not self.context.after_table:
            return False
        return Field.SECTOR in values or Field.PLACE in values

    def _record(self, values: dict[Field, str], above: dict[Field, str], row: Row) -> Record:
        name = values.get(Field.NAME, "")
        cell = next((each for each in row.cells if _ITEM_CELL.fullmatch(fold(each))), "")
        items, stated = stated_items(cell) or self.context.items, bool(cell) or self.context.stated
        if name and (known := leading_name(name)):
            written, named = known
            return Record(_tidy(written), named.kind, named.variant, items, stated)
        if name:
            kind = lettered(cell or name) if re.search("[イロハニ]", cell or name) else ""
            return Record(own_name(_tidy(name)), kind, items=items, stated=stated)
        return self._unnamed(values, above, row)

    def _unnamed(self, values: dict[Field, str], above: dict[Field, str], row: Row) -> Record:
        """Return a record for a row without a programme's name: by the heading, or the sector."""
        record = self.context.record(row.line)
        sector = sector_of(values.get(Field.SECTOR) or above.get(Field.SECTOR, ""))
        first = self.context.items[0] if len(self.context.items) == 1 else 0
        if not record.kind and (kind := by_sector(first, sector)):
            record.kind = kind
        record.places_only = not record.kind or self.context.after_table
        return record

    def _fill(
        self, record: Record, values: dict[Field, str], above: dict[Field, str], line: int
    ) -> None:
        record.lines.append(line)
        if values.get(Field.SECTOR) and Field.DEPARTMENT not in values:
            above.pop(Field.DEPARTMENT, None)
        above.update({each: values[each] for each in _FILLED_DOWN if values.get(each)})
        filled = {each: above[each] for each in _FILLED_DOWN if each in above}
        rest = _after_name(values.get(Field.NAME, ""))
        for target, text in {**filled, **values}.items():
            if target is not Field.NAME:
                record.last.add(target, text, (line,))
        if rest:
            record.last.add(Field.CONTENTS, rest, (line,))


def _ticked(heading: str, cell: str, row: Row) -> str:
    """Return what a cell below ``heading`` says: a tick says the heading.

    Where some departments have a double ring, those are in charge and the others take part.
    """
    sign = cell.strip()
    if _TICK.fullmatch(sign):
        doubled = any(each.strip() in _IN_CHARGE for each in row.cells)
        aside = is_department(heading) and doubled and sign not in _IN_CHARGE
        return "" if aside else heading
    # A heading such as 推進課 looks like a department, and heads departments.
    apart = is_sector(heading) or (is_department(heading) and not is_department(cell))
    return "" if apart else cell


def _after_name(name: str) -> str:
    known = leading_name(name)
    return name[len(known[0]) :].strip() if known and len(known[0]) < len(name) else ""


def _shared(fields: tuple[Field, ...], value: str) -> Iterator[tuple[Field, str]]:
    """Yield what of a cell belongs to which of its column's fields, by its look."""
    if len(fields) == 1 or fields[0] is Field.NAME:
        yield fields[0], value
        if Field.DEPARTMENT in fields:
            yield from ((Field.DEPARTMENT, each) for each in _IN_BRACKETS.findall(value)
                        if is_department(each))  # fmt: skip
        return
    if Field.DEPARTMENT in fields and Field.MODE in fields:
        yield from _by_look(value)
        return
    if Field.SECTOR in fields and sector_of(value):
        yield Field.SECTOR, value
        return
    if Field.LOCAL_NAME in fields and fold(value).endswith("事業"):
        yield Field.LOCAL_NAME, value
        return
    preferred = Field.PLACE if Field.PLACE in fields else fields[-1]
    yield preferred, value


def _by_look(value: str) -> Iterator[tuple[Field, str]]:
    """Yield a cell that names a department and a mode, part by part: 福祉課／委託（甲会）."""
    department, rest = "", value
    for found in re.finditer(r"[／/\n、・\s（(]", value):
        if is_department(value[: found.start()]):
            department, rest = value[: found.start()], value[found.start() :]
    if not department and is_department(value):
        department, rest = value, ""
    yield Field.DEPARTMENT, department
    rest = rest.lstrip("／/\n、・ \u3000")
    yield Field.MODE, rest[1:-1] if rest[:1] in ("（", "(") else rest


def _put(
    record: Record,
    fields: tuple[Field, ...],
    value: str,
    lines: tuple[int, ...],
    labels: Labels,
) -> None:
    for part in labels.inside(value):
        target = part.fields[-1] if part.fields else fields[-1]
        if target is not Field.NAME:
            record.last.add(target, part.value, lines)
