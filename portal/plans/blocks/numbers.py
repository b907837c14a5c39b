"""Living numbers in blocks: a name that no number has is refused where it stands."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StreamValue

from portal.plans.facts.numbers import known_names
from portal.plans.streams import names_of_numbers


def refuse_unknown_numbers(value: StreamValue) -> None:
    """Raise ``StreamBlockValidationError`` for the blocks that name a number there is not."""
    written = {
        index: names
        for index, block in enumerate(value.raw_data)
        if (names := names_of_numbers([block]))
    }
    if not written:
        return
    known = known_names()
    errors = {
        index: _refusal(unknown, known)
        for index, names in written.items()
        if (unknown := [name for name in names if name not in known])
    }
    if errors:
        raise StreamBlockValidationError(block_errors=errors)


def _refusal(unknown: list[str], known: tuple[str, ...]) -> ValidationError:
    message = _("%(unknown)sという数はありません。使えるのは、%(known)sです。")
    words = {"unknown": _braced(unknown), "known": _braced(known)}
    return ValidationError(message % words)


def _braced(names: list[str] | tuple[str, ...]) -> str:
    return _("、").join(f"{{{name}}}" for name in names)
