"""Forms about one record of the registry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.registry import record_facts
from directory.registry.fact_rules import contradictions
from directory.registry.fact_wording import worded
from directory.registry.models import HowConfirmed, RegistryRecord
from directory.registry.models.record import LONGEST_DUTY_MONTHS
from directory.registry.permissions import Member, Right
from directory.registry.services.confirming import Confirmation

from .base import MemberForm, RowsField, Versioned, WatchedTexts, offer_own
from .fact_fields import DayField, fact_fields

# How somebody of the office can have confirmed; the rest is told by what was done.
BY_HAND = [
    choice
    for choice in HowConfirmed.choices
    if choice[0] not in (HowConfirmed.LINK, HowConfirmed.SHEET, HowConfirmed.IMPORT)
]
LONG_OWN_TEXTS = {"own_description": 3000, "own_hours": 1000}


def refuse(form: forms.BaseForm, error: ValidationError) -> None:
    """Show what a service refused beside the field it is about, or above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        known = name in form.fields and name != NON_FIELD_ERRORS
        form.add_error(name if known else None, errors)


class ConfirmingFields:
    """When, how and with whom; ``confirmation`` is what was said, or None."""

    cleaned_data: dict[str, Any]
    fields: dict[str, forms.Field]

    def add_confirming(self, *, required: bool) -> None:
        """Call at the end of ``__init__``."""
        self.fields["on"] = DayField(label=gettext_lazy("確かめた日"), required=required)
        self.fields["how"] = forms.ChoiceField(
            label=gettext_lazy("どうやって"), choices=BY_HAND, required=required, initial="phone"
        )
        self.fields["with_whom"] = forms.CharField(
            label=gettext_lazy("だれに"),
            help_text=gettext_lazy("相手の役割や名前。一覧には出ません。"),
            max_length=100,
            required=False,
        )
        self.fields["earlier"] = forms.BooleanField(
            label=gettext_lazy("前の確認より古い日で記録する"), required=False
        )

    @property
    def confirmation(self) -> Confirmation | None:
        said = self.cleaned_data
        if not said.get("on"):
            return None
        return Confirmation(said["on"], said["how"] or "phone", said["with_whom"], said["earlier"])


class RecordForm(WatchedTexts, Versioned, ConfirmingFields, MemberForm):
    """Everything staff know of a place, in the sections of ``sections``."""

    watched = (
        *("notes", "beyond_target_whom", "travel_note", "slots_note", "payment_note"),
        *("contact_how", "own_description"),
    )

    def __init__(self, *args: Any, instance: RegistryRecord, member: Member, **kwargs: Any) -> None:
        self.instance = instance
        super().__init__(*args, member=member, **kwargs)
        if instance.resource is None:
            self.fields |= own_fields(instance)
        self.fields |= fact_fields(record_facts.ALL, instance)
        self.fields["confirm_months"] = forms.IntegerField(
            label=record_facts.label("confirm_months"),
            initial=instance.confirm_months,
            validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DUTY_MONTHS)],
            help_text=gettext_lazy("1から16まで。"),
        )
        self.fields["developed_on"] = DayField(
            label=record_facts.label("developed_on"), required=False, initial=instance.developed_on
        )
        self.add_confirming(required=False)
        self.fields["confirm_all"] = forms.ChoiceField(
            label=gettext_lazy("どの項目を確かめたか"),
            choices=[("", _("いま変えた項目だけ")), ("yes", _("分かっている項目すべて"))],
            required=False,
            widget=forms.RadioSelect,
        )
        self.add_version()
        self.add_confirmation()
        offer_own(self, member)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.check_texts(cleaned)
        self.check_version(cleaned)
        for name, text in {**contradictions(cleaned), **self._days(cleaned)}.items():
            if name not in self.errors:
                self.add_error(name, text)
        return cleaned

    def _days(self, cleaned: dict[str, Any]) -> dict[str, str]:
        """What is wrong with the days, by field."""
        days = ("capacity_on", "agreed_on", "developed_on")
        today = timezone.localdate()
        wrong = {
            name: _("先の日付です。きょうまでの日を入れてください。")
            for name in days
            if cleaned.get(name) and cleaned[name] > today
        }
        changed = cleaned.get("vacancies") != self.instance.vacancies
        if changed and cleaned.get("vacancies") is not None and not cleaned.get("capacity_on"):
            wrong["capacity_on"] = _("いつの空きか、日を入れてください。")
        if (cleaned.get("with_whom") or cleaned.get("confirm_all")) and not cleaned.get("on"):
            wrong["on"] = _("確かめたことにするときは、確かめた日を入れてください。")
        return wrong

    @property
    def values(self) -> dict[str, Any]:
        """What was filled in, by the record's own names."""
        names = (*record_facts.OWN, *record_facts.ALL, "confirm_months", "developed_on")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def sections(self) -> list[dict[str, Any]]:
        """The form's parts: code, label and fields, in their order."""
        parts = [(each.code, each.label, each.facts) for each in record_facts.GROUPS]
        own = ("own", _("どこのことか"), record_facts.OWN)
        duty = ("duty", _("確認の期限"), ("confirm_months", "developed_on"))
        if self.instance.resource is None:
            parts.insert(0, own)
        return [
            {"code": code, "label": label, "fields": [self[name] for name in names]}
            for code, label, names in [*parts, duty]
        ]


def own_fields(record: RegistryRecord) -> dict[str, forms.Field]:
    """The fields of a place that no public record describes."""
    rows = {"own_sectors": RowsField, "own_areas": RowsField}
    names = [each for each in record_facts.OWN if each != "own_url"]
    made = forms.fields_for_model(RegistryRecord, fields=names, field_classes=rows)
    for name, field in made.items():
        column: Any = RegistryRecord._meta.get_field(name)
        now = record_facts.value(record, name) if record.pk else None
        field.initial = [each.pk for each in now] if isinstance(now, list) else now
        for each in column.validators:
            if each not in field.validators:
                field.validators.append(each)
        if column.many_to_many:
            field.widget = forms.CheckboxSelectMultiple(attrs={"class": "ticks"})
            field.widget.choices = field.choices
    made["own_url"] = forms.URLField(
        label=record_facts.label("own_url"),
        initial=record.own_url,
        required=False,
        assume_scheme="https",
        max_length=200,
    )
    made["own_name"].required = True
    made["own_kind"].required = True
    for name, longest in LONG_OWN_TEXTS.items():
        made[name] = forms.CharField(
            label=made[name].label,
            initial=made[name].initial,
            required=False,
            max_length=longest,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
    return made


class VerifyForm(ConfirmingFields, MemberForm):
    """Which facts are still so, when that was asked, and of whom."""

    def __init__(self, *args: Any, instance: RegistryRecord, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, member=member, **kwargs)
        facts = offered(instance, member)
        known = record_facts.known(instance, facts)
        self.fields["facts"] = forms.MultipleChoiceField(
            label=gettext_lazy("確かめた項目"),
            choices=[(each, _line(instance, each)) for each in facts],
            initial=known,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("確かめた項目に、ひとつは印を付けてください。")},
        )
        self.add_confirming(required=True)
        self.fields["on"].initial = timezone.localdate


def offered(record: RegistryRecord, member: Member) -> list[str]:
    """The facts a member can confirm: what is known, and lists that may be empty on purpose."""
    seen = record_facts.CONFIRMABLE if member.may(Right.SEE_CONTACTS) else record_facts.DUTY
    known = set(record_facts.known(record, seen))
    return [each for each in seen if each in known or each in record_facts.WORD_KINDS]


def _line(record: RegistryRecord, fact: str) -> str:
    said = worded(fact, record_facts.value(record, fact)) or _("当てはまるものはない")
    return f"{record_facts.label(fact)}：{said}"


class ContactForm(WatchedTexts, MemberForm):
    """What was spoken with whom."""

    watched = ("text",)
    on = DayField(label=gettext_lazy("連絡した日"), initial=timezone.localdate)
    how = forms.ChoiceField(label=gettext_lazy("どうやって"), choices=BY_HAND, initial="phone")
    with_whom = forms.CharField(label=gettext_lazy("だれと"), max_length=100, required=False)
    text = forms.CharField(
        label=gettext_lazy("話したこと"), max_length=5000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_confirmation()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.check_texts(cleaned)
        return cleaned


class StateForm(WatchedTexts, MemberForm):
    """Whether a place takes people, and why not."""

    watched = ("reason",)

    state = forms.ChoiceField(
        label=gettext_lazy("状態"),
        choices=RegistryRecord.State.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("理由"),
        help_text=gettext_lazy("休むとき・終わるときは必ず書きます。履歴に残ります。"),
        max_length=100,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_confirmation()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.check_texts(cleaned)
        return cleaned


class VacanciesForm(ConfirmingFields, MemberForm):
    """How many places are free on which day."""

    vacancies = forms.IntegerField(
        label=gettext_lazy("いまの空き（人）"), min_value=0, max_value=9_999
    )

    def __init__(self, *args: Any, instance: RegistryRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vacancies"].initial = instance.vacancies
        self.add_confirming(required=True)
        self.fields["on"].initial = timezone.localdate
        del self.fields["earlier"]

    @property
    def confirmation(self) -> Confirmation | None:
        self.cleaned_data.setdefault("earlier", False)
        return super().confirmation
