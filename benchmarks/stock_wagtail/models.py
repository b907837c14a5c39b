"""Laid over the ``home`` app of a fresh ``wagtail start`` project: a page with a body."""

from django.db import models
from wagtail.models import Page
from wagtail.search import index


class HomePage(Page):
    pass


class RecordPage(Page):
    body = models.TextField()

    search_fields = [*Page.search_fields, index.SearchField("body")]
