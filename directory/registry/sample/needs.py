"""Needs, consents and referrals, through the registry's own verbs: a sample keeps its rules."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from directory.registry.condition_names import CONDITION_NAMES, ESSENTIAL_CONDITIONS
from directory.registry.facts import gathered, wanted
from directory.registry.forms.candidates import CONSULTING
from directory.registry.matching import Pool, as_json, rank
from directory.registry.models import (
    AgeBand,
    Consent,
    Frequency,
    Gender,
    GroupSize,
    Ladder,
    Need,
    RegistryRecord,
    Sensory,
    Step,
    Talking,
    Travel,
)
from directory.registry.permissions import Member
from directory.registry.services import consents, needs, referrals
from directory.registry.sheets import cells
from directory.registry.sheets.columns import Known, known_of
from directory.sample.reading import Row

from .reading import by_label, is_yes, rows_of, several, surely

# What is planned after the last step of a referral that goes on.
NEXT: dict[str, str] = {
    Step.AGREED: "見学の日を決める電話",
    Step.VISIT: "見学のあとの気持ちを聞く",
    Step.TRIAL: "利用を始めるか、三者で話す",
    Step.INTERRUPTED: "様子を聞く手紙",
}
CHOSEN: dict[str, tuple[str, Any]] = {
    "年代": ("age_band", AgeBand.choices),
    "性別": ("gender", Gender.choices),
    "いまの段階": ("step", Ladder.choices),
    "刺激": ("sensory_limit", Sensory.choices),
    "人数": ("group_limit", GroupSize.choices),
    "話すこと": ("talking_limit", Talking.choices),
    "どのくらい": ("frequency", Frequency.choices),
}
TICKED = {
    "送り迎え": "needs_lift",
    "服薬": "needs_medication",
    "見守り": "needs_watching",
    "支援者": "wants_supporter",
    "見学": "wants_visit",
    "体験": "wants_trial",
    "工賃": "wants_pay",
}
WORDED = {
    "相談の内容": ("concerns", "concern"),
    "アセスメント": ("assessment", "assessment"),
    "してみたいこと": ("interests", "activity"),
    "得意なこと": ("strengths", "skill"),
    "避けたい環境": ("avoid", "environment"),
    "困りごと": ("difficulties", "difficulty"),
}


def load(folder: Path, member: Member, today: dt.date) -> dict[str, Need]:
    """Receive every need of the file, oldest first; return them by their sample number."""
    known = known_of(member.municipality)
    rows = rows_of(folder, "needs")
    received = sorted(rows, key=lambda row: surely(row.cells["受け付けた日"], today))
    made = {}
    for row in received:
        need = needs.receive(
            member=member,
            received_on=surely(row.cells["受け付けた日"], today),
            facts=_facts(row, known, member),
        )
        _consent(row, need, member, today)
        made[row.cells["番号"]] = need
    return made


def _facts(row: Row, known: Known, member: Member) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "coordinator": member.user,
        "wishes": row.cells["希望"],
        "memo": row.cells["メモ"],
        "area": known.areas.get(row.cells["区域"]),
        "sectors": several(row.cells["分野"], known.sectors),
        "slots": cells.days_and_parts(row.cells["曜日と時間帯"]),
        "travel": several(row.cells["行き方"], by_label(Travel.choices)),
        "max_km": float(row.cells["何キロまで"]) if row.cells["何キロまで"] else None,
        "has_companion": cells.yes_no(row.cells["付き添い"]),
        "fee_limit": cells.number(row.cells["払えるお金"], 100_000),
        "essential": several(row.cells["ゆずれないこと"], _conditions()),
    }
    for heading, (name, choices) in CHOSEN.items():
        value = cells.choice(row.cells[heading], choices)
        if value is not None:
            facts[name] = value
    for heading, name in TICKED.items():
        facts[name] = is_yes(row.cells[heading])
    for heading, (name, kind) in WORDED.items():
        facts[name] = several(row.cells[heading], known.words[kind])
    return facts


def _conditions() -> dict[str, object]:
    return {cells.plain(CONDITION_NAMES[key]): key for key in ESSENTIAL_CONDITIONS}


def _consent(row: Row, need: Need, member: Member, today: dt.date) -> None:
    if not row.cells["同意の形"]:
        return
    consents.give(
        member=member,
        need=need,
        form=str(by_label(Consent.Form.choices)[row.cells["同意の形"]]),
        scope=map(str, several(row.cells["同意の範囲"], by_label(Consent.Scope.choices))),
        given_on=surely(row.cells["同意の日"], today),
        may_tell=row.cells["伝えてよいこと"],
    )


def refer(
    folder: Path,
    member: Member,
    made: dict[str, Need],
    records: dict[str, RegistryRecord],
    today: dt.date,
) -> None:
    """Propose the places that fit and take the steps of the file, keeping each ledger."""
    known = known_of(member.municipality)
    places = _places(member, today)
    by_key = {each.pk: each for each in records.values()}
    for row in rows_of(folder, "referrals"):
        need = made[row.cells["番号"]]
        ranking = rank(wanted(need), places, today=today)
        found = list(ranking.candidates[: int(row.cells["ねらい"])])
        if not found:
            continue
        candidate = found[-1]
        steps = [each.split("@") for each in row.cells["段階"].split(";")]
        referral = referrals.propose(
            member=member,
            need=need,
            record=by_key[candidate.key],
            ledger=as_json(candidate),
            reason=row.cells["理由"],
            on=surely(steps[0][1], today),
        )
        for place, (label, when, note) in enumerate(steps[1:], start=2):
            step = str(by_label(Step.choices)[cells.plain(label)])
            failed = step == Step.FAILED
            following = NEXT.get(step, "") if place == len(steps) else ""
            # Some of it is due this week, some later.
            days = dt.timedelta(days=1 + need.pk % 9)
            referrals.take_step(
                member=member,
                referral=referral,
                step=step,
                on=surely(when, today),
                note="" if failed else note,
                next_on=today + days if following else None,
                next_what=following,
                failure=known.words["failure"][cells.plain(note)] if failed else None,
            )


def withdraw(folder: Path, member: Member, made: dict[str, Need], today: dt.date) -> None:
    """Take back the consents that the file says were taken back."""
    for row in rows_of(folder, "needs"):
        if row.cells["取り消した日"]:
            consent = made[row.cells["番号"]].consents.get()
            on = surely(row.cells["取り消した日"], today)
            consents.withdraw(member=member, consent=consent, on=on)


def _places(member: Member, today: dt.date) -> Pool:
    """Where one can take part: counters listen, but nobody spends the day there."""
    found = gathered(member.municipality, today).values()
    return Pool(each.candidate for each in found if each.candidate.kind not in CONSULTING)


def end(folder: Path, member: Member, made: dict[str, Need], today: dt.date) -> None:
    """Close the needs that the file calls closed."""
    for row in rows_of(folder, "needs"):
        if row.cells["終えた日"]:
            need = made[row.cells["番号"]]
            need.refresh_from_db()
            needs.close(
                member=member,
                need=need,
                state=str(by_label(Need.State.choices)[row.cells["状態"]]),
                on=surely(row.cells["終えた日"], today),
                note=row.cells["評価"],
            )
