"""Forms of what is missing: filters of the table, a new gap, a move on the board."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from directory.models import CatchmentArea, ResourceKind, Sector
from directory.registry.condition_names import CONDITION_NAMES
from directory.registry.counting.lacks import LAST_12_MONTHS
from directory.registry.counting.years import fiscal_year
from directory.registry.models import Gap, MeetingSession, RegistryRecord
from directory.registry.permissions import Member, Right

from .base import MemberForm, WatchedForm, WatchedTexts, offer_own
from .days import DayField

YEARS_BACK = 5
ANY = [("", _("すべて"))]
NOT_SAID = [("", _("決めない"))]
RECORDS_OFFERED = 20


def _lack_fields(empty: list, label: Any) -> dict[str, forms.Field]:
    return {
        "area": forms.ModelChoiceField(
            queryset=CatchmentArea.objects.all(),
            label=_("区域"),
            required=False,
            empty_label=label,
        ),
        "sector": forms.ModelChoiceField(
            queryset=Sector.objects.all(), label=_("分野"), required=False, empty_label=label
        ),
        "kind": forms.ChoiceField(
            choices=[*empty, *ResourceKind.choices], label=_("種類"), required=False
        ),
        "condition": forms.ChoiceField(
            choices=[*empty, *CONDITION_NAMES.items()], label=_("条件"), required=False
        ),
    }


class LackFilter(MemberForm):
    """Which rows of the table, of which time. Times do not lie within each other."""

    period = forms.ChoiceField(label=_("いつの分"), required=False)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= _lack_fields(ANY, _("すべて"))
        offer_own(self, self.member)
        this_year = fiscal_year(today)
        years = [
            (str(year), _now("%(year)d年度") % {"year": year})
            for year in range(this_year - 1, this_year - 1 - YEARS_BACK, -1)
        ]
        field: Any = self.fields["period"]
        field.choices = [("", _now("この12か月")), *years]

    def only(self) -> dict[str, Any]:
        """What was chosen, as the table's question asks it."""
        values = {name: self.cleaned_data.get(name) for name in ("area", "sector")}
        values |= {name: self.cleaned_data.get(name) for name in ("kind", "condition")}
        return {name: value for name, value in values.items() if value}

    @property
    def chosen_period(self) -> str:
        return self.cleaned_data.get("period") or LAST_12_MONTHS


class GapText(WatchedForm, MemberForm):
    """What is missing, in words."""

    watched = ("title", "text")

    title = forms.CharField(
        label=_("何が足りないか"),
        max_length=150,
        help_text=_("例：夜に行ける、話さなくてよい居場所"),
    )
    text = forms.CharField(
        label=_("くわしく"),
        required=False,
        max_length=4000,
        help_text=_("だれのことか分かることは書かないでください。"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class GapForm(GapText):
    """A gap for the board."""

    on = DayField(_("気づいた日"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= _lack_fields(NOT_SAID, _("決めない"))
        offer_own(self, self.member)


class SessionField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return _now("%(name)s %(on)s") % {"name": obj.name, "on": obj.on}


def _named(text: str) -> Q:
    return (
        Q(resource__name__icontains=text)
        | Q(resource__reading__icontains=text)
        | Q(own_name__icontains=text)
        | Q(own_reading__icontains=text)
    )


class MoveForm(WatchedTexts, MemberForm):
    """A move on the board."""

    watched = ("note",)

    stage = forms.ChoiceField(label=_("段階"), widget=forms.RadioSelect)
    on = DayField(_("日"))
    note = forms.CharField(
        label=_("メモ"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    session = SessionField(
        queryset=MeetingSession.objects.none(),
        label=_("どの会議の議題に入れるか"),
        required=False,
        empty_label=_("入れない"),
        help_text=_("「会議」に進めるときに選べます。"),
    )
    opened_as = forms.ModelChoiceField(
        queryset=RegistryRecord.objects.none(),
        label=_("できた社会資源"),
        required=False,
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=_("「開設」に進めるときに選びます。"),
    )

    def __init__(
        self, *args: Any, member: Member, gap: Gap, searched: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, member=member, **kwargs)
        self.add_confirmation()
        fields: dict[str, Any] = self.fields
        fields["stage"].choices = [each for each in Gap.Stage.choices if each[0] != gap.stage]
        if member.may(Right.MEET):
            fields["session"].queryset = MeetingSession.objects.filter(
                municipality=member.municipality, held=False
            ).order_by("on", "pk")
        else:
            del fields["session"]
        self._offer_records(fields["opened_as"], searched)

    def _offer_records(self, field: Any, searched: str) -> None:
        """Offer the newest records, or those a name was looked for; any other may be sent."""
        own = RegistryRecord.objects.of(self.member.municipality).in_use()
        rows = own.select_related("resource")
        field.queryset = rows
        offered = rows.filter(_named(searched)) if searched else rows
        chosen = self.data.get("opened_as", "") if self.is_bound else ""
        shown = list(offered.order_by("-created_at", "-pk")[:RECORDS_OFFERED])
        if chosen.isdecimal() and len(chosen) < 19 and chosen not in {str(r.pk) for r in shown}:
            shown += rows.filter(pk=chosen)
        field.widget.choices = [(each.pk, each.name) for each in shown]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.check_texts(cleaned)
        if cleaned.get("session") and cleaned.get("stage") not in (None, Gap.Stage.MEETING):
            self.add_error("session", _("会議を選べるのは、「会議」に進めるときだけです。"))
        return cleaned
