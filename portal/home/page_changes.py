"""Whatever changes what the public sees of a page, told with the pages it happens to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from directory.models import Municipality

from .children import PageOfMunicipality

Tell = Callable[[Iterable[int]], None]


def tell_of_changes(model: type[PageOfMunicipality], tell: Tell) -> None:
    """Call ``tell`` with the keys of pages of ``model`` that may be seen otherwise than before.

    A page changes with everything above it: what is published, hidden, moved, renamed or
    made private there.
    """

    def below(instance: Page, **_: object) -> None:
        tell(model.objects.filter(path__startswith=instance.path).values_list("pk", flat=True))

    def restricted(instance: PageViewRestriction, **_: object) -> None:
        below(instance.page)

    def itself(instance: PageOfMunicipality, **_: object) -> None:
        tell([instance.pk])

    def of_municipality(instance: Municipality, **_: object) -> None:
        tell(model.objects.filter(municipality=instance).values_list("pk", flat=True))

    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(below, weak=False)
    for signal in (post_save, post_delete):
        signal.connect(restricted, sender=PageViewRestriction, weak=False)
        signal.connect(itself, sender=model, weak=False)
    post_save.connect(of_municipality, sender=Municipality, weak=False)
