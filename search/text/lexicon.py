"""A run of kana cut into known readings, because no dictionary can read ほうかつ alone."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache

LONGEST_READING = 14
_GLUE_TEXT = """
の と が に は を で へ も や か な お ご から まで より です ます ない なんです たい して した こと
ください さん けど ので
"""
_GLUE = frozenset(_GLUE_TEXT.split())
_WORD_COST, _GLUE_COST, _UNKNOWN_COST = 1.0, 0.9, 2.0
# Between two cuts of equal number, the one with the longer words reads better.
_SHORT_WORD_COST = 0.4


@lru_cache(maxsize=2048)
def pieces(run: str) -> tuple[str, ...]:
    """Return every piece of ``run`` (hiragana) that could be a reading."""
    return tuple({run[begin:end] for begin, end in _spans(len(run))})


def _spans(length: int) -> Iterator[tuple[int, int]]:
    for begin in range(length - 1):
        for end in range(begin + 2, min(begin + LONGEST_READING, length) + 1):
            yield begin, end


def cut(run: str, known: Container[str]) -> list[tuple[int, int]]:
    """Return the spans of known readings in the cheapest cut of ``run`` (hiragana).

    Particles between words are skipped cheaply, unknown characters dearly, so that
    あまぎのもり is あまぎ + もり.
    """
    best: list[tuple[float, int, bool]] = [(0.0, 0, False)]
    for end in range(1, len(run) + 1):
        best.append(min(_arrivals(run, end, known, best)))
    return _walk_back(best)


def _arrivals(
    run: str, end: int, known: Container[str], best: list[tuple[float, int, bool]]
) -> Iterator[tuple[float, int, bool]]:
    yield best[end - 1][0] + _UNKNOWN_COST, end - 1, False
    for begin in range(max(0, end - LONGEST_READING), end):
        piece = run[begin:end]
        if piece in _GLUE:
            yield best[begin][0] + _GLUE_COST, begin, False
        if len(piece) > 1 and piece in known:
            short = _SHORT_WORD_COST if len(piece) == 2 else 0.0
            yield best[begin][0] + _WORD_COST + short, begin, True


def _walk_back(best: list[tuple[float, int, bool]]) -> list[tuple[int, int]]:
    spans, end = [], len(best) - 1
    while end:
        _, begin, is_word = best[end]
        if is_word:
            spans.append((begin, end))
        end = begin
    return spans[::-1]
