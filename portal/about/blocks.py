"""What an accessibility statement lists: what is left out, and what was tested."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .conformance import Level, Outcome


class ExceptionBlock(blocks.StructBlock):
    """A part of the site the target does not hold for."""

    what = blocks.CharBlock(max_length=200, label=_("対象から外すもの"))
    why = blocks.TextBlock(required=False, rows=2, label=_("理由"))
    until = blocks.CharBlock(
        required=False, max_length=100, label=_("いつまで（「令和9年3月まで」など）")
    )

    class Meta:
        icon = "minus"
        label = _("例外")


class SampledPageBlock(blocks.StructBlock):
    """A page that was tested, and what came out."""

    title = blocks.CharBlock(max_length=100, label=_("ページの名前"))
    address = blocks.CharBlock(max_length=200, label=_("アドレス"))
    outcome = blocks.ChoiceBlock(choices=Outcome.choices, required=False, label=_("結果"))
    finding = blocks.TextBlock(required=False, rows=2, label=_("分かったこと"))

    class Meta:
        icon = "doc-full"
        label = _("試したページ")


class RoundOfTestsBlock(blocks.StructBlock):
    """One round of tests."""

    begun = blocks.DateBlock(label=_("始めた日"))
    ended = blocks.DateBlock(required=False, label=_("終えた日（1日で終えたときは空けておきます）"))
    method = blocks.TextBlock(rows=3, label=_("方法と使った道具"))
    selection = blocks.CharBlock(required=False, max_length=200, label=_("ページの選び方"))
    technologies = blocks.CharBlock(
        required=False, max_length=200, label=_("依存している技術（HTML、CSS など）")
    )
    by_whom = blocks.CharBlock(max_length=100, label=_("試した人・団体"))
    level = blocks.ChoiceBlock(
        choices=Level.choices, required=False, label=_("満たしていた適合レベル")
    )
    not_met = blocks.TextBlock(
        required=False, rows=3, label=_("満たしていなかった達成基準と、直す予定")
    )
    pages = blocks.ListBlock(SampledPageBlock(), default=[], min_num=1, label=_("試したページ"))

    class Meta:
        icon = "tick-inverse"
        label = _("試験")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a round that ended before it began."""
        test = super().clean(value)
        if test["ended"] and test["ended"] < test["begun"]:
            message = gettext("終えた日が、始めた日より前になっています。")
            raise blocks.StructBlockValidationError({"ended": ValidationError(message)})
        return test
