"""A question becomes units, each with the alternatives that may answer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from search.drafts import Draft, attach, joined, telling
from search.grouping import chunk_spans, grouped
from search.plan import Alternative, Plan, Terms, Unit, Vocabulary, Way, idf
from search.text import Morpheme, Role, bigrams, fold, hiragana, is_kana, morphemes, squeeze
from search.text.lexicon import cut, pieces
from search.text.morphemes import kana_runs
from search.text.thesaurus import Rewording

LONGEST_QUESTION = 200
_MOST_HOMOPHONES = 6
_LONGEST_CHUNK = 24
# Fewer kana stand in other words by accident: こと in ことば, いや in ダイヤル.
_SHORTEST_KANA_RUN = 3


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
        drafts = joined([*self._said(), *self._read()])
        self._reword(drafts, municipality)
        for draft in drafts:
            if is_kana(self._question[draft.begin : draft.end]) or not draft.alternatives:
                draft.alternatives.extend(self._phrases(draft.begin, draft.end))
        units = [self._unit(draft) for draft in telling(drafts) if draft.alternatives]
        units.extend(self._chunks(units))
        groups, common = grouped(self._question, units, self._vocabulary.size)
        return Plan(squeeze(self._question), squeeze(hiragana(self._question)), groups, common)

    def _unit(self, draft: Draft) -> Unit:
        text = self._question[draft.begin : draft.end]
        return Unit(text, draft.begin, draft.end, tuple(draft.alternatives), draft.extra)

    def _said(self) -> Iterator[Draft]:
        for word in self._words:
            if word.role in (Role.CONTENT, Role.LIGHT):
                draft = Draft(word.begin, word.end, light=word.role is Role.LIGHT)
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
        if is_kana(said) and len(said) < _SHORTEST_KANA_RUN and not self._stands_alone(begin, end):
            return []
        ways = [(Way.GRAM, bigrams(squeeze(said)))]
        if is_kana(said):
            ways.append((Way.READING, bigrams(squeeze(hiragana(said)))))
        return self._known(said, said, [way for way in ways if len(squeeze(said)) > 1])

    def _stands_alone(self, begin: int, end: int) -> bool:
        return (begin, end) in chunk_spans(self._question)

    def _reword(self, drafts: list[Draft], municipality: str | None) -> None:
        found = self._vocabulary.thesaurus.rewordings(self._question, self._words, municipality)
        for rewording in found:
            way = Way.PHRASE if self._is_phrase(rewording) else Way.SYNONYM
            alternatives = self._known(rewording.wording, rewording.term, [(way, rewording.tokens)])
            attach(drafts, rewording.begin, rewording.end, alternatives)

    def _is_phrase(self, rewording: Rewording) -> bool:
        inside = [w for w in self._words if rewording.begin <= w.begin < rewording.end]
        return sum(word.role is not Role.GLUE for word in inside) > 1

    def _read(self) -> Iterator[Draft]:
        for begin, end in kana_runs(self._words):
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

    def _heard(self, begin: int, end: int, homophones: Sequence[Terms]) -> Draft:
        said = self._question[begin:end]
        found = [
            alternative
            for terms in homophones
            for alternative in self._known(said, "".join(terms), [(Way.KANA, terms)])
        ]
        best = sorted(found, key=lambda a: (-a.share, a.terms))[:_MOST_HOMOPHONES]
        return Draft(begin, end, alternatives=best)

    def _chunks(self, units: Sequence[Unit]) -> Iterator[Unit]:
        for begin, end in chunk_spans(self._question):
            inside = [unit for unit in units if begin <= unit.begin < end]
            if len(inside) != 1 and 2 < end - begin <= _LONGEST_CHUNK:
                alternatives = self._phrases(begin, end)
                if alternatives:
                    draft = Draft(begin, end, extra=bool(inside), alternatives=alternatives)
                    yield self._unit(draft)
