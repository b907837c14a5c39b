"""The form of a need: sections, what is essential beside what is asked, texts that are watched."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Sector, StaffGroup
from directory.registry.case_number import what_is_wrong
from directory.registry.condition_names import CONDITION_NAMES, ESSENTIAL_CONDITIONS
from directory.registry.models import Need, Travel, Word
from directory.registry.permissions import COORDINATOR, MANAGER, Member, Right
from directory.registry.services.needs import MANY, ONE, next_number, settings_of

from .base import MemberModelForm, RowsField, SlotsField, Versioned, WatchedTexts, WordsField
from .fact_fields import DayField
from .need_parts import ALWAYS, CONDITION_BESIDE, FOLDED, PARTS, not_asked

TICKS = {"class": "ticks"}
UNSAID = gettext_lazy("聞いていない")
RADIOS = ("gender", "step", "sensory_limit", "group_limit", "talking_limit", "has_companion")
LONGEST = {"wishes": 3000, "memo": 5000}


def coordinators_of(member: Member) -> QuerySet:
    """The people a need of this municipality can be given to."""
    groups = StaffGroup.objects.filter(
        municipality=member.municipality, role__in=(COORDINATOR, MANAGER)
    )
    users = get_user_model()._default_manager.filter(
        groups__in=groups.values("group"), is_active=True
    )
    return users.distinct().order_by("pk")


class PersonField(forms.ModelChoiceField):
    """Somebody of the office, by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.get_full_name() or obj.get_username())


class NeedForm(WatchedTexts, Versioned, MemberModelForm):
    """All that is asked of the social resources for one case.

    ``number`` and ``received_on`` are said once, when a need is received; the number is
    proposed, and left to the service (blank) where nobody wrote another.
    """

    watched = ("wishes", "memo", "next_what")

    number = forms.CharField(
        label=gettext_lazy("整理番号"),
        max_length=20,
        help_text=gettext_lazy("このままでよければ、直さなくてかまいません。名前は入れません。"),
    )
    proposed = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    received_on = DayField(label=gettext_lazy("受け付けた日"))
    coordinator = PersonField(
        label=gettext_lazy("担当するコーディネーター"),
        queryset=get_user_model()._default_manager.none(),
        required=False,
        empty_label=gettext_lazy("まだ決めていない"),
    )
    sectors = RowsField(
        label=gettext_lazy("分野"),
        queryset=Sector.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=TICKS),
    )
    concerns = WordsField(Word.Kind.CONCERN, label=gettext_lazy("相談の内容"))
    assessment = WordsField(Word.Kind.ASSESSMENT, label=gettext_lazy("アセスメントの項目"))
    interests = WordsField(Word.Kind.ACTIVITY, label=gettext_lazy("してみたいこと・興味"))
    strengths = WordsField(Word.Kind.SKILL, label=gettext_lazy("得意なこと"))
    avoid = WordsField(Word.Kind.ENVIRONMENT, label=gettext_lazy("避けたい環境"))
    difficulties = WordsField(
        Word.Kind.DIFFICULTY, label=gettext_lazy("受け入れる人に分かってほしい困りごと")
    )
    slots = SlotsField(
        label=gettext_lazy("行ける曜日と時間帯"),
        required=False,
        help_text=gettext_lazy("印がなければ「聞いていない」になります。"),
    )
    travel = forms.MultipleChoiceField(
        label=gettext_lazy("行き方"),
        choices=Travel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=TICKS),
    )
    next_on = DayField(label=gettext_lazy("いつ"), required=False)
    essential = forms.MultipleChoiceField(
        label=gettext_lazy("ゆずれないこと"),
        choices=[(key, CONDITION_NAMES[key]) for key in ESSENTIAL_CONDITIONS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Need
        fields = (*ONE, *MANY)
        labels = {
            "wishes": gettext_lazy("希望（本人のことばで）"),
            "max_km": gettext_lazy("何キロまで"),
            "next_what": gettext_lazy("何をする"),
        }
        help_texts = {
            "wishes": gettext_lazy(
                "聞いたとおりに書きます。だれのことか分かる名前・電話・住所・生年月日は書きません。"
            ),
            "memo": gettext_lazy("職員のための覚え書きです。受け入れ先には伝わりません。"),
            "fee_limit": gettext_lazy("払えないときは 0。"),
            "step": gettext_lazy("いま、どのくらいなら出られるか。"),
        }

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, member=member, **kwargs)
        self.fields["coordinator"].queryset = coordinators_of(member)  # type: ignore[attr-defined]
        self._say_what_is_unsaid()
        self._set_limits()
        if self.instance.pk:
            del self.fields["number"], self.fields["proposed"]
            self.initial["received_on"] = self.instance.received_on
            if not member.may(Right.SEE_ALL_NEEDS):
                del self.fields["coordinator"]
        else:
            self._propose(member)
        self.add_version()
        self.add_confirmation()

    def _say_what_is_unsaid(self) -> None:
        for name in RADIOS:
            field: Any = self.fields[name]
            choices = [each for each in field.choices if each[0] not in ("", None)]
            field.widget = forms.RadioSelect()
            field.choices = [*choices, ("", UNSAID)]
        self.fields["area"].empty_label = UNSAID  # type: ignore[attr-defined]

    def _set_limits(self) -> None:
        for name, longest in LONGEST.items():
            self.fields[name].validators.append(MaxLengthValidator(longest))
            self.fields[name].widget.attrs["rows"] = 4
        self.fields["max_km"].validators += [MinValueValidator(0.1), MaxValueValidator(100)]
        self.fields["fee_limit"].validators.append(MaxValueValidator(1_000_000))

    def _propose(self, member: Member) -> None:
        today = timezone.localdate()
        free = next_number(member.municipality, today)
        self.initial = {
            "number": free,
            "proposed": free,
            "received_on": today,
            "coordinator": member.user if member.may(Right.REFER) else None,
            **self.initial,
        }

    def clean_number(self) -> str:
        """Blank where the proposed number stands, so that the next free one is given."""
        number = unicodedata.normalize("NFKC", self.cleaned_data["number"]).strip().upper()
        if number == self.data.get(self.add_prefix("proposed")):
            return ""
        prefix = settings_of(self.member.municipality).case_prefix
        if wrong := what_is_wrong(number, prefix):
            raise ValidationError(wrong)
        return number

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise ValidationError(_("受け付けた日が先の日付です。きょうまでの日にしてください。"))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.check_texts(cleaned)
        self.check_version(cleaned)
        if missing := not_asked(cleaned.get("essential", []), self._said(cleaned)):
            text = _(
                "%(names)sは「ゆずれない」に印がありますが、何がよいかが選ばれていません。"
                "内容を選ぶか、印を外してください。"
            )
            self.add_error("essential", text % {"names": "・".join(missing)})
        return cleaned

    def _said(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        # What could not be read was asked all the same.
        return {**dict.fromkeys(self.errors, True), **cleaned}

    @property
    def facts(self) -> dict[str, Any]:
        """What was filled in, by the need's own names."""
        names = {*ONE, *MANY} & self.cleaned_data.keys()
        return {name: self.cleaned_data[name] for name in names}

    def sections(self) -> list[dict[str, Any]]:
        """The form's parts: code, label and rows, each a field and the tick beside it."""
        chosen = {str(each) for each in self["essential"].value() or ()}
        return [
            {
                "code": part.code,
                "label": part.label,
                "rows": [
                    {
                        "field": self[name],
                        "tick": tick(CONDITION_BESIDE.get(name), chosen),
                        "folded": name in FOLDED,
                    }
                    for name in part.fields
                    if name in self.fields
                ],
                "ticks": [tick(each, chosen) for each in ALWAYS] if part.code == "support" else [],
            }
            for part in PARTS
        ]


def tick(condition: str | None, chosen: set[str]) -> dict[str, Any] | None:
    """The tick box that calls a condition essential."""
    if condition is None:
        return None
    name = CONDITION_NAMES[condition]
    return {"key": condition, "name": name, "checked": condition in chosen}
