"""ふりがな over the kanji words of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import jaconv

from search.text.morphemes import MOST_AT_ONCE, morphemes

Piece = tuple[str, str | None]

_KANJI = r"[\u3400-\u9fff々〆]"
_RUNS = re.compile(rf"{_KANJI}+|[^\u3400-\u9fff々〆]+")
_HAS_KANJI = re.compile(_KANJI)
# Words that are read in more than one way, and not by their own rules.
_UNSURE = {"方", "何", "辛い"}
_COUNTED = {"人", "日"}
_WEEKDAYS, _BEFORE_WEEKDAYS = set("月火水木金土日"), set("（(・〜、")
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")


def furigana(text: str) -> list[Piece]:
    """``text`` in pieces, with the reading in hiragana where a piece is written in kanji.

    The pieces joined are ``text``. A reading that is not known or not sure is left out: a
    wrong one is worse than none.
    """
    pieces: list[Piece] = []
    for start in range(0, len(text), MOST_AT_ONCE):
        pieces += _of_words(text[start : start + MOST_AT_ONCE])
    return list(_joined(pieces))


def with_reading(name: str, reading: str) -> list[Piece]:
    """A name with the reading its record states over all of it, else with the dictionary's."""
    return [(name, reading)] if reading and reading != name else furigana(name)


def _of_words(text: str) -> Iterator[Piece]:
    end = 0
    for word in morphemes(text):
        # Spaces the dictionary passes over stay where they are.
        yield text[end : word.begin], None
        surface = text[word.begin : word.end]
        unsure = _is_unsure(surface, text[: word.begin][-1:])
        yield from [(surface, None)] if unsure else _over(surface, word.reading)
        end = word.end
    yield text[end:], None


def _is_unsure(surface: str, before: str) -> bool:
    """Whether the word may be read otherwise here; ``before`` is the character before it."""
    if surface in _COUNTED and before.isdigit():
        return True
    if surface == "月":
        return not before.isdigit()
    weekday = surface in _WEEKDAYS and before in _BEFORE_WEEKDAYS
    return weekday or surface in _UNSURE


def _over(surface: str, reading: str) -> Iterator[Piece]:
    """The reading laid over the kanji alone: 取り扱い → 取(と)り扱(あつか)い."""
    if not _HAS_KANJI.search(surface) or not _HIRAGANA.fullmatch(reading):
        yield surface, None
        return
    runs = _RUNS.findall(surface)
    laid = _laid(runs, reading)
    if laid is None:
        yield surface, reading
        return
    for run, sound in zip(runs, laid, strict=True):
        yield run, sound if _HAS_KANJI.match(run) else None


def _laid(runs: list[str], reading: str) -> tuple[str, ...] | None:
    """What of a reading belongs to each run; None where its kana are not found in it."""
    parts = [
        "(.+?)" if _HAS_KANJI.match(run) else f"({re.escape(jaconv.kata2hira(run))})"
        for run in runs
    ]
    found = re.fullmatch("".join(parts), reading)
    return found.groups() if found else None


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Neighbours without a reading as one piece."""
    plain = ""
    for base, ruby in pieces:
        if ruby is None:
            plain += base
            continue
        if plain:
            yield plain, None
            plain = ""
        yield base, ruby
    if plain:
        yield plain, None
