"""Accept a finding as a draft, or leave the directory as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Basis, Programme
from directory.models.record import MunicipalRecord
from portal.importing.comparing import normal
from portal.importing.models import ImportFinding
from portal.plans.record_kinds import model_and_pk

from .companions import Companions, new_record, save_new, settle
from .facts import MODELS, Said, write
from .missing import answered, missing
from .refusing import CannotAcceptError, refuse_locked, require

State, Decision = ImportFinding.State, ImportFinding.Decision


@transaction.atomic
def accept(
    finding: ImportFinding, *, user: Any, answers: Mapping[str, str] | None = None
) -> MunicipalRecord:
    """Draft what a finding says, once; nothing is published.

    ``answers`` fills in what a new record needs and the document does not say. Raises
    ``CannotAcceptError`` and ``PermissionDenied``; then nothing was written.
    """
    if finding.decision == Decision.ACCEPTED:
        return record_of(finding)
    if finding.state not in (State.NEW, State.DIFFERS):
        raise CannotAcceptError(_("これは、下書きにするものではありません。"))
    says = answered(finding, answers or {})
    if any(not says.get(each) for each in missing(finding)):
        reason = _(
            "「%(name)s」は、書かれていないことがあります。下の欄で選んでから押してください。"
        )
        raise CannotAcceptError(reason % {"name": finding.name})
    said = Said(says, Companions(finding.run, user), finding.lines)
    try:
        return _drafted(finding, said, user)
    except ValidationError as error:
        why = "、".join(error.messages)
        reason = _("「%(name)s」を下書きにできませんでした：%(why)s")
        raise CannotAcceptError(reason % {"name": finding.name, "why": why}) from error


@transaction.atomic
def keep(finding: ImportFinding, *, user: Any) -> None:
    """Note that the directory stays as it is."""
    if finding.decision == Decision.ACCEPTED:
        raise CannotAcceptError(_("もう下書きにしてあります。先に取り消してください。"))
    finding.decision = Decision.KEPT
    finding.decided_by, finding.decided_at = user, timezone.now()
    finding.save()


def record_of(finding: ImportFinding) -> MunicipalRecord:
    """The record a finding is about. Raises ``CannotAcceptError`` where it is gone."""
    known = model_and_pk(finding.record_key)
    rows = known[0].objects.filter(municipality=finding.run.municipality) if known else None
    record = rows.filter(pk=known[1]).first() if rows is not None and known else None
    if record is None:
        reason = _("「%(name)s」の記録は、もうありません。読みなおすと、くらべなおします。")
        raise CannotAcceptError(reason % {"name": finding.name})
    return record


def _drafted(finding: ImportFinding, said: Said, user: Any) -> MunicipalRecord:
    if finding.state == State.DIFFERS:
        fields = [each[0] for each in finding.differences]
        return _changed(finding, record_of(finding), said, user, fields)
    same = _of_same_name(finding)
    return _changed(finding, same, said, user, None) if same else _made(finding, said, user)


def _made(finding: ImportFinding, said: Said, user: Any) -> MunicipalRecord:
    record = new_record(MODELS[finding.kind], finding.run, finding.lines)
    require(user, "add", record)
    write(finding.kind, record, said)
    if finding.kind == ImportFinding.Kind.AREA:
        record.basis = Basis.FROM_NAME
    save_new(record, user)
    settle(finding, record, user, made=True)
    return record


def _changed(
    finding: ImportFinding,
    record: MunicipalRecord,
    said: Said,
    user: Any,
    fields: list[str] | None,
) -> MunicipalRecord:
    """A new draft on top of the newest; what is public stays as it is."""
    require(user, "change", record)
    refuse_locked(record, user)
    before = record.latest_revision_id
    draft = record.get_latest_revision_as_object()
    write(finding.kind, draft, said, fields)
    draft.source, draft.source_lines = finding.run.source, finding.lines
    draft.save_revision(user=user, log_action=True)
    finding.revision_before_id = before
    settle(finding, draft, user, made=False)
    return draft


def _of_same_name(finding: ImportFinding) -> MunicipalRecord | None:
    """A record of this name that was drafted since, by hand or from another document."""
    wanted = normal(finding.name)
    for row in MODELS[finding.kind].objects.filter(municipality=finding.run.municipality):
        names = [row.name, row.local_name] if isinstance(row, Programme) else [row.name]
        if wanted and wanted in map(normal, names):
            return row
    return None
