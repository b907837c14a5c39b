"""Long wordings in short fields: what does not fit goes into the editor's memo, never away."""

from __future__ import annotations

from django.utils.translation import gettext as _

from directory.models.record import MunicipalRecord


def put(record: MunicipalRecord, field_name: str, text: str) -> None:
    """Write a text into a field; the whole of a longer one stands in the memo, too."""
    field = record._meta.get_field(field_name)
    longest = field.max_length or len(text)
    setattr(record, field_name, text[:longest])
    if len(text) > longest:
        remember(record, _("%(field)s（全文）") % {"field": field.verbose_name}, text)


def remember(record: MunicipalRecord, label: str, text: str) -> None:
    """Add a line to the memo, once."""
    line = f"{label}：{text}"
    if line not in record.note:
        record.note = f"{record.note}\n{line}".strip()


def pieces(text: str, longest: int) -> list[str]:
    """A text in pieces that fit, all of it and in order."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [line[at : at + longest] for line in lines for at in range(0, len(line), longest)]
