"""What a place answers without an account, and what the office makes of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.registry.fact_rules import contradictions
from directory.registry.models import AnswerLink, RegistryRecord, Step, Word
from directory.registry.record_facts import ASKED, ASKED_GROUPS
from directory.registry.services.answers import asked_facts, packed
from directory.registry.services.links import LONGEST_DAYS

from .base import MemberForm, PlainForm, Versioned, WatchedTexts, WordField, offer_own
from .fact_fields import DayField, fact_fields


class AnsweredBy(PlainForm):
    """Who answers."""

    answered_by = forms.CharField(
        label=gettext_lazy("答える方のお名前"),
        max_length=100,
        error_messages={"required": gettext_lazy("答える方のお名前を書いてください。")},
    )


class FactsAnswerForm(Versioned, AnsweredBy):
    """The facts of a place as the office has them, to be put right by the place."""

    SAME = "same"

    def __init__(self, *args: Any, instance: RegistryRecord, **kwargs: Any) -> None:
        self.instance = instance
        super().__init__(*args, **kwargs)
        self.fields |= fact_fields(ASKED, instance, unknown=_("分からない"))
        self.add_version()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, text in contradictions(cleaned).items():
            if name not in self.errors:
                self.add_error(name, text)
        self.check_version(cleaned)
        if self.SAME in self.data and not self.errors and self._given() != self._seen():
            text = _(
                "直したところがあります。直した内容を送るときは「直した内容を送る」を押してください。"
            )
            self.add_error(None, text)
        return cleaned

    def _seen(self) -> dict[str, Any]:
        return packed(asked_facts(self.instance))

    def _given(self) -> dict[str, Any]:
        return packed({name: self.cleaned_data[name] for name in ASKED})

    @property
    def answers(self) -> dict[str, Any]:
        """What the place saw and what it gave."""
        return {"seen": self._seen(), "given": self._given()}

    def sections(self) -> list[dict[str, Any]]:
        """The facts in their groups: label and fields."""
        return [
            {
                "code": group.code,
                "label": group.label,
                "fields": [self[name] for name in group.facts],
                "wrong": any(name in self.errors for name in group.facts),
            }
            for group in ASKED_GROUPS
        ]


CAN, VISIT_FIRST, HARD, CALL = "can", "visit", "hard", "call"
HOST_ANSWERS = (
    (CAN, gettext_lazy("受け入れできる")),
    (VISIT_FIRST, gettext_lazy("まず見学から")),
    (HARD, gettext_lazy("いまは難しい")),
    (CALL, gettext_lazy("電話で話したい")),
)


class HostAnswerForm(AnsweredBy):
    """Whether a place can take somebody."""

    answer = forms.ChoiceField(
        label=gettext_lazy("お返事"),
        choices=HOST_ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("お返事をひとつ選んでください。")},
    )
    reason = forms.CharField(
        label=gettext_lazy("難しいときは、その理由"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    dates = forms.CharField(
        label=gettext_lazy("都合のよい日や時間"),
        help_text=gettext_lazy("いくつでも。例：12月3日の午後、水曜の午前"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("answer", "reason", "dates", "answered_by")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("answer") == HARD and not cleaned.get("reason"):
            self.add_error("reason", _("難しい理由を、ひとことで結構ですので書いてください。"))
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("answer", "reason", "dates")}


def host_said(link: AnswerLink) -> str:
    """A host's answer in one text, for the note of a step."""
    said = link.answers
    label = dict(HOST_ANSWERS).get(said.get("answer", ""), "")
    reason = _("理由：%s") % said["reason"] if said.get("reason") else ""
    dates = _("都合のよい日：%s") % said["dates"] if said.get("dates") else ""
    return "\n".join(filter(None, (str(label), reason, dates)))


class IssueForm(MemberForm):
    """For how many days a link is open."""

    days = forms.IntegerField(
        label=gettext_lazy("何日のあいだ開けておくか"),
        min_value=1,
        max_value=LONGEST_DAYS,
        help_text=gettext_lazy("1から60まで。過ぎると、リンクは開けなくなります。"),
    )


class SheetNumberForm(PlainForm):
    """The number on a sheet of paper."""

    number = forms.CharField(
        label=gettext_lazy("確認票の番号"),
        help_text=gettext_lazy("用紙の右上にあります。例：K7M4-29QX"),
        max_length=30,
    )


class TakeStepForm(WatchedTexts, MemberForm):
    """What a host's answer comes to."""

    watched = ("note", "next_what")

    step = forms.ChoiceField(
        label=gettext_lazy("つなぎの段階"), required=False, widget=forms.RadioSelect
    )
    on = DayField(label=gettext_lazy("日"))
    note = forms.CharField(
        label=gettext_lazy("ようす・メモ"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    failure = WordField(Word.Kind.FAILURE, label=gettext_lazy("不成立のときの理由"), required=False)
    next_on = DayField(label=gettext_lazy("次の予定日"), required=False)
    next_what = forms.CharField(label=gettext_lazy("次にすること"), max_length=200, required=False)

    def __init__(self, *args: Any, steps: tuple[Step, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_own(self, self.member)
        choices = [("", _("段階は変えない（答えを見た、とだけ残す）"))]
        self.fields["step"].choices = [  # type: ignore[attr-defined]
            *choices,
            *((each.value, each.label) for each in steps),
        ]
        self.add_confirmation()

    @property
    def said(self) -> dict[str, Any]:
        """What ``services.links.take_step`` wants to know."""
        return {name: value for name, value in self.cleaned_data.items() if name != self.MEANT}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("step") == Step.FAILED and not cleaned.get("failure"):
            self.add_error("failure", _("不成立の理由を選んでください。"))
        self.check_texts(cleaned)
        return cleaned
