"""From the database to the index, losing nothing on the way."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from search.data import Entry
from search.engines.base import Batch, Vocabulary, Writer
from search.models import OutboxItem
from search.sources import Registry
from search.troubles import log, told

logger = logging.getLogger(__name__)

VOCABULARY_KEY = ":vocabulary"
MOST_ATTEMPTS = 5
# SQLite takes some thirty thousand parameters a statement.
_AT_ONCE = 10_000
_WAIT = timedelta(seconds=1)


@dataclass(slots=True)
class _Loaded:
    puts: list[Entry] = field(default_factory=list)
    removals: list[str] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    vocabulary: Vocabulary | None = None

    def batch(self) -> Batch:
        return Batch(
            puts=self.puts,
            removals=self.removals,
            vocabulary=self.vocabulary,
            keys=[
                *(entry.key for entry in self.puts),
                *self.removals,
                *([VOCABULARY_KEY] if self.vocabulary is not None else ()),
            ],
        )


@dataclass(frozen=True, slots=True)
class Outbox:
    """What the index called ``index`` still has to hear of, and where that is loaded from."""

    index: str
    registry: Registry
    private: bool = False

    def add(self, keys: Iterable[str]) -> None:
        """Write down that ``keys`` changed, in the caller's transaction."""
        items = [OutboxItem(index_name=self.index, key=key) for key in dict.fromkeys(keys)]
        OutboxItem.objects.bulk_create(items)

    def reload(self, keys: Sequence[str]) -> Batch:
        """Load what was changed during a rebuild."""
        return self._load(keys).batch()

    def drain(self, writer: Writer, limit: int) -> int:
        """Apply up to ``limit`` changes; return how many keys were dealt with.

        Exactly the rows whose change is in the index are deleted, and only once it is.
        """
        keys = list(dict.fromkeys(item.key for item in self._due()[:limit]))
        if not keys:
            return 0
        # One save may name its key twenty times: what was written before loading is all
        # dealt with.
        items = list(self._due().filter(key__in=keys))
        loaded = self._load(keys)
        self._write(writer, loaded)
        self._settle(items, loaded.failures)
        return len(keys)

    def waiting(self) -> list[int]:
        """Return the numbers of the changes that wait now."""
        return list(self._items().values_list("pk", flat=True))

    def waiting_since(self) -> datetime | None:
        """Return since when the longest waiting change waits; None where none does."""
        oldest = self._items().filter(set_aside=False).order_by("id")
        return oldest.values_list("created_at", flat=True).first()

    def forget(self, numbers: Sequence[int]) -> None:
        """Drop the changes of ``waiting`` once an index read afterwards is the live one."""
        for start in range(0, len(numbers), _AT_ONCE):
            self._items().filter(pk__in=numbers[start : start + _AT_ONCE]).delete()

    def _items(self) -> QuerySet[OutboxItem]:
        return OutboxItem.objects.filter(index_name=self.index)

    def _due(self) -> QuerySet[OutboxItem]:
        waiting = Q(retry_at__isnull=True) | Q(retry_at__lte=timezone.now())
        return self._items().filter(waiting, set_aside=False).order_by("id")

    def _load(self, keys: Iterable[str]) -> _Loaded:
        """Load what is at ``keys`` now; one that cannot be loaded does not stop the others."""
        loaded = _Loaded()
        for key in dict.fromkeys(keys):
            if key == VOCABULARY_KEY:
                loaded.vocabulary = self.registry.vocabulary()
                continue
            try:
                entry = self.registry.load_entry(key)
            except Exception as error:
                loaded.failures[key] = self._failed("load", key, error)
                continue
            if entry is None:
                loaded.removals.append(key)
            else:
                loaded.puts.append(entry)
        return loaded

    def _write(self, writer: Writer, loaded: _Loaded) -> None:
        """Write what was loaded; what alone cannot be written is added to its failures.

        Raises what the writer raised where nothing can be written: then the index is to blame.
        """
        try:
            writer.apply(loaded.batch())
        except Exception as error:
            message = "Cannot write %d entries together, trying one by one"
            log(logger, message, len(loaded.puts), error=error, private=self.private)
            writer.apply(replace(loaded.batch(), puts=()))
            for entry in loaded.puts:
                self._write_alone(writer, entry, loaded.failures)

    def _write_alone(self, writer: Writer, entry: Entry, failures: dict[str, str]) -> None:
        try:
            writer.apply(Batch(puts=[entry], keys=[entry.key]))
        except Exception as error:
            failures[entry.key] = self._failed("write", entry.key, error)

    def _failed(self, verb: str, key: str, error: Exception) -> str:
        message = "Cannot %s %s for the %s search index"
        log(logger, message, verb, key, self.index, error=error, private=self.private)
        return told(error, private=self.private)

    def _settle(self, items: Sequence[OutboxItem], failures: dict[str, str]) -> None:
        done = [item for item in items if item.key not in failures]
        numbers = [item.pk for item in done]
        self.forget(numbers)
        # A key that loads again has nothing to be set aside for.
        self._items().filter(
            set_aside=True, key__in={item.key for item in done}, pk__lt=max(numbers, default=0)
        ).delete()
        for item in items:
            if item.key in failures:
                _postpone(item, failures[item.key])


def _postpone(item: OutboxItem, error: str) -> None:
    item.attempts += 1
    item.error = error
    item.set_aside = item.attempts >= MOST_ATTEMPTS
    item.retry_at = timezone.now() + _WAIT * 2 ** (item.attempts - 1)
    item.save(update_fields=["attempts", "error", "set_aside", "retry_at"])
