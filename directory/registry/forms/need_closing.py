"""How a need ends."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from directory.registry.models import Need

from .base import MemberForm, WatchedTexts
from .fact_fields import DayField

ENDS = [(each.value, each.label) for each in (Need.State.CLOSED, Need.State.BROKEN_OFF)]


class ClosingForm(WatchedTexts, MemberForm):
    """終結 or 中断, on which day, and what became of it."""

    watched = ("closing_note",)

    state = forms.ChoiceField(
        label=gettext_lazy("どう終えるか"), choices=ENDS, widget=forms.RadioSelect
    )
    on = DayField(label=gettext_lazy("終えた日"))
    closing_note = forms.CharField(
        label=gettext_lazy("評価"),
        help_text=gettext_lazy("何が変わったか、次に相談を受けた人が知っておくとよいこと。"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=3000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())
        self.add_confirmation()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.check_texts(cleaned)
        return cleaned
