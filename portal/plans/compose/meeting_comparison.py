"""支援会議 beside 重層的支援会議."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.plans.document.parts import Cell, Part, Span, Table
from portal.plans.facts.records import MeetingFact

from . import tables
from .asked import Asked, meant, remark
from .meetings import facts

# How both meetings of the law are called; some municipalities hold them as one.
_USUAL = "支援会議"


def parts(asked: Asked) -> Iterator[Part]:
    """A table with a column for each meeting; with fewer than two it is said so."""
    meetings = records(asked)
    if not meetings:
        yield remark(_("くらべる会議（支援会議・重層的支援会議）は、まだ台帳にありません。"))
        return
    if len(meetings) == 1:
        yield remark(_("台帳にある会議は「%s」の1つです。") % meetings[0].name)
    yield _table(asked.title(_("会議のくらべ表")), meetings)


def records(asked: Asked) -> tuple[MeetingFact, ...]:
    """The meetings named, or those of the law; a meeting within another is left out."""
    if names := asked.named("names"):
        return tuple(each for each in asked.facts.meetings if meant(names, each.name))
    usual = [each for each in asked.facts.meetings if _USUAL in each.name]
    found = usual or [each for each in asked.facts.meetings if _is_about_cases(each)]
    names_found = {each.name for each in found}
    whole = (each for each in found if each.parent not in names_found)
    return tuple(sorted(whole, key=lambda each: each.consent == "needed"))


def _is_about_cases(meeting: MeetingFact) -> bool:
    return meeting.consent in ("needed", "not_needed")


def _table(caption: str, meetings: tuple[MeetingFact, ...]) -> Table:
    rows = ((name, [make(each) for each in meetings]) for name, make in facts())
    return Table(
        caption,
        (_("くらべること"), *(each.name for each in meetings)),
        tuple(
            (_header(name), *map(_filled, cells))
            for name, cells in rows
            if name in _always() or any(cell.lines for cell in cells)
        ),
    )


def _always() -> set[str]:
    """What readers compare: shown even where no meeting states it."""
    return {
        _("根拠"),
        _("主催"),
        _("事務局"),
        _("構成員"),
        _("本人の同意"),
        _("守秘義務"),
        _("頻度"),
    }


def _filled(cell: Cell) -> Cell:
    return cell if cell.lines else tables.not_stated()


def _header(name: str) -> Cell:
    return Cell(((Span(name),),), header=True)
