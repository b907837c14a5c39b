"""What a free text should not hold: a name, a telephone number, an address, a birthday, taxes.

It warns, and errs on the side of warning: the person who writes decides. Only what tax
offices know is refused altogether (地方税法22条).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.text.morphemes import person_names


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A piece of a text and what it seems to be."""

    text: str
    what: str | Promise


PHONE = re.compile(r"(?<!\d)0\d{1,4}[-(). ]?\d{1,4}[-). ]?\d{3,4}(?!\d)|\+81[-\d]{9,}")
POSTCODE = re.compile(r"〒\s*\d{3}-?\d{4}|(?<!\d)\d{3}-\d{4}(?!\d)")
STREET = re.compile(
    r"\d+\s*丁目|\d+\s*番地|\d+\s*番\s*\d+\s*号|[町字市区村]\s*\d+-\d+(?:-\d+)?|\d+号室"
)
ERA = r"(?:明治|大正|昭和|平成|令和|[MTSHR])"
BIRTHDAY = re.compile(
    rf"{ERA}\s*(?:\d{{1,2}}|元)\s*[年.]\s*\d{{1,2}}\s*[月.]\s*\d{{1,2}}\s*日?\s*(?:生|うまれ)"
    r"|(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?\s*(?:生|うまれ)"
    rf"|生年月日|{ERA}\s*(?:\d{{1,2}}|元)年\s*\d{{1,2}}月\s*\d{{1,2}}日生"
    r"|誕生日"
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TAX = re.compile(
    r"(?:住民税|市民税|県民税|所得税|固定資産税|国保税|税金?)(?:の|が|を)?"
    r"(?:額|滞納|未納|課税|非課税|納付額|申告)|課税(?:額|証明|台帳|所得)|納税(?:額|者番号|証明)"
    r"|税務(?:情報|課の情報)|(?:総|課税)?所得金?額"
)
NAMED = re.compile(r"([一-龥々〆ヶァ-ヶー]{1,6})\s*(?:さん|様|氏|くん|君|ちゃん)(?![一-龥])")
# Said with さん and no name of anybody.
_NO_NAMES = """
皆 お母 お父 お兄 お姉 母 父 兄 姉 祖母 祖父 奥 旦那 娘 息子 子ども 子供 お子 赤 患者 利用者 住民
市民 職員 相談員 支援員 保健師 看護師 民生委員 大家 近所 業者 お客 客 ヘルパー ケアマネ ケアマネジャー
スタッフ ボランティア 障がい者 高齢者 本人
"""
NOT_A_NAME = frozenset(_NO_NAMES.split())


def suspicions(text: str) -> list[Suspicion]:
    """What in ``text`` looks as if it told who somebody is; each piece once."""
    folded = unicodedata.normalize("NFKC", text)
    found = [*_by_pattern(folded), *_names(folded)]
    return list(dict.fromkeys(found))


def tells_of_taxes(text: str) -> str:
    """The first piece of ``text`` that only a tax office would know, or nothing."""
    found = TAX.search(unicodedata.normalize("NFKC", text))
    return found[0] if found else ""


def _by_pattern(text: str) -> Iterator[Suspicion]:
    for pattern, what in (
        (PHONE, _("電話番号")),
        (POSTCODE, _("郵便番号")),
        (STREET, _("住所")),
        (BIRTHDAY, _("生年月日")),
        (MAIL, _("メールアドレス")),
    ):
        for match in pattern.finditer(text):
            yield Suspicion(match[0].strip(), what)


def _names(text: str) -> Iterator[Suspicion]:
    for match in NAMED.finditer(text):
        if match[1] not in NOT_A_NAME:
            yield Suspicion(match[0], _("人の名前"))
    for name in person_names(text):
        if name not in NOT_A_NAME:
            yield Suspicion(name, _("人の名前"))
