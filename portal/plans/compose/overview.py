"""The programmes of the law as one figure: 号 by 号, each with its programmes."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.plans.document.parts import Box, Drawing, Line, Part, Span
from portal.plans.facts.records import ProgrammeFact

from . import tables
from .asked import Asked, remark
from .programmes import Group, each_once, grouped


def parts(asked: Asked) -> Iterator[Part]:
    """The figure with everything it shows told in its alternative."""
    groups = _groups(asked)
    if not groups:
        yield remark(_("事業は、まだ台帳にありません。"))
        return
    boxes = tuple(_group_box(group) for group in groups)
    title = asked.title(_("重層的支援体制整備事業の全体"))
    yield Drawing(title, "nested", boxes, "\n".join(map(_told, groups)))


def records(asked: Asked) -> tuple[ProgrammeFact, ...]:
    """Every programme shown, each once."""
    return each_once(_groups(asked))


def _groups(asked: Asked) -> tuple[Group, ...]:
    return grouped(Asked({"group": "item"}, asked.facts))


def _group_box(group: Group) -> Box:
    keys = {each.key for each in group.programmes}
    mains = (each for each in group.programmes if each.parent not in keys)
    return Box(group.label, children=tuple(_box(each, group) for each in mains))


def _box(programme: ProgrammeFact, group: Group) -> Box:
    within = (each for each in group.programmes if each.parent == programme.key)
    return Box(programme.heading, _lines(programme), tuple(_box(each, group) for each in within))


def _lines(programme: ProgrammeFact) -> tuple[Line, ...]:
    own = programme.name if programme.name != programme.heading else ""
    departments = tables.joined(programme.departments)
    return tuple((Span(words),) for words in (own, departments) if words)


def _told(group: Group) -> str:
    told = (tables.joined((each.heading, *_words(each))) for each in group.programmes)
    return _("%(group)s：%(programmes)s。") % {
        "group": group.label,
        "programmes": _("／").join(told),
    }


def _words(programme: ProgrammeFact) -> tuple[str, ...]:
    return tuple(line[0].text for line in _lines(programme))
