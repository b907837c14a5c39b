"""What only a tax office knows (地方税法22条)."""

from __future__ import annotations

import re
import unicodedata

TAX = re.compile(
    r"(?:住民税|市民税|県民税|所得税|固定資産税|国保税|税金?)(?:の|が|を)?"
    r"(?:額|滞納|未納|課税|非課税|納付額|申告)|課税(?:額|証明|台帳|所得)|納税(?:額|者番号|証明)"
    r"|税務(?:情報|課の情報)|(?:総|課税)?所得金?額"
)


def tells_of_taxes(text: str) -> str:
    """The first piece of ``text`` that only a tax office would know, or nothing."""
    found = TAX.search(unicodedata.normalize("NFKC", text))
    return found[0] if found else ""
