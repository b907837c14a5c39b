"""What a meeting may speak of and decide. It asks no database and gives its reasons in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from directory.models import Meeting

from .models import Matter, PlanEvent, Rule

PLAN_MATTERS = tuple(Matter(kind) for kind in PlanEvent.Kind.values)
# A plan is made and changed with the person, whatever the meeting.
WITH_THE_PERSON = (Matter.MAKING, Matter.CHANGING)
# What a need comes to without a running plan, and only then.
BEFORE_A_PLAN = (Matter.MAKING,)
RUNNING = (PlanEvent.Kind.MAKING, PlanEvent.Kind.CHANGING)
# How plans name a meeting about cases where they do not say whether consent is needed.
ABOUT_CASES = ("個別", "ケース", "事例", "支援会議", "支援調整会議")
STATED = {Meeting.Consent.NEEDED: Rule.CONSENT, Meeting.Consent.NOT_NEEDED: Rule.CONFIDENTIAL}


class Basis(StrEnum):
    """What a meeting's rule rests on."""

    DECIDED = "decided"
    PLAN = "plan"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The rule of a meeting and what it rests on."""

    rule: Rule
    basis: Basis

    @property
    def label(self) -> str:
        return str(self.rule.label)

    @property
    def reason(self) -> str:
        """What it rests on, in words; where nobody stated it, who can decide it."""
        return {
            Basis.DECIDED: _("この自治体の台帳で決めた決まりです。"),
            Basis.PLAN: _("実施計画にある決まりです。"),
            Basis.UNSTATED: _unstated(self.rule),
        }[self.basis]


def _unstated(rule: Rule) -> str:
    if rule == Rule.NO_CASES:
        return _(
            "個別の事例を扱うかどうかが、実施計画に書かれていません。"
            "確かめるまで、個別の事例は扱わないことにしています。台帳の責任者が「設定」で決められます。"
        )
    return _(
        "本人の同意がいるかどうかが、実施計画に書かれていません。"
        "確かめるまで、同意がある事例だけにしています。台帳の責任者が「設定」で決められます。"
    )


def ruling(*, decided: str, consent: str, words: str, plan_timings: Collection[str]) -> Ruling:
    """The rule of a meeting: as decided, else as the plan says, else the careful one.

    ``words`` is what its name and kind say; ``plan_timings`` are those of ``MeetingTiming``.
    """
    if decided:
        return Ruling(Rule(decided), Basis.DECIDED)
    if consent in STATED:
        return Ruling(STATED[Meeting.Consent(consent)], Basis.PLAN)
    about_cases = consent == Meeting.Consent.NOT_STATED or bool(plan_timings)
    about_cases = about_cases or any(each in words for each in ABOUT_CASES)
    return Ruling(Rule.CONSENT if about_cases else Rule.NO_CASES, Basis.UNSTATED)


def decides_plans(rule: str, matter: str, plan_timings: Collection[str]) -> bool:
    """Whether a plan matter may be decided at a meeting of ``rule`` with these timings."""
    return rule == Rule.CONSENT or (rule == Rule.CONFIDENTIAL and matter in plan_timings)


def obstacle(
    *, rule: str, matter: str, about_case: bool, consented: bool, plan_timings: Collection[str]
) -> str:
    """Why a matter cannot be spoken of at a meeting, in words; blank where nothing hinders it.

    ``consented``: the person's consent to be spoken of at a meeting stands on its day.
    """
    if not about_case:
        return ""
    if rule == Rule.NO_CASES:
        return _("この会議は個別の事例を扱いません。支援会議か重層的支援会議の議題にしてください。")
    if rule == Rule.CONSENT and not consented:
        return _(
            "「重層的支援会議で話し合う」ことへの本人の同意が、会議の日にありません"
            "（まだ受けていないか、期限が過ぎたか、取り消されています）。"
            "同意を受けるか、守秘義務のもとで開く支援会議で話し合ってください。"
        )
    if matter not in PLAN_MATTERS:
        return ""
    return _plan_obstacle(rule, matter, consented, plan_timings)


def _plan_obstacle(rule: str, matter: str, consented: bool, plan_timings: Collection[str]) -> str:
    if not decides_plans(rule, matter, plan_timings):
        return _(
            "「%(matter)s」は、本人の同意のもとで開く会議（重層的支援会議など）で決めます。"
            "この会議で決めることにしているときは、会議体の「タイミングごとに話し合うこと」に加えてください。"
        ) % {"matter": Matter(matter).label}
    if matter in WITH_THE_PERSON and not consented:
        return _(
            "「%(matter)s」は、会議で話し合うことへの本人の同意があるときだけ、話し合えます。"
        ) % {"matter": Matter(matter).label}
    return ""


def runs_after(kinds: Iterable[str]) -> bool | None:
    """Whether a plan runs after these decisions in their order; None where they do not follow."""
    running = False
    for kind in kinds:
        if running == (kind in BEFORE_A_PLAN):
            return None
        running = kind in RUNNING
    return running


def plan_obstacle(matter: str, has_plan: bool) -> str:
    """Why a plan matter does not fit the plan as it stands, in words; blank where it does."""
    if matter not in PLAN_MATTERS or has_plan != (matter in BEFORE_A_PLAN):
        return ""
    if has_plan:
        return _("支援プランはもうあります。「プランの変更」で話し合ってください。")
    return _("支援プランがまだないので、変更・終結・中断は決められません。")
