"""版を確定する: what a plan shows today is kept for good."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache, partial
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from directory.models import Municipality
from portal import detached
from portal.home.openness import open_to_all
from portal.plans import papers
from portal.plans.composing import document_of
from portal.plans.document.codec import from_json
from portal.plans.document.compare import Comparison, compare
from portal.plans.document.parts import Document
from portal.plans.document.text import as_text

from .keeping import placed, with_kept_files
from .models import Edition, PlanPage
from .pieces import with_contents

FIXED = "plans.fix_edition"
# Documents of editions, which never change, kept ready in the process.
_READY = 8


class CannotFixError(ValueError):
    """There is nothing public to fix; the message says why, in words."""


@transaction.atomic
def fix(
    plan: PlanPage, *, name: str, by: AbstractUser, note: str = "", printed: bool = True
) -> Edition:
    """Keep what the published plan shows now as its next edition.

    Changes that are still drafts are not in it. Without ``printed`` its PDF is made later by
    ``manage.py edition_papers``. Raises ``PermissionDenied`` unless ``by`` may
    publish the plan, ``CannotFixError`` unless it is public, and ``keeping.FileGoneError``.
    """
    if not plan.permissions_for_user(by).can_publish():
        raise PermissionDenied
    public, document = published(plan)
    # Two editors at once must not get the same number.
    municipality = Municipality.objects.select_for_update().get(pk=plan.municipality_id)
    number = _next_number(municipality)
    kept = with_kept_files(document, folder_of(municipality, number))
    edition = Edition.objects.create(
        municipality=municipality,
        plan=public,
        number=number,
        name=name,
        title=document.title,
        plan_dated=_day_of(public),
        fixed_on=timezone.localdate(),
        fixed_by=by,
        note=note,
        document=with_contents(kept),
        text=as_text(document),
    )
    log(plan, FIXED, user=by, data={"number": number, "name": name})
    # Printing takes its time; nobody who writes has to wait for it.
    if printed:
        transaction.on_commit(partial(make_paper, edition), robust=True)
    return edition


def fix_and_print_later(plan: PlanPage, **words: Any) -> Edition:
    """``fix`` for somebody who waits: a process of its own makes the PDF, in a minute or so."""
    edition = fix(plan, printed=False, **words)
    transaction.on_commit(partial(detached.manage, "edition_papers"), robust=True)
    return edition


def published(plan: PlanPage) -> tuple[PlanPage, Document]:
    """The plan and what anybody reads of it. Raises ``CannotFixError`` where nobody may."""
    public = open_to_all(PlanPage.objects.filter(pk=plan.pk)).first()
    if public is None:
        text = _("公開されていない計画は、版にできません。先に計画を公開してください。")
        raise CannotFixError(text)
    return public, document_of(public)


def latest_of(plan: PlanPage) -> Edition | None:
    """The last edition fixed of ``plan``."""
    return plan.editions.defer("document", "text").order_by("-number").first()


def since(edition: Edition) -> Comparison:
    """What has changed since ``edition`` in the plan it was fixed of.

    Raises ``CannotFixError`` where that plan is not public.
    """
    return compare(document_in(edition), published(edition.plan)[1])


def document_in(edition: Edition, files: str = "") -> Document:
    """What the edition showed; ``files`` is where its files are read, ending in a stroke."""
    return _ready(edition.pk, edition.fixed_at, files)


def make_paper(edition: Edition) -> bool:
    """Print the edition from what is kept in it; tells whether a PDF was made now.

    On a machine that cannot print, the edition stands without a PDF until
    ``manage.py edition_papers`` is run on one that can.
    """
    if edition.pdf:
        return False
    # On paper a file is found at its permanent address, a picture where it is kept.
    files = f"/{edition.municipality.slug}/editions/{edition.number}/files/"
    kept = folder_of(edition.municipality, edition.number)
    try:
        content = papers.pdf_of(document_in(edition, files), {files: kept})
    except papers.PaperUnavailableError:
        return False
    # Another process may have been at the same.
    if Edition.objects.filter(pk=edition.pk).exclude(pdf="").exists():
        return False
    edition.pdf.save(f"{edition.municipality.code}/{edition.number}.pdf", ContentFile(content))
    return True


def folder_of(municipality: Municipality, number: int) -> str:
    """Where in the storage the files of an edition are kept."""
    return f"editions/{municipality.code}/{number}"


@lru_cache(maxsize=_READY)
def _ready(pk: int, _fixed_at: dt.datetime, files: str) -> Document:
    data = Edition.objects.values_list("document", flat=True).get(pk=pk)
    return from_json(placed(data, files))


def _next_number(municipality: Municipality) -> int:
    greatest = Edition.objects.filter(municipality=municipality).aggregate(Max("number"))
    return (greatest["number__max"] or 0) + 1


def _day_of(plan: PlanPage) -> str:
    return plan.dated_label or (plan.dated.isoformat() if plan.dated else "")
