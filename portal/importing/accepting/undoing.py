"""Taking a decision back, as long as nobody built on it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import ForeignObjectRel
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.log_actions import log
from wagtail.models import Revision

from directory.models.record import MunicipalRecord
from portal.importing.models import ImportFinding

from .door import record_of
from .refusing import CannotAcceptError, require

Decision = ImportFinding.Decision


@transaction.atomic
def reopen(finding: ImportFinding, *, user: Any) -> None:
    """Undo a decision with the draft it made. Raises ``CannotAcceptError``, ``PermissionDenied``.

    A draft that was published, changed or used since is somebody's work and stays.
    """
    if finding.decision == Decision.ACCEPTED and finding.revision_id:
        _take_back(finding, record_of(finding), user)
    finding.decision = Decision.OPEN
    finding.decided_by = finding.decided_at = None
    finding.revision = finding.revision_before = None
    finding.made = False
    finding.save()


def _take_back(finding: ImportFinding, record: MunicipalRecord, user: Any) -> None:
    require(user, "change", record)
    _refuse_built_upon(finding, record)
    if finding.made:
        log(record, "wagtail.delete", user=user)
        record.delete()
        finding.record_key = ""
        return
    undone = finding.revision_id
    record.latest_revision_id = finding.revision_before_id
    record.has_unpublished_changes = not record.live or (
        finding.revision_before_id not in (None, record.live_revision_id)
    )
    record.save(update_fields=["latest_revision", "has_unpublished_changes"])
    Revision.objects.get(pk=undone).delete()
    log(record, "wagtail.revert", user=user)


def _refuse_built_upon(finding: ImportFinding, record: MunicipalRecord) -> None:
    name = {"name": record}
    if record.latest_revision_id != finding.revision_id or record.workflow_in_progress:
        reason = _(
            "「%(name)s」は、そのあとで直されたか承認に出されています。記録の画面で直してください。"
        )
        raise CannotAcceptError(reason % name)
    published = record.live_revision_id == finding.revision_id or (finding.made and record.live)
    if published:
        reason = _("「%(name)s」は、もう公開されています。記録の画面で直してください。")
        raise CannotAcceptError(reason % name)
    if finding.made and _is_used(record):
        reason = _("「%(name)s」は、ほかの記録で使われています。先に、そちらを取り消してください。")
        raise CannotAcceptError(reason % name)


def _is_used(record: MunicipalRecord) -> bool:
    """Whether other records name it; its own parts and links do not count."""
    own = {each.remote_field.through for each in record._meta.many_to_many}
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: record}).exists()
        for relation in record._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel)
        and not isinstance(relation.field, ParentalKey)
        and relation.related_model not in own
    )
