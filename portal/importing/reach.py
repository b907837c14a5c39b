"""Who imports for whom: whoever may draft a municipality's programmes."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from directory.models import Municipality
from portal.importing.models import ImportFinding, ImportRun
from portal.staff.membership import is_unbounded, municipalities_allowing

RIGHT = "directory.add_programme"
# What was read is large, and most pages do not look at it.
LARGE = "lines"


def municipalities_of(user) -> QuerySet[Municipality]:
    """The municipalities a user imports plans for."""
    if is_unbounded(user):
        return Municipality.objects.all()
    return Municipality.objects.filter(pk__in=municipalities_allowing(user, RIGHT))


def may_import(user) -> bool:
    """Whether a user imports plans for any municipality."""
    return is_unbounded(user) or bool(municipalities_allowing(user, RIGHT))


def runs_of(user) -> QuerySet[ImportRun]:
    """The imports a user may know of."""
    runs = ImportRun.objects.filter(municipality__in=municipalities_of(user))
    return runs.select_related("municipality", "by", "plan", "source").defer(LARGE)


def run_of(user, pk: int, *, whole: bool = False) -> ImportRun:
    """One of them, with what was read if ``whole``. Raises ``Http404`` for every other."""
    runs = runs_of(user).defer(None) if whole else runs_of(user)
    run = runs.filter(pk=pk).first()
    if run is None:
        raise Http404(pk)
    return run


def finding_of(user, run_pk: int, pk: int) -> ImportFinding:
    """A finding of one of them. Raises ``Http404``."""
    finding = ImportFinding.objects.filter(run=run_of(user, run_pk), pk=pk).first()
    if finding is None:
        raise Http404(pk)
    return finding


def municipality_of(user, pk: int) -> Municipality:
    """One of a user's municipalities. Raises ``Http404``."""
    found = municipalities_of(user).filter(pk=pk).first()
    if found is None:
        raise Http404(pk)
    return found
