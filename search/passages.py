"""The piece of an entry's text that answers best, with the answering words marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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

    ``tokens`` are those of all ``sentences`` in a row; each sentence carries the
    offsets (begin, end, begin, end ...) of its own as text.
    """
    if not sentences:
        return ()
    if wanted.keys().isdisjoint(tokens):
        return _cut(sentences[0][0], [])
    _, text, offsets, own = max(_weighed(sentences, tokens, wanted), key=lambda w: w[0])
    return _cut(text, _spans(offsets, own, wanted))


def _weighed(
    sentences: Sequence[Sentence], tokens: Sequence[str], wanted: Mapping[str, float]
) -> Iterator[tuple[float, str, str, Sequence[str]]]:
    at = 0
    for text, offsets in sentences:
        count = (offsets.count(" ") + 1) // 2
        own = tokens[at : at + count]
        at += count
        yield sum(wanted[token] for token in wanted.keys() & own), text, offsets, own


def _spans(offsets: str, own: Sequence[str], wanted: Mapping[str, float]) -> list[Span]:
    """Return where the wanted tokens stand; neighbours without a gap are one."""
    numbers = list(map(int, offsets.split()))
    joined: list[Span] = []
    for token, begin, end in zip(own, numbers[::2], numbers[1::2], strict=True):
        if token not in wanted:
            continue
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
