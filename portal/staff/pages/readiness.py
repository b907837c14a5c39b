"""A plan is published when nothing in it is left to confirm, by whatever door."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from portal.plans.renewal.confirming import left_to_confirm


def is_ready(record: Model) -> bool:
    """Whether a record or page may be published as its latest draft stands."""
    if not isinstance(record, Page):
        return True
    return not left_to_confirm(record.specific.get_latest_revision_as_object())


def refuse_unready(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What was typed is kept as a draft; only publishing waits."""
    left = left_to_confirm(page)
    if not left:
        return None
    text = _(
        "確かめることが%(number)d件残っているので、公開できません。下書きは残しました。"
        "計画の「この計画で確かめること」を見て、済んだ行を消してください。"
    )
    messages.error(request, text % {"number": len(left)})
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_unready_in_bulk(
    request: HttpRequest, action: str, rows: Iterable[Model], view: object
) -> HttpResponse | None:
    """Nothing of a selection is published while one plan in it is not ready."""
    pages = [row for row in rows if isinstance(row, Page)] if action == "publish" else []
    if "include_descendants" in request.POST:
        below = Q(pk__in=())
        for page in pages:
            below |= Q(path__startswith=page.path)
        pages = list(Page.objects.filter(below))
    unready = [page for page in pages if not is_ready(page)]
    if not unready:
        return None
    names = "、".join(page.get_admin_display_title() for page in unready)
    text = _("確かめることが残っているので、公開しませんでした：%(names)s")
    messages.error(request, text % {"names": names})
    return redirect("wagtailadmin_explore", unready[0].get_parent().pk)
