"""Which words of a question must be answered, and which only add to an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.plan import Unit

# A word in more entries than this, and in more than this share of them, says nothing
# beside a rarer one.
_COMMON, _COMMON_SHARE = 20, 0.5
# A run of characters is only needed to find names that are cut into other words.
_COMMON_EXTRA_SHARE = 0.02
# A part with more words is a sentence: whoever tells a story in sentences asks for no record
# that answers each of them.
_MOST_KEYWORDS = 3

Group = tuple[Unit, ...]


def chunk_spans(question: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts between the spaces of ``question`` begin and end."""
    begin = 0
    for chunk in question.split(" "):
        yield begin, begin + len(chunk)
        begin += len(chunk) + 1


def grouped(question: str, units: Sequence[Unit], size: int) -> tuple[tuple[Group, ...], Group]:
    """Part the units by the spaces of the question, and the common ones from the others.

    ``size`` is the number of entries.
    """
    few = _COMMON / max(size, 1)
    telling = [unit for unit in units if unit.share <= _most(unit, few)]
    if all(unit.extra for unit in telling):
        telling = list(units)
    groups = [
        tuple(unit for unit in telling if begin <= unit.begin < end)
        for begin, end in chunk_spans(question)
    ]
    if any(map(_is_sentence, groups)):
        groups = [tuple(telling)]
    common = tuple(unit for unit in units if unit not in telling)
    return tuple(group for group in groups if group), common


def _is_sentence(group: Group) -> bool:
    return sum(not unit.extra for unit in group) > _MOST_KEYWORDS


def _most(unit: Unit, few: float) -> float:
    return max(few, _COMMON_EXTRA_SHARE if unit.extra else _COMMON_SHARE)
