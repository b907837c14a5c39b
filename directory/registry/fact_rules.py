"""What several facts of one place cannot say at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


def contradictions(values: Mapping[str, Any]) -> dict[str, str]:
    """What of several facts cannot be at once, by the field that says it."""
    checks = (_ages, _fees, _places)
    return {name: text for check in checks for name, text in check(values).items()}


def _ages(values: Mapping[str, Any]) -> dict[str, str]:
    low, high = values.get("age_from"), values.get("age_to")
    if low is not None and high is not None and low > high:
        return {"age_to": _("「何歳まで」が「何歳から」より若くなっています。")}
    if values.get("no_age_limit") == "yes" and (low is not None or high is not None):
        return {
            "no_age_limit": _("年齢を問わないときは、「何歳から」「何歳まで」を空けてください。")
        }
    return {}


def _fees(values: Mapping[str, Any]) -> dict[str, str]:
    if values.get("fee") == "free" and values.get("fee_yen"):
        return {"fee_yen": _("「無料」なのに金額が入っています。どちらかを直してください。")}
    return {}


def _places(values: Mapping[str, Any]) -> dict[str, str]:
    capacity, vacancies = values.get("capacity"), values.get("vacancies")
    if capacity is not None and vacancies is not None and vacancies > capacity:
        return {"vacancies": _("空きが、受け入れられる人数より多くなっています。")}
    return {}
