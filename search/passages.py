"""The piece of an entry's text that answers best, with the answering words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from search.plan import Alternative

_LONGEST = 110
_LEAD = 20

Parts = tuple[tuple[str, bool], ...]
Sentence = tuple[str, list[int]]


class _Found(NamedTuple):
    text: str
    spans: list[tuple[int, int]]
    weight: float


def passage(
    sentences: Sequence[Sentence], tokens: Sequence[str], wanted: dict[str, float]
) -> Parts:
    """Return the sentence with the greatest weight of ``wanted`` tokens, cut to size.

    ``tokens`` are those of all ``sentences`` in a row; each sentence carries the
    offsets (begin, end, begin, end ...) of its own.
    """
    if wanted.keys().isdisjoint(tokens):
        return _cut(_Found(sentences[0][0], [], 0.0)) if sentences else ()
    return _cut(max(_marked(sentences, tokens, wanted), key=lambda f: f.weight))


def wanted_tokens(alternatives: Sequence[Alternative]) -> dict[str, float]:
    """Return the tokens worth marking, with their weights."""
    return {
        term: idf
        for alternative in alternatives
        if not alternative.way.is_phrase
        for term, idf in zip(alternative.terms, alternative.idfs, strict=True)
    }


def _marked(
    sentences: Sequence[Sentence], tokens: Sequence[str], wanted: dict[str, float]
) -> Iterator[_Found]:
    at = 0
    for text, offsets in sentences:
        count = len(offsets) // 2
        own = tokens[at : at + count]
        at += count
        hits = [i for i, token in enumerate(own) if token in wanted]
        spans = _touching([(offsets[2 * i], offsets[2 * i + 1]) for i in hits])
        yield _Found(text, spans, _weight({own[i] for i in hits}, wanted))


def _touching(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans without anything between them."""
    joined: list[tuple[int, int]] = []
    for begin, end in spans:
        if joined and joined[-1][1] == begin:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def _weight(tokens: Set[str], wanted: dict[str, float]) -> float:
    return sum(wanted[token] for token in tokens)


def _cut(found: _Found) -> Parts:
    first = found.spans[0][0] if found.spans else 0
    begin = 0 if len(found.text) <= _LONGEST else max(0, first - _LEAD)
    end = min(len(found.text), begin + _LONGEST)
    parts = list(_parts(found.text, found.spans, begin, end))
    if begin:
        parts.insert(0, ("…", False))
    if end < len(found.text):
        parts.append(("…", False))
    return tuple(parts)


def _parts(
    text: str, spans: Sequence[tuple[int, int]], begin: int, end: int
) -> Iterator[tuple[str, bool]]:
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
