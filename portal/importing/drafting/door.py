"""Writes the draft pages of a document: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from directory.models import Municipality
from portal.home.children import PageOfMunicipality
from portal.home.models import MunicipalityPage
from portal.importing.data import PlanFound, Source, Understood
from portal.plans.models import ChapterPage, PlanPage

from .keeping import dropped
from .tree import Draft, Sheet, draft_of

LONGEST_TITLE = 200


class Dropped(RuntimeError):  # noqa: N818 - it is said of the characters
    """Characters of the document that no draft would hold; nothing was written."""

    def __init__(self, characters: str) -> None:
        super().__init__(characters)
        self.characters = characters


@transaction.atomic
def draft(
    source: Source, understood: Understood, municipality: Municipality, *, title: str, user: Any
) -> PlanPage:
    """Make a plan and its chapters, none of them live.

    Raises ``Dropped`` where a character of the source would be in none of them.
    """
    made = draft_of(understood)
    if lost := dropped(source, made):
        raise Dropped("".join(sorted(lost)))
    home = MunicipalityPage.objects.get(municipality=municipality)
    plan = _plan(understood.plan, municipality, title or source.name)
    plan.slug = _free_slug(home, "plan")
    plan.body = _stream(plan, made.front)
    _add(home, plan, user)
    for number, sheet in enumerate(_sheets(made), start=1):
        _add(plan, _chapter(sheet, municipality, number), user)
    return plan


def _sheets(made: Draft) -> Iterator[Sheet]:
    yield from made.sheets
    if made.set_aside:
        yield Sheet("", _("目次・欄外（取り込んだもの）"), made.set_aside)


def _plan(found: PlanFound, municipality: Municipality, title: str) -> PlanPage:
    return PlanPage(
        municipality=municipality,
        title=(found.title or title)[:LONGEST_TITLE],
        subtitle=found.subtitle[:LONGEST_TITLE],
        publisher=found.publisher[:100],
        dated_label=found.date_wording[:50],
        period_from=found.period_from,
        period_to=found.period_to,
        period_label=found.period_wording[:100],
        legal_basis="\n".join(each.name for each in found.legal_basis),
    )


def _chapter(sheet: Sheet, municipality: Municipality, number: int) -> ChapterPage:
    label = sheet.label if len(sheet.label) <= 20 else ""
    title = sheet.title if label else f"{sheet.label} {sheet.title}".strip()
    page = ChapterPage(
        municipality=municipality,
        title=title[:LONGEST_TITLE],
        label=label,
        slug=f"chapter-{number}",
    )
    rest = title[LONGEST_TITLE:]
    lost = ({"type": "unread", "value": {"lines": "", "text": rest}},) if rest else ()
    page.body = _stream(page, (*lost, *sheet.blocks))
    return page


def _stream(page: PageOfMunicipality, blocks: tuple[dict[str, Any], ...]) -> object:
    return page._meta.get_field("body").stream_block.to_python(list(blocks))


def _add(parent: Any, page: PageOfMunicipality, user: Any) -> None:
    page.live = False
    page.has_unpublished_changes = True
    parent.add_child(instance=page)
    page.save_revision(user=user)


def _free_slug(home: MunicipalityPage, wanted: str) -> str:
    taken = set(home.get_children().values_list("slug", flat=True))
    names = (slugify(f"{wanted}-{number}") for number in count(2))
    return wanted if wanted not in taken else next(name for name in names if name not in taken)
