"""What is sent from the list of records; what is asked of it stands in its address."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from .base import MemberForm


class SaveSearchForm(MemberForm):
    """A name for the search as it stands."""

    name = forms.CharField(
        label=_("探し方の名前"),
        max_length=80,
        help_text=_("例：東地区で空きのある少人数の場。人の名前は入れないでください。"),
    )
