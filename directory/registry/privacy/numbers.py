"""Pieces of a text that patterns betray: telephones, addresses, birthdays, mail, numbers.

Patterns are read in a text whose kanji digits became digits, one sign for one sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .finds import Find, Suspicion

_DASHES = "‐‑‒–—―−ｰー~"
_PLAIN = str.maketrans("〇零一二三四五六七八九十", "001234567891")
_BETWEEN = re.compile(rf"(?<=\d)[{_DASHES}](?=\d)")

PHONE = re.compile(
    r"(?<![\d.A-Z-])\(?0\d{1,4}\)?[-(). ]{0,2}\d{1,4}[-). ]{0,2}\d{3,4}(?!\d)|\+81[-\d() ]{9,}"
    r"|(?:電話|℡|TEL|Tel|tel|携帯|FAX|ファックス)(?:番号)?(?:は|が|:|\s|\()*\d{2,4}-?\d{4}(?!\d)"
)
POSTCODE = re.compile(r"〒\s*\d{3}-?\d{4}|(?<![\d-])\d{3}-\d{4}(?![\d-])")
_COUNTED = r"(?!\s*(?:回|日|時|か|ヶ|ケ|人|名|分|年|月|歳|代|円|%|キロ|km|\d))"
STREET = re.compile(
    r"\d+\s*丁目(?:\s*\d+(?:(?:-|の|番地?)\d+)*(?:番地?|号)?)?"
    r"|\d+\s*番地(?:\s*の?\s*\d+)?|\d+\s*番\s*\d+\s*号|\d+号室"
    rf"|[町字市区村]\s*\d+(?:-|の)\d+(?:(?:-|の)\d+)*{_COUNTED}"
    rf"|(?<=[一-龥ぁ-んァ-ヶ\s])[1-9]\d{{0,3}}-\d{{1,4}}-\d{{1,4}}(?![-\d]){_COUNTED}"
    r"|(?:マンション|アパート|ハイツ|コーポ|メゾン|ハイム|荘|団地|住宅)[ぁ-んァ-ヶー一-龥]{0,8}"
    r"\s*\d{1,2}?\s*(?:号棟|棟)?\s*[A-Z]?-?\d{1,4}(?:号室|号|棟)?(?!\s*[人年回階円分つ年か])"
)
_NUMBER = r"(?:\d{1,3}|元)"
_MONTH_DAY = r"\s*[年./-]\s*\d{1,3}\s*[月./-]\s*\d{1,3}(?:\s*日)?"
_BORN = r"\s*[)]?\s*(?:に|、|の)?\s*(?:生|うまれ|誕生)"
_ERAS = r"明治|大正|昭和|平成|令和"
BIRTHDAY = re.compile(
    # Nobody writes down to the day what was before 2011 but a birthday.
    rf"(?:明治|大正|昭和|(?<![A-Za-z])[MTS])\s*{_NUMBER}{_MONTH_DAY}(?:{_BORN})?"
    rf"|(?:平成|(?<![A-Za-z])H)\s*(?:元|0?\d|1\d|2[0-2]){_MONTH_DAY}(?:{_BORN})?"
    rf"|(?:{_ERAS}|(?<![A-Za-z])[HR])\s*{_NUMBER}{_MONTH_DAY}{_BORN}"
    rf"|(?<!\d)(?:19\d{{2}}|200\d|2010){_MONTH_DAY}(?!\d)|(?<!\d)20\d{{2}}{_MONTH_DAY}{_BORN}"
    r"|(?<!\d)(?:19\d{2}|200\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)"
    rf"|(?<!\d)\d{{1,3}}月\s*\d{{1,3}}日{_BORN}"
    r"|(?:生年月日|誕生日|生まれ)(?:は|が|:|、|\s){0,3}"
    rf"(?:(?:{_ERAS}|[MTSHR])?\s*{_NUMBER}\s*[年./-]\s*)?\d{{1,4}}\s*[月./-]\s*\d{{1,3}}日?"
)
MAIL = re.compile(r"[\w.+-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\.[\w-]+)+")
ACCOUNT = re.compile(
    r"(?<![\w.])@[A-Za-z0-9_]{3,}|(?i:\b(?:line|x|instagram)\s?(?:の)?id)\W{0,3}\w{3,}"
)
CODE = re.compile(
    r"(?<![\d-])\d{4}[- ]?\d{4}[- ]?\d{4}(?![\d-])"
    r"|(?:口座|保険証|手帳|免許証?|受給者証|(?<!整理)番号|記号)[^\d。、]{0,6}(?:\d-?){6,}"
)
PATTERNS = (
    (PHONE, _("電話番号")),
    (POSTCODE, _("郵便番号")),
    (STREET, _("住所")),
    (BIRTHDAY, _("生年月日")),
    (MAIL, _("メールアドレス")),
    (ACCOUNT, _("SNSの名前")),
    (CODE, _("番号")),
)


def numbers(text: str) -> Iterator[Find]:
    """Every piece of a (folded) text that a pattern takes for something of a person."""
    plain = _BETWEEN.sub("-", text.translate(_PLAIN))
    for pattern, what in PATTERNS:
        for match in pattern.finditer(plain):
            if pattern is not PHONE or _may_ring(match[0]):
                piece = text[match.start() : match.end()].strip()
                yield Find(match.start(), match.end(), Suspicion(piece, what))


def _may_ring(number: str) -> bool:
    digits = sum(map(str.isdigit, number))
    return digits in (10, 11, 12) if number[0] in "(0+" else digits >= 6
