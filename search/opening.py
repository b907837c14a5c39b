"""Opening hours as words, so that "open at this minute" is one look into the index.

Time is cut into steps of five minutes, and steps into blocks of 2, 4, 8 ... of them.
An interval is the few largest blocks it is made of (and single minutes at ragged
ends); a minute lies in one block of every size. They share a word exactly when the
interval covers the minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search.data import Interval

_STEP = 5
_LARGEST = 10


def words_of(intervals: Iterable[Interval]) -> frozenset[str]:
    """Return the words that stand for ``intervals`` together."""
    return frozenset(word for interval in intervals for word in _cover(interval))


def words_at(minute: int) -> tuple[str, ...]:
    """Return the words one of which an interval covering ``minute`` has."""
    step = minute // _STEP
    return (f"m{minute}", *(f"{size}.{step >> size}" for size in range(_LARGEST + 1)))


def covers(intervals: Iterable[Interval] | None, minute: int) -> bool:
    """Tell whether one of ``intervals`` is known to cover ``minute``."""
    return any(start <= minute < end for start, end in intervals or ())


def _cover(interval: Interval) -> Iterator[str]:
    first, last = -(-interval.start // _STEP), interval.end // _STEP
    if first >= last:
        yield from _minutes(interval.start, interval.end)
        return
    yield from _minutes(interval.start, first * _STEP)
    yield from _blocks(first, last)
    yield from _minutes(last * _STEP, interval.end)


def _minutes(start: int, end: int) -> Iterator[str]:
    return (f"m{minute}" for minute in range(start, end))


def _blocks(first: int, last: int) -> Iterator[str]:
    while first < last:
        aligned = (first & -first).bit_length() - 1 if first else _LARGEST
        size = min(aligned, (last - first).bit_length() - 1, _LARGEST)
        yield f"{size}.{first >> size}"
        first += 1 << size
