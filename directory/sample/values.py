"""One cell as a value. Every reader raises ``UnreadableCellError`` with the reason."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Choices
from django.utils.translation import gettext

from directory.models import YesNoUnknown
from directory.models.indicator import DECIMAL_PLACES
from directory.sample.faults import UnreadableCellError

Reader = Callable[[str], Any]


def text(cell: str) -> str:
    return cell


def items(cell: str) -> list[str]:
    """The values of a cell that holds several, between ``;``."""
    return [item.strip() for item in cell.split(";") if item.strip()]


def lines(cell: str) -> str:
    """Several values, one a line."""
    return "\n".join(items(cell))


def each(read: Reader) -> Reader:
    """A reader of several values, each read by ``read``."""
    return lambda cell: [read(item) for item in items(cell)]


def whole_number(cell: str) -> int:
    plain = unicodedata.normalize("NFKC", cell)
    if not re.fullmatch(r"[0-9]{1,9}", plain):
        raise UnreadableCellError(
            gettext("『%(cell)s』は 0 以上の整数ではありません。") % {"cell": cell}
        )
    return int(plain)


def decimal(cell: str) -> float:
    try:
        return float(unicodedata.normalize("NFKC", cell))
    except ValueError:
        reason = gettext("『%(cell)s』は数ではありません。") % {"cell": cell}
        raise UnreadableCellError(reason) from None


def exact(cell: str) -> Decimal:
    """A number as it is written, to as many places as indicators keep."""
    plain = unicodedata.normalize("NFKC", cell).replace(",", "")
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,2})?", plain):
        reason = gettext("『%(cell)s』は数ではありません。小数は2けたまでで書いてください。")
        raise UnreadableCellError(reason % {"cell": cell})
    # As it comes back from the database, so that it is the same number there and here.
    return Decimal(plain).quantize(Decimal(10) ** -DECIMAL_PLACES)


def day(cell: str) -> dt.date:
    """A date written ``YYYY-MM-DD``."""
    try:
        return dt.datetime.strptime(cell, "%Y-%m-%d").date()
    except ValueError:
        reason = gettext("『%(cell)s』は日付ではありません。2026-04-01 のように書いてください。")
        raise UnreadableCellError(reason % {"cell": cell}) from None


def day_or_month(cell: str) -> str:
    """``YYYY-MM-DD`` or ``YYYY-MM``, kept as written."""
    day(cell if len(cell) > len("2026-04") else f"{cell}-01")
    return cell


def postcode(cell: str) -> str:
    """Seven digits."""
    plain = unicodedata.normalize("NFKC", cell)
    if not re.fullmatch(r"[0-9]{3}-?[0-9]{4}", plain):
        reason = gettext("『%(cell)s』は郵便番号ではありません。数字7けたで書いてください。")
        raise UnreadableCellError(reason % {"cell": cell})
    return plain.replace("-", "")


def printed_postcode(cell: str) -> str:
    """Three digits, a hyphen and four digits."""
    digits = postcode(cell)
    return f"{digits[:3]}-{digits[3:]}"


def telephone(cell: str) -> str:
    plain = unicodedata.normalize("NFKC", cell)
    if not re.fullmatch(r"#?[0-9][0-9-]*[0-9]", plain):
        reason = gettext("『%(cell)s』は電話番号ではありません。数字とハイフンで書いてください。")
        raise UnreadableCellError(reason % {"cell": cell})
    return plain


def yes(cell: str) -> bool:
    """「はい」; an empty cell is no."""
    if cell != str(YesNoUnknown.YES.label):
        raise UnreadableCellError(gettext("「はい」と書くか、空けてください。"))
    return True


def choice(choices: type[Choices]) -> Reader:
    """A reader of one of ``choices`` by its Japanese label."""

    def read(cell: str) -> Any:
        found = {str(each.label): each.value for each in choices}
        if cell not in found:
            reason = gettext("『%(cell)s』は選べません。%(labels)s のどれかを書いてください。")
            labels = gettext("、").join(f"「{label}」" for label in found)
            raise UnreadableCellError(reason % {"cell": cell, "labels": labels})
        return found[cell]

    return read


def validated(validate: Callable[[str], None]) -> Reader:
    """A reader of what one of Django's validators accepts."""

    def read(cell: str) -> str:
        try:
            validate(cell)
        except ValidationError as error:
            raise UnreadableCellError(" ".join(error.messages)) from None
        return cell

    return read
