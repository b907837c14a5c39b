"""What the municipality decides, under which rules its meetings speak, and who is at work."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from directory.models import StaffGroup
from directory.registry.forms.settings import RulesForm, SettingsForm
from directory.registry.models import Word
from directory.registry.pages.frame import go, page
from directory.registry.permissions import ROLES, Member
from directory.registry.services import settings as service

ROOM = "settings"


def settings(request: HttpRequest, member: Member) -> HttpResponse:
    form = SettingsForm(request.POST or None, instance=service.own_settings(member), member=member)
    if request.method == "POST" and form.is_valid():
        service.keep(member=member, values=form.cleaned_data)
        messages.success(request, _("設定を変えました。"))
        return go(member, "settings")
    context = {"form": form, "kinds": Word.Kind.choices}
    return page(request, member, "settings/settings.html", context, room=ROOM)


def meeting_rules(request: HttpRequest, member: Member) -> HttpResponse:
    form = RulesForm(request.POST or None, member=member)
    if request.method == "POST" and form.is_valid():
        service.rule(member=member, rules=form.rules())
        messages.success(request, _("会議の決まりを変えました。これから開く会議に使います。"))
        return go(member, "settings_meetings")
    return page(request, member, "settings/meetings.html", {"form": form}, room=ROOM)


def people(request: HttpRequest, member: Member) -> HttpResponse:
    groups = StaffGroup.objects.filter(municipality=member.municipality, role__in=ROLES)
    users = get_user_model().objects.filter(is_active=True).order_by("username")
    roles = [
        {"group": each, "users": list(users.filter(groups=each.group_id))}
        for each in groups.select_related("group")
    ]
    return page(request, member, "settings/people.html", {"roles": roles}, room=ROOM)
