"""Heading names no mapping has, learned from what stands beside or below them in the document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from portal.importing.data import LineStyle, NamingGuess
from portal.importing.mapping import Field, Mapping

from .columns import programmes_across
from .departments import departments, is_department
from .fold import CIRCLED, CLOSING, OPENING, bare, fold
from .labels import Labels
from .modes import is_mode, is_organization, modes_in
from .names import programmes_named
from .naming import is_facility, naming_of
from .place_names import place_names
from .sectors import is_sector
from .stream import Chunk, Grid, TextLine

# A heading name is no longer, nor is a value that shows what it heads.
LONGEST_LABEL, LONGEST_VALUE = 14, 160
# So many values at least, of which so large a share must look alike.
FEWEST, SHARE = 2, 0.7
# Without a sign behind it, a word is a label where it begins so many lines.
FEWEST_BARE = 3
_SIGNED = re.compile(
    rf"[\s　・●○〇■□◆◇▼◎\-{CIRCLED}]*"
    rf"(?:[{re.escape(OPENING)}](?P<inside>[^\s{re.escape(OPENING + CLOSING)}]{{2,14}})"
    rf"[{re.escape(CLOSING)}][\s　]*[:：]?|(?P<before>[^\s　:：。、]{{2,14}})[\s　]*[:：])[\s　]*(?P<value>.+)"
)
_GAPPED = re.compile(
    rf"[\s　]*[・●○〇■□◆◇▼◎{CIRCLED}]*[\s　]*(?P<label>[^\s　:：。、]{{2,14}})[\s　]+(?P<value>\S.*)"
)
_NO_LABEL = re.compile(
    r"[0-9。、「」]|(?:する|ます|です|した|型|部|局|課|室|係|センター|総合|年度|事業|計画)$|^\W*$"
)
_BRACKETS = re.compile(r"[（(【\[〔][^（）()【】\[\]〔〕]*[）)】\]〕]")
_LEARNED = (Field.DEPARTMENT, Field.MODE, Field.OPERATOR, Field.PLACE)

Pair = tuple[str, str]


def learned(chunks: Sequence[Chunk], mapping: Mapping) -> Mapping:
    """Return ``mapping`` with the names that head departments, modes or places here only."""
    labels = Labels(mapping)
    for target, names in _taught(chunks, labels).items():
        mapping = mapping.with_names(target, *names)
    return mapping


def recurring(chunks: Sequence[Chunk]) -> frozenset[str]:
    """Return the short words that are whole lines, or begin them, again and again; folded."""
    begun: Counter[str] = Counter()
    for chunk in chunks:
        if isinstance(chunk, TextLine) and len(chunk.text) <= LONGEST_VALUE:
            words = bare(chunk.text).split()
            begun.update({fold(words[0])} if words else ())
    return frozenset(word for word, count in begun.items()
                     if count >= FEWEST_BARE and len(word) <= LONGEST_LABEL)  # fmt: skip


def _taught(chunks: Sequence[Chunk], labels: Labels) -> dict[Field, list[str]]:
    values: dict[str, list[str]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for label, value in _pairs(chunks, labels):
        core = fold(bare(label))
        if _may_head(core, label, labels):
            values[core].append(value)
            spelled.setdefault(core, "".join(bare(label).split()))
    found: dict[Field, list[str]] = defaultdict(list)
    for core, several in values.items():
        if (target := _field_of(several)) is not None:
            found[target].append(spelled[core])
    return found


def _may_head(core: str, label: str, labels: Labels) -> bool:
    if not 2 <= len(core) <= LONGEST_LABEL or _NO_LABEL.search(core) or labels.fields_of(label):
        return False
    if is_sector(label) or is_mode(label) or is_department(label) or programmes_named(label):
        return False
    return not is_organization(label)


def _field_of(values: Sequence[str]) -> Field | None:
    """Return what values are of, None where they are too few or unlike each other."""
    if len(values) < FEWEST:
        return None
    looks = Counter(_look(value) for value in values)
    for target in _LEARNED:
        if looks[target] >= SHARE * len(values):
            return target
    return None


def _look(value: str) -> Field | None:
    """Return what a value looks like; a sentence looks like nothing."""
    folded = fold(value)
    if len(folded) > LONGEST_VALUE or "。" in folded.rstrip("。"):
        return None
    named = departments(value)
    if any(map(is_department, named)) and len("".join(named)) >= 0.6 * len(folded):
        return Field.DEPARTMENT
    if modes_in(_BRACKETS.sub("", value)) and len(folded) <= 40:
        return Field.MODE
    if is_organization(value):
        return Field.OPERATOR
    names = [each.name for each in place_names(value) if each.name]
    proper = [name for name in names if naming_of(name) is NamingGuess.PROPER and is_facility(name)]
    return Field.PLACE if 2 * len(proper) > len(names) else None


def _pairs(chunks: Sequence[Chunk], labels: Labels) -> Iterator[Pair]:
    """Yield (label, value) wherever one could be, signed ones and those of tables first."""
    for chunk in chunks:
        if isinstance(chunk, Grid):
            yield from _of_grid(chunk, labels)
    lines = [chunk for chunk in chunks if isinstance(chunk, TextLine)]
    often = recurring(chunks)
    for line, below in zip_longest(lines, lines[1:]):
        if len(line.text) > LONGEST_VALUE or line.style is LineStyle.HEADING:
            continue
        if found := _SIGNED.fullmatch(line.text):
            yield found["inside"] or found["before"], found["value"]
        elif (found := _GAPPED.fullmatch(line.text)) and fold(found["label"]) in often:
            yield found["label"], found["value"]
        elif below and fold(bare(line.text)) in often and not _broken(line, below, labels):
            yield line.text, below.text


def _broken(line: TextLine, below: TextLine, labels: Labels) -> bool:
    """Whether two lines are one known name only together."""
    return bool(labels.exactly(bare(line.text) + below.text))


def _of_grid(grid: Grid, labels: Labels) -> Iterator[Pair]:
    """Yield each column's and each row's pairs, but for fields a table has a known name for."""
    if programmes_across(grid):
        return
    head, *rows = grid.rows
    known = {each for cell in head.cells for each in labels.fields_of(cell)}
    for at, cell in enumerate(head.cells if len(rows) >= FEWEST and known else ()):
        column = [row.cells[at] for row in rows if row.cells[at].strip()]
        if _field_of(column) not in known:
            yield from ((cell, value) for value in column)
    beside = {each for row in grid.rows for each in labels.fields_of(row.cells[0])}
    for row in grid.rows:
        filled = [cell for cell in row.cells if cell.strip()]
        if len(filled) == 2 and beside and _look(filled[1]) not in beside:
            yield filled[0], filled[1]
