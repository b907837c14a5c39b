"""Manuscripts → published pages; what a person has edited since is left alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from directory.models import Municipality
from portal.home.models import MunicipalityPage
from portal.plans.models import ChapterPage, HandbookChapterPage, HandbookPage, PlanPage

from .body import stream_of
from .faults import ManuscriptError
from .fields import SLUG, fill
from .reading import Manuscript, manuscripts

# The folder a manuscript lies in → its first page and the pages below it.
KINDS: dict[str, tuple[type[Page], type[Page]]] = {
    "plan": (PlanPage, ChapterPage),
    "handbook": (HandbookPage, HandbookChapterPage),
}
MUNICIPALITY_FILE = "municipality.csv"


@dataclass(slots=True)
class Loaded:
    """How many pages were written, and which were left because a person has edited them."""

    written: int = 0
    left: int = 0


def load_folder(folder: Path, municipality: Municipality) -> Loaded:
    """Load everything below ``sample/<name>/``. Raises ``ManuscriptError``."""
    loaded = Loaded()
    with transaction.atomic():
        for name, kinds in KINDS.items():
            if (folder / name).is_dir():
                _load_tree(manuscripts(folder / name), kinds, municipality, loaded)
    return loaded


def _load_tree(
    files: list[Manuscript],
    kinds: tuple[type[Page], type[Page]],
    municipality: Municipality,
    loaded: Loaded,
) -> None:
    if not files:
        return
    home = MunicipalityPage.objects.get(municipality=municipality)
    first, *others = files
    top = _load(first, kinds[0], home, municipality, loaded)
    for each in others:
        _load(each, kinds[1], top, municipality, loaded)


def _load(
    manuscript: Manuscript,
    kind: type[Page],
    parent: Page,
    municipality: Municipality,
    loaded: Loaded,
) -> Page:
    slug = manuscript.about.get(SLUG, manuscript.slug)
    page = kind.objects.child_of(parent).filter(slug=slug).first()
    if page and page.revisions.filter(user__isnull=False).exists():
        loaded.left += 1
        return page
    page = page or kind(slug=slug, municipality=municipality)
    before = _content(page)
    fill(page, manuscript, municipality)
    page.body = _body(page, manuscript)
    if page.pk is None:
        parent.add_child(instance=page)
    elif _content(page) == before:
        return page
    page.save_revision().publish()
    loaded.written += 1
    return page


def _content(page: Page) -> dict[str, object]:
    """What a manuscript decides about a page."""
    names = [field.name for field in type(page)._meta.local_fields if field.editable]
    data = page.serializable_data()
    content = {name: data[name] for name in ("title", *names) if name in data}
    # A database may keep the keys of a block in another order; that is no change.
    return content | {"body": json.loads(data["body"])}


def _body(page: Page, manuscript: Manuscript) -> object:
    block = page._meta.get_field("body").stream_block
    value = block.to_python(stream_of(manuscript.text, manuscript.place, block))
    try:
        block.clean(value)
    except ManuscriptError:
        raise
    except Exception as error:
        raise ManuscriptError(manuscript.place, _("本文を読めません: %s") % error) from error
    return value
