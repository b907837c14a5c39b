"""Forms of importing a spreadsheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directory.registry.models import SheetImport
from directory.registry.sheets.columns import OWN, STAFF
from directory.registry.sheets.files import FileError, Table, read
from directory.registry.sheets.trial import RECORD_NUMBER

from .base import PlainForm

SKIP, NEW = "skip", "new"


class UploadForm(PlainForm):
    """A file; what was read of it is ``table`` afterwards."""

    file = forms.FileField(
        label=_("Excel か CSV のファイル"),
        help_text=_("いま使っている名簿のままでかまいません。はじめのシートを読みます。"),
        error_messages={
            "required": _("ファイルを選んでください。"),
            "empty": _("ファイルが空です。"),
        },
    )
    table: Table

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.table = read(file, file.name)
        except FileError as error:
            raise ValidationError(str(error)) from error
        return file


def field_choices() -> list[tuple[Any, Any]]:
    """Everything a column may fill, the face first."""
    return [
        ("", _("読まない")),
        (_("名前と場所"), [(each.field, each.heading) for each in OWN]),
        (_("職員の情報"), [(each.field, each.heading) for each in STAFF]),
        (_("台帳"), [(RECORD_NUMBER, _("台帳番号"))]),
    ]


class ColumnsForm(PlainForm):
    """For each heading the field it fills; headings are numbered, as any text may be one."""

    def __init__(self, *args: Any, run: SheetImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.run = run
        self.headings = [each for each in dict.fromkeys(run.headings) if each]
        for number, heading in enumerate(self.headings):
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=heading,
                choices=field_choices(),
                required=False,
                initial=run.columns.get(heading, ""),
            )

    def chosen(self) -> dict[str, str]:
        """Heading → field, or blank."""
        return {
            heading: self.cleaned_data[f"column-{number}"]
            for number, heading in enumerate(self.headings)
        }

    def shown(self) -> list[tuple[Any, list[str]]]:
        """Each column's field with the first cells below it."""
        samples = []
        for number, heading in enumerate(self.headings):
            place = self.run.headings.index(heading)
            cells = [row[1][place] for row in self.run.cells if row[1][place]][:3]
            samples.append((self[f"column-{number}"], [each[:60] for each in cells]))
        return samples


def row_choices(data: Any) -> dict[str, str]:
    """What a person decided of rows: ``row-12`` → "", "skip", "new" or a record's key."""
    chosen = {}
    for key in data:
        number = key.removeprefix("row-")
        value = data.get(key, "")
        known = value in ("", SKIP, NEW) or (value.isdecimal() and len(value) < 19)
        if number != key and number.isdecimal() and known:
            chosen[number] = value
    return chosen
