"""Forms that know whose record is being edited and offer only what belongs to it."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm

from directory.models import OpeningRule, ProgrammeType

from . import reach
from .days import month_day
from .membership import home_of, is_unbounded, memberships

WEEKDAYS = list(enumerate((_("月"), _("火"), _("水"), _("木"), _("金"), _("土"), _("日"))))
WEEKS = [
    (1, _("第1")),
    (2, _("第2")),
    (3, _("第3")),
    (4, _("第4")),
    (5, _("第5")),
    (-1, _("最後")),
]
MONTHS = [(month, _("%d月") % month) for month in range(1, 13)]


def offer_own(form: forms.BaseForm, municipality_id: int | None, user) -> None:
    """Leave in every list of records only those of one municipality, and everybody's.

    Where the municipality is not decided yet, what the user may see is offered.
    """
    for name, field in form.fields.items():
        rows = getattr(field, "queryset", None)
        if rows is None or rows.model not in reach.RECORD_MODELS or name == "municipality":
            continue
        if municipality_id is not None:
            field.queryset = reach.visible_to(rows, [municipality_id])
        elif not is_unbounded(user):
            homes = [each.municipality_id for each in memberships(user)]
            field.queryset = reach.visible_to(rows, homes)


class RecordForm(WagtailAdminModelForm):
    """A record's form; a new one belongs to the editor's own municipality from the start."""

    def __init__(self, data=None, files=None, instance=None, **kwargs):
        instance = instance or self._meta.model()
        user = kwargs.get("for_user")
        if instance.pk is None and reach.path_of(self._meta.model) == reach.DIRECT:
            instance.municipality_id = _owner_of_new(user, data or {})
        super().__init__(data, files, instance=instance, **kwargs)
        offer_own(self, reach.municipality_id_of(instance), user)
        if "municipality" in self.fields and instance.pk:
            self.fields["municipality"].disabled = True
        if "parent" in self.fields and instance.pk:
            parents = self.fields["parent"]
            parents.queryset = parents.queryset.exclude(pk=instance.pk)

    def _get_validation_exclusions(self) -> set[str]:
        """Names are unique within a municipality even where the form does not ask for it."""
        excluded = super()._get_validation_exclusions()
        return excluded if "municipality" in self.fields else excluded - {"municipality"}

    def clean(self):
        cleaned = super().clean()
        self._refuse_circle(cleaned.get("parent"))
        return cleaned

    def _refuse_circle(self, parent) -> None:
        seen = set()
        while parent is not None and parent.pk not in seen:
            if parent.pk == self.instance.pk:
                self.add_error("parent", _("自分の下にあるものは、上位に選べません。"))
                return
            seen.add(parent.pk)
            parent = parent.parent


def _owner_of_new(user, data) -> int | None:
    """An administrator says whose a new record is; everybody else only has one place."""
    if not is_unbounded(user):
        return home_of(user)
    chosen = data.get("municipality", "")
    return int(chosen) if chosen.isdecimal() else None


class PartsFormSet(BaseChildFormSet):
    """The rows a record is made of; they too offer only what belongs to it."""

    def add_fields(self, form: forms.BaseForm, index: int | None) -> None:
        super().add_fields(form, index)
        offer_own(form, reach.municipality_id_of(self.instance), form.for_user)


class TickField(forms.TypedMultipleChoiceField):
    """A list of numbers or codes as tick boxes; nothing ticked is an empty list."""

    def __init__(self, **kwargs):
        widget = forms.CheckboxSelectMultiple(attrs={"class": "ticks-in-a-row"})
        super().__init__(empty_value=[], widget=widget, **kwargs)


class PartForm(WagtailAdminModelForm):
    """One row of a record."""


class OpeningRuleForm(PartForm):
    """Regular hours, ticked together."""

    weekdays = TickField(
        label=OpeningRule._meta.get_field("weekdays").verbose_name,
        choices=WEEKDAYS,
        coerce=int,
        required=False,
    )
    weeks = TickField(
        label=OpeningRule._meta.get_field("weeks").verbose_name,
        choices=WEEKS,
        coerce=int,
        required=False,
        help_text=_("毎週なら、何も選ばないでください。"),
    )
    months = TickField(
        label=OpeningRule._meta.get_field("months").verbose_name,
        choices=MONTHS,
        coerce=int,
        required=False,
        help_text=_("一年中なら、何も選ばないでください。"),
    )

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("weekdays") or cleaned.get("on_holidays")):
            self.add_error("weekdays", _("曜日を選んでください。"))
        for name in ("season_from", "season_to"):
            self._read_day(name, cleaned.get(name, ""))
        if bool(cleaned.get("season_from")) != bool(cleaned.get("season_to")):
            raise ValidationError(_("期間は、始めと終わりの両方を入れてください。"))
        return cleaned

    def _read_day(self, name: str, text: str) -> None:
        """Take 4/1, ４－１ or 4月1日 for 04-01."""
        if not text:
            return
        try:
            self.cleaned_data[name] = month_day(text)
        except ValueError:
            self.add_error(name, _("「04-01」のように、月と日で入れてください。"))


class ConcernForm(RecordForm):
    """A trouble and the programmes that answer it."""

    programme_types = TickField(
        label=_("事業の型"), choices=ProgrammeType.choices, coerce=str, required=False
    )
