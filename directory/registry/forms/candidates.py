"""Forms of matching: what to show, why a place is proposed, what is lacking, the person's page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import ResourceKind
from directory.registry.matching import BY_KEY
from directory.registry.models import Need

from .base import MemberForm, PlainForm, WatchedForm
from .days import DayField

# Where one brings a trouble, not where one takes part; shown only when asked for.
CONSULTING = (ResourceKind.COUNTER, ResourceKind.CONSULTATION_DAY, ResourceKind.OFFICE)
TAKING_PART, ANY_KIND = "", "any"
STEP_BY = 10
MOST_SHOWN = 500


class FilterForm(PlainForm):
    """Which candidates to show. What cannot be read is as good as not asked."""

    q = forms.CharField(label=gettext_lazy("場所の名前"), max_length=100, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("種類"),
        required=False,
        choices=(
            (TAKING_PART, gettext_lazy("参加できる場（相談窓口・拠点を除く）")),
            (ANY_KIND, gettext_lazy("すべて")),
            *ResourceKind.choices,
        ),
    )
    relax = forms.ChoiceField(
        required=False,
        choices=[("", ""), *((key, key) for key in BY_KEY)],
        widget=forms.HiddenInput,
    )
    show = forms.IntegerField(
        required=False, min_value=1, max_value=MOST_SHOWN, widget=forms.HiddenInput
    )

    @property
    def said(self) -> dict[str, Any]:
        """What is asked, of every name, with the usual where nothing is."""
        self.is_valid()
        usual = {"q": "", "kind": TAKING_PART, "relax": "", "show": None}
        found = {**usual, **self.cleaned_data}
        return {**found, "show": found["show"] or STEP_BY}


class ProposeForm(WatchedForm, MemberForm):
    """Why this place is proposed; the ledger is kept anyway."""

    watched = ("reason",)

    reason = forms.CharField(
        label=gettext_lazy("提案する理由"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "書かなくても提案できます。上の照らし合わせは、きょうのまま控えに残ります。"
        ),
    )


class LackForm(PlainForm):
    """What was missing, for the board of gaps; it tells nothing of the need."""

    def __init__(
        self, *args: Any, need: Need, conditions: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["condition"] = forms.ChoiceField(
            label=gettext_lazy("いちばん足りなかったこと"),
            choices=[("", _("とくに決められない")), *conditions],
            required=False,
        )
        self.fields["kind"] = forms.ChoiceField(
            label=gettext_lazy("どんな場があればよかったか"),
            choices=[("", _("どれでも")), *ResourceKind.choices],
            required=False,
        )
        self.fields["sector"] = forms.ModelChoiceField(
            queryset=need.sectors.all(),
            label=gettext_lazy("分野"),
            required=False,
            empty_label=_("分けない"),
        )


class HandoutForm(PlainForm):
    """What is written by hand on the person's page; nothing of it is kept."""

    TELL = (
        ("address", gettext_lazy("住所")),
        ("phone", gettext_lazy("電話")),
        ("hours", gettext_lazy("日時")),
        ("description", gettext_lazy("どんなところか")),
    )

    on = DayField(label=gettext_lazy("次に行く日"), required=False)
    at = forms.TimeField(
        label=gettext_lazy("時間"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    where = forms.CharField(label=gettext_lazy("待ち合わせの場所"), max_length=100, required=False)
    with_whom = forms.CharField(
        label=gettext_lazy("いっしょに行く人"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("職員の名前など。ひとりで行くときは空けます。"),
    )
    ask_for = forms.CharField(
        label=gettext_lazy("着いたら、だれに声をかけるか"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("本人に伝えてよいと、場所の人が言った名前だけを書きます。"),
    )
    bring = forms.CharField(label=gettext_lazy("持ってくるもの"), max_length=200, required=False)
    office = forms.CharField(
        label=gettext_lazy("困ったときに電話するところ"), max_length=60, required=False
    )
    office_phone = forms.CharField(
        label=gettext_lazy("その電話番号"), max_length=30, required=False
    )

    def __init__(self, *args: Any, registry_only: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if registry_only:
            self.fields["tell"] = forms.MultipleChoiceField(
                label=gettext_lazy("台帳から紙に写すこと"),
                choices=self.TELL,
                required=False,
                widget=forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
                help_text=gettext_lazy("公開していない場所です。印を付けたことだけが紙に出ます。"),
            )
