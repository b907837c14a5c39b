"""語彙: the municipality's own words, of one kind."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from directory.registry.forms.settings import NewWordsForm, WordFormSet
from directory.registry.models import Word
from directory.registry.pages.frame import go, page
from directory.registry.permissions import Member
from directory.registry.services import settings as service


def words(request: HttpRequest, member: Member, kind: str) -> HttpResponse:
    if kind not in Word.Kind.values:
        raise Http404(kind)
    own = Word.objects.filter(municipality=member.municipality, kind=kind)
    rows = WordFormSet(request.POST or None, queryset=own, prefix="word")
    new = NewWordsForm(request.POST or None)
    if request.method == "POST" and rows.is_valid() and new.is_valid():
        service.keep_words(
            member=member,
            kind=kind,
            words=[each.instance for each in rows.forms if each.has_changed()],
            added=new.cleaned_data["added"],
        )
        messages.success(request, _("語彙を変えました。"))
        return go(member, "settings_words", kind)
    context = {"rows": rows, "new": new, "kind": Word.Kind(kind), "kinds": Word.Kind.choices}
    return page(request, member, "settings/words.html", context, room="settings")
