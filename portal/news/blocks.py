"""What a piece of news is written in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.models import AbstractDocument
from wagtail.images.blocks import ImageBlock

from portal.home.whole_stream import WholeStreamBlock

FEATURES = ["bold", "ol", "ul", "link"]


class PublicDocumentBlock(DocumentChooserBlock):
    """A file anybody may have."""

    def clean(self, value: AbstractDocument | None) -> AbstractDocument | None:
        """Refuse a file of a collection that is not open to everybody."""
        document = super().clean(value)
        if document and document.collection.get_view_restrictions():
            raise ValidationError(
                gettext(
                    "この文書は職員だけのものなので、お知らせには載せられません。"
                    "だれでも読める文書を選んでください。"
                )
            )
        return document


class NewsBlocks(WholeStreamBlock):
    """The body of a piece of news."""

    heading = blocks.CharBlock(
        max_length=100, label=_("見出し"), icon="title", template="blocks/news/heading.html"
    )
    text = blocks.RichTextBlock(
        features=FEATURES, label=_("文章"), icon="pilcrow", template="blocks/news/text.html"
    )
    picture = ImageBlock(label=_("画像"), template="blocks/news/picture.html")
    document = PublicDocumentBlock(label=_("文書"), template="blocks/news/document.html")
    note = blocks.RichTextBlock(
        features=FEATURES, label=_("補足・注意"), icon="warning", template="blocks/news/note.html"
    )
