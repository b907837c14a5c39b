"""The departments, organizations and areas a finding names: found by name, else drafted too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from directory.models import Basis, CatchmentArea, Department, Organization
from directory.models.record import MunicipalRecord
from portal.importing.comparing import normal
from portal.importing.models import ImportFinding, ImportRun
from portal.plans.record_kinds import key_of

from .fitting import put
from .refusing import require

Kind = ImportFinding.Kind
MODELS: dict[str, type[MunicipalRecord]] = {
    Kind.DEPARTMENT: Department,
    Kind.ORGANIZATION: Organization,
    Kind.AREA: CatchmentArea,
}


class Companions:
    """The named records of a run's municipality, live or drafted; each kind is read once."""

    def __init__(self, run: ImportRun, user: Any) -> None:
        self.run = run
        self.user = user
        self._known: dict[str, dict[str, MunicipalRecord]] = {}

    def all(self, kind: str, names: Iterable[str], lines: str) -> list[Any]:
        """The records of these names, each once; who is not there yet is drafted."""
        found = (self.one(kind, name, lines) for name in names if normal(name))
        return list({each.pk: each for each in found}.values())

    def one(self, kind: str, name: str, lines: str) -> Any:
        """The record of this name, drafted where there is none."""
        found = self.known(kind, name)
        return found or self._draft(kind, name, lines)

    def known(self, kind: str, name: str) -> MunicipalRecord | None:
        """The record of this name, if there is one."""
        return self._of(kind).get(normal(name))

    def _of(self, kind: str) -> dict[str, MunicipalRecord]:
        if kind not in self._known:
            rows = MODELS[kind].objects.filter(municipality=self.run.municipality)
            self._known[kind] = {normal(row.name): row for row in rows}
        return self._known[kind]

    def _draft(self, kind: str, name: str, lines: str) -> MunicipalRecord:
        record = new_record(MODELS[kind], self.run, lines)
        put(record, "name", name)
        if isinstance(record, CatchmentArea):
            record.kind, record.basis = area_kind(name), Basis.FROM_NAME
        save_new(record, self.user)
        self._of(kind)[normal(name)] = record
        self._decide(kind, name, record)
        return record

    def _decide(self, kind: str, name: str, record: MunicipalRecord) -> None:
        """Its own finding is settled with it, and can be taken back there."""
        for finding in self.run.findings.filter(kind=kind, decision=ImportFinding.Decision.OPEN):
            if normal(finding.name) == normal(name):
                settle(finding, record, self.user, made=True)


def new_record(
    model: type[MunicipalRecord], run: ImportRun, lines: str, **values: Any
) -> MunicipalRecord:
    """A record that is not public, not saved yet, and names the imported document."""
    return model(
        municipality=run.municipality,
        source=run.source,
        source_lines=lines,
        live=False,
        has_unpublished_changes=True,
        **values,
    )


def save_new(record: MunicipalRecord, user: Any) -> None:
    """Save a record as a draft with its first revision. Raises ``ValidationError``."""
    require(user, "add", record)
    record.full_clean()
    record.save()
    record.save_revision(user=user, log_action="wagtail.create", clean=False)


def settle(finding: ImportFinding, record: MunicipalRecord, user: Any, *, made: bool) -> None:
    """Write down that a finding became ``record``, by its newest revision."""
    finding.decision = ImportFinding.Decision.ACCEPTED
    finding.decided_by, finding.decided_at = user, timezone.now()
    finding.record_key, finding.made = key_of(record), made
    finding.revision_id = record.latest_revision_id
    finding.save()


def area_kind(name: str) -> str:
    """What sort of area a name tells of."""
    if "全域" in name:
        return CatchmentArea.Kind.WHOLE
    return CatchmentArea.Kind.DAILY_LIVING if "圏域" in name else CatchmentArea.Kind.DISTRICT
