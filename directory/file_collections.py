"""Where a municipality's files are kept: one collection for everybody, one for its staff."""

from __future__ import annotations

from django.utils.translation import gettext
from wagtail.models import Collection, CollectionViewRestriction

from directory.models import Municipality


def collection_of(municipality: Municipality) -> Collection:
    """The collection of files anyone may open; it is made where it is missing."""
    return _child(Collection.get_first_root_node(), municipality.name)


def staff_collection_of(municipality: Municipality) -> Collection:
    """The collection of files for the municipality's staff; it is closed from the start."""
    found = _child(
        collection_of(municipality), gettext("%(name)s 職員のみ") % {"name": municipality.name}
    )
    staff_restriction_of(found)
    return found


def staff_restriction_of(collection: Collection) -> CollectionViewRestriction:
    """What closes a collection to all but certain groups; without a group, to everybody."""
    found, _ = CollectionViewRestriction.objects.get_or_create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    return found


def _child(parent: Collection, name: str) -> Collection:
    found = parent.get_children().filter(name=name).first()
    return found or parent.add_child(name=name)
