"""Links out of a text: to another site, a mail address, a telephone, a place in the page.

Wagtail leaves some labels to the names of the fields, and fails on a form without an address.
"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers as stock
from wagtail.admin.views import chooser

LINK_TEXT = _("リンクの文字")


class AddressField(stock.URLOrAbsolutePathField):
    """A whole address, or one of this site that begins with a stroke."""

    def to_python(self, value: str | None) -> str:
        return super().to_python(value or "")


class ExternalLinkForm(stock.ExternalLinkChooserForm):
    url = AddressField(label=_("アドレス"))
    link_text = forms.CharField(required=False, label=LINK_TEXT)


class AnchorLinkForm(stock.AnchorLinkChooserForm):
    url = forms.CharField(label=_("ページの中の場所（# のあと）"))
    link_text = forms.CharField(required=False, label=LINK_TEXT)


class EmailLinkForm(stock.EmailLinkChooserForm):
    email_address = forms.EmailField(label=_("メールアドレス"))
    link_text = forms.CharField(required=False, label=LINK_TEXT)
    subject = forms.CharField(required=False, label=_("件名"))
    body = forms.CharField(
        required=False, label=_("本文"), widget=forms.Textarea(attrs={"rows": 3})
    )


class PhoneLinkForm(stock.PhoneLinkChooserForm):
    phone_number = forms.CharField(label=_("電話番号"))
    link_text = forms.CharField(required=False, label=LINK_TEXT)


class ExternalLinkView(chooser.ExternalLinkView):
    form_class = ExternalLinkForm


class AnchorLinkView(chooser.AnchorLinkView):
    form_class = AnchorLinkForm


class EmailLinkView(chooser.EmailLinkView):
    form_class = EmailLinkForm


class PhoneLinkView(chooser.PhoneLinkView):
    form_class = PhoneLinkForm
