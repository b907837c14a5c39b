"""Departments and modes that a programme's running text states in so many words."""

from __future__ import annotations

import re

from portal.importing.mapping import Field

from .departments import is_department
from .records import Record

# A sheet's text before its first label is short; further down it is about something else.
LONGEST = 12
_WAYS = (
    re.compile(
        r"(?:に|へ|への)(?P<part>一部)?(?:業務を|事業を)?(?P<way>委託)(?:し|によ|を行|で実施)"
    ),
    re.compile(r"(?P<part>)(?P<way>直営)(?:で|に(?:て|よ)|方式)"),
    re.compile(r"(?P<part>一部)(?:を|業務を)?(?P<way>委託)"),
    re.compile(
        r"(?:実施|運営|提供)(?:方法|方式|形態|体制)は[、\s]*(?P<part>一部)?(?:を)?(?P<way>直営|委託|補助)"
    ),
)
_DEPARTMENT = re.compile(
    r"(?:担当課|所管課|担当部署|所管)(?:は|を)[、\s]*(?P<one>[^、。はがを]{2,20}?課)"
    r"|(?:いずれも|主に|すべて)?(?P<two>[^、。はがを\s]{2,20}?課)が(?:担当|所管)"
)


def add_prose(record: Record) -> None:
    """Put what a record's running text states under its labels, where no label says so."""
    text = "".join(value.text.strip() for value in record.prose[:LONGEST])
    lines = tuple(line for value in record.prose[:LONGEST] for line in value.lines)
    for sentence in text.split("。"):
        if not record.has(Field.MODE):
            for pattern in _WAYS:
                if found := pattern.search(sentence):
                    part = found["part"] or ""
                    record.last.add(Field.MODE, part + found["way"], lines)
                    break
        if not record.has(Field.DEPARTMENT) and (found := _DEPARTMENT.search(sentence)):
            name = found["one"] or found["two"]
            if is_department(name):
                record.last.add(Field.DEPARTMENT, name, lines)
