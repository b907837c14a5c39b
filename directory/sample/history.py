"""The history of what was loaded, as an editor finds it beside their own changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from directory.models import Record

PUBLICATION = ("latest_revision", "live_revision", "first_published_at", "last_published_at")


class Saved(NamedTuple):
    """A record that was just saved, with its contents as revisions keep them."""

    record: Model
    contents: dict[str, Any]
    created: bool = False


def publish(written: Iterable[Saved]) -> None:
    """Give each record that keeps a history a published revision and an entry there."""
    kept = [saved for saved in written if isinstance(saved.record, Record)]
    records = [saved.record for saved in kept if isinstance(saved.record, Record)]
    revisions = Revision.objects.bulk_create(map(_revision, kept))
    for record, revision in zip(records, revisions, strict=True):
        record.latest_revision = record.live_revision = revision
        record.last_published_at = revision.created_at
        record.first_published_at = record.first_published_at or revision.created_at
    _save_publication(records)
    ModelLogEntry.objects.bulk_create(map(_entry, kept, revisions))


def _revision(saved: Saved) -> Revision:
    kind = ContentType.objects.get_for_model(saved.record)
    return Revision(
        content_type=kind,
        base_content_type=kind,
        object_id=str(saved.record.pk),
        created_at=timezone.now(),
        object_str=str(saved.record),
        content=saved.contents,
    )


def _entry(saved: Saved, revision: Revision) -> ModelLogEntry:
    return ModelLogEntry(
        content_type=revision.content_type,
        object_id=revision.object_id,
        label=revision.object_str,
        action="wagtail.create" if saved.created else "wagtail.edit",
        timestamp=revision.created_at,
        content_changed=True,
        revision=revision,
    )


def _save_publication(records: Iterable[Record]) -> None:
    by_model: dict[type[Model], list[Record]] = defaultdict(list)
    for record in records:
        by_model[type(record)].append(record)
    for model, group in by_model.items():
        model._default_manager.bulk_update(group, PUBLICATION, batch_size=200)
