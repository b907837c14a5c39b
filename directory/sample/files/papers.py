"""What else a plan holds: terms, meetings, related plans, goals and the steps of support."""

from __future__ import annotations

from directory import models
from directory.sample.columns import LINES, NAME, NOTE, READING, REF, SOURCE, Column, Link, Parts
from directory.sample.drafts import File
from directory.sample.plan_parts import meeting_timings, term_names
from directory.sample.values import choice, lines, whole_number

TERMS = File(
    name="terms.csv",
    noun="用語",
    model=models.Term,
    key=("名称",),
    own=("name",),
    columns=(
        NAME,
        READING,
        Column("五十音の見出し", "kana_row"),
        Column(
            "どこで説明されているか",
            "definition_kind",
            choice(models.Term.Definition),
            required=True,
        ),
        Column("だれの説明か", "defined_by"),
        Column("説明", "definition"),
        Parts("別の名前", "other_names", term_names),
        Link("同じことばを使う自治体", "also_used_by", "municipality.csv", many=True),
        SOURCE,
        LINES,
        NOTE,
    ),
)

MEETINGS = File(
    name="meetings.csv",
    noun="会議体",
    model=models.Meeting,
    key=("整理番号",),
    called=("名称", "整理番号"),
    columns=(
        REF,
        NAME,
        Link("上位", "parent", "meetings.csv"),
        Column("種類", "kind"),
        Column("根拠", "legal_basis"),
        Column("主催", "host", lines),
        Column("受託者", "contractor"),
        Column("事務局", "secretariat"),
        Column("構成員", "members", lines),
        Column("必須の構成員", "required_members", lines),
        Column("本人・家族の出席", "attendance"),
        Column("頻度", "frequency"),
        Column("開催のタイミング", "timings", lines),
        Parts("タイミングごとに話し合うこと", "moments", meeting_timings),
        Column("本人の同意", "consent", choice(models.Meeting.Consent)),
        Column("本人の同意の表記", "consent_wording"),
        Column("守秘義務", "confidentiality", lines),
        Column("話し合うこと", "matters", lines),
        Column("ほかの会議と合わせて開くとき", "joint_rule"),
        SOURCE,
        LINES,
        NOTE,
    ),
)

RELATED_PLANS = File(
    name="related_plans.csv",
    noun="関連計画",
    model=models.RelatedPlan,
    key=("計画名",),
    own=("name",),
    columns=(
        Column("計画名", "name", required=True),
        Column("位置づけ", "level"),
        Column("位置づけの根拠", "level_basis"),
        Column("期間の始め", "period_from", whole_number),
        Column("期間の終わり", "period_to", whole_number),
        Column("期間の表記", "period_label"),
        Column("関係", "relation"),
        SOURCE,
        LINES,
        NOTE,
    ),
)

GOALS = File(
    name="goals.csv",
    noun="目標・評価",
    model=models.Goal,
    key=("整理番号",),
    columns=(
        REF,
        Column("種類", "kind", required=True),
        Column("計画の中の区分", "section"),
        Column("事業の型", "programme_type", choice(models.ProgrammeType)),
        Column("内容", "label", required=True),
        Column("番号・数値", "number"),
        Column("担う組織", "body"),
        Column("時期", "timing"),
        Column("めざす年度", "fiscal_year", whole_number),
        Column("状況", "status", choice(models.Goal.Status)),
        SOURCE,
        LINES,
        NOTE,
    ),
)

STEPS = File(
    name="steps.csv",
    noun="支援の流れ",
    model=models.Step,
    key=("整理番号",),
    own=("ref",),
    columns=(
        REF,
        Column("順番", "sort_order", whole_number, required=True),
        Column("段階", "phase", required=True),
        Column("担い手", "actor"),
        Column("どのようなとき", "condition"),
        Column("すること", "action", lines, required=True),
        Column("次の段階", "next_steps", lines),
        Column("本人の同意", "consent"),
        SOURCE,
        LINES,
        NOTE,
    ),
)

FILES = (TERMS, MEETINGS, RELATED_PLANS, GOALS, STEPS)
