"""What is wrong with a manuscript, and where."""

from __future__ import annotations


class ManuscriptError(ValueError):
    """A manuscript cannot be read; the message names the file and says what to do."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
