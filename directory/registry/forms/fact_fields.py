"""One form field for each fact, the same for the office and for a place that answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.registry.models import RegistryRecord, Word
from directory.registry.record_facts import WORD_KINDS, label, value

from .base import SlotsField, WordsField

# What no place has more of; columns end later, and not on every database alike.
MOST = {
    "age_from": 150,
    "age_to": 150,
    "fee_yen": 1_000_000,
    "capacity": 9_999,
    "vacancies": 9_999,
}
EARLIEST = dt.date(2000, 1, 1)
HELP = {
    "capacity": gettext_lazy("いちどに受け入れられる人の数です。"),
    "vacancies": gettext_lazy("いっぱいのときは 0。"),
    "fee_yen": gettext_lazy("かからないときは 0。"),
    "slots": gettext_lazy("来てよい曜日と時間帯に印を付けます。印がなければ「未確認」です。"),
}
LONG_TEXTS = {"notes": 5000, "beyond_target_whom": 1000}


class DayField(forms.DateField):
    """A day of our time, by the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(**{"widget": widget, "input_formats": ["%Y-%m-%d"], **kwargs})

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value < EARLIEST:
            raise ValidationError(_("2000年より前の日は入れられません。日付を確かめてください。"))


def fact_field(name: str, record: RegistryRecord, unknown: str = "") -> forms.Field:
    """The field for one fact of a record, filled in with what it says now."""
    field = _bare(name, record, unknown or _("未確認"))
    field.label = label(name)
    field.help_text = HELP.get(name, "")
    now = value(record, name)
    field.initial = [each.pk for each in now] if name in WORD_KINDS else now
    return field


def fact_fields(
    names: Iterable[str], record: RegistryRecord, unknown: str = ""
) -> dict[str, forms.Field]:
    """The fields for several facts by name; ``unknown`` is what not knowing is called."""
    return {name: fact_field(name, record, unknown) for name in names}


def _bare(name: str, record: RegistryRecord, unknown: str) -> forms.Field:
    if name in WORD_KINDS:
        return _words(name, record)
    if name == "slots":
        return SlotsField(required=False)
    column: Any = RegistryRecord._meta.get_field(name)
    if isinstance(column, models.DateField):
        return DayField(required=False)
    if column.choices:
        return _radios(column, unknown)
    if name in MOST:
        return forms.IntegerField(required=False, min_value=0, max_value=MOST[name])
    return _text(name, column)


def _words(name: str, record: RegistryRecord) -> WordsField:
    field = WordsField(WORD_KINDS[name])
    own = Word.objects.filter(municipality=record.municipality_id, kind=WORD_KINDS[name])
    had = [each.pk for each in value(record, name)]
    field.queryset = own.filter(models.Q(active=True) | models.Q(pk__in=had))
    return field


def _radios(column: Any, unknown: str) -> forms.TypedChoiceField:
    choices = [(value, label) for value, label in column.choices if value != ""]
    return forms.TypedChoiceField(
        choices=[*choices, ("", unknown)],
        coerce=column.to_python,
        empty_value=None if column.null else "",
        required=False,
        widget=forms.RadioSelect,
    )


def _text(name: str, column: Any) -> forms.Field:
    field = column.formfield(required=False)
    if longest := LONG_TEXTS.get(name):
        widget = forms.Textarea(attrs={"rows": 4})
        return forms.CharField(required=False, max_length=longest, widget=widget)
    for each in column.validators:
        if isinstance(each, MaxValueValidator):
            field.validators.append(each)
    return field
