"""What running text states of several programmes at once: 甲事業及び乙事業は、丙課が所管します。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from portal.importing.mapping import Field

from .names import programmes_within
from .prose import add_prose
from .records import Record, Value
from .stream import Chunk, TextLine

# A sentence of running text goes on over no more lines.
LONGEST = 6
_CLAUSE = re.compile(r"。|(?:し|であり|とし|で)、(?=[^、]{2,60}は)")
_SUBJECT = re.compile(r"(?:は|の(?:所管|担当|実施))")


def stated(chunks: Sequence[Chunk], known: Iterable[Record]) -> Iterator[Record]:
    """Yield a record for every programme a sentence says the department or the mode of.

    Only for kinds ``known`` has nothing of: a sheet or a table is believed before a sentence.
    """
    told = {record.kind for record in known}
    for text, lines in _paragraphs(chunks):
        for clause in _CLAUSE.split(text):
            subject = _SUBJECT.split(clause, maxsplit=1)
            for name, kind in programmes_within(subject[0]) if len(subject) > 1 else ():
                if kind in told:
                    continue
                record = Record(name, kind, lines=list(lines))
                record.prose.append(Value(f"{clause}。", lines))
                add_prose(record)
                if record.has(Field.DEPARTMENT, Field.MODE):
                    yield record


def _paragraphs(chunks: Sequence[Chunk]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield sentences with their lines; a line that does not end one is joined to the next."""
    held: list[TextLine] = []
    for chunk in chunks:
        if isinstance(chunk, TextLine):
            held.append(chunk)
        if not isinstance(chunk, TextLine) or chunk.text.rstrip().endswith("。"):
            yield from _joined(held)
            held = []
        held = held[-LONGEST:]
    yield from _joined(held)


def _joined(held: Sequence[TextLine]) -> Iterator[tuple[str, tuple[int, ...]]]:
    if held:
        numbers = tuple(number for line in held for number in line.lines)
        yield "".join(line.text.strip() for line in held), numbers
