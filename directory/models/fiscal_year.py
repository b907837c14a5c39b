"""年度: April to March, named by the year it begins in."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext

FIRST, LAST = 1950, 2100
FIRST_MONTH = 4
_YEAR_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def check_fiscal_year(value: int) -> None:
    """Refuse what cannot be a year of the common era, such as a year of an era."""
    if not FIRST <= value <= LAST:
        raise ValidationError(gettext("年度は、2026 のように西暦4けたで入れてください。"))


def check_year_month(value: str) -> None:
    """Refuse what is not written ``YYYY-MM``."""
    if not _YEAR_MONTH.fullmatch(value):
        raise ValidationError(gettext("年月は、2026-04 のように入れてください。"))


def fiscal_year_of(year_month: str) -> int:
    """The fiscal year of a month written ``YYYY-MM``."""
    year, month = map(int, year_month.split("-"))
    return year if month >= FIRST_MONTH else year - 1


class FiscalYearField(models.PositiveSmallIntegerField):
    """A fiscal year as a year of the common era."""

    default_validators = [check_fiscal_year]

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveSmallIntegerField", args, kwargs
