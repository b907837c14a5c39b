"""Saved searches: keep the search as it stands, open one, forget one."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from directory.registry.forms.refusals import tell
from directory.registry.forms.search import SaveSearchForm
from directory.registry.models import SavedSearch
from directory.registry.pages.frame import address
from directory.registry.permissions import Member
from directory.registry.searching.asking import MOST_FRESH, asked_of
from directory.registry.searching.facet_kinds import known_of
from directory.registry.services import searches

from .listing import shown


def save(request: HttpRequest, member: Member) -> HttpResponse:
    """Keep what the address asks; a name that is refused stays in its field."""
    form = SaveSearchForm(request.POST, member=member)
    if not form.is_valid():
        return shown(request, member, form=form)
    asked = asked_of(request.GET, known_of(member.municipality))
    name = form.cleaned_data["name"]
    try:
        searches.save(member=member, name=name, asked=asked)
    except ValidationError as refusal:
        tell(form, refusal)
        return shown(request, member, form=form)
    done = _("「%(name)s」を保存しました。新しく当てはまるところが出たら、ここでお知らせします。")
    messages.success(request, done % {"name": name})
    return _to_list(member, asked.saved)


def open_anew(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """To the list of a saved search; what is new in it is marked, and counts as seen."""
    search = _of(member, pk)
    new = searches.open_anew(member=member, search=search)[:MOST_FRESH]
    marked = urlencode({"new": ".".join(map(str, new))}) if new else ""
    return _to_list(member, "&".join(filter(None, (search.parameters, marked))))


def delete(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    search = _of(member, pk)
    searches.delete(member=member, search=search)
    messages.success(request, _("「%(name)s」を消しました。") % {"name": search.name})
    return _to_list(member, "")


def _of(member: Member, pk: int) -> SavedSearch:
    found = searches.own_search(member, pk)
    if found is None:
        raise Http404(pk)
    return found


def _to_list(member: Member, parameters: str) -> HttpResponse:
    return redirect(f"{address(member, 'records')}{'?' if parameters else ''}{parameters}")
