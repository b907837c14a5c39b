"""What is wrong with a data file, in the words of whoever keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext


class UnreadableCellError(ValueError):
    """A cell that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault; ``line`` 0 is the file as a whole, an empty ``column`` the whole row."""

    file: str
    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        place = gettext("ファイル %(file)s") % {"file": self.file}
        if self.line:
            place += gettext(" の %(line)s行目") % {"line": self.line}
        if self.column:
            place += gettext("「%(column)s」") % {"column": self.column}
        return gettext("%(place)s：%(reason)s") % {"place": place, "reason": self.reason}


class RefusedError(Exception):
    """Nothing was loaded, because of ``faults``."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))
