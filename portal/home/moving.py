"""A page moved to another municipality belongs to that one from then on."""

from __future__ import annotations

from django.apps import apps
from wagtail.models import Page
from wagtail.signals import post_page_move

from .children import PageOfMunicipality
from .models import MunicipalityPage


def settle(instance: Page, **_: object) -> None:
    """Write down the municipality of what was moved, and of everything below it."""
    above = MunicipalityPage.objects.ancestor_of(instance).values_list("municipality_id").first()
    if above is None:
        return
    for model in apps.get_models():
        if issubclass(model, PageOfMunicipality):
            moved = model.objects.filter(path__startswith=instance.path)
            moved.exclude(municipality_id=above[0]).update(municipality_id=above[0])


post_page_move.connect(settle)
