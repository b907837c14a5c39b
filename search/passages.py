"""The piece of an entry's text that answers best, with the answering words marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from search.plan import Alternative

_LONGEST = 110
_LEAD = 20

Parts = tuple[tuple[str, bool], ...]
Sentence = tuple[str, str]
Span = tuple[int, int]


def wanted_tokens(alternatives: Sequence[Alternative]) -> dict[str, float]:
    """Return the tokens worth marking, with their weights."""
    return {
        term: idf
        for alternative in alternatives
        if not alternative.way.is_run
        for term, idf in zip(alternative.terms, alternative.idfs, strict=True)
    }


def passage(
    sentences: Sequence[Sentence], tokens: Sequence[str], wanted: Mapping[str, float]
) -> Parts:
    """Return the sentence with the greatest weight of ``wanted`` tokens, cut to size.

    ``tokens`` are those of all ``sentences`` in a row (compounds may follow); each
    sentence carries the offsets (begin, end, begin, end ...) of its own as text.
    """
    if not sentences:
        return ()
    hits = [at for at, token in enumerate(tokens) if token in wanted]
    if not hits:
        return _cut(sentences[0][0], [])
    best, first = _best_sentence(sentences, tokens, wanted, hits)
    text, offsets = sentences[best]
    return _cut(text, _spans(offsets, [at - first for at in hits]))


def _best_sentence(
    sentences: Sequence[Sentence],
    tokens: Sequence[str],
    wanted: Mapping[str, float],
    hits: Sequence[int],
) -> tuple[int, int]:
    """Return which sentence has the weightiest ``hits``, and where its tokens begin."""
    ends = list(accumulate((offsets.count(" ") + 1) // 2 for _, offsets in sentences))
    found: dict[int, set[str]] = {}
    for at in hits:
        # What follows the last sentence is never shown: hints, and compounds of what is.
        if at < ends[-1]:
            found.setdefault(bisect_right(ends, at), set()).add(tokens[at])
    best = max(found, key=lambda i: sum(map(wanted.__getitem__, found[i])), default=0)
    return best, ends[best - 1] if best else 0


def _spans(offsets: str, places: Sequence[int]) -> list[Span]:
    """Return where the tokens at ``places`` stand; neighbours without a gap are one."""
    numbers = list(map(int, offsets.split()))
    joined: list[Span] = []
    for place in places:
        if not 0 <= place < len(numbers) // 2:
            continue
        begin, end = numbers[2 * place], numbers[2 * place + 1]
        if joined and joined[-1][1] == begin:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def _cut(text: str, spans: Sequence[Span]) -> Parts:
    first = spans[0][0] if spans else 0
    begin = 0 if len(text) <= _LONGEST else max(0, first - _LEAD)
    end = min(len(text), begin + _LONGEST)
    parts = list(_parts(text, spans, begin, end))
    if begin:
        parts.insert(0, ("…", False))
    if end < len(text):
        parts.append(("…", False))
    return tuple(parts)


def _parts(text: str, spans: Sequence[Span], begin: int, end: int) -> Iterator[tuple[str, bool]]:
    at = begin
    for first, last in spans:
        if first < at or last > end:
            continue
        if first > at:
            yield text[at:first], False
        yield text[first:last], True
        at = last
    if at < end:
        yield text[at:end], False
