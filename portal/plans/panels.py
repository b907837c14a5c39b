"""What an editor of plans and handbooks fills in, part by part."""

from __future__ import annotations

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from .facts.numbers import known_names


class ToConfirmPanel(MultiFieldPanel):
    """Shown first, and only while something is left to see to."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.to_confirm.strip()) and super().is_shown()


def _group(heading: object, *names: str | FieldPanel) -> MultiFieldPanel:
    children = [FieldPanel(each) if isinstance(each, str) else each for each in names]
    return MultiFieldPanel(children, heading=heading)


def _body() -> FieldPanel:
    return FieldPanel("body", help_text=NUMBERS)


NUMBERS = format_lazy(
    _(
        "文章の中に {{相談窓口の数}} のように書くと、読まれた日の数に置きかわります。"
        "使える名前：{names}。「高齢の相談窓口の数」のように、分野をつけることもできます。"
    ),
    names="、".join(known_names(())),
)
# Shown in results of search engines and where addresses are handed on.
PROMOTE = [_group(_("アドレスと、検索サイトに出る説明"), "slug", "search_description")]
CHAPTER = [*Page.content_panels, FieldPanel("label"), _body()]
HANDBOOK = [*Page.content_panels, _body()]
PLAN = [
    ToConfirmPanel(
        [
            FieldPanel(
                "to_confirm",
                help_text=_(
                    "確かめて直したら、その行を消してください。"
                    "行が残っているあいだは、この計画も、その章も公開できません。"
                ),
            )
        ],
        heading=_("この計画で確かめること"),
    ),
    *Page.content_panels,
    _group(_("どんな計画か"), "kind", "subtitle", "publisher", "philosophy"),
    _group(_("策定日"), "dated", "dated_label"),
    _group(_("期間"), "period_from", "period_to", "period_label", "period_note"),
    _group(
        _("位置づけ"),
        "legal_basis",
        "status",
        FieldPanel("succeeds", widget=forms.Select),
        "merged_into",
    ),
    _group(_("点検・見直し"), "review_due", "review_label", "evaluated_by"),
    FieldPanel("source"),
    _body(),
]
