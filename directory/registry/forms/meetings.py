"""Forms of sittings, agendas and minutes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Meeting
from directory.registry.meeting_rules import Ruling
from directory.registry.models import AgendaItem, Gap, Matter, MeetingSession, Need, Rule

from .base import MemberForm, PlainForm, WatchedForm, WatchedTexts
from .days import DayField

Decision = AgendaItem.Decision


class MeetingField(forms.ModelChoiceField):
    """A meeting of the municipality, told with its rule."""

    rulings: dict[int, Ruling] = {}

    def label_from_instance(self, obj: Any) -> str:
        name = f"{obj.parent.name}：{obj.name}" if obj.parent else obj.name
        return f"{name}（{SHORT[self.rulings[obj.pk].rule]}）"


SHORT = {
    Rule.CONSENT: _("同意がある事例だけ"),
    Rule.CONFIDENTIAL: _("守秘義務のもとで、同意がなくても"),
    Rule.NO_CASES: _("個別の事例は扱わない"),
}


class SittingForm(WatchedForm, MemberForm):
    """When and where a meeting is held."""

    watched = ("place", "note")

    on = DayField(_("開く日"))
    place = forms.CharField(label=_("場所"), max_length=100, required=False)
    note = forms.CharField(
        label=_("準備のメモ"),
        help_text=_("事例のことは書かず、議題に書いてください。印刷には出ません。"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NewSittingForm(SittingForm):
    """Which meeting, when and where."""

    meeting = MeetingField(queryset=Meeting.objects.none(), label=_("会議"))
    field_order = ("meeting", "on", "place", "note")

    def __init__(self, *args: Any, rulings: dict[int, Ruling], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.rulings = rulings
        field.queryset = (
            Meeting.objects.filter(pk__in=rulings).select_related("parent").order_by("pk")
        )


class TextForm(WatchedForm, PlainForm):
    """What an item asks of the meeting."""

    watched = ("text",)

    text = forms.CharField(
        label=_("相談したいこと"),
        help_text=_(
            "名前・住所・電話番号・生年月日や、税務の情報は書かないでください。"
            "この文は、会議で配る紙に出ます。"
        ),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ItemForm(TextForm):
    """One item for an agenda."""

    matter = forms.ChoiceField(label=_("話し合うこと"), choices=Matter.choices)
    need = forms.ModelChoiceField(
        queryset=Need.objects.none(),
        label=_("支援ニーズ"),
        required=False,
        help_text=_("「足りない社会資源」のときは選びません。"),
    )
    gap = forms.ModelChoiceField(
        queryset=Gap.objects.none(),
        label=_("不足資源"),
        required=False,
        help_text=_("「足りない社会資源」のときだけ選びます。"),
    )
    field_order = ("matter", "need", "gap", "text")

    def __init__(self, *args: Any, member: Any, session: MeetingSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if session.rule == Rule.NO_CASES:
            del fields["need"]
            fields["matter"].choices = [
                each for each in Matter.choices if each[0] in (Matter.SHARING, Matter.GAP)
            ]
        else:
            fields["need"].queryset = member.needs().open().order_by("number")
        gaps = Gap.objects.filter(municipality=member.municipality).order_by("title", "pk")
        fields["gap"].queryset = gaps.exclude(stage__in=(Gap.Stage.OPENED, Gap.Stage.DROPPED))


class DecisionForm(WatchedTexts, PlainForm):
    """What a meeting decided on an item."""

    watched = ("minutes",)

    decision = forms.ChoiceField(
        label=_("決まったこと"),
        choices=Decision.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    minutes = forms.CharField(
        label=_("決まったことの内容"),
        help_text=_("名前・住所・電話番号・生年月日や、税務の情報は書かないでください。"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    next_on = DayField(
        _("次に確かめる日"),
        required=False,
        help_text=_("支援ニーズの「次にすること」に入ります。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_confirmation()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.check_texts(cleaned)
        return cleaned


class DueForm(PlainForm):
    """Which of what is due comes on the agenda."""

    chosen = forms.MultipleChoiceField(
        label=_("議題に入れるもの"),
        error_messages={
            "required": _("議題に入れるものに、印を付けてください。"),
            "invalid_choice": _(
                "選んだものの中に、いまは入れられないものがあります。もう一度選んでください。"
            ),
        },
    )
