"""The form in which a plan's facts are written."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from directory.models.fiscal_year import check_fiscal_year
from portal.home.own_rows import OwnRowsPageForm


class PlanForm(OwnRowsPageForm):
    """A plan's facts; it may follow any other plan of the municipality, published or not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "succeeds" in self.fields:
            field = self.fields["succeeds"]
            plans = field.queryset.model.objects.filter(municipality=self._municipality_id())
            field.queryset = plans.exclude(pk=self.instance.pk)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in ("period_from", "period_to"):
            self._check_year(name, cleaned.get(name))
        first, last = cleaned.get("period_from"), cleaned.get("period_to")
        if first and last and first > last:
            message = _("期間の終わりは、始めと同じ年度か、それより後にしてください。")
            self.add_error("period_to", ValidationError(message))
        return cleaned

    def _check_year(self, name: str, year: int | None) -> None:
        try:
            if year is not None:
                check_fiscal_year(year)
        except ValidationError as error:
            self.add_error(name, error)
