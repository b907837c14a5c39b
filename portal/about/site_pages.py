"""The pages every municipality's site has beside the directory: news, contact, statement.

What is written for a fictional municipality is published. For a real one empty drafts are made:
nothing is said in its name that its own staff have not said.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from directory.models import Municipality
from portal.home.models import MunicipalityPage
from portal.home.only_child import OnlyChild
from portal.news.manuscript import body_of
from portal.news.models import NewsIndexPage, NewsPage
from portal.plans.manuscript.fields import SLUG, fill
from portal.plans.manuscript.reading import Manuscript, manuscripts

from .models import AccessibilityPage, ContactPage

TITLES: dict[type[OnlyChild], Any] = {
    NewsIndexPage: _("お知らせ"),
    ContactPage: _("お問い合わせ"),
    AccessibilityPage: _("アクセシビリティについて"),
}


@transaction.atomic
def ensure_site_pages(sample: Path) -> int:
    """Make what is missing, from the files below ``sample``; return how many pages.

    A page that is there, whoever made it, is left alone, and so is the news of a list that is
    there. Raises ``ManuscriptError`` and ``tomllib.TOMLDecodeError`` for files it cannot read.
    """
    homes = MunicipalityPage.objects.select_related("municipality")
    return sum(_ensure(home, kind, sample) for home in homes for kind in TITLES)


def _ensure(home: MunicipalityPage, kind: type[OnlyChild], sample: Path) -> int:
    if kind.objects.child_of(home).exists():
        return 0
    folder = sample / home.municipality.slug
    page = kind(title=str(TITLES[kind]), slug=kind.fixed_slug, live=False)
    home.add_child(instance=page)
    _fill(page, _facts(folder / "about" / f"{kind.fixed_slug}.toml"))
    revision = page.save_revision()
    if home.municipality.fictional:
        revision.publish()
    return 1 + (_add_news(page, folder / "news") if kind is NewsIndexPage else 0)


def _facts(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _fill(page: OnlyChild, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(page, name, _value(page, name, value))


def _value(page: OnlyChild, name: str, value: Any) -> Any:
    """A field's value: departments by their names, blocks from lists of tables."""
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        (block,) = field.stream_block.child_blocks
        return [(block, each) for each in value]
    if isinstance(field, models.ManyToManyField):
        rows = field.related_model.objects.filter(municipality=page.municipality)
        return list(rows.filter(name__in=value))
    if isinstance(field, models.ForeignKey):
        rows = field.related_model.objects.filter(municipality=page.municipality)
        return rows.filter(name=value).first()
    return value.strip()


def _add_news(index: NewsIndexPage, folder: Path) -> int:
    found = manuscripts(folder) if index.municipality.fictional else []
    for manuscript in found:
        _add(index, manuscript, index.municipality)
    return len(found)


def _add(index: NewsIndexPage, manuscript: Manuscript, municipality: Municipality) -> None:
    page = NewsPage(slug=manuscript.about.get(SLUG, manuscript.slug), body=body_of(manuscript.text))
    fill(page, manuscript, municipality)
    index.add_child(instance=page)
    page.save_revision().publish()
