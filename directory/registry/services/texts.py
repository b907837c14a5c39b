"""What no text of the registry may hold, whichever way it comes in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from directory.registry.privacy import tells_of_taxes


def refuse_taxes(**texts: str) -> None:
    """Raises ``ValidationError`` by field where a text tells what only a tax office knows."""
    message = _(
        "「%(text)s」は税務の情報のようです。"
        "地方税法第22条で守られる情報なので、台帳にも会議にも書けません。消してください。"
    )
    found = {name: tells_of_taxes(text) for name, text in texts.items()}
    if wrong := {name: message % {"text": text} for name, text in found.items() if text}:
        raise ValidationError(wrong)
