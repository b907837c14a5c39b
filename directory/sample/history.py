"""The history of what was loaded, as an editor finds it beside their own changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from directory.models import Record

PUBLICATION = ("latest_revision", "live_revision", "first_published_at", "last_published_at")


def publish(created: Iterable[Record], updated: Iterable[Record]) -> None:
    """Give each saved record a published revision and an entry in its history."""
    actions = [(record, "wagtail.create") for record in created]
    actions += [(record, "wagtail.edit") for record in updated]
    revisions = Revision.objects.bulk_create(_revision(record) for record, _ in actions)
    for (record, _), revision in zip(actions, revisions, strict=True):
        record.latest_revision = record.live_revision = revision
        record.last_published_at = revision.created_at
        record.first_published_at = record.first_published_at or revision.created_at
    _save_publication(record for record, _ in actions)
    ModelLogEntry.objects.bulk_create(
        _entry(record, action, revision)
        for (record, action), revision in zip(actions, revisions, strict=True)
    )


def _revision(record: Record) -> Revision:
    kind = ContentType.objects.get_for_model(record)
    return Revision(
        content_type=kind,
        base_content_type=kind,
        object_id=str(record.pk),
        created_at=timezone.now(),
        object_str=str(record),
        content=record.serializable_data(),
    )


def _entry(record: Record, action: str, revision: Revision) -> ModelLogEntry:
    return ModelLogEntry(
        content_type=revision.content_type,
        object_id=revision.object_id,
        label=revision.object_str,
        action=action,
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
