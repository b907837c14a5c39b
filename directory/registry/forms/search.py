"""What is sent from the list of records; what is asked of it stands in its address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .base import MemberForm, WatchedTexts


class SaveSearchForm(WatchedTexts, MemberForm):
    """A name for the search as it stands."""

    watched = ("name",)

    name = forms.CharField(
        label=_("探し方の名前"),
        max_length=80,
        help_text=_("例：東地区で空きのある少人数の場。人の名前は入れないでください。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_confirmation()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.check_texts(cleaned)
        return cleaned
