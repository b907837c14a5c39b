"""Refuse to start where an address could mean two things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection
from django.db.models import F
from django.utils.translation import gettext as _

from directory.municipality_slug import RESERVED


@register(Tags.database)
def addresses_are_plain(
    databases: Iterable[str] | None = None, **_kwargs: object
) -> list[CheckMessage]:
    """A municipality's page has its slug, and no slug is an address of the hub itself."""
    if not databases or not _tables_stand():
        return []
    return [*_misnamed_pages(), *_reserved_slugs()]


def _tables_stand() -> bool:
    """The first migration is checked, too, before it has made any table."""
    from portal.home.models import MunicipalityPage

    return MunicipalityPage._meta.db_table in connection.introspection.table_names()


def _misnamed_pages() -> Iterator[CheckMessage]:
    from portal.home.models import MunicipalityPage

    for page in MunicipalityPage.objects.exclude(slug=F("municipality__slug")):
        yield Error(
            _("「%(title)s」のアドレス %(slug)s が、自治体の %(other)s と違います。")
            % {"title": page.title, "slug": page.slug, "other": page.municipality.slug},
            hint=_("ページか自治体のどちらかのアドレスを直してください。"),
            obj=page,
            id="portal.E001",
        )


def _reserved_slugs() -> Iterator[CheckMessage]:
    from directory.models import Municipality

    for municipality in Municipality.objects.filter(slug__in=RESERVED):
        yield Error(
            _("自治体のアドレス %(slug)s は、サイトの別のページが使っています。")
            % {"slug": municipality.slug},
            hint=_("自治体の「アドレスに使う名前」を変えてください。"),
            obj=municipality,
            id="portal.E002",
        )
