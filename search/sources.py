"""Where entries, wordings and words come from; applications register in ``ready()``.

What is registered here is public. What only staff may find has a door of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from search.data import Entry, Synonym
from search.engines.base import Vocabulary, Word

__all__ = ["Entry", "Synonym", "Word", "register", "register_synonyms", "register_words"]

Wordings = Callable[[], Iterable[Synonym]]
Words = Callable[[], Iterable[tuple[str, str, str, str, str]]]


@dataclass(frozen=True, slots=True)
class _Source:
    entries: Callable[[], Iterator[Entry]]
    entry: Callable[[str], Entry | None]


@dataclass(slots=True)
class Registry:
    """The sources of one index; it uses the wordings and words of ``shared``, too."""

    shared: Registry | None = None
    sources: dict[str, _Source] = field(default_factory=dict)
    synonyms: list[Wordings] = field(default_factory=list)
    words: dict[str, Words] = field(default_factory=dict)

    def register(
        self,
        prefix: str,
        *,
        entries: Callable[[], Iterator[Entry]],
        entry: Callable[[str], Entry | None],
    ) -> None:
        """See the function ``register``."""
        self.sources[prefix] = _Source(entries, entry)

    def register_synonyms(self, load: Wordings) -> None:
        """See the function ``register_synonyms``."""
        if load not in self.synonyms:
            self.synonyms.append(load)

    def register_words(self, kind: str, load: Words) -> None:
        """See the function ``register_words``."""
        self.words[kind] = load

    def knows(self, key: str) -> bool:
        """Tell whether a source is registered for ``key``."""
        return _prefix(key) in self.sources

    def all_entries(self) -> Iterator[Entry]:
        """Yield every entry of every source."""
        for source in self.sources.values():
            yield from source.entries()

    def load_entry(self, key: str) -> Entry | None:
        """Load the entry at ``key``. Raises ``LookupError`` for an unknown kind of key."""
        if not self.knows(key):
            raise LookupError(f"no source is registered for {key!r}")
        return self.sources[_prefix(key)].entry(key)

    def vocabulary(self) -> Vocabulary:
        """Load all wordings and words."""
        shared = self.shared.vocabulary() if self.shared else Vocabulary()
        synonyms = (synonym for load in self.synonyms for synonym in load())
        words = (Word(*word) for load in self.words.values() for word in load())
        return Vocabulary((*shared.synonyms, *synonyms), (*shared.words, *words))


def _prefix(key: str) -> str:
    return key.partition(":")[0]


PUBLIC = Registry()


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
    PUBLIC.register(prefix, entries=entries, entry=entry)


def register_synonyms(load: Wordings) -> None:
    """Register wordings; after changing them call ``api.thesaurus_changed``."""
    PUBLIC.register_synonyms(load)


def register_words(kind: str, load: Words) -> None:
    """Register words to suggest: (text, reading, kind, path, municipality or "").

    What reads like one of them is found by the reading, too.
    """
    PUBLIC.register_words(kind, load)
