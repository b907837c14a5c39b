"""Forms about referrals: the next step, what is planned, support to a host, filters."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.registry import referral_steps as steps
from directory.registry.models import (
    Consent,
    HostSupport,
    Referral,
    RegistryRecord,
    Step,
    Word,
)
from directory.registry.permissions import Member
from directory.registry.referral_rules import may_tell, open_steps

from .base import MemberForm, PlainForm, WatchedTexts, WordField, offer_own
from .days import DayField

HOST = Consent.Scope.HOST
FURTHER = [each for each in Consent.Scope.choices if each[0] != HOST]
LONGEST_NOTE = 3000
# What ``consents.give`` calls a day or a text, and what the form calls it.
SAID_AS = {"given_on": "on", "form": "consent_form", "scope": "consent_further"}


def refuse(form: forms.BaseForm, error: ValidationError) -> None:
    """Show what a service refused beside the field it names, or above the form."""
    if hasattr(error, "error_dict"):
        for name, errors in error.error_dict.items():
            _add(form, SAID_AS.get(name, name), errors)
    else:
        for each in error.error_list:
            _add(form, each.code or NON_FIELD_ERRORS, each)


def _add(form: forms.BaseForm, name: str, error: Any) -> None:
    form.add_error(name if name in form.fields else None, error)


def _text(
    label: Any, *, rows: int = 4, longest: int = LONGEST_NOTE, **more: Any
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, widget=widget, **more)


class PlannedFields:
    """「次の予定日」 and 「次にすること」."""

    fields: dict[str, forms.Field]

    def add_planned(self, help_text: Any = "") -> None:
        """Call in ``__init__``."""
        self.fields["next_on"] = DayField(
            label=gettext_lazy("次の予定日"), required=False, help_text=help_text
        )
        self.fields["next_what"] = forms.CharField(
            label=gettext_lazy("次にすること"), max_length=200, required=False
        )


class StepForm(WatchedTexts, PlannedFields, MemberForm):
    """The next step of a referral; only those open are offered.

    Where the person's consent to speak with the host is still to be recorded, the form asks
    for it together with the step 本人の同意.
    """

    watched = ("note", "next_what", "may_tell")

    def __init__(self, *args: Any, referral: Referral, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, member=member, **kwargs)
        today = timezone.localdate()
        self.open = open_steps(referral, today)
        self.asks_consent = Step.AGREED in self.open and not may_tell(referral, today)
        self.asks_failure = Step.FAILED in self.open
        self.fields["step"] = forms.ChoiceField(
            label=gettext_lazy("進んだ段階"),
            choices=[(str(each), _named(referral, each)) for each in self.open],
            widget=forms.RadioSelect,
        )
        if self.asks_consent:
            self._add_consent()
        if self.asks_failure:
            self.fields["failure"] = WordField(
                Word.Kind.FAILURE, label=gettext_lazy("不成立の理由"), required=False
            )
        self.fields["on"] = DayField(label=gettext_lazy("その日"), initial=today)
        self.fields["note"] = _text(
            gettext_lazy("ようす・メモ"),
            required=False,
            help_text=gettext_lazy("名前・電話・住所は書かないでください。"),
        )
        self.add_planned(gettext_lazy("入れた日に「きょう」のページに出ます。"))
        self.add_confirmation()
        offer_own(self, member)

    def _add_consent(self) -> None:
        self.fields["consent_form"] = forms.ChoiceField(
            label=gettext_lazy("同意の形"),
            choices=Consent.Form.choices,
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields["may_tell"] = _text(
            gettext_lazy("受け入れ先に伝えてよいこと"),
            required=False,
            help_text=gettext_lazy("書いたことだけが伝わります。空けると、何も伝わりません。"),
        )
        self.fields["until"] = DayField(
            label=gettext_lazy("同意の期限"),
            required=False,
            help_text=gettext_lazy("空けると、取り消されるまで続きます。"),
        )
        self.fields["consent_further"] = forms.MultipleChoiceField(
            label=gettext_lazy("ほかに同意したこと"),
            choices=FURTHER,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        step = cleaned.get("step")
        if step == Step.FAILED:
            self._require("failure", _("不成立の理由を選んでください。"))
        if step == Step.AGREED and self.asks_consent:
            self._require("consent_form", _("口頭か書面かを選んでください。"))
        _check_order(self, cleaned.get("on"), cleaned.get("next_on"))
        self.check_texts(cleaned)
        return cleaned

    def _require(self, name: str, text: str) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, text)

    @property
    def said(self) -> dict[str, Any]:
        """What ``services.referrals.take_step`` wants to know beside the step."""
        names = ("on", "note", "next_on", "next_what")
        return {name: self.cleaned_data[name] for name in names}

    @property
    def consent(self) -> dict[str, Any] | None:
        """What ``services.consents.give`` wants to know; None where none is to be recorded."""
        said = self.cleaned_data
        if said["step"] != Step.AGREED or not self.asks_consent:
            return None
        return {
            "form": said["consent_form"],
            "scope": [HOST, *said["consent_further"]],
            "may_tell": said["may_tell"],
            "until": said["until"],
        }


def _named(referral: Referral, step: Step) -> str:
    """A step, and which steps it leaves out."""
    left_out = steps.skipped(referral.state, step)
    if not left_out:
        return str(step.label)
    names = _("・").join(str(each.label) for each in left_out)
    return _("%(step)s（%(skipped)sはとばす）") % {"step": step.label, "skipped": names}


def _check_order(form: forms.BaseForm, on: dt.date | None, next_on: dt.date | None) -> None:
    if on and next_on and next_on < on:
        form.add_error("next_on", _("「次の予定日」が、記録する日より前です。"))


class PlanForm(WatchedTexts, PlannedFields, MemberForm):
    """Put off what is next."""

    watched = ("next_what",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": "plan", **kwargs})
        self.add_planned(gettext_lazy("空けると、予定なしになります。"))
        self.add_confirmation()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self.check_texts(cleaned)
        return cleaned


class ReferralChoice(forms.ModelChoiceField):
    """A referral as its case number and where it stands."""

    def label_from_instance(self, obj: Any) -> str:
        day = date_format(obj.proposed_on)
        return f"{obj.need.number}（{obj.get_state_display()}・{day}）"


class SupportForm(WatchedTexts, MemberForm):
    """One support to a host."""

    watched = ("text",)

    def __init__(
        self,
        *args: Any,
        member: Member,
        record: RegistryRecord,
        instance: HostSupport | None = None,
        **kwargs: Any,
    ) -> None:
        self.instance = instance
        super().__init__(*args, member=member, **kwargs)
        self.fields["kind"] = WordField(Word.Kind.HOST_SUPPORT, label=gettext_lazy("支援の種類"))
        self.fields["on"] = DayField(label=gettext_lazy("支援した日"), initial=timezone.localdate())
        self.fields["text"] = _text(
            gettext_lazy("したこと"),
            help_text=gettext_lazy("本人の名前・電話・住所は書かないでください。"),
        )
        self.fields["next_on"] = DayField(
            label=gettext_lazy("次の予定日"),
            required=False,
            help_text=gettext_lazy("入れた日に「きょう」のページに出ます。"),
        )
        self.fields["referral"] = ReferralChoice(
            label=gettext_lazy("どのつなぎのことか"),
            queryset=member.referrals().filter(record=record).select_related("need"),
            required=False,
            empty_label=gettext_lazy("特定のつなぎのことではない"),
        )
        self.add_confirmation()
        offer_own(self, member)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        _check_order(self, cleaned.get("on"), cleaned.get("next_on"))
        self.check_texts(cleaned)
        return cleaned

    @property
    def offered(self) -> int:
        """How many referrals the form names."""
        field: Any = self.fields["referral"]
        return int(field.queryset.count())

    @property
    def said(self) -> dict[str, Any]:
        """What ``services.host_supports`` wants to know."""
        return {
            name: self.cleaned_data[name] for name in ("kind", "text", "on", "next_on", "referral")
        }


class FilterForm(PlainForm):
    """Which referrals the list shows; what cannot be asked is left out."""

    STATES = [("running", gettext_lazy("動いているもの")), *Step.choices]
    DUE = [
        ("overdue", gettext_lazy("予定日を過ぎた")),
        ("week", gettext_lazy("この先7日まで")),
        ("none", gettext_lazy("予定がない")),
    ]

    state = forms.ChoiceField(label=gettext_lazy("段階"), required=False)
    due = forms.ChoiceField(label=gettext_lazy("次の予定"), required=False)
    mine = forms.BooleanField(label=gettext_lazy("自分の担当だけ"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [each for each in self.STATES if each[0] != Step.RESUMED]
        everything = [("all", _("すべて"))]
        self.fields["state"].choices = [*states, *everything]  # type: ignore[attr-defined]
        self.fields["due"].choices = [("", _("すべて")), *self.DUE]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """What was asked and can be; ``state`` is always there."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return {"state": "running", **said}
