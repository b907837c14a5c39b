"""Where entries, wordings and words come from; applications register in ``ready()``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from search.data import Entry, Synonym
from search.engines.base import Vocabulary, Word

__all__ = ["Entry", "Synonym", "Word", "register", "register_synonyms", "register_words"]


@dataclass(frozen=True, slots=True)
class _Source:
    entries: Callable[[], Iterator[Entry]]
    entry: Callable[[str], Entry | None]


@dataclass(slots=True)
class _Registry:
    sources: dict[str, _Source] = field(default_factory=dict)
    synonyms: list[Callable[[], Iterable[Synonym]]] = field(default_factory=list)
    words: dict[str, Callable[[], Iterable[tuple[str, str, str, str, str]]]] = field(
        default_factory=dict
    )


_registry = _Registry()


def register(
    prefix: str,
    *,
    entries: Callable[[], Iterator[Entry]],
    entry: Callable[[str], Entry | None],
) -> None:
    """Register what has keys ``"<prefix>:<id>"``.

    ``entries`` yields all that is public; ``entry`` loads one by its key, fresh from
    the database, or returns None where the public may not (any longer) see it.
    """
    _registry.sources[prefix] = _Source(entries, entry)


def register_synonyms(load: Callable[[], Iterable[Synonym]]) -> None:
    """Register wordings; after changing them call ``api.thesaurus_changed``."""
    if load not in _registry.synonyms:
        _registry.synonyms.append(load)


def register_words(kind: str, load: Callable[[], Iterable[tuple[str, str, str, str, str]]]) -> None:
    """Register words to suggest: (text, reading, kind, path, municipality or "").

    What reads like one of them is found by the reading, too.
    """
    _registry.words[kind] = load


def all_entries() -> Iterator[Entry]:
    """Yield every entry of every source."""
    for source in _registry.sources.values():
        yield from source.entries()


def load_entry(key: str) -> Entry | None:
    """Load the entry at ``key``. Raises ``LookupError`` for an unknown kind of key."""
    prefix = key.partition(":")[0]
    try:
        source = _registry.sources[prefix]
    except KeyError:
        raise LookupError(f"no source is registered for {key!r}") from None
    return source.entry(key)


def vocabulary() -> Vocabulary:
    """Load all wordings and words."""
    return Vocabulary(
        synonyms=tuple(synonym for load in _registry.synonyms for synonym in load()),
        words=tuple(Word(*word) for load in _registry.words.values() for word in load()),
    )
