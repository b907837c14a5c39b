"""What staff look up in the middle of a case: which meeting, and what to see to when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from portal.plans.document.parts import Decision, Items, Line, Part, Span
from portal.plans.facts.records import MeetingFact

from .asked import Asked, remark
from .meetings import timing_names


def which_meeting(asked: Asked) -> Iterator[Part]:
    """Consent given or not: the meetings that may talk about it."""
    if not which_meeting_records(asked):
        yield remark(_("本人の同意の要否が分かる会議は、まだ台帳にありません。"))
        return
    yield from asked.heading()
    yield Decision(_("本人の同意がありますか"), tuple(_answers(asked)))


def which_meeting_records(asked: Asked) -> tuple[MeetingFact, ...]:
    """The meetings about cases."""
    return tuple(each for each in asked.facts.meetings if each.consent)


def _answers(asked: Asked) -> Iterator[tuple[str, tuple[Line, ...]]]:
    needed, not_needed, not_stated = (
        [each for each in asked.facts.meetings if each.consent == consent]
        for consent in ("needed", "not_needed", "not_stated")
    )
    yield _("同意がある"), _lines(needed, _("同意を得て開く会議の記載がありません。"))
    yield (
        _("同意がない・まだ得ていない"),
        _lines(not_needed, _("同意がなくても開ける会議の記載がありません。")),
    )
    if not_stated:
        yield _("同意の要否が書かれていない会議"), _lines(not_stated, "")


def _lines(meetings: Iterable[MeetingFact], otherwise: str) -> tuple[Line, ...]:
    lines = tuple(map(_line, meetings))
    return lines or ((Span(otherwise),),)


def _line(meeting: MeetingFact) -> Line:
    more = (meeting.legal_basis, meeting.consent_wording, *meeting.confidentiality)
    said = _("、").join(each for each in more if each)
    name = Span(meeting.name, ref=meeting.key, mark="strong")
    return (name, Span(_("（%s）") % said)) if said else (name,)


def timings(asked: Asked) -> Iterator[Part]:
    """A checklist for each timing of a support plan."""
    meetings = timings_records(asked)
    if not meetings:
        yield remark(
            _(
                "時期ごとに話し合うことは、まだ台帳にありません。会議体の「タイミング」に書くと、ここに載ります。"
            )
        )
        return
    yield from asked.heading()
    for timing, name in timing_names().items():
        if lines := tuple(_matters(meetings, timing)):
            yield asked.group(timing.replace("_", "-"), name)
            yield Items(lines)


def timings_records(asked: Asked) -> tuple[MeetingFact, ...]:
    """The meetings that say what they talk about when."""
    return tuple(each for each in asked.facts.meetings if each.timings)


def _matters(meetings: Iterable[MeetingFact], timing: str) -> Iterator[Line]:
    for meeting in meetings:
        for moment in (each for each in meeting.timings if each.timing == timing):
            for matter in moment.matters or (moment.wording or moment.label,):
                yield (Span(matter), Span(_("（%s）") % meeting.name))
