"""A text of blocks that arrives whole, or is refused in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlock, StreamBlockValidationError, StreamValue


class CutShort(StreamValue):
    """Stands for a text of which a part did not arrive."""


class WholeStreamBlock(StreamBlock):
    """Wagtail fails on a form that was cut short on its way; here its sender is told."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, prefix: str) -> StreamValue:
        try:
            return super().value_from_datadict(data, files, prefix)
        except (KeyError, ValueError):
            return CutShort(self, [])

    def clean(self, value: StreamValue) -> StreamValue:
        if isinstance(value, CutShort):
            text = _(
                "本文が途中までしか届きませんでした。何も変えていません。"
                "前の画面に戻り、もう一度保存してください。"
            )
            raise StreamBlockValidationError(non_block_errors=[ValidationError(text)])
        return super().clean(value)
