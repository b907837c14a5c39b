"""The lines before a manuscript's text → the fields of its page, by the names editors see."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from wagtail.models import Page

from directory.models import Municipality

from .faults import ManuscriptError
from .reading import Manuscript

TITLE, SLUG = "題", "アドレス"
_SEVERAL = "／"


def fill(page: Page, manuscript: Manuscript, municipality: Municipality) -> None:
    """Set a page's fields. Raises ``ManuscriptError`` for names and values it cannot take."""
    known = {
        str(field.verbose_name).partition("（")[0]: field
        for field in type(page)._meta.local_fields
        if field.editable and not field.primary_key
    }
    for name, words in manuscript.about.items():
        if name in (TITLE, SLUG):
            continue
        if name not in known:
            listed = "、".join(known)
            reason = _("「%(name)s」という項目はありません。あるのは %(known)s です。")
            raise ManuscriptError(manuscript.place, reason % {"name": name, "known": listed})
        setattr(page, known[name].name, _value(known[name], words, manuscript, municipality))
    page.title = manuscript.about.get(TITLE, "") or manuscript.slug


def _value(
    field: models.Field, words: str, manuscript: Manuscript, municipality: Municipality
) -> Any:
    try:
        if isinstance(field, models.ForeignKey):
            return _record(field.related_model, words, municipality)
        if isinstance(field, models.DateField):
            return dt.date.fromisoformat(words)
        if field.choices:
            return {str(label): value for value, label in field.choices}[words]
        return field.to_python(words.replace(_SEVERAL, "\n"))
    except (LookupError, ValueError, models.ObjectDoesNotExist):
        reason = _("「%(name)s」に「%(words)s」は入れられません。")
        names = {"name": field.verbose_name, "words": words}
        raise ManuscriptError(manuscript.place, reason % names) from None


def _record(model: type[models.Model], words: str, municipality: Municipality) -> models.Model:
    named = "title" if any(each.name == "title" for each in model._meta.fields) else "name"
    return model.objects.get(**{named: words, "municipality": municipality})
