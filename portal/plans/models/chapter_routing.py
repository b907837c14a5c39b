"""The way from a plan or handbook to its chapters."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail.url_routing import RouteResult


class ChapterRouting:
    """Finds a chapter with one question instead of one for each layer of its page.

    The chapter is told whose it is: it has an attribute ``plan`` for that.
    """

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if len(path_components) == 1:
            (model,) = self.allowed_subpage_models()
            chapters = model.objects.child_of(self).live()
            if chapter := chapters.filter(slug=path_components[0]).first():
                chapter.plan = self
                return RouteResult(chapter)
        return super().route(request, path_components)
