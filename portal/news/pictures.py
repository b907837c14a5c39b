"""Pictures at the size they are shown in: made when the news is published, read with it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

SHOWN_AT = "max-960x960"


def make(body: StreamValue) -> None:
    """Make what is not there yet, so that reading the page writes nothing."""
    for image in _images(body):
        image.prefetched_renditions = [image.get_rendition(SHOWN_AT)]


def prepare(body: StreamValue) -> None:
    """Give each image ``prefetched_renditions``, in one query; empty where none was made."""
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec=SHOWN_AT)
    wanted = Prefetch("renditions", renditions, to_attr="prefetched_renditions")
    prefetch_related_objects(list(_images(body)), wanted)


def _images(body: StreamValue) -> Iterator[AbstractImage]:
    return (block.value for block in body if block.block_type == "picture" and block.value)
