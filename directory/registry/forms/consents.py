"""Forms about the person's consent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.registry.models import Consent
from directory.registry.permissions import Member
from directory.registry.services import consents

from .base import MemberForm, WatchedTexts
from .fact_fields import DayField
from .records import refuse


class ConsentForm(WatchedTexts, MemberForm):
    """What the person consented to; ``optional`` lets all of it stay empty."""

    watched = ("may_tell", "note")

    form = forms.ChoiceField(
        label=gettext_lazy("どうやって"), choices=Consent.Form.choices, widget=forms.RadioSelect
    )
    scope = forms.MultipleChoiceField(
        label=gettext_lazy("どこまで"),
        choices=Consent.Scope.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
        required=False,
    )
    may_tell = forms.CharField(
        label=gettext_lazy("受け入れ先に伝えてよいこと"),
        help_text=gettext_lazy(
            "書いたことだけが、そのまま受け入れ先の画面に出ます。空欄なら、何も伝わりません。"
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    given_on = DayField(label=gettext_lazy("同意した日"))
    until = DayField(
        label=gettext_lazy("いつまで"),
        help_text=gettext_lazy("空欄なら、取り消されるまで続きます。"),
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("メモ（職員だけが見る）"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, member: Member, optional: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, member=member, **kwargs)
        self.optional = optional
        if optional:
            for field in self.fields.values():
                field.required = False
        else:
            self.initial.setdefault("given_on", timezone.localdate())
        self.add_confirmation()

    @property
    def is_filled(self) -> bool:
        """Whether anything was said at all."""
        names = ("form", "scope", "may_tell", "given_on", "until", "note")
        return any(self.cleaned_data.get(each) for each in names)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.optional and not self.is_filled and not self.errors:
            return cleaned
        self.check_texts(cleaned)
        for name in ("form", "given_on"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("同意を記録するときは、ここも入れてください。"))
        if "given_on" not in self.errors and "until" not in self.errors:
            self._check(cleaned)
        return cleaned

    def _check(self, cleaned: dict[str, Any]) -> None:
        try:
            consents.check(
                scope=cleaned.get("scope") or [],
                given_on=cleaned["given_on"],
                until=cleaned["until"],
                may_tell=cleaned.get("may_tell") or "",
            )
        except ValidationError as error:
            refuse(self, error)

    @property
    def given(self) -> dict[str, Any]:
        """What ``consents.give`` asks for."""
        names = ("form", "scope", "may_tell", "given_on", "until", "note")
        return {name: self.cleaned_data[name] for name in names}


class WithdrawForm(MemberForm):
    """On which day the person withdrew."""

    on = DayField(label=gettext_lazy("取り消した日"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())
