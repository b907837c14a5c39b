"""Heading names no mapping has, learned from what stands beside or below them in the document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from portal.importing.data import LineStyle, NamingGuess
from portal.importing.mapping import Field, Mapping

from .areas import is_area
from .columns import programmes_across
from .departments import departments, is_department
from .fold import CIRCLED, CLOSING, OPENING, bare, fold
from .labels import Labels
from .modes import is_mode, is_organization, modes_in
from .names import programmes_named
from .naming import is_facility, naming_of
from .place_names import place_names
from .sectors import is_sector, sector_of
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
    rf"[{re.escape(CLOSING)}][\s　]*[:：]?"
    r"|(?P<before>[^\s　:：。、]{2,14})[\s　]*[:：])[\s　]*(?P<value>.+)"
)
_GAPPED = re.compile(
    rf"[\s　]*[・●○〇■□◆◇▼◎{CIRCLED}]*[\s　]*(?P<label>[^\s　:：。、]{{2,14}})"
    r"[\s　]+(?P<value>\S.*)"
)
_NO_LABEL = re.compile(
    r"[0-9。、「」]|(?:する|ます|です|した|型|部|局|課|室|係|センター|総合|年度|事業|計画)$|^\W*$"
)
_BRACKETS = re.compile(r"[（(【\[〔][^（）()【】\[\]〔〕]*[）)】\]〕]")
# Where the name itself points to the field, one value is enough, and half of several.
_POINTING = {
    Field.NAME: re.compile(r"事業|取組|施策"),
    Field.DEPARTMENT: re.compile(r"担当|所管|主管|課|係|部署|受け持"),
    Field.MODE: re.compile(r"方法|方式|形態|手法|形式|直営|委託|進め方|仕組み"),
    Field.OPERATOR: re.compile(r"運営|受託|委託先|団体|法人|主体|事業者"),
    Field.PLACE: re.compile(r"場|窓口|拠点|施設|箇所|か所|相談先|居場所|センター|機関"),
    Field.AREA: re.compile(r"圏域|地区|区域|エリア|地域|範囲"),
    Field.SECTOR: re.compile(r"分野|対象|相談"),
}
SHARE_POINTED = 0.5
_NAMES = re.compile(r".{0,5}(?:事業|取組|取り組み)(?:名称?|等)?")
FEWEST_NAMES, LONGEST_NAME = 4, 40
# A heading, though it looks like what it heads: 窓口の名前.
_HEADS = re.compile(r"名前|名称|名$|一覧|先$|^受け持|^担当|^主な|の(?:場所|窓口|圏域|地区|拠点)$")
# What several values alone are enough for: these look like nothing else.
_TELLING = {Field.NAME, Field.DEPARTMENT, Field.MODE, Field.OPERATOR, Field.PLACE, Field.AREA}

_PLACES = (NamingGuess.PROPER, NamingGuess.CATEGORY)
_EVERYWHERE = {
    "全域",
    "市内全域",
    "町内全域",
    "村内全域",
    "区内全域",
    "全市",
    "全町",
    "全村",
    "全地区",
}

_NOTHING = " \n\u3000-－―ー—"
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
        if (target := _field_of(spelled[core], several)) is not None:
            found[target].append(spelled[core])
    return found


def _may_head(core: str, label: str, labels: Labels) -> bool:
    if not 2 <= len(core) <= LONGEST_LABEL or labels.fields_of(label):
        return False
    if _NO_LABEL.search(core) and not _NAMES.fullmatch(core):
        return False
    if is_sector(label) or is_mode(label) or is_department(label) or programmes_named(label):
        return False
    return not is_organization(label)


def _field_of(label: str, values: Sequence[str]) -> Field | None:
    """Return what values are of, None where they are too few or unlike each other."""
    if _NAMES.fullmatch(label) and _are_names(values):
        return Field.NAME
    looks = Counter(_look(value) for value in values)
    for target, pointing in _POINTING.items():
        if pointing.search(label) and looks[target] >= SHARE_POINTED * len(values) > 0:
            return target
        if target in _TELLING and len(values) >= FEWEST and looks[target] >= SHARE * len(values):
            return target
    return None


def _are_names(values: Sequence[str]) -> bool:
    """Whether values are short and each its own, as the names of a list of programmes are."""
    short = all(len(fold(value)) <= LONGEST_NAME and "。" not in value for value in values)
    return short and len(values) >= FEWEST_NAMES and len(set(values)) >= SHARE * len(values)


def _look(value: str) -> Field | None:
    """Return what a value looks like; a sentence looks like nothing."""
    folded = fold(value)
    if len(folded) > LONGEST_VALUE or "。" in folded.rstrip("。"):
        return None
    if programmes_named(value):
        return Field.NAME
    if is_area(value) or folded in _EVERYWHERE:
        return Field.AREA
    named = departments(value)
    if any(map(is_department, named)) and len("".join(named)) >= 0.6 * len(folded):
        return Field.DEPARTMENT
    if modes_in(_BRACKETS.sub("", value)) and len(folded) <= 40:
        return Field.MODE
    if all(map(is_organization, re.split("[、\n]", value))):
        return Field.OPERATOR
    names = [each.name for each in place_names(value) if each.name]
    proper = [name for name in names if naming_of(name) in _PLACES and is_facility(name)]
    if 2 * len(proper) > len(names):
        return Field.PLACE
    return Field.SECTOR if sector_of(value) and len(folded) <= LONGEST_LABEL else None


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
    for at, cell in enumerate(head.cells if len(rows) >= FEWEST else ()):
        column = [row.cells[at] for row in rows if row.cells[at].strip(_NOTHING)]
        target = _field_of(cell, column)
        if target not in known and (_look(cell) != target or _HEADS.search(cell)):
            yield from ((cell, value) for value in column)
    beside = {each for row in grid.rows for cell in row.cells for each in labels.fields_of(cell)}
    for row in grid.rows if beside else ():
        filled = [cell for cell in row.cells if cell.strip()]
        for label, value in zip(filled[::2], filled[1::2], strict=False):
            if len(filled) in (2, 4) and _look(value) not in beside:
                yield label, value
