"""Rows of one file become records, but never at the cost of somebody's work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Revision

from directory.models import LoadedRow, Municipality, Record
from directory.sample import digests, records
from directory.sample.drafts import Draft, File
from directory.sample.history import Saved
from directory.sample.outcomes import Outcome
from directory.sample.world import FILES, World


@dataclass
class Writer:
    """Writes the rows of one file of a dataset."""

    dataset: str
    file: File
    world: World
    municipality: Municipality | None
    written: list[Saved]

    def write(self, drafts: list[Draft]) -> Counter[Outcome]:
        """Write what may be written; return what became of the rows."""
        marks: list[LoadedRow] = []
        outcomes = Counter(self._write(draft, marks) for draft in drafts)
        LoadedRow.objects.bulk_create(
            marks,
            update_conflicts=True,
            unique_fields=["dataset", "file", "row_key"],
            update_fields=["object_id", "content_type", "row_digest", "record_digest"],
        )
        return outcomes

    def _write(self, draft: Draft, marks: list[LoadedRow]) -> Outcome:
        mark = self._marks.get(draft.key)
        record = self._existing.get(mark.object_id) if mark else self._made_by_hand(draft)
        self.world.records[self.world.handle(self.dataset, draft)] = record
        if mark is None and record is not None:
            return Outcome.KEPT
        if (mark and record is None) or not self._can_stand(draft):
            return Outcome.GONE
        if mark and record and self._is_edited(record, mark):
            return Outcome.KEPT
        row_digest = self._row_digest(draft)
        if mark and mark.row_digest == row_digest:
            return Outcome.SAME
        marks.append(self._save(draft, record, row_digest))
        return Outcome.UPDATED if record else Outcome.NEW

    def _can_stand(self, draft: Draft) -> bool:
        return records.can_stand(self.dataset, draft, self.world, self.municipality)

    def _save(self, draft: Draft, record: Model | None, row_digest: str) -> LoadedRow:
        saved = record or self.file.model()
        records.save(saved, self.dataset, draft, self.world, self.municipality)
        self.world.records[self.world.handle(self.dataset, draft)] = saved
        contents = digests.contents(saved)
        self.written.append(Saved(saved, contents, created=record is None))
        return LoadedRow(
            dataset=self.dataset,
            file=self.file.name,
            row_key=draft.key,
            content_type=self._kind,
            object_id=saved.pk,
            row_digest=row_digest,
            record_digest=digests.of_record(saved, contents),
        )

    def _is_edited(self, record: Model, mark: LoadedRow) -> bool:
        if isinstance(record, Record) and (
            record.has_unpublished_changes or record.pk in self._touched
        ):
            return True
        return digests.of_record(record, digests.contents(record)) != mark.record_digest

    def _row_digest(self, draft: Draft) -> str:
        shared = [named for named in draft.named if FILES[named.to].shared]
        links = [
            [handle.key for _, handle in self.world.found(self.dataset, named) if handle]
            for named in shared
        ]
        files = [draft.fingerprints] if draft.fingerprints else []
        return digests.of_row(draft.row.cells, links + files)

    def _made_by_hand(self, draft: Draft) -> Model | None:
        return self._by_name.get(tuple(draft.values[name] for name in self.file.own))

    @cached_property
    def _kind(self) -> ContentType:
        return ContentType.objects.get_for_model(self.file.model)

    @cached_property
    def _marks(self) -> dict[str, LoadedRow]:
        rows = LoadedRow.objects.filter(dataset=self.dataset, file=self.file.name)
        return {row.row_key: row for row in rows}

    @cached_property
    def _existing(self) -> dict[int, Model]:
        pks = [mark.object_id for mark in self._marks.values()]
        return self.file.model._default_manager.in_bulk(pks)

    @cached_property
    def _touched(self) -> set[int]:
        """Records that somebody has a revision of."""
        revisions = Revision.objects.filter(base_content_type=self._kind, user__isnull=False)
        return {int(pk) for pk in revisions.values_list("object_id", flat=True)}

    @cached_property
    def _by_name(self) -> dict[tuple[object, ...], Model]:
        if not self.file.own:
            return {}
        found = self.file.model._default_manager.all()
        if any(each.name == "municipality" for each in self.file.model._meta.fields):
            found = found.filter(municipality=self.municipality)
        return {tuple(getattr(each, name) for name in self.file.own): each for each in found}
