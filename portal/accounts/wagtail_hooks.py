"""The way from the editing pages to one's own account."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel


class EntrancePanel(BaseSettingsPanel):
    """Password and second factor have pages of their own, for all staff."""

    name = "entrance"
    title = _("パスワードと二段階の認証")
    order = 500
    template_name = "accounts/wagtail_panel.html"

    def get_form(self) -> forms.Form:
        """Nothing is filled in here."""
        return forms.Form()


@hooks.register("register_account_settings_panel")
def entrance_panel(request, user, profile) -> EntrancePanel:
    return EntrancePanel(request, user, profile)
