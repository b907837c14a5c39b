"""Values of facts as the office reads them, and how long ago a day was."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import slots
from .record_facts import column, is_known

UNITS = {
    "age_from": gettext_lazy("%(number)s歳"),
    "age_to": gettext_lazy("%(number)s歳"),
    "fee_yen": gettext_lazy("%(number)s円"),
    "capacity": gettext_lazy("%(number)s人"),
    "vacancies": gettext_lazy("%(number)s人"),
    "confirm_months": gettext_lazy("%(number)sか月ごと"),
}


def worded(field: str, value: Any) -> str:
    """A field's value in words; nothing where it says nothing."""
    if not is_known(value):
        return ""
    if isinstance(value, list):
        return "、".join(map(str, value))
    if field == "slots":
        return slots.wording(value)
    if field in UNITS:
        return str(UNITS[field]) % {"number": f"{value:,}"}
    if isinstance(value, dt.date):
        return date_format(value)
    choices = dict(column(field).flatchoices)
    return str(choices.get(value, value))


def ago(day: dt.date, today: dt.date) -> str:
    """How long ago a day was: きのう, 3か月前, 1年2か月前."""
    if day >= today:
        return _("きょう")
    days = (today - day).days
    if days == 1:
        return _("きのう")
    span = relativedelta(today, day)
    if span.years and span.months:
        return _("%(years)s年%(months)sか月前") % {"years": span.years, "months": span.months}
    if span.years:
        return _("%(number)s年前") % {"number": span.years}
    if span.months:
        return _("%(number)sか月前") % {"number": span.months}
    return _("%(number)s日前") % {"number": days}
