"""Every public resource has its staff face; a resource that goes leaves what staff wrote."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from directory.models import Resource

from .services import faces


@receiver(post_save, sender=Resource)
def resource_saved(instance: Resource, created: bool, raw: bool = False, **_: Any) -> None:
    if created and not raw:
        faces.provide(instance)


@receiver(pre_delete, sender=Resource)
def resource_goes(instance: Resource, **_: Any) -> None:
    faces.part_from(instance)
