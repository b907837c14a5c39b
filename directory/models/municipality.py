"""自治体."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory import municipality_code
from directory.municipality_slug import RESERVED

from .record import Record


def validate_code(value: str) -> None:
    """Six digits whose last one is the check digit of the first five."""
    try:
        municipality_code.complete(value)
    except ValueError:
        message = gettext("全国地方公共団体コードの検査数字が合いません。6けたをお確かめください。")
        raise ValidationError(message) from None
    if len(value) != 6:
        raise ValidationError(
            gettext("全国地方公共団体コードは、検査数字を含む6けたで入れてください。")
        )


class Municipality(Record):
    """A municipality that runs 重層的支援体制整備事業."""

    code = models.CharField(
        _("全国地方公共団体コード"), max_length=6, unique=True, validators=[validate_code]
    )
    name = models.CharField(_("名称"), max_length=50)
    reading = models.CharField(_("読み"), max_length=100, blank=True)
    prefecture = models.CharField(_("都道府県"), max_length=10)
    slug = models.SlugField(_("アドレスに使う名前"), unique=True)
    fictional = models.BooleanField(_("架空の自治体"), default=False)
    phone = models.CharField(_("代表電話"), max_length=30, blank=True)
    website = models.URLField(_("公式サイト"), blank=True)
    note = models.TextField(_("編集メモ（公開されません）"), blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("自治体")
        verbose_name_plural = _("自治体")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED:
            raise ValidationError(
                {"slug": gettext("サイトの別のページが使っている名前なので、使えません。")}
            )
        if self.code and len(self.code) == 5:
            self.code = municipality_code.complete(self.code)

    @property
    def label(self) -> str:
        """The name as readers see it; a fictional municipality always says so."""
        return gettext("%(name)s（架空）") % {"name": self.name} if self.fictional else self.name
