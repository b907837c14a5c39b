"""A day of the office: a date that can have been, or can come."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2100, 12, 31)


class DayField(forms.DateField):
    """A day between 2000 and 2100, picked or typed."""

    def __init__(self, label: str | Promise, **kwargs: Any) -> None:
        wrong = _("2000年から2100年までの日を入れてください。")
        super().__init__(
            label=label,  # type: ignore[arg-type]
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            validators=[MinValueValidator(EARLIEST, wrong), MaxValueValidator(LATEST, wrong)],
            **kwargs,
        )
