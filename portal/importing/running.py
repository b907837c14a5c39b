"""One import from a file's bytes to draft pages and findings: all of it, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from directory.models import Department, Mode, Municipality, Organization, Source
from portal.importing import storing
from portal.importing.comparing import Compared, Directory, compared
from portal.importing.data import Progress, Understood
from portal.importing.data import Source as Document
from portal.importing.drafting import draft
from portal.importing.drafting.blocks import line_numbers
from portal.importing.drafting.door import LONGEST_TITLE
from portal.importing.mapping import DEFAULT, Field, Mapping
from portal.importing.models import HeadingName, ImportFinding, ImportRun
from portal.importing.reading import read
from portal.importing.understanding import understand
from portal.plans.facts.live import LiveFacts


def digest_of(content: bytes) -> str:
    """What tells whether a file has been imported before."""
    return hashlib.sha256(content).hexdigest()


def carry_out(
    run: ImportRun, content: bytes, *, user: Any = None, progress: Progress | None = None
) -> ImportRun:
    """Read a file and write its drafts and findings: all of them in one transaction.

    Raises ``Unreadable`` or ``Dropped``; then nothing was written.
    """
    document, found = read_file(run, content, progress=progress)
    return write(run, document, found, user=user)


def read_file(
    run: ImportRun, content: bytes, *, progress: Progress | None = None
) -> tuple[Document, Understood]:
    """What stands in a file. Writes nothing, so that nobody waits for it. Raises ``Unreadable``."""
    document = read(content, run.file_name, progress=progress)
    return document, understand(document, mapping_of(run.municipality), progress)


def mapping_of(municipality: Municipality) -> Mapping:
    """The usual heading names, and the municipality's own."""
    mapping = DEFAULT
    for row in HeadingName.objects.filter(municipality=municipality):
        mapping = mapping.with_names(Field(row.field), row.name)
    return mapping


@transaction.atomic
def write(run: ImportRun, document: Document, found: Understood, *, user: Any) -> ImportRun:
    """The drafts and findings of what was understood. Raises ``Dropped``."""
    plan = draft(document, found, run.municipality, title=run.title, user=user)
    run.plan, run.title = plan, plan.title[:LONGEST_TITLE]
    run.pages = plan.get_descendant_count() + 1
    run.lines = storing.to_json(document)
    run.source = run.source or _source(run, found)
    run.state = ImportRun.State.DONE
    run.findings.all().delete() if run.pk else run.save()
    ImportFinding.objects.bulk_create([*_findings(run, found), *_faults(run, found)])
    run.save()
    return run


def _source(run: ImportRun, found: Understood) -> Source:
    title = found.plan.title or run.title or run.file_name
    source, _made = Source.objects.get_or_create(
        municipality=run.municipality,
        title=title[:200],
        defaults={
            "kind": Source.Kind.IMPORTED,
            "file_name": run.file_name,
            "publisher": found.plan.publisher[:100],
            "dated_label": found.plan.date_wording[:50],
            "period_label": found.plan.period_wording[:100],
            "period_from": found.plan.period_from,
            "period_to": found.plan.period_to,
        },
    )
    return source


def _findings(run: ImportRun, found: Understood) -> Iterable[ImportFinding]:
    for each in compared(found, _directory(run.municipality)):
        yield _finding(run, each)


def _finding(run: ImportRun, each: Compared) -> ImportFinding:
    return ImportFinding(
        run=run,
        kind=each.kind,
        state=each.state,
        name=each.name[:300],
        lines=line_numbers(each.lines)[:200],
        says=dict(each.says),
        differences=[list(difference) for difference in each.differences],
        record_key=each.record_key,
    )


def _faults(run: ImportRun, found: Understood) -> Iterable[ImportFinding]:
    for fault in found.faults:
        yield ImportFinding(
            run=run,
            kind=ImportFinding.Kind.UNREAD,
            state=ImportFinding.State.TOLD,
            name=fault.wording[:300],
            lines=line_numbers(fault.lines)[:200],
            says={"code": fault.code.value},
        )


def _directory(municipality: Municipality) -> Directory:
    return Directory(
        facts=LiveFacts(municipality),
        departments=_keys(Department, municipality),
        organizations=_keys(Organization, municipality),
        modes={code: str(label) for code, label in Mode.choices},
    )


def _keys(model: Any, municipality: Municipality) -> dict[str, str]:
    rows = model.objects.filter(municipality=municipality).values_list("name", "pk")
    return {name: f"{model._meta.model_name}:{pk}" for name, pk in rows}
