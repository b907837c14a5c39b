"""役割・人, and when a case is handed on to them."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.plans.document.parts import Cell, Part, Profile
from portal.plans.facts.records import Fact, GoalFact, RoleFact

from . import tables
from .asked import Asked, meant, remark

# Aims of this kind are criteria that no single role answers to.
_CRITERION = "つなぐ基準"
# More columns than these leave no room for words.
_COLUMNS = 5


def parts(asked: Asked) -> Iterator[Part]:
    """A table for each kind of role."""
    roles = records(asked)
    if not roles:
        yield remark(_("あてはまる役割・人は、まだ台帳にありません。"))
        return
    yield from asked.heading()
    for number, kind in enumerate(dict.fromkeys(each.kind for each in roles), start=1):
        own = [each for each in roles if each.kind == kind]
        yield from _of_one_kind(asked, f"kind-{number}", kind or _("役割・人"), own)


def _of_one_kind(asked: Asked, name: str, kind: str, roles: list[RoleFact]) -> Iterator[Part]:
    """A table, or where so much is known that its columns would be narrow, one by one."""
    table = tables.table(kind, _columns(), roles, missing=tables.not_stated)
    if len(table.columns) <= _COLUMNS:
        yield table
        return
    yield asked.group(name, kind)
    yield from map(_profile, roles)


def _profile(role: RoleFact) -> Profile:
    rows = tables.said(_columns()[1:], role)
    if not rows:
        rows = ((_("くわしいこと"), tables.not_stated()),)
    return Profile(role.name, rows, role.key.replace(":", "-"), role.key)


def records(asked: Asked) -> tuple[RoleFact, ...]:
    """The roles of the kinds wished for."""
    return tuple(each for each in asked.facts.roles if meant(asked.named("kinds"), each.kind))


def _columns() -> list[tables.Column[RoleFact]]:
    return [
        (_("名称"), lambda each: tables.named(each.name, each.key)),
        (_("層・受け持ち"), lambda each: tables.text(each.layer)),
        (_("所属"), _belongs_to),
        (_("すること"), lambda each: tables.texts(each.duties)),
        (_("呼ぶとき・つなぐ基準"), lambda each: tables.texts(each.call_when)),
        (_("連絡の道すじ"), lambda each: tables.text(each.contact_route)),
        (_("兼務"), lambda each: tables.text(each.concurrent)),
        (_("関わる事業"), lambda each: tables.texts(each.programmes)),
    ]


def _belongs_to(role: RoleFact) -> Cell:
    known = (role.affiliation, role.organization, *role.departments)
    return tables.texts(dict.fromkeys(known))


def criteria(asked: Asked) -> Iterator[Part]:
    """Whom to call in which situation."""
    roles, aims = _callable(asked), _criteria(asked)
    if not roles and not aims:
        yield remark(
            _("つなぐ基準は、まだ台帳にありません。役割の「呼ぶとき」に書くと、ここに載ります。")
        )
        return
    if roles:
        yield tables.table(asked.title(_("つなぐ基準")), _calling(), roles)
    if aims:
        yield tables.table(_("そのほかの基準"), _aims(), aims)


def criteria_records(asked: Asked) -> tuple[Fact, ...]:
    """The roles that say when to call them, and criteria written as aims."""
    return (*_callable(asked), *_criteria(asked))


def _callable(asked: Asked) -> list[RoleFact]:
    return [each for each in asked.facts.roles if each.call_when]


def _criteria(asked: Asked) -> list[GoalFact]:
    return [each for each in asked.facts.goals if each.kind == _CRITERION]


def _calling() -> list[tables.Column[RoleFact]]:
    return [
        (_("つなぐ先"), lambda each: tables.named(each.name, each.key)),
        (_("こんなとき"), lambda each: tables.texts(each.call_when)),
        (_("所属"), _belongs_to),
        (_("連絡の道すじ"), lambda each: tables.text(each.contact_route)),
    ]


def _aims() -> list[tables.Column[GoalFact]]:
    return [
        (_("こんなとき"), lambda each: tables.named(each.name, each.key)),
        (_("つなぐ先"), lambda each: tables.text(each.body)),
    ]
