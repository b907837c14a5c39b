"""Cells that hold the rows of a plan's records: years, timings, versions, other names."""

from __future__ import annotations

import re
from decimal import Decimal

from django.utils.translation import gettext

from directory import models
from directory.sample import values
from directory.sample.drafts import Named, Part
from directory.sample.faults import UnreadableCellError
from directory.sample.parts import matched

_NAME = re.compile(r"(?P<text>[^/]+)(?:/(?P<reading>.+))?")
_YEAR = re.compile(
    r"(?P<year>[0-9]{4})=(?P<target>[^/（]*)/(?P<actual>[^（]*)(?:（(?P<wording>.*)）)?"
)


def term_names(cell: str, column: str) -> list[Part]:
    """``名前`` or ``名前/よみ``."""
    form = gettext("名前/よみ")
    return [
        Part(models.TermName, matched(_NAME, item, form), column) for item in values.items(cell)
    ]


def meeting_timings(cell: str, column: str) -> list[Part]:
    """``タイミング|表記|話し合うこと|話し合うこと``; all but the first may be left out."""
    found = []
    for item in values.items(cell):
        timing, wording, *matters = [each.strip() for each in (item + "|").split("|")]
        said = {
            "timing": values.choice(models.MeetingTiming.Timing)(timing),
            "wording": wording,
            "matters": "\n".join(filter(None, matters)),
        }
        found.append(Part(models.MeetingTiming, said, column))
    return found


def indicator_years(cell: str, column: str) -> list[Part]:
    """``年度=目標/実績（ことば）``; either number may be left out."""
    form = gettext("2026=目標/実績（ことば）")
    found = []
    for item in values.items(cell):
        said = matched(_YEAR, item, form)
        year = {
            "fiscal_year": int(said["year"]),
            "target": _number(said["target"]),
            "actual": _number(said["actual"]),
            "wording": said["wording"],
        }
        found.append(Part(models.IndicatorYear, year, column))
    return found


def _number(text: str) -> Decimal | None:
    return values.exact(text) if text else None


def paper_versions(cell: str, column: str) -> list[Part]:
    """``版|日付|ファイル|変わったところ``; all but the first may be left out."""
    found = []
    for item in values.items(cell):
        version, dated, file, note = [each.strip() for each in (item + "|||").split("|")[:4]]
        if not version:
            reason = gettext("『%(item)s』には版の名前がありません。")
            raise UnreadableCellError(reason % {"item": item})
        said = {"version": version, "dated": values.day(dated) if dated else None, "note": note}
        document = Named("documents.csv", (file,) if file else (), column)
        found.append(Part(models.PaperVersion, said, column, {"document": document}))
    return found
