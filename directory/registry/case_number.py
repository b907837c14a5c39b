"""What a case number may look like: it tells of nobody."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

NUMBER = re.compile(r"[0-9A-Z][0-9A-Z-]{0,19}")
TELEPHONE = re.compile(r"0\d{9,10}|0\d{1,4}-\d{1,4}-\d{3,4}")
DATE = re.compile(
    r"(?:19|20)\d{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|-\d{1,2}-\d{1,2})"
    r"|[MTSHR]\d{1,2}-\d{1,2}-\d{1,2}|[MTSHR]\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
)


def what_is_wrong(number: str, prefix: str = "") -> str:
    """Why nobody may have this number, in words; blank where it may be given.

    ``prefix`` is the municipality's own, and may be of any letters.
    """
    bare = number.removeprefix(prefix) or number
    if not (NUMBER.fullmatch(bare) and re.search(r"\d", bare)):
        return _("整理番号は R8-0012 のように、英字・数字・ハイフンで、20字までで書いてください。")
    if TELEPHONE.fullmatch(bare):
        return _("電話番号のように見えます。だれのことか分からない番号にしてください。")
    if DATE.fullmatch(bare):
        return _("生年月日のような日付に見えます。だれのことか分からない番号にしてください。")
    return ""
