"""A question becomes units, each with the alternatives that may answer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from search.plan import Alternative, Plan, Terms, Unit, Vocabulary, Way, idf
from search.text import Morpheme, Role, bigrams, fold, hiragana, is_kana, morphemes, squeeze
from search.text.lexicon import cut, pieces
from search.text.thesaurus import Rewording

LONGEST_QUESTION = 200
# A word in more entries than this, and in more than this share of them, says nothing
# beside a rarer one.
_COMMON, _COMMON_SHARE = 20, 0.5
# A run of characters is only needed to find names that are cut into other words.
_COMMON_EXTRA_SHARE = 0.02
_MOST_HOMOPHONES = 6
_LONGEST_CHUNK = 24


@dataclass(slots=True)
class _Draft:
    begin: int
    end: int
    light: bool = False
    extra: bool = False
    alternatives: list[Alternative] = field(default_factory=list)


@lru_cache(maxsize=1024)
def _words(question: str) -> tuple[Morpheme, ...]:
    return tuple(morphemes(question))


def plan(text: str, municipality: str | None, vocabulary: Vocabulary) -> Plan:
    """Return how to look for ``text``; words no entry knows are left out."""
    question = fold(text[:LONGEST_QUESTION])
    return _Planner(question, vocabulary).plan(municipality)


class _Planner:
    def __init__(self, question: str, vocabulary: Vocabulary) -> None:
        self._question = question
        self._vocabulary = vocabulary
        self._words = _words(question)

    def plan(self, municipality: str | None) -> Plan:
        drafts = _joined([*self._said(), *self._read()])
        self._reword(drafts, municipality)
        for draft in drafts:
            if is_kana(self._question[draft.begin : draft.end]) or not draft.alternatives:
                draft.alternatives.extend(self._phrases(draft.begin, draft.end))
        units = [self._unit(draft) for draft in _telling(drafts) if draft.alternatives]
        units.extend(self._chunks(units))
        few = _COMMON / max(self._vocabulary.size, 1)
        groups, common = _grouped(self._question, units, few)
        return Plan(squeeze(self._question), squeeze(hiragana(self._question)), groups, common)

    def _unit(self, draft: _Draft) -> Unit:
        text = self._question[draft.begin : draft.end]
        return Unit(text, draft.begin, draft.end, tuple(draft.alternatives), draft.extra)

    def _said(self) -> Iterator[_Draft]:
        for word in self._words:
            if word.role in (Role.CONTENT, Role.LIGHT):
                draft = _Draft(word.begin, word.end, light=word.role is Role.LIGHT)
                draft.alternatives.extend(self._literal(word))
                yield draft

    def _literal(self, word: Morpheme) -> list[Alternative]:
        ways = [(Way.EXACT, word.tokens)]
        if word.compound:
            ways.insert(0, (Way.COMPOUND, (word.compound,)))
        found = self._known(word.surface, word.surface, ways)
        if word.compound and not any(a.way is Way.COMPOUND for a in found):
            found += self._rarest_part(word)
        return found

    def _rarest_part(self, word: Morpheme) -> list[Alternative]:
        ways = [(Way.PART, (token,)) for token in word.tokens if len(token) > 1]
        parts = self._known(word.surface, word.surface, ways)
        return sorted(parts, key=lambda part: part.share)[:1]

    def _known(self, said: str, means: str, ways: Iterable[tuple[Way, Terms]]) -> list[Alternative]:
        made = (self._alternative(way, terms, said, means) for way, terms in ways)
        return [alternative for alternative in made if alternative is not None]

    def _alternative(self, way: Way, terms: Terms, said: str, means: str) -> Alternative | None:
        counts = [self._frequency(way, term) for term in terms]
        if not counts or not all(counts):
            return None
        size = self._vocabulary.size
        idfs = tuple(idf(size, count) for count in counts)
        return Alternative(way, terms, said, means, idfs, min(counts) / size)

    def _frequency(self, way: Way, term: str) -> int:
        if way.is_run:
            return self._vocabulary.phrase_frequency(way, term)
        return self._vocabulary.frequency(term)

    def _phrases(self, begin: int, end: int) -> list[Alternative]:
        said = self._question[begin:end]
        ways = [(Way.GRAM, bigrams(squeeze(said)))]
        if is_kana(said):
            ways.append((Way.READING, bigrams(squeeze(hiragana(said)))))
        return self._known(said, said, [way for way in ways if len(squeeze(said)) > 1])

    def _reword(self, drafts: list[_Draft], municipality: str | None) -> None:
        found = self._vocabulary.thesaurus.rewordings(self._question, self._words, municipality)
        for rewording in found:
            way = Way.PHRASE if self._is_phrase(rewording) else Way.SYNONYM
            alternatives = self._known(rewording.wording, rewording.term, [(way, rewording.tokens)])
            _attach(drafts, rewording.begin, rewording.end, alternatives)

    def _is_phrase(self, rewording: Rewording) -> bool:
        inside = [w for w in self._words if rewording.begin <= w.begin < rewording.end]
        return sum(word.role is not Role.GLUE for word in inside) > 1

    def _read(self) -> Iterator[_Draft]:
        for begin, end in _kana_runs(self._words):
            run = hiragana(self._question[begin:end])
            # Folding never joins kana, so the run keeps its length.
            known = self._vocabulary.read_as(pieces(run))
            for first, last in cut(run, known):
                if self._is_worth(begin, end, begin + first, begin + last):
                    yield self._heard(begin + first, begin + last, known[run[first:last]])

    def _is_worth(self, begin: int, end: int, first: int, last: int) -> bool:
        """Two kana mean too much by accident unless they stand alone or are a word."""
        word = next((w for w in self._words if (w.begin, w.end) == (first, last)), None)
        if word is not None and word.role is not Role.CONTENT:
            return False
        return word is not None or last - first > 2 or (first, last) == (begin, end)

    def _heard(self, begin: int, end: int, homophones: Sequence[Terms]) -> _Draft:
        said = self._question[begin:end]
        found = [
            alternative
            for terms in homophones
            for alternative in self._known(said, "".join(terms), [(Way.KANA, terms)])
        ]
        best = sorted(found, key=lambda a: (-a.share, a.terms))[:_MOST_HOMOPHONES]
        return _Draft(begin, end, alternatives=best)

    def _chunks(self, units: Sequence[Unit]) -> Iterator[Unit]:
        for begin, end in _chunk_spans(self._question):
            inside = [unit for unit in units if begin <= unit.begin < end]
            if len(inside) != 1 and 2 < end - begin <= _LONGEST_CHUNK:
                alternatives = self._phrases(begin, end)
                if alternatives:
                    draft = _Draft(begin, end, extra=bool(inside), alternatives=alternatives)
                    yield self._unit(draft)


def _joined(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Put drafts over the same characters together: they are readings of one word."""
    joined: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.begin, -d.end)):
        if joined and draft.begin < joined[-1].end:
            _join(joined[-1], draft)
        else:
            joined.append(draft)
    return joined


def _join(first: _Draft, second: _Draft) -> None:
    # What only helps saying something is not meant where there is a better reading.
    if first.light and not second.light:
        first.alternatives = list(second.alternatives)
    elif first.light or not second.light:
        first.alternatives.extend(_new(first.alternatives, second.alternatives))
    first.end = max(first.end, second.end)
    first.light = first.light and second.light


def _new(known: Sequence[Alternative], others: Iterable[Alternative]) -> list[Alternative]:
    terms = {alternative.terms for alternative in known}
    return [alternative for alternative in others if alternative.terms not in terms]


def _attach(drafts: list[_Draft], begin: int, end: int, found: list[Alternative]) -> None:
    """Let what the wording at ``begin:end`` means answer each word it is made of."""
    inside = [d for d in drafts if d.begin < end and begin < d.end and not d.light]
    if not inside and found:
        inside = [_Draft(begin, end)]
        drafts.extend(inside)
    for draft in inside:
        draft.alternatives.extend(_new(draft.alternatives, found))


def _telling(drafts: Sequence[_Draft]) -> Sequence[_Draft]:
    telling = [draft for draft in drafts if not draft.light]
    return telling if any(draft.alternatives for draft in telling) else drafts


def _kana_runs(words: Sequence[Morpheme]) -> Iterator[tuple[int, int]]:
    begin = end = -1
    for word in words:
        if is_kana(word.surface):
            begin = begin if word.begin == end else word.begin
            end = word.end
        elif end - begin > 1:
            yield begin, end
            begin = end = -1
    if end - begin > 1:
        yield begin, end


def _chunk_spans(question: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for chunk in question.split(" "):
        yield begin, begin + len(chunk)
        begin += len(chunk) + 1


def _grouped(
    question: str, units: Sequence[Unit], few: float
) -> tuple[tuple[tuple[Unit, ...], ...], tuple[Unit, ...]]:
    """Part the units by the spaces of the question, and the common ones from the others."""
    telling = [
        unit
        for unit in units
        if unit.share <= max(few, _COMMON_EXTRA_SHARE if unit.extra else _COMMON_SHARE)
    ]
    if all(unit.extra for unit in telling):
        telling = list(units)
    groups = (
        tuple(unit for unit in telling if begin <= unit.begin < end)
        for begin, end in _chunk_spans(question)
    )
    common = tuple(unit for unit in units if unit not in telling)
    return tuple(group for group in groups if group), common
