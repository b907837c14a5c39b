"""Blocks an editor writes in: headings, text, tables, notes, pictures."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
LEVELS = [("2", _("大見出し")), ("3", _("中見出し")), ("4", _("小見出し"))]
TONES = [("info", _("補足")), ("warn", _("注意"))]


class HeadingBlock(blocks.StructBlock):
    """A heading; its anchor is the block's own id, so it survives rewording."""

    level = blocks.ChoiceBlock(choices=LEVELS, default="2", label=_("大きさ"))
    text = blocks.CharBlock(max_length=200, label=_("見出し"))

    class Meta:
        icon = "title"
        label = _("見出し")


class NoteBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(choices=TONES, default="info", label=_("種類"))
    title = blocks.CharBlock(required=False, max_length=100, label=_("題"))
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("文章"))

    class Meta:
        icon = "info-circle"
        label = _("補足・注意")


class UnreadBlock(blocks.StructBlock):
    """What an import could not understand, left exactly as it stood."""

    lines = blocks.CharBlock(required=False, max_length=50, label=_("もとの行"))
    text = blocks.TextBlock(label=_("読み取れなかった文章"))

    class Meta:
        icon = "help"
        label = _("取り込みで読み取れなかったところ")


class PictureBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, label=_("題"))
    image = ImageChooserBlock(label=_("画像"))
    alternative = blocks.TextBlock(
        label=_("図を見られない人への説明"), help_text=_("図から読み取れることを、文章で書きます。")
    )

    class Meta:
        icon = "image"
        label = _("図・画像")


def text_blocks() -> list[tuple[str, blocks.Block]]:
    """The blocks of ordinary writing, by the names under which pages keep them."""
    table = TypedTableBlock(
        [("text", blocks.TextBlock(required=False, label=_("文字")))], label=_("表"), icon="table"
    )
    return [
        ("heading", HeadingBlock()),
        ("text", blocks.RichTextBlock(features=TEXT_FEATURES, label=_("文章"), icon="pilcrow")),
        ("table", table),
        ("note", NoteBlock()),
        ("picture", PictureBlock()),
        ("unread", UnreadBlock()),
    ]
