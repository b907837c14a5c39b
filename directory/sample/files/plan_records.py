"""Who does what, what is counted, what was found each year, and what happened when."""

from __future__ import annotations

from directory import models
from directory.models.fiscal_year import check_year_month
from directory.sample.columns import LINES, NAME, NOTE, READING, REF, SOURCE, Column, Link, Parts
from directory.sample.drafts import File
from directory.sample.plan_parts import indicator_years
from directory.sample.values import choice, day, exact, lines, validated, whole_number

SORT_ORDER = Column("並び順", "sort_order", whole_number)

ROLES = File(
    name="roles.csv",
    noun="役割",
    model=models.Role,
    key=("整理番号",),
    columns=(
        REF,
        NAME,
        READING,
        Column("種類", "kind", choice(models.Role.Kind), required=True),
        Column("層", "layer"),
        Column("所属", "affiliation"),
        Link("担当課", "departments", "departments.csv", many=True),
        Link("団体", "organization", "organizations.csv"),
        Link("関わる事業", "programmes", "programmes.csv", many=True),
        Column("すること", "duties", lines),
        Column("呼ぶとき", "call_when", lines),
        Column("連絡の道すじ", "contact_route"),
        Column("兼務", "concurrent"),
        SORT_ORDER,
        SOURCE,
        LINES,
        NOTE,
    ),
)

INDICATORS = File(
    name="indicators.csv",
    noun="指標",
    model=models.Indicator,
    key=("整理番号",),
    columns=(
        REF,
        NAME,
        Column("単位", "unit"),
        Link("事業", "programme", "programmes.csv"),
        Column("基準値", "baseline", exact),
        Column("基準値の年度", "baseline_year", whole_number),
        Parts("年度の値", "years", indicator_years),
        Column("注記", "note_public"),
        SORT_ORDER,
        SOURCE,
        LINES,
        NOTE,
    ),
)

REVIEWS = File(
    name="reviews.csv",
    noun="点検・評価",
    model=models.Review,
    key=("整理番号",),
    columns=(
        REF,
        Column("年度", "fiscal_year", whole_number),
        Column("開いた日", "held_on", day),
        Link("点検した会議", "body", "meetings.csv"),
        Column("点検した会議の表記", "body_wording"),
        Column("事業の型", "programme_type", choice(models.ProgrammeType)),
        Column("分かったこと", "finding", lines),
        Column("次にすること", "next_action", lines),
        SOURCE,
        LINES,
        NOTE,
    ),
)

HISTORY = File(
    name="history.csv",
    noun="できごと",
    model=models.HistoryEvent,
    key=("整理番号",),
    columns=(
        REF,
        Column("時期の表記", "date_wording"),
        Column("年度", "fiscal_year", whole_number),
        Column("年月", "year_month", validated(check_year_month)),
        Column("できごと", "label", required=True),
        Column("説明", "detail"),
        SOURCE,
        LINES,
        NOTE,
    ),
)

FILES = (ROLES, INDICATORS, REVIEWS, HISTORY)
