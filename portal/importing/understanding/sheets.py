"""Programmes out of lines: labels with their values, and tables that fell into lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from portal.importing.data import LineStyle
from portal.importing.mapping import Field

from .context import Context, is_section
from .departments import departments, is_department
from .fold import BULLET, bare, fold
from .headings import NUMBERED, Heading, split_label
from .labels import Labelled, Labels, Part
from .modes import is_mode, is_organization
from .names import leading_name, lettered, programmes_named, split_name
from .own_names import looks_own, named_within, own_name, starts_with_item
from .records import Record, Value
from .sectors import is_sector
from .sheet_lines import flows, is_value, told_below
from .stream import TextLine

# A name or a label may be broken over so many lines.
WINDOW = 3
_TELLING = {Field.DEPARTMENT, Field.MODE, Field.PLACE}
# The values of these are names: running text below them is no longer theirs.
_NAMES_ONLY = {Field.DEPARTMENT, Field.MODE, Field.PLACE, Field.OPERATOR, Field.AREA}
LONGEST_NAME = 60
_LISTED = re.compile("[、，,]")
_NUMBERINGS = NUMBERED | {"parenthesis", "kana", "circled"}


@dataclass(slots=True)
class Sheets:
    """Takes the lines between tables, one by one; ``records`` grows."""

    labels: Labels
    context: Context
    records: list[Record] = field(default_factory=list)
    _current: Record | None = None
    _target: Field | None = None
    _style: str = ""
    _columns: frozenset[Field] = frozenset()
    _awaited: bool = False

    def close(self) -> None:
        """End the sheet: a table or a chapter begins."""
        self._current, self._target, self._columns = None, None, frozenset()

    def take(self, lines: Sequence[TextLine], heading: Heading | None) -> int:
        """Take the first of ``lines``, or more where they belong together; return how many."""
        first = lines[0]
        if heads := self._heads(lines):
            return heads
        if taken := self._programme(lines, heading):
            return taken
        if taken := self._own(lines, heading) or self._within(lines, heading):
            return taken
        if taken := self._labelled(lines):
            return taken
        if heading and (heading.strong or is_section(first.text)) and self._ends(heading):
            self.close()
            self.context.enter(first.text)
            if is_section(first.text) and self.context.kind:
                self._begin(list(first.lines))
            return 1
        if is_section(first.text):
            self.context.enter(first.text)
            self._target = None
            return 1
        self._value(first)
        return 1

    def _heads(self, lines: Sequence[TextLine]) -> int:
        """Return how many lines are the head of a table that fell into lines."""
        cells = [cell for cell in lines[0].text.split() if cell]
        fields = [self.labels.fields_of(cell) for cell in cells]
        if len(cells) >= 2 and all(fields):
            return self._open_columns(fields, 1)
        fields = []
        for line in lines:
            if not (known := self.labels.fields_of(line.text)):
                break
            fields.append(known)
        return self._open_columns(fields, len(fields)) if len(fields) >= WINDOW else 0

    def _open_columns(self, fields: Sequence[tuple[Field, ...]], taken: int) -> int:
        known = frozenset(each for several in fields for each in several)
        if not known & {Field.NAME, Field.LOCAL_NAME} or not known & _TELLING:
            return 0
        self.close()
        self._columns = known
        return taken

    def _programme(self, lines: Sequence[TextLine], heading: Heading | None) -> int:
        for taken in range(1, min(WINDOW, len(lines)) + 1):
            text = " ".join(line.text.strip() for line in lines[:taken])
            if heading and taken == 1:
                text = named_within(text)
            if named := programmes_named(text):
                numbers = [number for line in lines[:taken] for number in line.lines]
                for name in named:
                    self._start(text, name.kind, name.variant, numbers)
                self._style = heading.style if heading else ""
                return taken
        return self._row(lines[0]) if self._columns else 0

    def _row(self, line: TextLine) -> int:
        """Begin a row of a fallen table: a name with other cells behind it."""
        words = line.text.split()
        while words and (is_sector(words[0]) or words[0].isdigit()):
            words.pop(0)
        shown = " ".join(words)
        known = leading_name(shown) or leading_name(bare(shown))
        if not known:
            return 0
        written, name = known
        self._start(written, name.kind, name.variant, list(line.lines))
        for cell in shown.partition(written)[2].split():
            self._cell(cell, line)
        return 1

    def _start(self, text: str, kind: str, variant: str, lines: list[int]) -> None:
        self.context.enter(text)
        name, local = split_name(text)
        self._current = Record(name, kind, variant, self.context.items, self.context.stated,
                               overview=bool(self._columns), lines=lines)  # fmt: skip
        self._current.last.add(Field.LOCAL_NAME, local, tuple(lines))
        self.records.append(self._current)
        self._target, self._awaited = None, False

    def _own(self, lines: Sequence[TextLine], heading: Heading | None) -> int:
        """Begin a programme of the municipality's own: a heading with its sheet right below."""
        text, awaited = lines[0].text, self._awaited
        self._awaited = False
        if is_section(text):
            return 0
        kind = lettered(text) if starts_with_item(text) else ""
        numbered = heading is not None or split_label(text)[0] in _NUMBERINGS
        if not (kind or awaited or (numbered and not self._waits())) or is_value(text, self.labels):
            return 0
        if not (kind or looks_own(text)) or not self._tells(told_below(lines[1:], self.labels)):
            return 0
        self.context.enter(text)
        self._start(own_name(text), kind, "", list(lines[0].lines))
        self._style = heading.style if heading else ""
        return 1

    def _tells(self, told: Field | None) -> bool:
        """Whether what is told below is of another programme than the one that is open."""
        return told is not None and (self._current is None or self._current.has(told))

    def _waits(self) -> bool:
        """Whether the programme of the last heading is still to be told of."""
        kind = self.context.kind
        return bool(kind) and not any(
            record.kind == kind and record.has(*_TELLING) for record in self.records
        )

    def _within(self, lines: Sequence[TextLine], heading: Heading | None) -> int:
        """Take running text with labels in it, up to where its last sentence ends."""
        if heading or self._columns or not self.labels.runs(lines[0].text):
            return 0
        taken = 1
        while taken < len(lines) and flows(lines[taken - 1], lines[taken], self.labels):
            taken += 1
        text = "".join(line.text.strip() for line in lines[:taken])
        numbers = tuple(number for line in lines[:taken] for number in line.lines)
        parts = self.labels.within(text)
        for part in parts:
            self._part(part, numbers)
        return taken if parts else 0

    def _part(self, part: Part, numbers: tuple[int, ...]) -> None:
        """Take one label's value; where names are meant, they end with the sentence."""
        if not part.fields:
            self._value(TextLine(part.value, numbers))
            return
        ends = part.fields[0] in _NAMES_ONLY
        value, stop, rest = part.value.partition("。") if ends else (part.value, "", "")
        self._open(Labelled(part.fields, "", value.strip(), True), [TextLine(value, numbers)])
        if stop:
            self._target = None
        if rest.strip():
            self._value(TextLine(rest, numbers))

    def _labelled(self, lines: Sequence[TextLine]) -> int:
        for taken in range(min(WINDOW, len(lines)), 1, -1):
            joined = "".join(line.text.strip() for line in lines[:taken])
            if fields := self.labels.exactly(joined):
                return self._open(Labelled(fields, joined, "", True), lines[:taken])
        found = self.labels.leading(lines[0].text)
        return self._open(found, lines[:1]) if found else 0

    def _open(self, found: Labelled, lines: Sequence[TextLine]) -> int:
        target = found.fields[0]
        if target is Field.NAME:
            return self._named(found.value, lines)
        if self._current is None and not self._adopt(found):
            return 0
        self._columns = frozenset()
        self._target = target
        if found.value:
            self._value(TextLine(found.value, lines[0].lines))
        return len(lines)

    def _named(self, value: str, lines: Sequence[TextLine]) -> int:
        if not value:
            # The name stands in the next line.
            self._target, self._awaited = None, True
            return len(lines)
        numbers = [number for line in lines for number in line.lines]
        if not (named := programmes_named(value)):
            if (
                any(self.labels.exactly(word) for word in value.split())
                or len(value) > LONGEST_NAME
            ):
                return 0
            self._start(
                own_name(value), lettered(value) if starts_with_item(value) else "", "", numbers
            )
            return len(lines)
        self._start(value, named[0].kind, named[0].variant, numbers)
        return len(lines)

    def _adopt(self, found: Labelled) -> bool:
        """Begin a record below a heading that names a programme, further up."""
        kind = self.context.kind
        if not kind or found.fields[0] not in _TELLING | {Field.TARGET}:
            return False
        if any(record.kind == kind and record.has(*_TELLING) for record in self.records):
            return False
        self._begin([])
        return True

    def _begin(self, lines: list[int]) -> None:
        """Begin a record of the programme the last heading is about."""
        self._current = self.context.record(0)
        self._current.lines[:] = lines
        self.records.append(self._current)

    def _ends(self, heading: Heading) -> bool:
        return (
            self._current is None
            or self._target is None
            or heading.level > 0
            or heading.style in ("chapter", "section", "roman", self._style)
            or is_section(heading.text)
        )

    def _value(self, line: TextLine) -> None:
        if line.style is LineStyle.ITEM:
            line = replace(line, text=f"・{line.text}", style=LineStyle.TEXT)
        if self._columns and self._current:
            words = line.text.split()
            several = len(words) > 1 and all(is_mode(word) or is_department(word) for word in words)
            for cell in words if several else [line.text]:
                self._cell(cell, line)
            return
        if self._current is not None and self._target is None:
            self._current.prose.append(Value(line.text, line.lines))
        if self._current is None or self._target is None:
            return
        if self._target in _NAMES_ONLY and not self._fits(line.text):
            return
        self._current.last.add(self._target, line.text, line.lines)
        self._current.lines.extend(line.lines)

    def _fits(self, text: str) -> bool:
        """Whether a line can be a value below the open label; if not, the label is closed."""
        if self._target is Field.DEPARTMENT:
            fits = bool(departments(text)) or not self._current_has(Field.DEPARTMENT)
        elif self._target is Field.MODE:
            return True
        else:
            longest = max(len(fold(name)) for name in _LISTED.split(text))
            fits = longest <= LONGEST_NAME and not text.rstrip().endswith("。")
        if not fits:
            self._target = None
        return fits

    def _current_has(self, target: Field) -> bool:
        return self._current is not None and self._current.has(target)

    def _cell(self, text: str, line: TextLine) -> None:
        """Put one cell of a fallen table where it looks to belong."""
        record = self._current
        if record is None or not BULLET.sub("", text).strip() or text.strip().startswith("※"):
            return
        record.lines.extend(line.lines)
        record.last.add(self._looks_like(text), text, line.lines)

    def _looks_like(self, text: str) -> Field:
        if fold(text).isdigit() or is_sector(text):
            return Field.OTHER
        if is_mode(text):
            return Field.MODE
        if Field.DEPARTMENT in self._columns and is_department(text) and not BULLET.match(text):
            return Field.DEPARTMENT
        if Field.LOCAL_NAME in self._columns and fold(text).endswith("事業"):
            return Field.LOCAL_NAME
        if Field.PLACE in self._columns and len(fold(text)) <= LONGEST_NAME:
            return Field.PLACE
        return Field.OPERATOR if is_organization(text) else Field.CONTENTS
