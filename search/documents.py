"""An entry in the terms of an index: one stream of tokens for every engine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.candidates import Candidate
from search.data import Entry, Name
from search.text import (
    MOST_AT_ONCE,
    Morpheme,
    Role,
    bigrams,
    fold_in_place,
    hiragana,
    is_kana,
    morphemes,
    squeeze,
)

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*")
_KEPT_SHORTER_THAN = 40
# Engines make words of their own of a facet's name; results call other conditions so.
_FACET = re.compile(r"[^\W\d]\w*")
_NO_FACETS = {"open", "within", "text"}
# Stands between two names so that no phrase runs from one into the next.
_GAP = "\u241f"


@dataclass(frozen=True, slots=True)
class Document:
    """What an engine stores of an entry.

    ``streams`` are the positional and plain token streams by field (``name``, ``tags``,
    ``place``, ``all``, ``gram``, ``kana``), separated by spaces; ``forward`` is what
    re-ranking reads, ``face`` what a hit is made of (both UTF-8); ``read_as`` pairs
    readings with the terms read so; ``order`` sorts entries when there is no text.
    """

    entry: Entry
    streams: dict[str, str]
    forward: bytes
    face: bytes
    read_as: frozenset[tuple[str, str]]
    order: str


def document(entry: Entry) -> Document:
    """Return ``entry`` analysed; costs about a millisecond.

    Raises ``ValueError`` for a facet whose name could mean something else.
    """
    _check_facets(entry)
    names = (entry.name, *entry.other_names)
    sentences = [(text, _analysed(text)) for text in _sentences(entry.body)]
    hints = [_analysed(text) for text in entry.hints]
    terms = {
        "name": _terms(name.text for name in names),
        "tags": _terms(entry.tags),
        "place": _terms(place.text for place in entry.places),
    }
    read = [*(words for _, words in sentences), *hints]
    # What is shown comes first: a passage counts its way to a token from the front.
    body = [token for words in read for word in words for token in word.tokens]
    compounds = [word.compound for words in read for word in words if word.compound]
    squeezed = {
        "name": [squeeze(name.text) for name in names],
        "tags": [squeeze(tag) for tag in entry.tags],
        "place": [squeeze(place.text) for place in entry.places],
    }
    readings = [_reading(name) for name in (*names, *entry.places)]
    order = _order(entry)
    candidate = Candidate.of(
        entry, terms=terms, body=[*body, *compounds], squeezed=squeezed, readings=readings,
        order=order,
    )  # fmt: skip
    everything = [token for stream in terms.values() for token in stream]
    return Document(
        entry=entry,
        streams={
            **{field: " ".join(stream) for field, stream in terms.items()},
            "all": " ".join([*everything, *body, *compounds]),
            "gram": f" {_GAP} ".join(
                " ".join(bigrams(text)) for texts in squeezed.values() for text in texts
            ),
            "kana": f" {_GAP} ".join(" ".join(bigrams(text)) for text in readings),
        },
        forward=candidate.encoded(),
        face=_face(entry, sentences),
        read_as=frozenset(_read_as(entry, read)),
        order=order,
    )


def _check_facets(entry: Entry) -> None:
    for name in entry.facets:
        if name in _NO_FACETS or not _FACET.fullmatch(name):
            raise ValueError(f"no facet can be called {name!r}")


def indexed_terms(text: str) -> str:
    """Return what ``text`` is found by, as one string: all of these must be there."""
    return " ".join(token for word in _analysed(text) for token in word.tokens)


@lru_cache(maxsize=50_000)
def _analysed_short(text: str) -> tuple[Morpheme, ...]:
    return tuple(morphemes(fold_in_place(text)))


def _analysed(text: str) -> tuple[Morpheme, ...]:
    if len(text) < _KEPT_SHORTER_THAN:
        return _analysed_short(text)
    return tuple(morphemes(fold_in_place(text)))


def _sentences(body: Iterable[str]) -> Iterator[str]:
    for text in body:
        for found in _SENTENCE.findall(text):
            yield from filter(None, map(str.strip, _pieces(found)))


def _pieces(text: str) -> Iterator[str]:
    return (text[start : start + MOST_AT_ONCE] for start in range(0, len(text), MOST_AT_ONCE))


def _terms(texts: Iterable[str]) -> list[str]:
    return [term for text in texts for word in _analysed(text) for term in word.terms]


def _short_texts(entry: Entry) -> list[str]:
    named = (entry.name, *entry.other_names, *entry.places)
    return [*(name.text for name in named), *entry.tags]


def _reading(name: Name) -> str:
    if name.reading or is_kana(name.text):
        return squeeze(hiragana(name.reading or name.text))
    return squeeze("".join(word.reading for word in _analysed(name.text)))


def _order(entry: Entry) -> str:
    # Greatest prominence first, then by reading: one string sorts both.
    fame = max(0, 999_999 - round(entry.prominence * 1000))
    return f"{fame:06d}{_reading(entry.name)}\t{entry.key}"


def _read_as(entry: Entry, read: Iterable[tuple[Morpheme, ...]]) -> Iterator[tuple[str, str]]:
    texts = [_analysed(text) for text in _short_texts(entry)]
    for words in (*texts, *read):
        yield from (pair for word in words for pair in _word_readings(word))
    for name in (entry.name, *entry.other_names, *entry.places):
        terms = indexed_terms(name.text)
        if terms and len(name.reading) > 1:
            yield hiragana(name.reading), terms


def _word_readings(word: Morpheme) -> Iterator[tuple[str, str]]:
    if word.role is Role.GLUE:
        return
    for token, reading in zip(word.tokens, word.token_readings, strict=True):
        if len(reading) > 1 and is_kana(reading):
            yield reading, token
    if word.compound and is_kana(word.reading):
        yield word.reading, " ".join(word.tokens)


def _face(entry: Entry, sentences: Iterable[tuple[str, tuple[Morpheme, ...]]]) -> bytes:
    face = {
        "key": entry.key,
        "municipality": entry.municipality,
        "kind": entry.kind,
        "name": entry.name.text,
        "path": entry.path,
        "tags": entry.tags,
        "places": [place.text for place in entry.places],
        "facets": entry.facets,
        "open": entry.open,
        "open_until": entry.open_until,
        "card": entry.card,
        # Offsets as text: only those of the one sentence that is shown are ever read.
        "body": [(text, _offsets(words)) for text, words in sentences],
    }
    return json.dumps(face, ensure_ascii=False, separators=(",", ":")).encode()


def _offsets(words: Iterable[Morpheme]) -> str:
    return " ".join(f"{begin} {end}" for word in words for begin, end in word.spans)
