"""Residents' wordings, found anywhere in a question, and the official terms they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.data import Synonym
from search.text.folding import fold, hiragana, is_kana
from search.text.morphemes import Morpheme, Role, morphemes

# お金が「もう」ない: this many other words may stand inside a wording.
_WORDS_BETWEEN = 1
# Shorter wordings sound like too many other things.
_SHORTEST_SOUND = 4


class Rewording(NamedTuple):
    """``wording`` stands at ``begin:end`` of the question and means ``term``.

    ``tokens`` are what ``term`` is indexed by; all of them must be there.
    """

    begin: int
    end: int
    wording: str
    term: str
    tokens: tuple[str, ...]


class _Step(NamedTuple):
    token: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class _Wording:
    text: str
    folded: str
    sound: str
    steps: tuple[str, ...]
    municipality: str
    terms: tuple[tuple[str, tuple[str, ...]], ...]


class Thesaurus:
    """Wordings ready to be looked for; building one costs about 50 µs a wording."""

    def __init__(self, synonyms: Iterable[Synonym] = ()) -> None:
        self._by_start: dict[str, list[_Wording]] = defaultdict(list)
        self._by_sound: dict[str, list[_Wording]] = defaultdict(list)
        self._by_step: dict[str, list[_Wording]] = defaultdict(list)
        for synonym in synonyms:
            self._add(_compile(synonym))

    def _add(self, wording: _Wording) -> None:
        if len(wording.folded) > 1:
            self._by_start[wording.folded[:2]].append(wording)
        if len(wording.sound) >= _SHORTEST_SOUND:
            self._by_sound[wording.sound[:2]].append(wording)
        if wording.steps:
            self._by_step[wording.steps[0]].append(wording)

    def rewordings(
        self, question: str, words: Sequence[Morpheme], municipality: str | None
    ) -> list[Rewording]:
        """Return what the wordings inside the folded ``question`` mean, in its ``words``."""
        places = [
            *self._literally(question),
            *self._as_heard(_sounds(words)),
            *self._by_words(_steps(words)),
        ]
        found = {
            Rewording(begin, end, wording.text, term, tokens)
            for wording, begin, end in places
            if wording.municipality in ("", municipality)
            for term, tokens in wording.terms
        }
        return sorted(found)

    def _literally(self, question: str) -> Iterator[tuple[_Wording, int, int]]:
        for begin in range(len(question) - 1):
            for wording in self._by_start.get(question[begin : begin + 2], ()):
                if question.startswith(wording.folded, begin):
                    yield wording, begin, begin + len(wording.folded)

    def _as_heard(self, sounds: Sequence[_Step]) -> Iterator[tuple[_Wording, int, int]]:
        heard = "".join(sound.token for sound in sounds)
        for begin in range(len(heard) - 1):
            for wording in self._by_sound.get(heard[begin : begin + 2], ()):
                if heard.startswith(wording.sound, begin):
                    last = sounds[begin + len(wording.sound) - 1]
                    yield wording, sounds[begin].begin, last.end

    def _by_words(self, steps: Sequence[_Step]) -> Iterator[tuple[_Wording, int, int]]:
        for first, step in enumerate(steps):
            for wording in self._by_step.get(step.token, ()):
                last = _follow(wording.steps, steps, first)
                if last is not None:
                    yield wording, step.begin, steps[last].end


def _compile(synonym: Synonym) -> _Wording:
    folded = fold(synonym.wording)
    words = morphemes(folded)
    return _Wording(
        text=synonym.wording,
        folded=folded,
        sound="".join(sound.token for sound in _sounds(words)),
        steps=tuple(step.token for step in _steps(words)),
        municipality=synonym.municipality,
        terms=tuple((term, _tokens(term)) for term in synonym.terms if _tokens(term)),
    )


def _tokens(term: str) -> tuple[str, ...]:
    return tuple(token for word in morphemes(fold(term)) for token in word.tokens)


def _steps(words: Iterable[Morpheme]) -> tuple[_Step, ...]:
    return tuple(step for word in words for step in _steps_of(word))


def _steps_of(word: Morpheme) -> Iterator[_Step]:
    if word.role is Role.NEGATION:
        yield _Step("ない", word.begin, word.end)
        return
    for token, (begin, end) in zip(word.tokens, word.spans, strict=True):
        yield _Step(token, begin, end)


def _sounds(words: Iterable[Morpheme]) -> list[_Step]:
    """Return the kana that ``words`` sound like, each with its place in the text."""
    return [sound for word in words for sound in _sounds_of(word)]


def _sounds_of(word: Morpheme) -> Iterator[_Step]:
    if is_kana(word.surface):
        # What is written in kana is heard as written, however its word is understood.
        for at, sound in enumerate(hiragana(word.surface), start=word.begin):
            yield _Step(sound, at, at + 1)
    elif is_kana(word.reading):
        for sound in word.reading:
            yield _Step(sound, word.begin, word.end)
    else:
        yield _Step(word.surface[:1], word.begin, word.end)


def _follow(wanted: Sequence[str], steps: Sequence[_Step], first: int) -> int | None:
    """Return where ``wanted`` ends in ``steps`` when it starts at ``first``, or None."""
    at = first
    for token in wanted[1:]:
        ahead = range(at + 1, min(at + 2 + _WORDS_BETWEEN, len(steps)))
        found = next((i for i in ahead if steps[i].token == token), None)
        if found is None:
            return None
        at = found
    return at
