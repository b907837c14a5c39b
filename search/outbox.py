"""From the database to the index, losing nothing on the way."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from search import sources
from search.data import Entry
from search.engines.base import Batch, Writer
from search.models import OutboxItem

logger = logging.getLogger(__name__)

VOCABULARY_KEY = ":vocabulary"
MOST_ATTEMPTS = 5
# SQLite takes some thirty thousand parameters a statement.
_AT_ONCE = 10_000
_WAIT = timedelta(seconds=1)


def add(keys: Iterable[str]) -> None:
    """Write down that ``keys`` changed, in the caller's transaction."""
    OutboxItem.objects.bulk_create([OutboxItem(key=key) for key in dict.fromkeys(keys)])


@dataclass(slots=True)
class _Loaded:
    puts: list[Entry] = field(default_factory=list)
    removals: list[str] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    vocabulary: bool = False

    def batch(self) -> Batch:
        return Batch(
            puts=self.puts,
            removals=self.removals,
            vocabulary=sources.vocabulary() if self.vocabulary else None,
            keys=[
                *(entry.key for entry in self.puts),
                *self.removals,
                *([VOCABULARY_KEY] if self.vocabulary else ()),
            ],
        )


def load(keys: Iterable[str]) -> _Loaded:
    """Load what is at ``keys`` now; one that cannot be loaded does not stop the others."""
    loaded = _Loaded()
    for key in dict.fromkeys(keys):
        if key == VOCABULARY_KEY:
            loaded.vocabulary = True
            continue
        try:
            entry = sources.load_entry(key)
        except Exception:
            logger.exception("Cannot load %s for the search index", key)
            loaded.failures[key] = traceback.format_exc(limit=-3)
            continue
        if entry is None:
            loaded.removals.append(key)
        else:
            loaded.puts.append(entry)
    return loaded


def reload(keys: Sequence[str]) -> Batch:
    """Load what was changed during a rebuild."""
    return load(keys).batch()


def drain(writer: Writer, limit: int) -> int:
    """Apply up to ``limit`` changes; return how many keys were dealt with.

    Exactly the rows whose change is in the index are deleted, and only once it is.
    """
    keys = list(dict.fromkeys(item.key for item in _due()[:limit]))
    if not keys:
        return 0
    # One save may name its key twenty times: what was written before loading is all dealt with.
    items = list(_due().filter(key__in=keys))
    loaded = load(keys)
    _write(writer, loaded)
    _settle(items, loaded.failures)
    return len(keys)


def _write(writer: Writer, loaded: _Loaded) -> None:
    """Write what was loaded; what alone cannot be written is added to its failures.

    Raises what the writer raised where nothing can be written: then the index is to blame.
    """
    try:
        writer.apply(loaded.batch())
    except Exception:
        logger.exception("Cannot write %d entries together, trying one by one", len(loaded.puts))
        writer.apply(replace(loaded.batch(), puts=()))
        for entry in loaded.puts:
            try:
                writer.apply(Batch(puts=[entry], keys=[entry.key]))
            except Exception:
                logger.exception("Cannot write %s to the search index", entry.key)
                loaded.failures[entry.key] = traceback.format_exc(limit=-3)


def waiting() -> list[int]:
    """Return the numbers of the changes that wait now."""
    return list(OutboxItem.objects.values_list("pk", flat=True))


def forget(numbers: Sequence[int]) -> None:
    """Drop the changes of ``waiting`` once an index read afterwards is the live one."""
    for start in range(0, len(numbers), _AT_ONCE):
        OutboxItem.objects.filter(pk__in=numbers[start : start + _AT_ONCE]).delete()


def _due() -> QuerySet[OutboxItem]:
    waiting = Q(retry_at__isnull=True) | Q(retry_at__lte=timezone.now())
    return OutboxItem.objects.filter(waiting, set_aside=False).order_by("id")


def _settle(items: Sequence[OutboxItem], failures: dict[str, str]) -> None:
    done = [item for item in items if item.key not in failures]
    numbers = [item.pk for item in done]
    OutboxItem.objects.filter(pk__in=numbers).delete()
    # A key that loads again has nothing to be set aside for.
    OutboxItem.objects.filter(
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
