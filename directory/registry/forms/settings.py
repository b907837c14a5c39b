"""Forms of the settings room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Meeting
from directory.registry.condition_names import CONDITION_NAMES
from directory.registry.matching import DEFAULT_WEIGHTS
from directory.registry.models import (
    MeetingRule,
    Need,
    RegistrySettings,
    Rule,
    Trace,
    Word,
)

from .base import MemberForm, MemberModelForm, PlainForm

MOST_WEIGHT = 10
MOST_NEW_WORDS = 30
LONGEST_WORD = 80


class SettingsForm(MemberModelForm):
    """Numbers a municipality decides."""

    class Meta:
        model = RegistrySettings
        fields = (
            *("case_prefix", "confirm_months", "link_days", "retention_months", "suppress_below"),
        )
        help_texts = {
            "case_prefix": gettext_lazy(
                "たとえば「福」。空けておくと「R8-0001」のようになります。"
            ),
            "retention_months": gettext_lazy(
                "終えてからこの月数がたつと、支援ニーズの中身を消し、数だけを残します。"
            ),
            "suppress_below": gettext_lazy("足りないものの集計で、これより少ない件数を伏せます。"),
        }


class WeightsForm(PlainForm):
    """A weight for every condition, from 0 (does not count) to 10."""

    def __init__(self, *args: Any, weights: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, default in DEFAULT_WEIGHTS.items():
            self.fields[key] = forms.FloatField(
                label=str(CONDITION_NAMES[key]),
                min_value=0,
                max_value=MOST_WEIGHT,
                initial=weights[key],
                help_text=_("はじめの値 %(default)g") % {"default": default},
                widget=forms.NumberInput(attrs={"step": "0.5"}),
            )


class PreviewForm(MemberForm):
    """Which need the effect of the weights is shown on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"] = forms.ModelChoiceField(
            queryset=self.member.needs().filter(state__in=(Need.State.OPEN, Need.State.ACTIVE)),
            label=_("どの支援ニーズで確かめるか"),
            required=False,
        )


class RulesForm(MemberForm):
    """For each meeting under which rule it speaks of cases."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meetings = Meeting.objects.filter(municipality=self.member.municipality)
        rules = dict(
            MeetingRule.objects.filter(meeting__in=meetings).values_list("meeting", "rule")
        )
        for meeting in meetings:
            said = meeting.get_consent_display()
            self.fields[f"meeting-{meeting.pk}"] = forms.ChoiceField(
                label=meeting.name,
                choices=[("", _("計画のとおり")), *Rule.choices],
                required=False,
                initial=rules.get(meeting.pk, ""),
                help_text=_("計画には：%(said)s") % {"said": said},
            )

    def rules(self) -> dict[int, str]:
        """Meeting → rule or blank."""
        return {
            int(name.removeprefix("meeting-")): rule for name, rule in self.cleaned_data.items()
        }


class WordForm(forms.ModelForm):
    class Meta:
        model = Word
        fields = ("label", "sort_order", "active")


WordFormSet = forms.modelformset_factory(Word, form=WordForm, extra=0, can_delete=False)


class NewWordsForm(PlainForm):
    """New words, one a line."""

    added = forms.CharField(
        label=gettext_lazy("加えることば（1行に1つ）"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_added(self) -> list[str]:
        lines = [each.strip() for each in self.cleaned_data["added"].splitlines()]
        words = list(dict.fromkeys(filter(None, lines)))
        if len(words) > MOST_NEW_WORDS:
            text = _("一度に加えられるのは%(most)s個までです。")
            raise ValidationError(text % {"most": MOST_NEW_WORDS})
        long = [each[:10] for each in words if len(each) > LONGEST_WORD]
        if long:
            text = _("長すぎることばがあります：%(words)s。80文字までにしてください。")
            raise ValidationError(text % {"words": "、".join(long)})
        return words


class TracesForm(MemberForm):
    """Which traces to show."""

    number = forms.CharField(label=gettext_lazy("整理番号"), required=False, max_length=20)
    who = forms.CharField(label=gettext_lazy("した人"), required=False, max_length=100)
    what = forms.ChoiceField(
        label=gettext_lazy("何を"),
        required=False,
        choices=[("", gettext_lazy("すべて")), *Trace.What.choices],
    )
    since = forms.DateField(
        label=gettext_lazy("いつから"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=gettext_lazy("いつまで"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def conditions(self) -> dict[str, Any]:
        """Lookups of the filled-in fields; those that make no sense are left out."""
        given = self.cleaned_data if self.is_bound and not self.errors else {}
        lookups = {
            "number__iexact": given.get("number"),
            "by_name__icontains": given.get("who"),
            "what": given.get("what"),
            "at__date__gte": given.get("since"),
            "at__date__lte": given.get("until"),
        }
        return {lookup: value for lookup, value in lookups.items() if value}
