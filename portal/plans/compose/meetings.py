"""会議体 one by one: every fact the plan states of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from portal.plans.document.parts import Cell, Part, Profile
from portal.plans.facts.records import MeetingFact

from . import tables
from .asked import Asked, meant, remark


def parts(asked: Asked) -> Iterator[Part]:
    """A profile of each meeting an editor chose."""
    meetings = records(asked)
    if not meetings:
        yield remark(_("あてはまる会議体は、まだ台帳にありません。"))
        return
    yield from asked.heading()
    yield from map(_profile, meetings)


def records(asked: Asked) -> tuple[MeetingFact, ...]:
    """The meetings of the names and kinds wished for."""
    return tuple(
        each
        for each in asked.facts.meetings
        if meant(asked.named("names"), each.name) and meant(asked.named("kinds"), each.kind)
    )


def facts() -> list[tables.Column[MeetingFact]]:
    """What a plan may state of a meeting, in the order a reader asks for it."""
    return [
        (_("種類"), lambda each: tables.text(each.kind)),
        (_("上位の会議"), lambda each: tables.text(each.parent)),
        (_("根拠"), lambda each: tables.text(each.legal_basis)),
        (_("主催"), lambda each: tables.texts(each.host)),
        (_("受託者"), lambda each: tables.text(each.contractor)),
        (_("事務局"), lambda each: tables.text(each.secretariat)),
        (_("かならず出る人"), lambda each: tables.texts(each.required_members)),
        (_("構成員"), lambda each: tables.texts(each.members)),
        (_("本人・家族の出席"), lambda each: tables.text(each.attendance)),
        (_("本人の同意"), consent),
        (_("守秘義務"), lambda each: tables.texts(each.confidentiality)),
        (_("頻度"), lambda each: tables.text(each.frequency)),
        (_("開くとき"), lambda each: tables.texts(each.held_when)),
        *((name, _matters_at(timing)) for timing, name in timing_names().items()),
        (_("話し合うこと"), lambda each: tables.texts(each.matters)),
        (_("ほかの会議と合わせて開くとき"), lambda each: tables.text(each.joint_rule)),
    ]


def timing_names() -> dict[str, str]:
    """What is discussed at each of the four timings, by the timing's name."""
    return {
        "making": _("プランをつくるとき（策定）"),
        "changing": _("プランを変えるとき（変更）"),
        "closing": _("支援を終えるとき（終結）"),
        "breaking_off": _("支援が途切れるとき（中断）"),
    }


def _matters_at(timing: str) -> Callable[[MeetingFact], Cell]:
    def cell(meeting: MeetingFact) -> Cell:
        moments = [each for each in meeting.timings if each.timing == timing]
        return tables.texts(
            line for each in moments for line in (each.matters or (each.wording or each.label,))
        )

    return cell


def consent(meeting: MeetingFact) -> Cell:
    """Whether the person's consent is needed, and the source's own words for it."""
    label = meeting.consent_label if meeting.consent else ""
    wording = meeting.consent_wording if meeting.consent_wording != label else ""
    return tables.texts((label, wording))


def _profile(meeting: MeetingFact) -> Profile:
    rows = tables.said(facts(), meeting)
    if not rows:
        rows = ((_("くわしいこと"), tables.texts([_("記載なし（名前だけが書かれています）")])),)
    return Profile(meeting.name, rows, meeting.key.replace(":", "-"), meeting.key)
