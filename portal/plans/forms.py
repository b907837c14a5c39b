"""The forms in which plans and handbooks are written."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from directory.models.fiscal_year import check_fiscal_year
from portal.home.own_rows import OwnRowsPageForm

from .facts.numbers import known_names, unknown_numbers


class WrittenPageForm(OwnRowsPageForm):
    """A page of text and records; a living number nobody knows is refused."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        body = cleaned.get("body")
        if body is not None and (unknown := _unknown_in(body)):
            self.add_error("body", _refused(unknown))
        return cleaned


class PlanForm(WrittenPageForm):
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


def _unknown_in(body: Any) -> tuple[str, ...]:
    from .typed import written_in

    lines = written_in(SimpleNamespace(pk=0, title="", body=body))
    return unknown_numbers("\n".join(each.text for each in lines))


def _refused(unknown: tuple[str, ...]) -> ValidationError:
    text = _(
        "%(unknown)s という数はありません。使える名前：%(known)s。"
        "数に置きかえない文章なら、{ } を （ ） に変えてください。"
    )
    written = "、".join(f"{{{each}}}" for each in unknown)
    return ValidationError(text % {"unknown": written, "known": "、".join(known_names())})
