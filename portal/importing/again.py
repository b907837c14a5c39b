"""Read a document anew with other heading names, without losing what people did meanwhile."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import CharField, Count, OuterRef, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, Revision

from portal.importing import running, storing
from portal.importing.comparing import normal
from portal.importing.models import ImportFinding, ImportRun
from portal.importing.understanding import understand

# What a finding keeps of its decision when it comes again.
_KEPT = ("decision", "decided_by_id", "decided_at", "made", "revision_id", "revision_before_id")


def is_untouched(run: ImportRun) -> bool:
    """Whether a run's draft pages are all there and nobody worked on any of them. One query.

    Whatever is done to a draft, sending it for approval included, leaves a second revision.
    """
    if run.plan is None:
        return False
    pages = Page.objects.descendant_of(run.plan, inclusive=True).order_by()
    found = pages.annotate(drafts=_drafts(run.plan)).values_list("live", "drafts")
    return len(found) == run.pages and set(found) == {(False, 1)}


def _drafts(page: Page) -> Subquery:
    """How many revisions a page of a query has."""
    revisions = Revision.objects.filter(
        base_content_type=page.get_base_content_type(),
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    counted = revisions.order_by().values("object_id").annotate(count=Count("pk"))
    return Subquery(counted.values("count"))


def read_again(run: ImportRun, *, user: Any) -> bool:
    """Draft and compare a run's document once more; tell whether the old drafts were replaced.

    Draft pages somebody worked on stay, and the new ones stand beside them. Raises ``Dropped``
    (then everything is as it was), and ``ImportRun.DoesNotExist`` if it was deleted meanwhile.
    """
    document = storing.from_json(run.lines)
    found = understand(document, running.mapping_of(run.municipality))
    with transaction.atomic():
        # Understanding takes a while: somebody else may have read it again in between.
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        replaced = delete_drafts(run)
        decided = list(run.findings.exclude(decision=ImportFinding.Decision.OPEN))
        running.write(run, document, found, user=user)
        _decide_again(run, decided)
    return replaced


def delete_drafts(run: ImportRun) -> bool:
    """Delete a run's draft pages unless somebody worked on them; tell whether it did."""
    untouched = is_untouched(run)
    if untouched and run.plan:
        run.plan.delete()
        run.plan = None
    return untouched


def _decide_again(run: ImportRun, decided: list[ImportFinding]) -> None:
    """What is found again and says the same is not asked again."""
    before = {_identity(each): each for each in decided}
    again = []
    for finding in run.findings.all():
        old = before.get(_identity(finding))
        if old and old.says == finding.says:
            for name in _KEPT:
                setattr(finding, name, getattr(old, name))
            finding.record_key = old.record_key or finding.record_key
            again.append(finding)
    ImportFinding.objects.bulk_update(again, [*_KEPT, "record_key"])


def _identity(finding: ImportFinding) -> tuple[str, str, str]:
    """An unread place is known by its lines, everything else by its name."""
    unread = finding.kind == ImportFinding.Kind.UNREAD
    return finding.kind, normal(finding.name), finding.lines if unread else ""
